"""Values of the model as JSON and back, by their own type hints: `decode(type(v), encode(v)) == v`."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from timeline.model import Reason


def encode(value: object, omit: Collection[str] = ()) -> Any:
    """Plain JSON values; `omit` names fields of the outermost value that are kept elsewhere."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: encode(getattr(value, f.name)) for f in fields(value) if f.name not in omit}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _encode_free(item) for key, item in value.items()}
    return value


def decode(hint: Any, data: Any, **given: object) -> Any:
    """The value that `encode` made `data` of; `given` are the fields that it left out."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _decode_union(get_args(hint), data)
    if origin is tuple:
        inner = get_args(hint)
        if inner[1:] == (...,):
            return tuple(decode(inner[0], item) for item in data)
        return tuple(decode(kind, item) for kind, item in zip(inner, data, strict=True))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {key: _decode_free(item) for key, item in data.items()}
    if isinstance(hint, type) and is_dataclass(hint):
        hints = _hints(hint)
        return hint(**given, **{name: decode(hints[name], item) for name, item in data.items()})
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(data)
    if hint is dt.date:
        return dt.date.fromisoformat(data)
    if hint is float and data is not None:
        return float(data)
    return data


def _decode_union(members: tuple[Any, ...], data: Any) -> Any:
    if data is None:
        return None
    (kind,) = (member for member in members if member is not NoneType)  # the model has no other unions
    return decode(kind, data)


def _encode_free(value: object) -> Any:
    """A value of a topic's rule, which may be anything of TOML; `(name)` tells what JSON has no word for."""
    match value:
        case Reason():
            return {"(reason)": encode(value)}
        case dt.date():
            return {"(date)": value.isoformat()}
        case tuple():
            return {"(tuple)": [_encode_free(item) for item in value]}
        case list():
            return [_encode_free(item) for item in value]
        case Mapping():
            plain = {str(key): _encode_free(item) for key, item in value.items()}
            return {"(table)": plain} if any(key.startswith("(") for key in plain) else plain
        case _:
            return value


def _decode_free(data: Any) -> Any:
    match data:
        case {"(reason)": said}:
            return decode(Reason, said)
        case {"(date)": day}:
            return dt.date.fromisoformat(day)
        case {"(tuple)": items}:
            return tuple(_decode_free(item) for item in items)
        case {"(table)": table}:
            return {key: _decode_free(item) for key, item in table.items()}
        case list():
            return [_decode_free(item) for item in data]
        case dict():
            return {key: _decode_free(item) for key, item in data.items()}
        case _:
            return data


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)
