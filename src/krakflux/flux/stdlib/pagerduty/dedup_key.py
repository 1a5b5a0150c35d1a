"""pagerduty.dedupKey: what tells events that belong together."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function, option
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream

__all__ = ["DedupKey", "dedup_key"]

_COLUMN: Final = "_pagerdutyDedupKey"

option("pagerduty", "defaultURL", "string", "https://events.pagerduty.com/v2/enqueue")


@dataclass(frozen=True, slots=True)
class DedupKey(BlockOperation):
    """Adds a digest of the group key, but for the columns `exclude`."""

    exclude: tuple[str, ...]

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        labels = sorted(set(block.key_columns) - set(self.exclude))
        texts = [
            "\n".join(f"{label}\n{value}" for label, value in row.items() if value is not None)
            for row in block.keys.select(TABLE, *labels).drop(TABLE).to_dicts()
        ] or [""] * block.table_count
        digests = pl.Series(_COLUMN, [sha256(text.encode()).hexdigest() for text in texts])
        rows = block.rows.with_columns(digests.gather(block.rows[TABLE]))
        return TableBlock((*block.columns, _COLUMN), block.keys, rows)


@function(
    "pagerduty",
    "dedupKey",
    "(<-tables: stream[A], ?exclude: [string]) => "
    "stream[{A with _pagerdutyDedupKey: string}] where A: Record",
)
def dedup_key(tables: Stream, exclude: tuple[str, ...] = ("_start", "_stop", "_level")) -> Stream:
    """Add `_pagerdutyDedupKey`, the same for all rows of one table."""
    return pipe(tables, DedupKey(tuple(exclude)))
