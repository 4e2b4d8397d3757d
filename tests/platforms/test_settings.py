"""What is set wrongly is named in one line, and nothing starts."""

import pytest

from bot.command import main
from bot.settings import BadSettings, Settings, read_settings


@pytest.fixture(autouse=True)
def somewhere_else(tmp_path, monkeypatch):
    """No .env of ours is read, and nothing is written here."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ZHIBU_DATA_DIR", str(tmp_path / "data"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_TOKEN", "not-a-token-but-secret"),
        ("TELEGRAM_API", "api.example.org"),
        ("TELEGRAM_EPHEMERAL", "perhaps"),
        ("DATABASE", "mysql://somewhere/else"),
        ("DATABASE", "zhibu"),
        ("TIMEZONE", "Asia/Nowhere"),
        ("TIMEZONE", "../../etc/passwd"),
        ("LANGUAGE", "tlh"),
        ("LISTEN", "8080"),
        ("LISTEN", "127.0.0.1:http"),
    ],
)
@pytest.mark.parametrize("command", ["run", "rehearse", "migrate", "check"])
def test_a_bad_setting_is_one_line_that_names_it(command, name, value, monkeypatch, capsys):
    monkeypatch.setenv(f"ZHIBU_{name}", value)

    assert main([command]) == 2

    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith(f"ZHIBU_{name}: ")
    assert "secret" not in line


def test_several_bad_ones_are_all_named(monkeypatch):
    monkeypatch.setenv("ZHIBU_LISTEN", "x")
    monkeypatch.setenv("ZHIBU_TIMEZONE", "x")

    with pytest.raises(BadSettings) as refused:
        read_settings()

    assert {line.partition(":")[0] for line in str(refused.value).splitlines()} == {
        "ZHIBU_LISTEN",
        "ZHIBU_TIMEZONE",
    }


def test_run_needs_a_platform(capsys):
    assert main(["run"]) == 2

    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("ZHIBU_TELEGRAM_TOKEN: ")


def test_the_records_stand_in_the_data_folder_unless_told_otherwise(tmp_path, monkeypatch):
    assert Settings().database == f"sqlite:///{tmp_path / 'data' / 'zhibu.db'}"

    monkeypatch.setenv("ZHIBU_DATABASE", "sqlite:///elsewhere.db")
    assert Settings().database == "sqlite:///elsewhere.db"


def test_secrets_are_not_shown(monkeypatch):
    monkeypatch.setenv("ZHIBU_TELEGRAM_TOKEN", "123456789:" + "s" * 30)
    monkeypatch.setenv("ZHIBU_SETUP_CODE", "sesame")

    assert "sss" not in repr(Settings())
    assert "sesame" not in repr(Settings())
