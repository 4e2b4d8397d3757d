"""The door people and platforms call at（门）: the socket at ZHIBU_LISTEN, and its address."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.settings import BadSettings, Settings
from domain.entrance import Address, Reach

FAR_AWAY = ("192.0.2.1", 9)
"""Nobody lives there (RFC 5737), and nothing is sent: it shows which way leads out."""


@contextmanager
def listen(settings: Settings) -> Iterator[socket.socket]:
    """The door at ZHIBU_LISTEN; raises BadSettings if it cannot be had."""
    host, port = settings.address
    try:
        door = socket.create_server((host, port))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadSettings(
            f"ZHIBU_LISTEN: {settings.listen} cannot be had ({reason}); "
            f"choose another, such as ZHIBU_LISTEN={host}:8081"
        ) from None
    with door:
        yield door


def listening_at(settings: Settings, door: socket.socket) -> Settings:
    """The same settings, with the port the door really got."""
    host, _ = settings.address
    return settings.model_copy(update={"listen": f"{host}:{door.getsockname()[1]}"})


def address_of(settings: Settings) -> Address:
    """Where people find the ledger: at ZHIBU_PUBLIC_URL, else where this machine listens."""
    if settings.public_url:
        host = urlsplit(settings.public_url).hostname or ""
        return Address(settings.public_url, Reach.MACHINE if _is_here(host) else Reach.ANYWHERE)
    host, port = settings.address
    if _is_here(host):
        return Address(f"http://{host}:{port}", Reach.MACHINE)
    seen = _own_address() if _is_any(host) else host
    return Address(f"http://{seen}:{port}", Reach.NETWORK)


def hosts_of(settings: Settings) -> frozenset[str]:
    """The names under which a browser may call us; addresses in numbers are known anyway."""
    known = {urlsplit(settings.public_url).hostname, settings.address[0]} - {None, ""}
    return frozenset(str(name).lower() for name in known)


def _is_here(host: str) -> bool:
    return host == "localhost" or (_is_number(host) and ip_address(host).is_loopback)


def _is_any(host: str) -> bool:
    return _is_number(host) and ip_address(host).is_unspecified


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _own_address() -> str:
    """Under which number the machine is seen from its network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(FAR_AWAY)
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])
