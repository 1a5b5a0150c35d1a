"""What holds for all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# Speed is the benchmarks' business: a busy machine must not fail a property.
settings.register_profile("krakflux", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("krakflux")
