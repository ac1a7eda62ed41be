"""Settings come from the environment, once."""

from pathlib import Path

import pytest

from verify.config import DEFAULT, FAST, PROFILES, THOROUGH, EngineName, Settings, load_settings
from verify.errors import ConfigError


def test_defaults():
    """An empty environment gives the default profile, RapidOCR, and the XDG cache in the home folder."""
    settings = load_settings(environment={})
    assert (DEFAULT, EngineName.RAPIDOCR, DEFAULT.second_looks) == (
        settings.profile,
        settings.engine,
        settings.second_looks,
    )
    assert Path("~/.cache/verify").expanduser() == settings.cache_folder
    assert settings.workers >= 1


def test_variables():
    """Each variable sets what it names."""
    environment = {
        "VERIFY_CACHE": "/var/cache/models",
        "VERIFY_PROFILE": "fast",
        "VERIFY_ENGINE": "tesseract",
        "VERIFY_SECOND_LOOKS": "7",
        "VERIFY_TIMEOUT": "30",
        "VERIFY_WORKERS": "3",
    }
    expected = Settings(Path("/var/cache/models"), FAST, EngineName.TESSERACT, 7, 30.0, 3)
    assert expected == load_settings(environment=environment)


def test_arguments_come_first():
    """What a command is told counts more than the environment."""
    settings = load_settings(
        profile="thorough", workers=2, environment={"VERIFY_PROFILE": "fast", "VERIFY_WORKERS": "8"}
    )
    assert (THOROUGH, THOROUGH.second_looks, 2) == (settings.profile, settings.second_looks, settings.workers)


@pytest.mark.parametrize(
    ("base", "folder"), [("/x", "/x/verify"), ("relative", "~/.cache/verify"), ("", "~/.cache/verify")]
)
def test_cache_by_xdg(base, folder):
    """The cache is where XDG_CACHE_HOME says, relative paths ignored as its specification wants."""
    assert Path(folder).expanduser() == load_settings(environment={"XDG_CACHE_HOME": base}).cache_folder


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("VERIFY_PROFILE", "lazy"),
        ("VERIFY_ENGINE", "magic"),
        ("VERIFY_SECOND_LOOKS", "-1"),
        ("VERIFY_SECOND_LOOKS", "two"),
        ("VERIFY_WORKERS", "0"),
        ("VERIFY_TIMEOUT", "0.5"),
        ("VERIFY_TIMEOUT", "²"),
    ],
)
def test_impossible_settings(name, value):
    """A setting that cannot be is the operator's to mend, and says what can be."""
    with pytest.raises(ConfigError) as caught:
        load_settings(environment={name: value})
    assert value in caught.value.message
    assert caught.value.hint


def test_one_thread_an_engine():
    """Engines are told to use one thread, unless somebody chose otherwise."""
    environment = {"OMP_NUM_THREADS": "4"}
    load_settings(environment=environment)
    assert {"OMP_NUM_THREADS": "4", "OMP_THREAD_LIMIT": "1"} == environment


def test_profiles():
    """A profile's name is its key, and a dearer one never does less."""
    assert all(name == profile.name for name, profile in PROFILES.items())
    assert [FAST, DEFAULT, THOROUGH] == sorted(PROFILES.values(), key=lambda one: (one.side_px, one.second_looks))
