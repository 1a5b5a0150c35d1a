"""A body too large for the log: its pieces go straight into the file, in one transaction.

The log would hold all of them in memory until the file takes them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from krakflux.storage.duckdb.staging import Staging

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from krakflux.model.points import PointBatch
    from krakflux.storage.duckdb.additions import Addition
    from krakflux.storage.duckdb.rejections import Rejections
    from krakflux.storage.duckdb.state import BucketState

__all__ = ["stage_pieces"]


def stage_pieces(
    state: BucketState, pieces: Iterable[PointBatch], rejections: Rejections, now: int
) -> Iterator[tuple[Addition]]:
    """Decide what of a body's pieces is stored, as if they were one batch; nothing is changed.

    Gives the additions one by one, each with its rows and new series; the last one has nothing but
    the newest times of all. Nobody else may decide writes until they are stored.
    """
    staging = Staging(state.series, state.next_sequence)
    bound = state.lower_bound(now) if state.retention else None
    for piece in pieces:
        staging.add(piece, rejections, bound, state.retention)
        yield (replace(staging.build(), last_times={}),)
    yield (staging.build(),)
