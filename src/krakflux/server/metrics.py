"""Counters and gauges, rendered as Prometheus text 0.0.4."""

from __future__ import annotations

import resource
import sys
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from krakflux.server.headers import INFLUXDB_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from krakflux.server.ports import Services
    from krakflux.server.work import Workers

__all__ = ["CONTENT_TYPE", "Counter", "Family", "Metrics", "collect"]

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"

_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

Labels = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Family:
    """One metric with all its samples: (name suffix, labels, value)."""

    name: str
    kind: str
    help: str
    samples: tuple[tuple[str, Labels, float], ...]

    def lines(self) -> Iterator[str]:
        yield f"# HELP {self.name} {self.help}"
        yield f"# TYPE {self.name} {self.kind}"
        for suffix, labels, value in self.samples:
            text = ",".join(f'{name}="{_escape(label)}"' for name, label in labels)
            yield f"{self.name}{suffix}{f'{{{text}}}' if text else ''} {value:.17g}"


@dataclass(slots=True)
class Counter:
    """A number that only grows, by labels; thread-safe."""

    name: str
    help: str
    _values: dict[Labels, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, amount: float, **labels: str) -> None:
        key = tuple(labels.items())
        with self._lock:
            self._values[key] = self._values.get(key, 0) + amount

    def family(self) -> Family:
        with self._lock:
            values = self._values or {(): 0.0}
            samples = tuple(("", labels, value) for labels, value in sorted(values.items()))
        return Family(self.name, "counter", self.help, samples)


@dataclass(slots=True)
class Histogram:
    """Durations in seconds, by labels, in Prometheus's usual steps; used on the event loop."""

    name: str
    help: str
    _counts: dict[Labels, list[int]] = field(default_factory=dict)
    _sums: dict[Labels, float] = field(default_factory=dict)

    def observe(self, seconds: float, **labels: str) -> None:
        key = tuple(labels.items())
        counts = self._counts.setdefault(key, [0] * (len(_SECONDS) + 1))
        counts[next((i for i, step in enumerate(_SECONDS) if seconds <= step), -1)] += 1
        self._sums[key] = self._sums.get(key, 0.0) + seconds

    def family(self) -> Family:
        return Family(self.name, "histogram", self.help, tuple(self._samples()))

    def _samples(self) -> Iterator[tuple[str, Labels, float]]:
        for labels, counts in sorted(self._counts.items()):
            total = 0
            for step, count in zip((*map(str, _SECONDS), "+Inf"), counts, strict=True):
                total += count
                yield "_bucket", (*labels, ("le", step)), total
            yield "_sum", labels, self._sums[labels]
            yield "_count", labels, total


class Metrics:
    """What the server counts while it runs."""

    def __init__(self) -> None:
        self.requests = Counter("http_api_requests_total", "Requests by route and status")
        self.durations = Histogram("http_api_request_duration_seconds", "Time to the last byte")
        self.points_written = Counter("krakflux_points_written_total", "Points acknowledged")
        self.queries = Counter("krakflux_queries_total", "Queries by result")

    def families(self) -> list[Family]:
        return [
            self.requests.family(),
            self.durations.family(),
            self.points_written.family(),
            self.queries.family(),
        ]


def collect(
    metrics: Metrics,
    services: Services,
    workers: Workers,
    feed: Iterable[Family],
    uptime_s: float,
) -> bytes:
    """Render all metrics; asks storage for its figures, so it runs on a worker thread."""
    families = [
        *metrics.families(),
        *_state(services, workers, uptime_s),
        *_storage(services),
        *feed,
    ]
    lines = (line for family in families for line in family.lines())
    return ("\n".join(lines) + "\n").encode()


def _state(services: Services, workers: Workers, uptime_s: float) -> Iterable[Family]:
    snapshot = services.catalog.snapshot
    info = (("build", "OSS"), ("krakflux", services.version), ("version", INFLUXDB_VERSION))
    yield Family("influxdb_info", "gauge", "The platform", (("", info, 1),))
    for name, help_, value in (
        ("influxdb_uptime_seconds", "Seconds since the start", uptime_s),
        ("influxdb_organizations_total", "Organizations", len(snapshot.organizations)),
        ("influxdb_buckets_total", "Buckets", len(snapshot.buckets)),
        ("influxdb_users_total", "Users", len(snapshot.users)),
        ("influxdb_tokens_total", "Tokens", len(snapshot.authorizations)),
        ("query_control_executing_active", "Queries running", workers.queries.running),
        ("query_control_queueing_active", "Queries waiting", workers.queries.waiting),
        ("process_max_resident_memory_bytes", "Peak memory", _peak_memory()),
    ):
        yield Family(name, "gauge", help_, (("", (), value),))


def _storage(services: Services) -> Iterable[Family]:
    stats = services.storage.stats()
    for name, help_ in (
        ("series", "Series of a bucket"),
        ("values", "Values of a bucket"),
        ("disk_bytes", "Bytes on disk of a bucket"),
    ):
        samples: dict[Labels, float] = {
            (("bucket", bucket),): float(getattr(figures, name))
            for bucket, figures in sorted(stats.buckets.items())
        }
        yield _gauge(f"krakflux_storage_bucket_{name}", help_, samples)
    details = {name for figures in stats.buckets.values() for name in figures.details}
    for name in sorted(details):
        samples = {
            (("bucket", bucket),): float(figures.details[name])
            for bucket, figures in sorted(stats.buckets.items())
            if name in figures.details
        }
        yield _gauge(f"krakflux_storage_bucket_{name}", "A figure of the storage engine", samples)
    for name, value in sorted(stats.details.items()):
        yield _gauge(f"krakflux_storage_{name}", "A figure of the storage engine", {(): value})


def _gauge(name: str, help_: str, samples: Mapping[Labels, float]) -> Family:
    return Family(name, "gauge", help_, tuple(("", key, value) for key, value in samples.items()))


def _peak_memory() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # macOS counts bytes, Linux kibibytes.
    return peak if sys.platform == "darwin" else peak * 1024


def _escape(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
