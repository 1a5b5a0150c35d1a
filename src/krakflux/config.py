"""The settings: one tree, filled by flags over environment over a TOML file over defaults.

A setting `server.port` is the flag `--port`, the variable `KRAKFLUX_SERVER_PORT` and, in the file,
`port` below `[server]`. Whatever is not a setting is refused by name, never ignored: a mistyped
variable must not leave a server on its defaults without a word.
"""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import platformdirs
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ByteSize,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
)

from krakflux.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pydantic_core import ErrorDetails

__all__ = [
    "CollectorSettings",
    "QuerySettings",
    "ServerSettings",
    "Settings",
    "StorageSettings",
    "TlsSettings",
    "default_config_file",
    "load_settings",
    "setting_names",
    "variable_name",
]

_PREFIX = "KRAKFLUX_"
_CONFIG_VARIABLE = "KRAKFLUX_CONFIG"
_OTHER_VARIABLES = frozenset({_CONFIG_VARIABLE, "KRAKFLUX_SKIP_WEB"})
_TEST_PREFIX = "KRAKFLUX_TEST_"
_PAIR = re.compile(r"[A-Z0-9.]+/?[A-Z0-9.]+")
_DEFAULT_PAIRS = ("BTC/USD", "ETH/USD", "LTC/USD", "XMR/USD", "XLM/USD")


def _split_commas(value: object) -> object:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


def _check_pairs(pairs: tuple[str, ...]) -> tuple[str, ...]:
    upper = tuple(dict.fromkeys(pair.upper() for pair in pairs))
    wrong = [pair for pair in upper if _PAIR.fullmatch(pair) is None]
    if wrong:
        raise ValueError(f"a pair is written like BTC/USD, not {wrong[0]!r}")
    if not upper:
        raise ValueError("at least one pair is needed")
    return upper


def _check_websocket(address: str) -> str:
    if address not in ("auto", "off") and re.fullmatch(r"wss?://[^/\s]+(/\S*)?", address) is None:
        raise ValueError('an address is written like wss://host/v2; or "auto", or "off"')
    return address


def _check_address(address: str) -> str:
    if re.fullmatch(r"https?://[^/\s]+(/\S*)?", address) is None:
        raise ValueError("an address begins with http:// or https:// and names a host")
    return address.rstrip("/")


Address = Annotated[str, AfterValidator(_check_address)]
Pairs = Annotated[tuple[str, ...], BeforeValidator(_split_commas), AfterValidator(_check_pairs)]
Names = Annotated[tuple[str, ...], BeforeValidator(_split_commas)]
Port = Annotated[int, Field(ge=0, le=65535)]
UserPath = Annotated[Path, AfterValidator(lambda path: path.expanduser().absolute())]


class Section(BaseModel):
    """A table of the settings file; the texts below its settings are their documentation."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_default=True, use_attribute_docstrings=True
    )


class ServerSettings(Section):
    """The platform's address and what it takes."""

    host: str = "127.0.0.1"
    """The name or address to listen on; others than loopback ones demand a password."""

    port: Port = 8086
    """The port to listen on; 0 takes any free one."""

    allowed_hosts: Names = ()
    """Names that a reverse proxy on this machine may pass on in `Host`."""

    max_body_bytes: ByteSize = ByteSize(64 * 1024 * 1024)
    """The largest body of a write or query, counted after decompression."""

    body_memory_bytes: Annotated[ByteSize, Field(ge=65536)] = ByteSize(16 * 1024 * 1024)
    """What is held in memory of a write's body; a larger one goes through a temporary file."""

    all_bodies_memory_bytes: Annotated[ByteSize, Field(ge=65536)] = ByteSize(256 * 1024 * 1024)
    """What the bodies of all requests under way may take of the memory; more are refused."""


class TlsSettings(Section):
    """Serving https."""

    enabled: bool = False
    """Serve https; without a certificate an authority is generated in the data directory."""

    certificate: UserPath | None = None
    """A certificate of one's own (PEM, the leaf first)."""

    key: UserPath | None = None
    """The certificate's key (PEM)."""


class CollectorSettings(Section):
    """What is collected."""

    exchange: Address = "https://api.kraken.com"
    """Kraken's address, or a replay's."""

    pairs: Pairs = _DEFAULT_PAIRS
    """The pairs; the first one's history is fetched first."""

    interval_s: Annotated[float, Field(ge=1, le=86400)] = 10.0
    """Seconds between two polls of the tickers."""

    websocket: Annotated[str, AfterValidator(_check_websocket)] = "auto"
    """Where data streams from: "auto" = beside the exchange's address, "off" = poll only."""

    asset_class: Annotated[str, Field(pattern="^[a-z_]*$")] = ""
    """Sent with each subscription where set; Kraken's unified address asks for `spot`."""

    ticker_trigger: Literal["trades", "bbo"] = "trades"
    """Stream tickers after trades alone, or also after changes of the best prices ("bbo")."""

    book_depth: Literal[10, 25, 100, 500, 1000] = 10
    """Levels of the order books on each side."""

    trades: bool = True
    """Collect every trade, and keep account of those that are missing."""

    scan: bool = False
    """Store the volume and number of trades of every pair the exchange has, minute by minute."""


class StorageSettings(Section):
    """Limits of the storage engine; its own choices where nothing is set."""

    memory_limit_bytes: ByteSize | None = None
    """What the engine may hold in memory; a quarter of the machine's if not set."""

    cache_bytes: ByteSize | None = None
    """What the engine may keep of its files in memory while no query needs it."""

    threads: Annotated[int, Field(ge=1)] | None = None
    """Threads of a read; one a core if not set."""

    queue_limit: Annotated[int, Field(ge=1)] | None = None
    """Writes that may wait for a bucket; one more is refused."""

    free_space_reserve_bytes: ByteSize | None = None
    """Free disk space below which nothing is written."""


class QuerySettings(Section):
    """Limits of queries; the engine's own where nothing is set."""

    memory_bytes: ByteSize | None = None
    """Memory of one query."""

    time_s: Annotated[float, Field(gt=0)] | None = None
    """Seconds that one query may take."""

    rows: Annotated[int, Field(ge=1)] | None = None
    """Rows that one query may hold."""

    columns: Annotated[int, Field(ge=1)] | None = None
    """Columns that a query may make of values in one table, as `pivot` does."""

    concurrency: Annotated[int, Field(ge=1)] | None = None
    """Queries running at once; others wait."""


class Settings(Section):
    """Everything that can be set."""

    data_dir: UserPath = Field(default_factory=lambda: platformdirs.user_data_path("krakflux"))
    """Where catalog, points, profile and generated certificates lie."""

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    """What the log tells; "debug" adds the access log."""

    password: SecretStr | None = None
    """The password of the user that `up` signs in, and the one that `serve` must be set up with."""

    url: Address | None = None
    """The platform that the command line talks to."""

    token: SecretStr | None = None
    """The command line's token."""

    org: str | None = None
    """The command line's organization."""

    server: ServerSettings = ServerSettings()
    tls: TlsSettings = TlsSettings()
    collector: CollectorSettings = CollectorSettings()
    storage: StorageSettings = StorageSettings()
    query: QuerySettings = QuerySettings()


@dataclass(frozen=True, slots=True)
class _Given:
    """A value as it was given, and what the user calls the place: `--port`, a variable, a file."""

    value: object
    place: str


def default_config_file() -> Path:
    """Give the settings file's place by the platform's convention; it need not exist."""
    return platformdirs.user_config_path("krakflux") / "config.toml"


def setting_names() -> tuple[str, ...]:
    """List every setting, as `server.port` or `data_dir`."""
    return tuple(_iter_names(Settings, ""))


def variable_name(setting: str) -> str:
    """Give the environment variable of a setting: `server.port` is `KRAKFLUX_SERVER_PORT`."""
    return _PREFIX + setting.replace(".", "_").upper()


def load_settings(
    flags: Mapping[str, object] | None = None,
    config_file: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """Read the settings.

    Args:
        flags: By setting (`{"server.port": 8087}`); None as a value means not given.
        config_file: The TOML file of `--config`, which must exist; None means `KRAKFLUX_CONFIG`,
            else the platform's place, where the file may be missing.
        environment: The variables; None means the process's own.

    Raises:
        ConfigurationError: names the flag, variable or setting that is unknown or wrong.
    """
    variables = os.environ if environment is None else environment
    given = {
        **_from_file(config_file, variables.get(_CONFIG_VARIABLE)),
        **_from_environment(variables),
        **_from_flags(flags or {}),
    }
    try:
        return Settings.model_validate(_to_tree(given))
    except ValidationError as error:
        raise ConfigurationError(_explain(error.errors()[0], given)) from error


def _iter_names(section: type[Section], parent: str) -> Iterator[str]:
    for name, information in section.model_fields.items():
        kind = information.annotation
        if isinstance(kind, type) and issubclass(kind, Section):
            yield from _iter_names(kind, f"{parent}{name}.")
        else:
            yield parent + name


def _from_flags(flags: Mapping[str, object]) -> dict[str, _Given]:
    return {
        name: _Given(value, _flag_name(name)) for name, value in flags.items() if value is not None
    }


def _flag_name(setting: str) -> str:
    return "--" + setting.rpartition(".")[2].removesuffix("_s").replace("_", "-")


def _from_environment(variables: Mapping[str, str]) -> dict[str, _Given]:
    names = {variable_name(name): name for name in setting_names()}
    given: dict[str, _Given] = {}
    for variable, value in variables.items():
        if not value:
            continue
        if variable in names:
            given[names[variable]] = _Given(value, variable)
        elif _is_meant_for_us(variable):
            raise ConfigurationError(f"{variable} is not a setting{_suggest(variable, names)}")
    return given


def _is_meant_for_us(variable: str) -> bool:
    return (
        variable.startswith(_PREFIX)
        and variable not in _OTHER_VARIABLES
        and not variable.startswith(_TEST_PREFIX)
    )


def _from_file(file: Path | None, variable: str | None) -> dict[str, _Given]:
    if file is None and variable is not None:
        file = Path(variable).expanduser()
    is_named = file is not None
    file = file or default_config_file()
    try:
        tree = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if is_named:
            raise ConfigurationError(f"the settings file {file} does not exist") from None
        return {}
    except OSError as error:
        raise ConfigurationError(f"cannot read {file}: {error.strerror}") from error
    except ValueError as error:
        raise ConfigurationError(f"{file} is not a TOML file: {error}") from error
    return _check_file(_flatten(tree, ""), file)


def _check_file(values: dict[str, object], file: Path) -> dict[str, _Given]:
    names = setting_names()
    for name in values:
        if name not in names:
            raise ConfigurationError(f"{name} in {file} is not a setting{_suggest(name, names)}")
    return {name: _Given(value, f"{name} in {file}") for name, value in values.items()}


def _flatten(tree: Mapping[str, object], parent: str) -> dict[str, object]:
    flat: dict[str, object] = {}
    for name, value in tree.items():
        if isinstance(value, dict):
            flat |= _flatten(value, f"{parent}{name}.")
        else:
            flat[parent + name] = value
    return flat


def _suggest(name: str, names: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, names, n=1)
    return f"; did you mean {near[0]}?" if near else ""


def _to_tree(given: Mapping[str, _Given]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for name, origin in given.items():
        section, _, key = name.rpartition(".")
        place = tree.setdefault(section, {}) if section else tree
        place[key] = origin.value
    return tree


def _explain(error: ErrorDetails, given: Mapping[str, _Given]) -> str:
    location = [str(part) for part in error["loc"]]
    name = next((n for n in given if n.split(".") == location[: n.count(".") + 1]), None)
    place = given[name].place if name is not None else ".".join(location)
    reason = error["msg"].removeprefix("Value error, ")
    return f"{place}: {reason[:1].lower()}{reason[1:]} (it is {error['input']!r})"
