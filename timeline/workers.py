"""One pure function over many articles: in this process, in a pool of processes, or on a cluster.

The function and its data are named by the folder of the newsroom's own data, so a task carries nothing but articles.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from timeline.errors import InputError

Item = TypeVar("Item")
Result = TypeVar("Result")
# Articles to a task: a cluster spends some 2 ms on each task, an article takes less.
_BATCH = 64

Load = Callable[[Path | None], Any]
Work = Callable[[Item, Any], Result]


def spread(
    items: Sequence[Item],
    work: Work[Item, Result],
    load: Load,
    data_dir: Path | None,
    *,
    workers: int = 1,
    scheduler: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Result]:
    """`work(item, load(data_dir))` of each item, in the order of the items.

    `scheduler` is the address of a `dask.distributed` cluster (extra `cluster`), whose machines hold this package and
    the data folder under the same path. InputError where there is no such cluster.
    """
    batches = [items[i : i + _BATCH] for i in range(0, len(items), _BATCH)]
    done = 0
    for batch in _batches(batches, work, load, data_dir, workers, scheduler):
        yield from batch
        done += len(batch)
        if progress:
            progress(done, len(items))


def _batches(
    batches: list[Sequence[Item]],
    work: Work[Item, Result],
    load: Load,
    data_dir: Path | None,
    workers: int,
    scheduler: str | None,
) -> Iterator[list[Result]]:
    if scheduler:
        yield from _on_cluster(batches, work, load, data_dir, scheduler)
    elif workers > 1 and len(batches) > 1:
        with ProcessPoolExecutor(min(workers, len(batches))) as pool:
            count = len(batches)
            yield from pool.map(_batch, batches, [work] * count, [load] * count, [data_dir] * count)
    else:
        for batch in batches:
            yield _batch(batch, work, load, data_dir)


def _on_cluster(
    batches: list[Sequence[Item]], work: Work[Item, Result], load: Load, data_dir: Path | None, scheduler: str
) -> Iterator[list[Result]]:
    try:
        from distributed import Client
    except ImportError:
        raise InputError("--scheduler needs the extra «cluster»: pip install arabic-news-timeline[cluster]") from None
    try:
        client = Client(scheduler, timeout=10, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise InputError(f"--scheduler {scheduler}: no cluster answers there ({error})") from None
    with client:
        futures = [client.submit(_batch, batch, work, load, data_dir, pure=False) for batch in batches]
        for future in futures:
            yield future.result()


def _batch(batch: Sequence[Item], work: Work[Item, Result], load: Load, data_dir: Path | None) -> list[Result]:
    data = _loaded(load, data_dir)
    return [work(item, data) for item in batch]


@cache
def _loaded(load: Load, data_dir: Path | None) -> Any:
    """The data of this process, read once."""
    return load(data_dir)
