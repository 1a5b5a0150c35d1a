"""promql.labelReplace: a label made of another one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import keep_tables
from krakflux.flux.execute.regroup import merge_equal_tables
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Regexp
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream

__all__ = ["LabelReplace", "label_replace"]

_REFERENCE: Final = re.compile(r"\$(?:\$|(\w+)|\{(\w+)\})")


@dataclass(frozen=True, slots=True)
class LabelReplace:
    """Sets `destination` where `source` matches; tables keep their key and `_value` alone."""

    source: str
    destination: str
    pattern: Regexp
    replacement: str

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        made = [part for block in inputs[0] for part in self._parts(block)]
        return merge_equal_tables(made)

    def _parts(self, block: TableBlock) -> Iterator[TableBlock]:
        """Part a block by whether its tables have the label afterwards."""
        if "_value" not in block.rows.columns:
            raise FluxError("value column not found: _value")
        key = [label for label in block.key_columns if label != self.destination]
        labels = self._labels(block)
        for present in (labels.is_not_null(), labels.is_null()):
            if not present.any():
                continue
            part = keep_tables(block, present)
            keys = part.keys.select(TABLE, *key)
            own = labels.filter(present)
            if own.null_count() == 0:
                keys = keys.with_columns(own.alias(self.destination))
            columns = tuple(label for label in keys.columns if label != TABLE)
            yield TableBlock((*columns, "_value"), keys, part.rows.select(TABLE, "_value"))

    def _labels(self, block: TableBlock) -> pl.Series:
        """Give each table's label, null where it has none."""
        height = block.keys.height
        found = _texts(block, self.source, height)
        before: list[str | None] = [None] * height
        if self.destination in block.key_columns:
            before = block.keys[self.destination].to_list()
        replaced = {text: self._replaced(text) for text in set(found)}
        values = [
            old if replaced[text] is None else replaced[text] or None
            for text, old in zip(found, before, strict=True)
        ]
        return pl.Series(values, dtype=pl.String)

    def _replaced(self, text: str) -> str | None:
        """Expand the replacement, as Go does; None where the text does not match."""
        match = self.pattern.compiled.fullmatch(text)
        if match is None:
            return None
        return _REFERENCE.sub(lambda found: _group(match, found), self.replacement)


@function(
    "internal/promql",
    "labelReplace",
    "(<-tables: stream[{A with _value: float}], source: string, destination: string, "
    "regex: string, replacement: string) => stream[{B with _value: float}]",
)
def label_replace(
    tables: Stream, source: str, destination: str, regex: str, replacement: str
) -> Stream:
    """Set a column of the group key to what a regular expression finds in another one.

    Tables that don't match stay as they are. All columns but the group key and `_value` go.

    Args:
        tables: Input.
        source: The column of the group key to look at; "" where it is missing.
        destination: The column to set; an empty result removes it.
        regex: Must match the whole value.
        replacement: May refer to groups: `$1`, `${name}`.
    """
    pattern = Regexp(regex)
    try:
        pattern.require()
    except FluxError:
        message = f"invalid regular expression in label_replace(): {regex}"
        raise FluxError(message) from None
    return pipe(tables, LabelReplace(source, destination, pattern, replacement))


def _texts(block: TableBlock, label: str, height: int) -> list[str]:
    if label not in block.key_columns:
        return [""] * height
    if block.keys.schema[label] != pl.String:
        raise FluxError(f"column {label} must be of type string")
    return block.keys[label].fill_null("").to_list()


def _group(match: Any, reference: re.Match[str]) -> str:
    name = reference[1] or reference[2]
    if name is None:
        return "$"
    try:
        return match.group(int(name) if name.isdecimal() else name) or ""
    except (IndexError, KeyError):
        return ""
