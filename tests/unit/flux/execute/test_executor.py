"""What becomes of an operation that fails."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl
import pytest

from krakflux.errors import FluxError, SourceLocation
from krakflux.flux.execute.blocks import single_table
from krakflux.flux.execute.context import Context
from krakflux.flux.execute.executor import Executor
from krakflux.flux.execute.limits import Limits
from krakflux.flux.execute.profile import Profile
from krakflux.flux.plan.node import Node
from support.memory_storage import MemoryStorage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.model.tables import TableBlock


@dataclass(frozen=True, slots=True)
class Doubled:
    """Doubles a column that isn't there."""

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        frame = pl.DataFrame({"v": [1]}).with_columns(pl.col("absent") * 2)
        return [single_table(frame)]


def test_columns_that_can_not_be_computed_are_an_error_of_the_script() -> None:
    node = Node(Doubled(), location=SourceLocation(2, 5, 2, 14))
    context = Context(MemoryStorage(), Limits(), None, time.monotonic())
    with pytest.raises(FluxError) as raised:
        Executor(context, [node], Profile()).run(node)
    assert raised.value.message.startswith("runtime error @2:5-2:14: doubled: ")
    assert "absent" in raised.value.message
    assert "\n" not in raised.value.message
