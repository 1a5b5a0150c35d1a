"""How a command ends: one plain sentence on standard error, and an exit code that tells."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import typer

from krakflux.errors import KrakfluxError

__all__ = ["FAILED", "INTERRUPTED", "PlatformError", "report"]

FAILED = 1
INTERRUPTED = 130


class PlatformError(KrakfluxError):
    """A platform that can't be reached, or its own words for what it refused."""


def report(application: typer.Typer, words: Sequence[str]) -> int:
    """Run a command and give its exit code: 0 done, 1 failed, 2 misused, 130 interrupted."""
    try:
        outcome = application(args=list(words), standalone_mode=False)
        sys.stdout.flush()
    except KrakfluxError as error:
        _print(error.message if error.hint is None else f"{error.message} ({error.hint})")
        return FAILED
    except typer.TyperException as error:
        _print(error.format_message())
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        # The reader left (`krakflux query … | head`); Python would complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return outcome if isinstance(outcome, int) else 0


def _print(message: str) -> None:
    print(f"krakflux: {message}", file=sys.stderr)
