"""A small library to check scripts against, with the types that InfluxDB's documents give."""

from __future__ import annotations

from typing import Final

from krakflux.flux.semantic import Signatures, parse_signature

_TYPES: Final = {
    "universe": {
        "range": "(<-tables: stream[{A with _time: time}], start: B, ?stop: C) => "
        "stream[{A with _time: time, _start: time, _stop: time}]",
        "filter": "(<-tables: stream[A], fn: (r: A) => bool, ?onEmpty: string) => stream[A] "
        "where A: Record",
        "map": "(<-tables: stream[A], fn: (r: A) => B, ?mergeKey: bool) => stream[B] "
        "where A: Record, B: Record",
        "group": "(<-tables: stream[A], ?columns: [string], ?mode: string) => stream[A] "
        "where A: Record",
        "limit": "(<-tables: stream[A], n: int, ?offset: int) => stream[A]",
        "mean": "(<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record",
        "last": "(<-tables: stream[A], ?column: string) => stream[A] where A: Record",
        "reduce": "(<-tables: stream[A], fn: (r: A, accumulator: B) => B, identity: B) => "
        "stream[C] where A: Record, B: Record, C: Record",
        "aggregateWindow": "(<-tables: stream[D], every: duration, "
        "fn: (<-: stream[B], column: A) => stream[C], ?column: A, ?createEmpty: bool) => "
        "stream[E] where B: Record, C: Record, D: Record, E: Record",
        "union": "(tables: [stream[A]]) => stream[A] where A: Record",
        "join": "(<-tables: A, ?method: string, ?on: [string]) => stream[B] "
        "where A: Record, B: Record",
        "findRecord": "(<-tables: stream[A], fn: (key: B) => bool, idx: int) => A "
        "where A: Record, B: Record",
        "yield": "(<-tables: stream[A], ?name: string) => stream[A] where A: Record",
        "float": "(v: A) => float",
        "string": "(v: A) => string",
        "now": "() => time",
        "true": "bool",
        "false": "bool",
    },
    "influxdata/influxdb": {
        "from": "(?bucket: string, ?bucketID: string) => "
        "stream[{A with _measurement: string, _field: string, _time: time, _value: B}]",
    },
    "array": {"from": "(rows: [A]) => stream[A] where A: Record"},
    "strings": {"toUpper": "(v: string) => string"},
    "contrib/someone/things": {"pi": "float"},
    "types": {"isType": "(v: A, type: string) => bool where A: Basic"},
    "many": {"f": "(a: float, b: int, c: string) => bool"},
}

SIGNATURES: Final[Signatures] = {
    path: {name: parse_signature(text) for name, text in members.items()}
    for path, members in _TYPES.items()
}
