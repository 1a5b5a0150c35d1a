"""Fail when a module has grown over its limit: then it holds a seam that wants to be cut."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

LIMITS = {".py": 600, ".ts": 600, ".tsx": 350}
GENERATED = {"web/src/api/schema.d.ts"}
ROOT = Path(__file__).resolve().parent.parent


def iter_tracked_files() -> list[Path]:
    """List the files that git knows or would add."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in names.splitlines()]


def find_oversized(files: list[Path]) -> list[str]:
    """Give one sentence for each of the files that is longer than its kind may be."""
    sentences = []
    for file in files:
        limit = LIMITS.get(file.suffix)
        if limit is None or not file.is_file() or str(file.relative_to(ROOT)) in GENERATED:
            continue
        length = file.read_text(encoding="utf-8").count("\n")
        if length > limit:
            sentences.append(f"{file.relative_to(ROOT)} has {length} lines, {limit} are allowed")
    return sentences


def main() -> int:
    """Print what is too long; 1 if anything is."""
    sentences = find_oversized(iter_tracked_files())
    print("\n".join(sentences), end="\n" if sentences else "")
    return 1 if sentences else 0


if __name__ == "__main__":
    sys.exit(main())
