"""What a function's docstring says in short: its first paragraph, and where it differs."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Documentation", "read_documentation"]

_DIFFERENCES = "Differences:"


@dataclass(frozen=True, slots=True)
class Documentation:
    """One paragraph each, without line breaks; no differences means as InfluxDB."""

    summary: str
    differences: str


def read_documentation(text: str) -> Documentation:
    """Take a docstring apart."""
    about, _, differences = text.partition(_DIFFERENCES)
    return Documentation(_first_paragraph(about), _first_paragraph(differences))


def _first_paragraph(text: str) -> str:
    return " ".join(text.strip().partition("\n\n")[0].split())
