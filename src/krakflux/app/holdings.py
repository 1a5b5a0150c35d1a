"""The ledger as others see it: the server while the collector runs, the command line without it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.collector.ledger import LEDGER_FILE, ledger_targets, open_ledger
from krakflux.server.ports import HoldingsSnapshot, HoleSnapshot
from krakflux.server.terminal.pairs import holdings_document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from krakflux.collector.ledger import Hole, Ledger, PairHoldings

__all__ = ["LedgerHoldings", "ledger_file", "read_pair_documents"]


def ledger_file(data_directory: Path) -> Path:
    """Give the place of a data directory's ledger."""
    return data_directory / LEDGER_FILE


@dataclass(frozen=True, slots=True)
class LedgerHoldings:
    """Shows a ledger to the server, which knows nothing of collectors."""

    ledger: Ledger

    def holdings(self) -> Sequence[HoldingsSnapshot]:
        """Tell of every pair."""
        held = (self.ledger.holdings(pair) for pair in self.ledger.pairs())
        return [_translate(each) for each in held if each is not None]

    def back_up(self, directory: Path) -> None:
        """Write a consistent copy into `directory`."""
        self.ledger.back_up(ledger_file(directory))


def read_pair_documents(data_directory: Path) -> list[dict[str, Any]]:
    """Read a data directory's ledger as the API would tell it, running or not.

    Raises:
        ConfigurationError: the ledger can't be read.
    """
    path = ledger_file(data_directory)
    documents = []
    for target in ledger_targets(path):
        with open_ledger(path, target) as ledger:
            documents += [
                holdings_document(each).model_dump(mode="json")
                for each in LedgerHoldings(ledger).holdings()
            ]
    return documents


def _translate(held: PairHoldings) -> HoldingsSnapshot:
    return HoldingsSnapshot(
        pair=held.pair,
        first=held.first.first_time,
        last=held.last.last_time,
        first_id=held.first.first,
        last_id=held.last.last,
        trades=held.trades,
        missing=held.missing,
        holes=tuple(map(_translate_hole, held.holes)),
    )


def _translate_hole(hole: Hole) -> HoleSnapshot:
    return HoleSnapshot(
        first_id=hole.first,
        last_id=hole.last,
        missing=hole.missing,
        begin=hole.begin,
        end=hole.end,
        cause=hole.cause,
        noticed=hole.noticed,
        healed=hole.healed,
    )
