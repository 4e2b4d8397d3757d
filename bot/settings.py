"""What the bot must be told before it starts（设置）: ZHIBU_… variables, or lines in .env."""

from pathlib import Path
from typing import Literal, Self
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
    listen: str = Field(default="127.0.0.1:8080", pattern=r"^[^\s:]+:\d{1,5}$")
    public_url: str = ""

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
    return f"ZHIBU_{name}: {str(trouble['msg']).removeprefix('Value error, ')}"
