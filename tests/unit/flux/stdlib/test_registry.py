"""What every function of the library must have."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from krakflux.flux.semantic import parse_signature
from krakflux.flux.stdlib import registry

if TYPE_CHECKING:
    from krakflux.flux.values import Builtin

_FUNCTIONS = [pytest.param(each, id=f"{each.package}.{each.name}") for each in registry.functions()]


@pytest.mark.parametrize("builtin", _FUNCTIONS)
def test_signature_and_implementation_agree(builtin: Builtin) -> None:
    signature = parse_signature(builtin.signature)
    assert {each.name for each in signature.parameters} == set(builtin.parameters)
    required = {each.name for each in signature.parameters if each.required}
    assert required == builtin.required
    pipe = signature.pipe
    assert (pipe.name if pipe else None) == builtin.pipe


@pytest.mark.parametrize("builtin", _FUNCTIONS)
def test_documentation_exists(builtin: Builtin) -> None:
    assert builtin.documentation.splitlines()[0].endswith(".")


def test_an_unknown_package_is_none() -> None:
    assert registry.load_package("no/such") is None


def test_each_run_has_its_own_options() -> None:
    one, two = registry.load_package("universe"), registry.load_package("universe")
    assert one is not None
    assert two is not None
    one.members["now"] = None
    assert two.members["now"] is not None


def test_threads_that_come_first_together_find_all_of_it() -> None:
    script = """
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from krakflux.flux.stdlib import registry

start = Barrier(8)

def count(_):
    start.wait()
    return len(registry.functions())

with ThreadPoolExecutor(8) as threads:
    print(*set(threads.map(count, range(8))))
"""
    command = [sys.executable, "-W", "error", "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.stdout.split() == [str(len(registry.functions()))], done.stderr
