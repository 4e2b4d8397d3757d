"""What the bot must be told before it starts（设置）: ZHIBU_… variables, or lines in .env."""

import re
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError


class BadSettings(Exception):
    """A setting is missing or wrong; the message names it and shows no secret."""


class Settings(BaseSettings):
    """Each field is described in .env.example."""

    model_config = SettingsConfigDict(
        env_prefix="ZHIBU_", env_file=".env", extra="ignore", hide_input_in_errors=True
    )

    telegram_token: SecretStr = SecretStr("")
    telegram_api: str = "https://api.telegram.org"
    telegram_ephemeral: Literal["on", "off"] = "off"
    database: str = ""
    data_dir: Path = Path("./data")
    timezone: str = "Asia/Shanghai"
    language: Literal["zh_CN", "en"] = "zh_CN"
    setup_code: SecretStr = SecretStr("")
    templates: str = ""
    listen: str = Field(default="127.0.0.1:8080", pattern=r"^[^\s:]+:\d{1,5}$")
    public_url: str = ""
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")

    @field_validator("telegram_token")
    @classmethod
    def _looks_like_a_token(cls, value: SecretStr) -> SecretStr:
        token = value.get_secret_value().strip()
        number, colon, secret = token.partition(":")
        if token and not (number.isdigit() and colon and len(secret) >= 20):
            raise ValueError("this is not a token as BotFather gives it (123456:ABC…)")
        return SecretStr(token)

    @field_validator("telegram_api")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("an address starts with https:// or http://")
        return value.rstrip("/")

    @field_validator("timezone")
    @classmethod
    def _is_a_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            raise ValueError("no such time zone; Asia/Shanghai is one") from None
        return value

    @field_validator("database")
    @classmethod
    def _is_a_database(cls, value: str) -> str:
        try:
            name = make_url(value).get_backend_name() if value else "sqlite"
        except ArgumentError:
            raise ValueError("write it as sqlite:///file or postgresql+psycopg://…") from None
        if name not in ("sqlite", "postgresql"):
            raise ValueError("only sqlite and postgresql are known")
        return value

    @field_validator("webhook_url")
    @classmethod
    def _is_a_webhook(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("an address starts with https://; Telegram calls nothing else")
        return value.rstrip("/")

    @field_validator("public_url")
    @classmethod
    def _is_a_root(cls, value: str) -> str:
        parts = urlsplit(value.rstrip("/"))
        if value and not (parts.scheme in ("http", "https") and parts.hostname):
            raise ValueError("an address starts with https:// or http://")
        if parts.path or parts.query or parts.fragment:
            raise ValueError("without a path: the ledger is at /ledger under it")
        return value.rstrip("/")

    @field_validator("webhook_secret")
    @classmethod
    def _is_a_secret(cls, value: SecretStr) -> SecretStr:
        if not re.fullmatch(r"|[A-Za-z0-9_-]{16,256}", value.get_secret_value()):
            raise ValueError("16 to 256 of the characters A-Z, a-z, 0-9, _ and -")
        return value

    @model_validator(mode="after")
    def _know_the_secret(self) -> Self:
        if self.webhook_url and not self.webhook_secret.get_secret_value():
            raise ValueError("ZHIBU_WEBHOOK_SECRET: a webhook needs one, the same on each machine")
        return self

    @model_validator(mode="after")
    def _know_the_database(self) -> Self:
        if not self.database:
            self.database = f"sqlite:///{self.data_dir / 'zhibu.db'}"
        return self

    @property
    def backups(self) -> Path:
        """The folder of the nightly copies."""
        return self.data_dir / "backups"

    @property
    def address(self) -> tuple[str, int]:
        host, _, port = self.listen.rpartition(":")
        return host, int(port)


def read_settings() -> Settings:
    """From the environment and .env; raises BadSettings with a line for each trouble."""
    try:
        return Settings()
    except ValidationError as error:
        raise BadSettings("\n".join(_line(trouble) for trouble in error.errors())) from None


def _line(trouble: object) -> str:
    assert isinstance(trouble, dict)
    name = "_".join(str(part) for part in trouble["loc"]).upper()
    what = str(trouble["msg"]).removeprefix("Value error, ")
    return f"ZHIBU_{name}: {what}" if name else what
