"""The text of templates: YAML 1.2's core, JSON (which is YAML, too), bounded."""

from __future__ import annotations

import json
import math
import re
from typing import Any, Final

import yaml

from krakflux.errors import InvalidError, NotImplementedYetError

__all__ = ["MAX_NODES", "format_yaml", "parse_json", "parse_template_text", "parse_yaml"]

# Of one text: scalars, lists and mappings in it, and how deep they lie in each other.
MAX_NODES: Final = 20_000
_MAX_DEPTH: Final = 64
# Of a number: what is longer stays a text.
_MAX_NUMBER: Final = 100

_TAG: Final = "tag:yaml.org,2002:"
# A tag chooses how a text is read, also in ways that take long or fail: only "a text" is taken.
_TAGS: Final = frozenset({None, "!", f"{_TAG}str"})


class _Loader(yaml.CSafeLoader):
    """Reads scalars as YAML 1.2 and InfluxDB do: `on` is a text, `2019-01-01` is a text."""

    yaml_implicit_resolvers: Final = {}  # type: ignore[misc]


for _name, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)", list("-+0123456789")),
    (
        "float",
        r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
        list("-+.0123456789"),
    ),
):
    _Loader.add_implicit_resolver(
        _TAG + _name, re.compile(rf"(?!.{{{_MAX_NUMBER + 1}}})(?:{_pattern})$"), _first
    )


def _construct_float(loader: _Loader, node: yaml.ScalarNode) -> float:
    return float(str(loader.construct_scalar(node)))


_Loader.add_constructor(_TAG + "float", _construct_float)


def parse_template_text(text: str, encoding: str) -> list[Any]:
    """Read the documents of a template.

    Args:
        text: The text, with any number of YAML documents or JSON values.
        encoding: "yaml", "yml", "json" or "jsonnet"; anything else is taken for YAML.

    Raises:
        InvalidError: it can't be read, or has more parts than we take.
        NotImplementedYetError: Jsonnet, which is a program.
    """
    if encoding.lower() == "jsonnet":
        raise NotImplementedYetError(
            "Jsonnet templates are not evaluated", hint="render it to JSON with `jsonnet` first"
        )
    if encoding.lower() == "json":
        return _flatten([parse_json(text)])
    return _flatten(parse_yaml(text))


def parse_json(text: str | bytes) -> Any:
    """Read JSON.

    Raises:
        InvalidError: it can't be read, or has a number that is not finite.
    """
    try:
        value = json.loads(text)
        _check_finite(value)
    except (ValueError, RecursionError) as error:
        raise InvalidError(f"unable to unmarshal json: {error}") from None
    return value


def parse_yaml(text: str | bytes) -> list[Any]:
    """Read all YAML documents of a text; those without anything in them are left out.

    Raises:
        InvalidError: it can't be read, has aliases, tags or numbers that are not finite, or more or
            deeper parts than we take.
    """
    try:
        _check_size(text)
        documents = [each for each in yaml.load_all(text, Loader=_Loader) if each is not None]
        _check_finite(documents)
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise InvalidError(f"unable to unmarshal yaml: {reason}") from None
    return documents


def format_yaml(value: object) -> str:
    """Write a value as one YAML document, long texts as blocks of lines."""
    return yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar(f"{_TAG}str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def _check_size(text: str | bytes) -> None:
    # An alias repeats what it names: with a few lines of them a text becomes as long as one likes.
    nodes = depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise InvalidError("unable to unmarshal yaml: aliases are not taken; write it out")
        tag = getattr(event, "tag", None)
        if tag not in _TAGS:
            raise InvalidError(f"unable to unmarshal yaml: the tag {str(tag)[:100]!r} is not taken")
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            continue
        nodes += 1
        depth += isinstance(event, yaml.CollectionStartEvent)
        if depth > _MAX_DEPTH:
            raise InvalidError(f"unable to unmarshal yaml: deeper than {_MAX_DEPTH} levels")
        if nodes > MAX_NODES:
            raise InvalidError(f"unable to unmarshal yaml: more than {MAX_NODES} parts")


def _check_finite(value: Any) -> None:
    # Neither JSON nor YAML's core has a word for infinity that others read, but both have 1e999.
    left = [(value, "")]
    while left:
        part, place = left.pop()
        if isinstance(part, dict):
            left += [(each, f"{place}.{name}".lstrip(".")) for name, each in part.items()]
        elif isinstance(part, list):
            left += [(each, f"{place}[{at}]") for at, each in enumerate(part)]
        elif isinstance(part, float) and not math.isfinite(part):
            raise ValueError(f"{place or 'the value'} is {part}: a number must be finite")


def _flatten(documents: list[Any]) -> list[Any]:
    return [
        each
        for document in documents
        for each in (document if isinstance(document, list) else [document])
    ]
