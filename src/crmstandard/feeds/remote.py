"""Files of a feed that lie elsewhere: fetched through fsspec (extra `cloud`) into a folder that goes with the run."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from crmstandard.tabular.columns import all_arrays
from crmstandard.tabular.forms import CSV, form_of
from crmstandard.tabular.names import stem_of

URL = re.compile(r"[a-z][a-z0-9+.-]+://")
QUERY = re.compile(r"[?#][^/]*=.*")
WEB = ("http://", "https://")
PATTERN = frozenset("*?[")
CHUNK = 1 << 20
NEEDED = "files at URLs are read by the extra cloud: pip install 'crmstandard[cloud]'"


class AtHand(NamedTuple):
    """A file that was fetched: its name in reports, where it is now, and whether it was named itself."""

    name: str
    path: Path
    is_named: bool


class NotFetched(Exception):
    """A URL that can not be read, why, and what to do."""


def is_url(given: str) -> bool:
    """Whether a file or folder is named by a URL."""
    return URL.match(given) is not None


@contextmanager
def at_hand(given: Sequence[str]) -> Iterator[Sequence[str | AtHand]]:
    """The arguments with a fetched file in place of each that a URL leads to; they are removed at the end.

    Raises NotFetched. There has to be room for the files as they are delivered.
    """
    if not any(map(is_url, given)):
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="crmstandard-fetched-") as folder:
        made: list[str | AtHand] = []
        for number, each in enumerate(given):
            made += _fetched(each, Path(folder) / str(number)) if is_url(each) else [each]
        yield made


def _fetched(url: str, folder: Path) -> list[AtHand]:
    try:
        from fsspec.core import url_to_fs
    except ModuleNotFoundError as error:
        raise NotFetched(NEEDED) from error
    shown = without_secrets(url)
    try:
        system, path = url_to_fs(url)
        return _copies(system, list(_found(system, path, is_web=url.startswith(WEB))), folder)
    except FileNotFoundError as error:
        raise NotFetched(f"{shown}: {_missing(error)}") from error
    except Exception as error:  # of any service, in its own words
        raise NotFetched(f"{shown}: {type(error).__name__}: {str(error).replace(url, shown)[:200]}") from error


def _missing(error: FileNotFoundError) -> str:
    """What lies behind a file that is said to be missing: of a web server that was not reached it is said, too."""
    cause = error.__cause__
    if isinstance(cause, OSError) and not isinstance(cause, FileNotFoundError):
        return f"the server was not reached: {cause.strerror or cause}"
    return "there is no such file"


def without_secrets(url: str) -> str:
    """A URL as it may be shown: without user, password and the query that a signature stands in."""
    scheme, _, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{QUERY.sub('', path)}"


def _found(system: Any, path: str, *, is_web: bool) -> Iterator[tuple[str, bool]]:
    """The files that a path leads to, and whether each was named itself; on the web a page is no folder."""
    if is_web:
        yield path, True
    elif system.isdir(path):
        yield from ((each, False) for each in _files_in(system, path))
    else:
        matches = sorted(system.glob(path)) if PATTERN & set(path) and not system.exists(path) else [path]
        if not matches:
            raise FileNotFoundError(path)
        for each in matches:
            yield each, True
            yield from ((beside, False) for beside in _arrays_of(system, each) if beside not in matches)


def _files_in(system: Any, folder: str) -> list[str]:
    found = (each["name"] for each in system.ls(folder, detail=True) if each["type"] == "file")
    return sorted(each for each in found if not _base(each).startswith("."))


def _arrays_of(system: Any, path: str) -> list[str]:
    """The files beside a CSV file that hold the arrays of its records."""
    if form_of(Path(_base(path))) != CSV:
        return []
    stem = f"{stem_of(_base(path))}."
    beside = ((each, stem_of(_base(each))) for each in _files_in(system, path.rpartition("/")[0]))
    return [each for each, name in beside if name.startswith(stem) and name.removeprefix(stem) in all_arrays()]


def _base(path: str) -> str:
    return PurePosixPath(urlsplit(path).path if is_url(path) else path).name


def _copies(system: Any, found: Sequence[tuple[str, bool]], folder: Path) -> list[AtHand]:
    """The files in folders as they lay there, under their own names, so that these say what they always say."""
    folders: dict[str, Path] = {}
    made: list[AtHand] = []
    for path, is_named in found:
        into = folders.setdefault(path.rpartition("/")[0], folder / str(len(folders)))
        into.mkdir(parents=True, exist_ok=True)
        copy = into / _base(path)
        with system.open(path, "rb") as there, copy.open("wb") as here:
            shutil.copyfileobj(there, here, CHUNK)
        name = without_secrets(system.unstrip_protocol(path)) if is_named else copy.name
        made.append(AtHand(name, copy, is_named))
    return made
