from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from krakflux.config import Settings, load_settings, setting_names, variable_name
from krakflux.errors import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def message_of(flags: dict[str, object], environment: dict[str, str], file: Path) -> str:
    with pytest.raises(ConfigurationError) as caught:
        load_settings(flags, file, environment)
    return caught.value.message


def test_defaults_are_the_articles_port_on_loopback_and_krakens_address(file: Path) -> None:
    file.write_text("")
    settings = load_settings({}, file, {})
    assert settings == Settings()
    assert (settings.server.host, settings.server.port) == ("127.0.0.1", 8086)
    assert settings.collector.exchange == "https://api.kraken.com"
    assert settings.collector.pairs == ("BTC/USD", "ETH/USD", "LTC/USD", "XMR/USD", "XLM/USD")
    assert settings.collector.interval_s == 10


def test_flags_win_over_environment_over_file_over_defaults(file: Path) -> None:
    file.write_text('log_level = "error"\n[server]\nhost = "localhost"\nport = 1\n')
    environment = {"KRAKFLUX_SERVER_PORT": "2", "KRAKFLUX_LOG_LEVEL": "warning"}
    settings = load_settings({"server.port": 3, "log_level": None}, file, environment)
    assert settings.server.port == 3
    assert settings.log_level == "warning"
    assert settings.server.host == "localhost"
    assert not settings.tls.enabled


@pytest.mark.parametrize("name", setting_names())
def test_every_setting_has_a_variable_of_its_own(name: str) -> None:
    assert [other for other in setting_names() if variable_name(other) == variable_name(name)] == [
        name
    ]


def test_pairs_are_a_list_in_the_file_and_commas_elsewhere(file: Path) -> None:
    file.write_text('[collector]\npairs = ["xbt/eur"]\n')
    assert load_settings({}, file, {}).collector.pairs == ("XBT/EUR",)
    environment = {"KRAKFLUX_COLLECTOR_PAIRS": "BTC/USD, ETH/USD,BTC/USD"}
    assert load_settings({}, file, environment).collector.pairs == ("BTC/USD", "ETH/USD")


def test_sizes_may_carry_a_unit(file: Path) -> None:
    file.write_text('[storage]\nmemory_limit_bytes = "2GiB"\n')
    assert load_settings({}, file, {}).storage.memory_limit_bytes == 2 << 30


def test_an_empty_variable_counts_as_not_set(file: Path) -> None:
    file.write_text("")
    assert load_settings({}, file, {"KRAKFLUX_SERVER_PORT": ""}).server.port == 8086


def test_variables_of_build_and_tests_are_let_alone(file: Path) -> None:
    file.write_text("")
    environment = {"KRAKFLUX_SKIP_WEB": "1", "KRAKFLUX_TEST_CRASH_ROUNDS": "50", "PATH": "/bin"}
    assert load_settings({}, file, environment) == Settings()


def test_an_unknown_variable_is_named(file: Path) -> None:
    file.write_text("")
    message = message_of({}, {"KRAKFLUX_SERVER_PROT": "1"}, file)
    assert message == "KRAKFLUX_SERVER_PROT is not a setting; did you mean KRAKFLUX_SERVER_PORT?"


def test_an_unknown_key_of_the_file_is_named(file: Path) -> None:
    file.write_text("[server]\nprot = 1\n")
    message = message_of({}, {}, file)
    assert message == f"server.prot in {file} is not a setting; did you mean server.port?"


def test_a_wrong_value_is_named_by_where_it_was_given(file: Path) -> None:
    file.write_text("[server]\nport = 99999\n")
    assert message_of({}, {}, file).startswith(f"server.port in {file}: input should be less")
    file.write_text("")
    environment = {"KRAKFLUX_SERVER_PORT": "many"}
    assert message_of({}, environment, file).startswith("KRAKFLUX_SERVER_PORT: input should be")
    assert message_of({"server.port": -1}, environment, file).startswith("--port: input should be")
    assert message_of({"collector.pairs": "BTC-USD"}, {}, file) == (
        "--pairs: a pair is written like BTC/USD, not 'BTC-USD' (it is 'BTC-USD')"
    )
    assert message_of({"collector.exchange": "kraken"}, {}, file).startswith("--exchange: an addr")


def test_a_named_file_must_exist_and_be_toml(tmp_path: Path) -> None:
    missing = tmp_path / "none.toml"
    assert message_of({}, {}, missing) == f"the settings file {missing} does not exist"
    with pytest.raises(ConfigurationError, match=r"none\.toml does not exist"):
        load_settings({}, None, {"KRAKFLUX_CONFIG": str(missing)})
    missing.write_text("port = = 1")
    assert "is not a TOML file" in message_of({}, {}, missing)


def test_secrets_do_not_show_in_a_representation(file: Path) -> None:
    file.write_text("")
    settings = load_settings({}, file, {"KRAKFLUX_TOKEN": "hush", "KRAKFLUX_PASSWORD": "hush-hush"})
    assert settings.token is not None
    assert settings.token.get_secret_value() == "hush"
    assert "hush" not in repr(settings)
