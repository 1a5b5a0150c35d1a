"""Transactions: committed whole or rolled back, never half."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import duckdb
import polars as pl

from krakflux.errors import InternalError, UnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["storage_errors", "transaction"]


@contextmanager
def transaction(cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Run the block in a transaction.

    After any error the transaction is rolled back and COMMIT is not tried: DuckDB answers a COMMIT
    of a failed transaction without complaint, having stored nothing.
    """
    with storage_errors():
        cursor.execute("BEGIN")
        try:
            yield
            cursor.execute("COMMIT")
        except BaseException:
            with suppress(duckdb.Error):
                cursor.execute("ROLLBACK")
            raise


@contextmanager
def storage_errors() -> Iterator[None]:
    """Turn DuckDB's errors into ours."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise UnavailableError(
            f"storage is out of memory: {error}", hint="raise the storage memory limit"
        ) from error
    except (duckdb.IOException, duckdb.TransactionException) as error:
        # A COMMIT that the disk refuses is a transaction's error.
        raise UnavailableError(
            f"storage can't use its disk: {error}",
            hint="writes go on by themselves as soon as it can",
            retry_after_s=10,
        ) from error
    except (duckdb.Error, pl.exceptions.ComputeError) as error:
        # What fails while rows are fetched comes by way of Polars.
        raise InternalError(f"storage failed: {error}") from error
