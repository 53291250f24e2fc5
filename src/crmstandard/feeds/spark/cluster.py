"""A Spark cluster that judges a feed: one task a piece, as many at once as the cluster has cores for."""

from __future__ import annotations

import os
import secrets
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from crmstandard.feeds.checker import Checker, Task
from crmstandard.feeds.sources import Source, blocks_of
from crmstandard.feeds.spark.collecting import Address, Collector, Judged, send
from crmstandard.feeds.spark.pieces import SIZE, Piece, count_lines, numbered, pieces_of
from crmstandard.reading import Blank, Block, Unreadable, read_span

NAME = "crmstandard feed check"
NEEDED = "pyspark is not installed: pip install 'crmstandard[spark]'"
JAVA = "Spark needs Java 17 or newer: install it (Debian: openjdk-17-jre-headless) or set JAVA_HOME"
ABSENT = (
    "the Python of the executors does not have crmstandard {version}: install the same wheel there and name that "
    "Python by PYSPARK_PYTHON, or send an environment with spark.archives"
)
UNREACHABLE = (
    "no Spark master answers at {master} ({reason}): start it, or name it as its web page does (spark://host:7077)"
)
ENDED = (
    "Spark ended the application before the check was done: no Spark master answers at that address, or it has no "
    "worker left; look at the master's web page and log"
)
STANDALONE = "spark://"
REACHED = 10.0  # seconds in which a master has to take a connection
QUIET = [("spark.log.level", "FATAL"), ("spark.ui.showConsoleProgress", "false")]
Tell = Callable[[Judged], None]


class ClusterFailed(Exception):
    """The cluster could not do the work: what is wrong and what to do."""


@contextmanager
def cluster(master: str) -> Iterator[Any]:
    """The context of the cluster at a master's URL, or of the application that this runs in; raises ClusterFailed."""
    try:
        from pyspark import SparkConf, SparkContext
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise ClusterFailed(NEEDED) from error
    running = SparkSession.getActiveSession()
    if running is not None:  # of a notebook or of spark-submit: its owner ends it
        yield running.sparkContext
        return
    if master.startswith("local"):  # its executors are of this machine, so they can have what this process has
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    _reached(master)
    try:
        context = SparkContext(conf=SparkConf().setMaster(master).setAppName(NAME).setAll(QUIET))
    except Exception as error:
        raise ClusterFailed(JAVA if "JAVA" in str(error) else f"{master}: {_first_line(error)}") from error
    try:
        yield context
    finally:
        context.stop()


def _reached(master: str) -> None:
    """Raises ClusterFailed where nobody listens at a stand-alone master's address: Spark itself would wait a minute."""
    if not master.startswith(STANDALONE):
        return
    hosts = master.removeprefix(STANDALONE).split(",")
    refused = [_refusal(each) for each in hosts]
    if all(refused):
        raise ClusterFailed(UNREACHABLE.format(master=master, reason=refused[0]))


def _refusal(address: str) -> str | None:
    """Why there is no connection to a host and port; None where there is one."""
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host.strip("[]"), int(port)), REACHED).close()
    except (OSError, ValueError, OverflowError) as error:
        return getattr(error, "strerror", None) or str(error)
    return None


def judge(context: Any, sources: Sequence[Source], task: Task, folder: Path, tell: Tell) -> tuple[list[Judged], bool]:
    """What was found in each piece, in the order of the feed, and whether it was interrupted; raises ClusterFailed."""
    host = context.getConf().get("spark.driver.host")
    key = secrets.token_bytes(32)
    with closing(Collector(host, key, folder, tell)) as collector:
        wanted = partial(_judge, replace(task, folder=None), _own_version(), collector.address, key)
        interrupted = False
        try:
            pieces = _numbered(context, pieces_of(sources, SIZE))
            context.parallelize(pieces, max(1, len(pieces))).foreach(wanted)
        except KeyboardInterrupt:
            context.cancelAllJobs()
            interrupted = True
        except Exception as error:
            raise ClusterFailed(ENDED if _is_ended(context) else _explained(error)) from error
        return [judged for _, judged in sorted(collector.judged.items())], interrupted


def _numbered(context: Any, pieces: list[Piece]) -> list[Piece]:
    spans = [each for each in pieces if each.span is not None]
    lines = dict(context.parallelize(spans, len(spans)).map(count_lines).collect()) if spans else {}
    return list(numbered(pieces, lines))


def _judge(task: Task, expected: str, address: Address, key: bytes, piece: Piece) -> None:
    """Judges one piece, in an executor."""
    if _own_version() != expected:
        raise RuntimeError(ABSENT.format(version=expected))
    with tempfile.TemporaryDirectory(prefix="crmstandard-feed-") as folder:
        checker = Checker(replace(task, folder=Path(folder)))
        unreadable, is_blank = None, False
        try:
            for block in _blocks(piece, native=task.native):
                checker.take(piece.source.number, block, checker.scan(block))
        except Unreadable as error:
            unreadable, is_blank = error.reason, isinstance(error, Blank)
        send(
            address, key, Judged(piece.number, piece.source.number, piece.size, checker.finish(), unreadable, is_blank)
        )


@cache
def _own_version() -> str:
    """The version installed here; an executor judges many pieces, and to look it up means to parse a file."""
    return version("crmstandard")


def _blocks(piece: Piece, *, native: bool) -> Iterator[Block]:
    if piece.span is None or piece.source.path is None:
        return blocks_of(piece.source, native=native)
    return read_span(piece.source.path, piece.source.name, piece.span)


def _is_ended(context: Any) -> bool:
    """Whether Spark has given the application up by itself."""
    java = getattr(context, "_jsc", None)
    return java is None or bool(java.sc().isStopped())


def _explained(error: Exception) -> str:
    told = str(error)
    if any(each in told for each in ("ModuleNotFoundError", "PackageNotFoundError", ABSENT.partition("{")[0])):
        return ABSENT.format(version=_own_version())
    return _first_line(error)


def _first_line(error: Exception) -> str:
    lines = [line for line in str(error).splitlines() if line.strip() and not line.startswith("\t")]
    return lines[0] if lines else type(error).__name__
