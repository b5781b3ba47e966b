"""Writing a result: the whole file or none of it."""

import os
import secrets
from pathlib import Path

from timeline.errors import InputError, TimelineError

_WRONG_PLACE = (FileExistsError, IsADirectoryError, NotADirectoryError, PermissionError)


def write(path: Path, text: str) -> None:
    """Put `text` at `path` as UTF-8, line ends as they are; a reader meanwhile sees the old file or the new one."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_text(text, encoding="utf-8", newline="")  # a device or a pipe can't be replaced
        else:
            _replace(path, text)
    except _WRONG_PLACE as error:
        raise InputError(f"{path}: can't be written ({error.strerror})") from error
    except OSError as error:
        raise TimelineError(f"{path}: can't be written ({error.strerror})") from error


def _replace(path: Path, text: str) -> None:
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    try:
        with temporary.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
