"""References to the environment: `{envRef: {key: …, default: …}}` in the place of a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Reference", "resolve_references"]


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference: the path of the field it stands in, and the value it was given."""

    field: str
    key: str
    value: Any
    default: Any

    @property
    def is_missing(self) -> bool:
        """Whether there is neither a value nor a default."""
        return self.value is None and self.default is None


def resolve_references(
    document: Any, environment: Mapping[str, Any]
) -> tuple[Any, tuple[Reference, ...]]:
    """Put values in the places of references.

    Where there is neither a value nor a default, the text `env-<key>` stands in, as in InfluxDB.
    """
    found: list[Reference] = []
    resolved = _resolve(document, environment, "", found)
    return resolved, tuple(found)


def _resolve(value: Any, environment: Mapping[str, Any], path: str, found: list[Reference]) -> Any:
    if isinstance(value, list):
        return [
            _resolve(each, environment, f"{path}[{index}]", found)
            for index, each in enumerate(value)
        ]
    if not isinstance(value, dict):
        return value
    key = _key(value)
    if key is None:
        return dict(_resolve_fields(value, environment, path, found))
    reference = Reference(path, key, environment.get(key), value["envRef"].get("default"))
    found.append(reference)
    if reference.is_missing:
        return f"env-{key}"
    return reference.default if reference.value is None else reference.value


def _resolve_fields(
    value: dict[Any, Any], environment: Mapping[str, Any], path: str, found: list[Reference]
) -> Iterator[tuple[Any, Any]]:
    for name, each in value.items():
        yield name, _resolve(each, environment, f"{path}.{name}" if path else str(name), found)


def _key(value: dict[Any, Any]) -> str | None:
    inner = value.get("envRef") if len(value) == 1 else None
    key = inner.get("key") if isinstance(inner, dict) else None
    return key if isinstance(key, str) and key else None
