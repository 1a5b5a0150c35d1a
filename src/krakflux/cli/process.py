"""What all commands that run on have in common: their flags as settings, and the log."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from krakflux.config import Settings, load_settings

__all__ = ["prepare"]


def prepare(flags: Mapping[str, object], config_file: Path | None) -> Settings:
    """Read the settings and point the log to standard error.

    Args:
        flags: By setting; None = not given. A certificate or key turns TLS on.
        config_file: The file of `--config`.

    Raises:
        ConfigurationError: names the setting that is unknown or wrong.
    """
    from krakflux.app.log import configure_log

    has_own_certificate = flags.get("tls.certificate") or flags.get("tls.key")
    settings = load_settings(
        {**flags, "tls.enabled": True} if has_own_certificate else flags, config_file
    )
    configure_log(settings.log_level)
    return settings
