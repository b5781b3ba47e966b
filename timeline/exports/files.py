"""Writing results: whole files or none of them."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from timeline.errors import InputError, TimelineError

_WRONG_PLACE = (FileExistsError, IsADirectoryError, NotADirectoryError, PermissionError)


def write(path: Path, text: str) -> None:
    """Put `text` at `path` as UTF-8, line ends as they are; a reader meanwhile sees the old file or the new one."""
    write_all({path: text})


def write_all(texts: Mapping[Path, str]) -> None:
    """Put all texts at their paths; where one can't be written, none is."""
    drafts: dict[Path, Path] = {}
    path = Path()
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                raise IsADirectoryError(21, "is a folder")
            if path.exists() and not path.is_file():
                path.write_text(text, encoding="utf-8", newline="")  # a device or a pipe can't be replaced
                continue
            drafts[path] = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
            _draft(drafts[path], text)
        for path, draft in drafts.items():
            draft.replace(path)
    except _WRONG_PLACE as error:
        raise InputError(f"{path}: can't be written ({error.strerror})") from error
    except OSError as error:
        raise TimelineError(f"{path}: can't be written ({error.strerror})") from error
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def _draft(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
