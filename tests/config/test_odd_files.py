"""Shared files as they are found on machines: odd bytes, odd lines, odd sections. An error or a value as boto3's."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import botocore.session
import pytest
from deadline_pages._config.profile import Profile
from deadline_pages.exceptions import ConfigParseError
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.support.aws_files import key
from tests.support.clean_room import CleanRoom, Run
from tests.support.compatibility import scenario
from tests.support.fake_aws import FakeAws

KEY_LINES: Final = key("AKID")
# By what is odd about it. Half of a surrogate pair stands for a byte that is no UTF-8.
CONTENTS: Final = {
    "a byte order mark": f"\ufeff[default]\n{KEY_LINES}",
    "lines that end as on Windows": f"[default]\r\n{KEY_LINES}".replace("\n", "\r\n"),
    "lines that end in a carriage return": f"[default]\r{KEY_LINES}".replace("\n", "\r"),
    "a comment that is no UTF-8": f"# caf\udce9\n[default]\n{KEY_LINES}",
    "a value that is no UTF-8": f"[default]\n{KEY_LINES}x = caf\udce9\n",
    "NUL in a value": f"[default]\n{KEY_LINES}x = a\0b\n",
    "a form feed": f"[default]\n\x0c\n{KEY_LINES}",
    "a vertical tab in a value": f"[default]\n{KEY_LINES}x = a\x0bb\n",
    "U+0085 in a value": f"[default]\n{KEY_LINES}x = a\x85y = b\n",
    "U+2028 in a value": f"[default]\n{KEY_LINES}x = a\u2028y = b\n",
    "a no-break space after a key": "[default]\naws_access_key_id = AKID\xa0\naws_secret_access_key = hush\n",
    "blanks in keys": "[default]\naws_access_key_id = AK  ID\naws_secret_access_key = hu sh\n",
    "quotes around keys": "[default]\naws_access_key_id = \"AKID\"\naws_secret_access_key = 'hush'\n",
    "tabs": "[default]\n\taws_access_key_id\t=\tAKID\n\taws_secret_access_key\t=\thush\n",
    "signs that some parsers fill in": (
        "[default]\naws_access_key_id = $HOME%(x)s%%\naws_secret_access_key = hush\nx = %(y)s\n"
    ),
    "a comment behind a value": "[default]\naws_access_key_id = AKID # mine\naws_secret_access_key = hush ; mine\n",
    "a comment behind a section": f"[default] # mine\n{KEY_LINES}",
    "a section twice": f"[default]\n{KEY_LINES}[default]\nregion = eu-west-1\n",
    "a key twice": f"[default]\n{KEY_LINES}aws_access_key_id = SECOND\n",
    "a key twice, elsewhere": f"[default]\n{KEY_LINES}[profile x]\nregion = a\nregion = b\n",
    "a key without a value": f"[default]\n{KEY_LINES}lonely\n",
    "a value without a key": f"[default]\n{KEY_LINES}= x\n",
    "an indented line that is no setting": f"[default]\n{KEY_LINES}s3 =\n  lonely\n",
    "no section": KEY_LINES,
    "a merge conflict": f"<<<<<<< HEAD\n[default]\n{KEY_LINES}",
    "a bracket that is not closed": f"[default\n{KEY_LINES}",
    "another kind of file": '{"a": 1}',
    "names in capitals": f"[default]\n{KEY_LINES.upper().replace('AKID', 'akid')}",
    "a section named DEFAULT": f"[DEFAULT]\n{KEY_LINES}[default]\nregion = eu-west-1\n",
    "blanks in a section's name": f"[ default ]\n{KEY_LINES}",
}


@pytest.mark.parametrize(
    "run",
    [
        scenario(
            "Odd shared files", f"{name}, {file} file", Run(config=text) if file == "config" else Run(credentials=text)
        )
        for name, text in CONTENTS.items()
        for file in ("config", "credentials")
    ],
)
def test_equal_to_boto3(room: CleanRoom, services: FakeAws, run: Run) -> None:
    theirs, ours = room.both(run, services)
    assert ours == theirs


TITLES: Final = [
    'profile "a b"',
    "profile  x ",
    " profile x",
    "profile\tx",
    "profilex",
    "profile x y",
    "profile 'x",
    "profile",
    "x",
    "Profile x",
]


@pytest.mark.parametrize(
    "run",
    [
        scenario(
            "Odd shared files",
            f"[{title}], asked for as {name!r}",
            Run(config=f"[{title}]\n{KEY_LINES}", session={"profile_name": name}),
        )
        for title, name in [(title, "x") for title in TITLES] + [(TITLES[0], "a b")]
    ],
)
def test_names_of_profiles(room: CleanRoom, services: FakeAws, run: Run) -> None:
    theirs, ours = room.both(run, services)
    assert ours == theirs


# -- any file ------------------------------------------------------------------------------------------------------

LINES: Final = st.one_of(
    st.sampled_from(
        [
            "[default]",
            "[profile x]",
            "[profile  x ]",
            "[sso-session s]",
            "[services s]",
            "[x]",
            "[",
            "[]",
            "a = b",
            "a: b",
            "a",
            "= b",
            "  c = d",
            "  c",
            "s3 =",
            "# e",
            "; e",
            "",
            "  ",
            "a = %(b)s",
            "\ufeff",
            "\x0c",
            "a = \0",
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)


def read_by(read: Any) -> Any:
    try:
        return read()
    except Exception as error:
        return type(error).__name__


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    config=st.lists(LINES, max_size=10), credentials=st.lists(LINES, max_size=6), end=st.sampled_from(["\n", "\r\n"])
)
@example(config=["[default]", "a = b", "[profile 'x]", "c = d"], credentials=[], end="\n")
@pytest.mark.usefixtures("bare_environment")
def test_any_file_is_read_as_by_botocore(tmp_path: Path, config: list[str], credentials: list[str], end: str) -> None:
    for name, lines in (("config", config), ("credentials", credentials)):
        (tmp_path / name).write_bytes(end.join(lines).encode())

    def theirs() -> Any:
        full = botocore.session.Session().full_config
        return full["profiles"], full.get("sso_sessions", {}), full.get("services", {})

    def ours() -> Any:
        profile = Profile()
        return profile.profiles, profile.sso_sessions, profile._services

    expected = read_by(theirs)
    if isinstance(expected, str):
        with pytest.raises(ConfigParseError):
            ours()
    else:
        assert read_by(ours) == expected
