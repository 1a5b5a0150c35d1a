from __future__ import annotations

import datetime
import ssl
import stat
from typing import TYPE_CHECKING

import pytest
from cryptography import x509

from krakflux.app.tls import TlsFiles, prepare_tls
from krakflux.config import TlsSettings
from krakflux.errors import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime.datetime(2026, 6, 1, tzinfo=datetime.UTC)


def generate(directory: Path, now: datetime.datetime = NOW) -> TlsFiles:
    files = prepare_tls(TlsSettings(enabled=True), directory, now)
    assert files is not None
    return files


def load(file: Path | None) -> x509.Certificate:
    assert file is not None
    return x509.load_pem_x509_certificate(file.read_bytes())


def shake_hands(files: TlsFiles, host: str) -> None:
    """Connect a client that trusts only the authority to a server, both in memory."""
    server_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_context.load_cert_chain(files.certificate, files.key)
    client_context = ssl.create_default_context(cafile=files.authority)
    to_client, to_server = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = client_context.wrap_bio(to_client, to_server, server_hostname=host)
    server = server_context.wrap_bio(to_server, to_client, server_side=True)
    waiting = [client, server]
    for _ in range(8):
        for side in list(waiting):
            try:
                side.do_handshake()
                waiting.remove(side)
            except ssl.SSLWantReadError:
                continue
    assert waiting == []


def test_off_means_no_files(tmp_path: Path) -> None:
    assert prepare_tls(TlsSettings(), tmp_path / "tls", NOW) is None
    assert not (tmp_path / "tls").exists()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_a_client_that_trusts_the_authority_connects(tmp_path: Path, host: str) -> None:
    shake_hands(generate(tmp_path, datetime.datetime.now(datetime.UTC)), host)


def test_another_name_is_refused(tmp_path: Path) -> None:
    files = generate(tmp_path, datetime.datetime.now(datetime.UTC))
    with pytest.raises(ssl.SSLCertVerificationError, match="mismatch"):
        shake_hands(files, "example.com")


def test_only_the_owner_may_read_the_keys(tmp_path: Path) -> None:
    generate(tmp_path / "tls")
    assert stat.S_IMODE((tmp_path / "tls").stat().st_mode) == 0o700
    for name in ("ca-key.pem", "server-key.pem"):
        assert stat.S_IMODE((tmp_path / "tls" / name).stat().st_mode) == 0o600


def test_the_second_start_keeps_authority_and_certificate(tmp_path: Path) -> None:
    first = generate(tmp_path)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert generate(tmp_path, NOW + datetime.timedelta(days=700)) == first
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_certificate_near_its_end_is_renewed_by_the_same_authority(tmp_path: Path) -> None:
    files = generate(tmp_path)
    authority, old = load(files.authority), load(files.certificate)
    generate(tmp_path, NOW + datetime.timedelta(days=790))
    assert load(files.authority) == authority
    assert load(files.certificate).not_valid_after_utc > old.not_valid_after_utc


def test_a_key_of_another_certificate_is_replaced(tmp_path: Path) -> None:
    files, others = generate(tmp_path / "a"), generate(tmp_path / "b")
    files.key.write_bytes(others.key.read_bytes())
    shake_hands(generate(tmp_path / "a", datetime.datetime.now(datetime.UTC)), "localhost")


def test_a_lost_authority_takes_its_certificate_with_it(tmp_path: Path) -> None:
    now = datetime.datetime.now(datetime.UTC)
    files = generate(tmp_path, now)
    assert files.authority is not None
    files.authority.unlink()
    shake_hands(generate(tmp_path, now), "localhost")


def test_ones_own_certificate_is_served_as_it_is(tmp_path: Path) -> None:
    made = generate(tmp_path / "made")
    settings = TlsSettings(enabled=True, certificate=made.certificate, key=made.key)
    files = prepare_tls(settings, tmp_path / "tls", NOW)
    assert files == TlsFiles(made.certificate, made.key, authority=None)
    assert not (tmp_path / "tls").exists()


def test_ones_own_files_must_be_given_together_exist_and_fit(tmp_path: Path) -> None:
    a, b = generate(tmp_path / "a"), generate(tmp_path / "b")
    wrong = {
        "must be given together": TlsSettings(enabled=True, key=a.key),
        "does not exist": TlsSettings(enabled=True, certificate=tmp_path / "no.pem", key=a.key),
        "no certificate with its key": TlsSettings(
            enabled=True, certificate=a.certificate, key=b.key
        ),
    }
    for message, settings in wrong.items():
        with pytest.raises(ConfigurationError, match=message):
            prepare_tls(settings, tmp_path / "tls", NOW)
