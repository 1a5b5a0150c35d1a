"""The article's three scripts, run as printed but for the capitals at their top."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from support.processes import environment
from support.recorded import SEED, needs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from support.processes import Running

__all__ = ["run_script"]


def run_script(name: str, capitals: Mapping[str, str], terminal: Running, home: Path) -> str:
    """Run one of the scripts against a terminal with TLS and give what it prints.

    Args:
        name: The script's file name.
        capitals: Python expressions, by the names of the variables that the reader fills in.
        terminal: Tells where its authority lies.
        home: Where the script is put, and its home directory.
    """
    text = needs(SEED / name).read_text(encoding="utf-8")
    for variable, value in capitals.items():
        text = re.sub(rf"^{variable} *=.*$", f"{variable}={value}", text, flags=re.MULTILINE)
    script = home / name
    script.write_text(text)
    authority = terminal.told["authority"].split("  ")[0]
    done = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        env=environment(home, REQUESTS_CA_BUNDLE=authority),
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
