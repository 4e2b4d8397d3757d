"""A PostgreSQL server of one's own, to be killed（自己的数据库服务器）."""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

HOMES = Path("/usr/lib/postgresql")
PATIENCE = 30.0
"""Seconds until the processes of a killed server have gone and another can start."""


def binaries() -> Path | None:
    """Where initdb and pg_ctl are, the newest; None where there is no PostgreSQL."""
    found = [one.parent for one in HOMES.glob("*/bin/initdb")]
    return max(found, key=lambda one: int(one.parent.name), default=None)


class Cluster:
    """In a folder, on a free port; nobody else's server is touched."""

    def __init__(self, folder: Path) -> None:
        found = binaries()
        assert found is not None
        self._bin, self._data = found, folder / "cluster"
        [self.port] = free_ports(1)
        self.kills = 0

    def make(self) -> None:
        self._data.mkdir()
        if os.getuid() == 0:
            shutil.chown(self._data, "postgres")
        self._as_its_owner(
            str(self._bin / "initdb"), "-D", str(self._data), "-U", "postgres",
            "-A", "trust", "-E", "UTF8", "--no-sync",
        )  # fmt: skip
        with (self._data / "postgresql.conf").open("a") as settings:
            settings.write(
                f"port = {self.port}\nlisten_addresses = '127.0.0.1'\n"
                f"unix_socket_directories = ''\nmax_connections = 40\n"
            )

    def start(self) -> None:
        """Until it answers; what a killed one left behind may need a moment to go."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return self._as_its_owner(
                    str(self._bin / "pg_ctl"), "-D", str(self._data), "-w", "-t", "20",
                    "-l", str(self._data / "log"), "start",
                )  # fmt: skip
            except subprocess.CalledProcessError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)

    def kill(self) -> None:
        """The server's first process dies at once; its others notice and go."""
        os.kill(int((self._data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
        self.kills += 1

    async def restart(self) -> None:
        await asyncio.to_thread(self.start)

    def stop(self) -> None:
        self._as_its_owner(
            str(self._bin / "pg_ctl"), "-D", str(self._data), "-m", "immediate", "stop"
        )

    def database(self, name: str) -> str:
        """The address of a new, empty database."""
        self._as_its_owner(
            str(self._bin / "createdb"), "-h", "127.0.0.1", "-p", str(self.port),
            "-U", "postgres", name,
        )  # fmt: skip
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/{name}"

    def _as_its_owner(self, *command: str) -> None:
        """PostgreSQL does not run as root."""
        prefix = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        subprocess.run(
            [*prefix, *command], cwd="/", check=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
        )  # fmt: skip


@contextmanager
def standing() -> Iterator[Cluster]:
    """A server for as long as this lasts, in a folder that its owner may enter."""
    with tempfile.TemporaryDirectory(prefix="zhibu-cluster-") as folder:
        Path(folder).chmod(0o711)
        cluster = Cluster(Path(folder))
        cluster.make()
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop()


def free_ports(many: int) -> list[int]:
    with ExitStack() as taken:
        doors = [taken.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(many)]
        return [int(door.getsockname()[1]) for door in doors]
