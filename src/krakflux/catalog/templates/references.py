"""References to the environment: `{envRef: {key: …, default: …}}` in the place of a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from krakflux.errors import InvalidError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["MAX_REFERENCES", "MAX_VALUE", "Reference", "resolve_references"]

# Of one template, and in bytes of one value: every reference repeats its value in the answer.
MAX_REFERENCES: Final = 1_000
MAX_VALUE: Final = 4 * 1024


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
    documents: Sequence[Any], environment: Mapping[str, Any]
) -> list[tuple[Any, tuple[Reference, ...]]]:
    """Put values in the places of references; gives each document with the references it had.

    Where there is neither a value nor a default, the text `env-<key>` stands in, as in InfluxDB.

    Raises:
        InvalidError: more references than a template may have, or a value that is no scalar or
            longer than it may be.
    """
    for key, value in environment.items():
        _check_value(key, value)
    resolved: list[tuple[Any, tuple[Reference, ...]]] = []
    count = 0
    for document in documents:
        found: list[Reference] = []
        resolved.append((_resolve(document, environment, "", found), tuple(found)))
        count += len(found)
        if count > MAX_REFERENCES:
            raise InvalidError(
                f"a template may have at most {MAX_REFERENCES} references to the environment"
            )
    return resolved


def _check_value(key: str, value: Any) -> None:
    if isinstance(value, list | dict):
        raise InvalidError(f"envRefs: the value of {key[:100]!r} must be a text, number or boolean")
    if isinstance(value, str) and len(value.encode("utf-8", "surrogatepass")) > MAX_VALUE:
        raise InvalidError(f"envRefs: the value of {key[:100]!r} is over {MAX_VALUE} bytes")


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
