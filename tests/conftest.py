"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# Speed is the benchmarks' business: a busy machine must not fail a property.
settings.register_profile("krakflux", deadline=None)
settings.load_profile("krakflux")
