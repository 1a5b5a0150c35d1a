from __future__ import annotations

from krakflux.kraken.rate_limit import RetryPolicy
from krakflux.kraken.websocket.pacing import ConnectPacer

BACKOFF = RetryPolicy(first_pause_s=0.5, longest_pause_s=60.0)


def test_the_first_attempt_comes_at_once_and_failures_slow_down() -> None:
    pacer = ConnectPacer(BACKOFF)
    pauses = []
    for number in range(10):
        pauses.append(pacer.pause_s(float(number), 0.0))
        pacer.failed()
    assert pauses == [0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0]


def test_a_connection_that_worked_forgives_failures() -> None:
    pacer = ConnectPacer(BACKOFF)
    for _ in range(5):
        pacer.failed()
    pacer.worked()
    pacer.failed()
    assert pacer.pause_s(0.0, 0.0) == 0.5


def test_after_maintenance_at_least_five_seconds_pass() -> None:
    pacer = ConnectPacer(BACKOFF)
    pacer.failed(is_maintenance=True)
    assert pacer.pause_s(0.0, 0.9) == 5.0


def test_the_exchange_limit_of_connections_is_kept() -> None:
    pacer = ConnectPacer(BACKOFF, limit=100)
    for second in range(100):
        pacer.connecting(float(second))
        pacer.worked()
    assert pacer.pause_s(100.0, 0.0) == 500.0
    assert pacer.pause_s(601.0, 0.0) == 0.0


def test_jitter_shortens_a_pause_by_at_most_half() -> None:
    pacer = ConnectPacer(BACKOFF)
    pacer.failed()
    assert 0.25 < pacer.pause_s(0.0, 0.999) < 0.26
