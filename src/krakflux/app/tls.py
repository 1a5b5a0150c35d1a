"""TLS: the user's own certificate, or one signed by an authority made for this data directory."""

from __future__ import annotations

import datetime
import ipaddress
import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from krakflux.app.files import write_private
from krakflux.errors import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path

    from krakflux.config import TlsSettings

__all__ = ["TlsFiles", "prepare_tls"]

_AUTHORITY_LIFE = datetime.timedelta(days=3650)
# Browsers and macOS refuse leaves that live longer than 825 days.
_LEAF_LIFE = datetime.timedelta(days=800)
_RENEW_BEFORE = datetime.timedelta(days=30)
_BACKDATED = datetime.timedelta(hours=1)
_NAMES: tuple[x509.GeneralName, ...] = (
    x509.DNSName("localhost"),
    x509.IPAddress(ipaddress.ip_address("127.0.0.1")),
    x509.IPAddress(ipaddress.ip_address("::1")),
)


@dataclass(frozen=True, slots=True)
class TlsFiles:
    """What a server needs for TLS.

    Attributes:
        certificate: PEM, the leaf first.
        key: PEM, readable by its owner alone.
        authority: The generated authority's certificate, for `REQUESTS_CA_BUNDLE` or a browser;
            None where the user brought a certificate.
    """

    certificate: Path
    key: Path
    authority: Path | None


@dataclass(frozen=True, slots=True)
class _Signed:
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


def prepare_tls(settings: TlsSettings, directory: Path, now: datetime.datetime) -> TlsFiles | None:
    """Give the files to serve with; None where TLS is off.

    Without a certificate in the settings an authority and a certificate for localhost, 127.0.0.1
    and ::1 are made in `directory` once; the certificate is renewed when it nears its end.

    Raises:
        ConfigurationError: one of certificate and key is missing, unreadable or doesn't fit.
    """
    if not settings.enabled:
        return None
    if settings.certificate is None and settings.key is None:
        return _generate(directory, now)
    if settings.certificate is None or settings.key is None:
        raise ConfigurationError("tls.certificate and tls.key must be given together")
    files = TlsFiles(settings.certificate, settings.key, authority=None)
    _check_pair(files)
    return files


def _check_pair(files: TlsFiles) -> None:
    for file in (files.certificate, files.key):
        if not file.is_file():
            raise ConfigurationError(f"the TLS file {file} does not exist")
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(files.certificate, files.key)
    except (OSError, ssl.SSLError) as error:
        raise ConfigurationError(
            f"{files.certificate} and {files.key} are no certificate with its key in PEM: {error}"
        ) from error


def _generate(directory: Path, now: datetime.datetime) -> TlsFiles:
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    files = TlsFiles(
        certificate=directory / "server.pem",
        key=directory / "server-key.pem",
        authority=directory / "ca.pem",
    )
    authority = _load_or_make_authority(directory, now)
    if not _is_leaf_usable(files, authority, now):
        _write(_sign_leaf(authority, now), files.certificate, files.key)
    return files


def _is_leaf_usable(files: TlsFiles, authority: _Signed, now: datetime.datetime) -> bool:
    try:
        _check_pair(files)
    except ConfigurationError:
        return False
    leaf = x509.load_pem_x509_certificate(files.certificate.read_bytes())
    is_lasting = leaf.not_valid_after_utc - now >= _RENEW_BEFORE
    return is_lasting and leaf.issuer == authority.certificate.subject


def _load_or_make_authority(directory: Path, now: datetime.datetime) -> _Signed:
    certificate, key = directory / "ca.pem", directory / "ca-key.pem"
    if certificate.exists() and key.exists():
        loaded = serialization.load_pem_private_key(key.read_bytes(), password=None)
        assert isinstance(loaded, ec.EllipticCurvePrivateKey)
        return _Signed(x509.load_pem_x509_certificate(certificate.read_bytes()), loaded)
    authority = _sign_authority(now)
    _write(authority, certificate, key)
    return authority


def _write(signed: _Signed, certificate: Path, key: Path) -> None:
    pem = signed.key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    write_private(key, pem)
    certificate.write_bytes(signed.certificate.public_bytes(serialization.Encoding.PEM))


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime.datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        # A client whose clock runs a little behind must not refuse a fresh certificate.
        .not_valid_before(now - _BACKDATED)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _sign_authority(now: datetime.datetime) -> _Signed:
    key = ec.generate_private_key(ec.SECP256R1())
    # Two authorities of two data directories must not be taken for one another.
    name = _name(f"krakflux authority {x509.random_serial_number() % 10**8:08d}")
    builder = (
        _builder(name, name, key.public_key(), now)
        .not_valid_after(now + _AUTHORITY_LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_key_usage(signs_certificates=True), critical=True)
    )
    return _Signed(builder.sign(key, hashes.SHA256()), key)


def _sign_leaf(authority: _Signed, now: datetime.datetime) -> _Signed:
    key = ec.generate_private_key(ec.SECP256R1())
    issuer_key = authority.key.public_key()
    builder = (
        _builder(_name("localhost"), authority.certificate.subject, key.public_key(), now)
        .not_valid_after(now + _LEAF_LIFE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(_NAMES), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key), critical=False
        )
    )
    return _Signed(builder.sign(authority.key, hashes.SHA256()), key)


def _key_usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
