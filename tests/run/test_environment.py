"""Settings: read from the environment, refused in Danish, all of them written down."""

from __future__ import annotations

import base64
import re

import pytest

from varigespor.run import environment, places, reference
from varigespor.run.environment import Incomplete, read

KEY = base64.b64encode(bytes(range(32))).decode()
WHOLE = {
    "MODE": "production",
    "SECRET_KEY": "en lang tekst, der er opdigtet til prøven",
    "MUNICIPALITY": "bronderslev",
    "ALLOWED_HOSTS": "spor.eksempel.dk, spor2.eksempel.dk ,",
    "ENCRYPTION_KEYS": f"ny:{KEY},gammel:{KEY}",
    "INDEX_KEY": KEY,
    "DATABASE_URL": "postgres://varigespor_app:hemmelig%40@db.eksempel.dk:5433/varigespor?sslmode=require",
}


def test_production_reads_everything() -> None:
    found = read(variables=WHOLE)
    assert found.allowed_hosts == ("spor.eksempel.dk", "spor2.eksempel.dk")
    assert found.encryption_keys == (("ny", bytes(range(32))), ("gammel", bytes(range(32))))
    assert not found.demonstration
    assert found.database["PASSWORD"] == "hemmelig@"
    assert found.database["PORT"] == "5433"
    assert found.database["OPTIONS"] == {"connect_timeout": 3, "sslmode": "require"}


@pytest.mark.parametrize("name", [name for name in WHOLE if name != "MODE"])
def test_production_names_each_setting_that_is_missing(name: str) -> None:
    with pytest.raises(Incomplete) as refused:
        read(variables={**WHOLE, name: " "})
    assert name in str(refused.value)
    assert all(other not in str(refused.value) for other in set(WHOLE) - {name, "MODE"})


def test_nothing_set_means_production_and_names_them_all() -> None:
    with pytest.raises(Incomplete) as refused:
        read(variables={})
    assert all(name in str(refused.value) for name in environment.NEEDED)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("MODE", "prod", "production, demonstration, test"),
        ("ENCRYPTION_KEYS", "ny:kort", "32 bytes"),
        ("ENCRYPTION_KEYS", KEY, "32 bytes"),
        ("INDEX_KEY", "ikke base64!", "32 bytes"),
        ("DATABASE_URL", "mysql://db/varigespor", "kun PostgreSQL"),
        ("DATABASE_URL", "postgres://db:tal/varigespor", "porten er et tal"),
        ("DATABASE_URL", "postgres://db:5432", "navn mangler"),
        ("MUNICIPALITY", "ukendt", "»ukendt«, men den kan ikke bruges"),
        ("MUNICIPALITY", "oevekommune", "opdigtet kommune til øvelse"),
    ],
)
def test_a_setting_that_cannot_be_read_says_how(name: str, value: str, said: str) -> None:
    with pytest.raises(Incomplete, match=said):
        read(variables={**WHOLE, name: value})


def test_a_socket_folder_is_a_host() -> None:
    found = environment.database(url="postgres://varigespor_app@/varigespor?host=/run/vs-abc")
    assert (found["HOST"], found["USER"], found["NAME"]) == ("/run/vs-abc", "varigespor_app", "varigespor")


def test_an_invented_municipality_is_for_practice_alone() -> None:
    assert read(variables={"MODE": "demonstration"}).municipality == "oevekommune"


def test_every_setting_is_in_the_example() -> None:
    asked = set()
    for file in (places.PACKAGE / "run").rglob("*.py"):
        asked |= set(re.findall(r'(?:environ|variables)(?:\.get\(|\[)"([A-Z_]+)"', file.read_text()))
    written = set(re.findall(r"^([A-Z_]+)=", (places.PROJECT / ".env.example").read_text(), re.M))
    assert asked - {"PATH", "DJANGO_SETTINGS_MODULE"} == written


def test_the_reference_names_every_setting_of_the_example() -> None:
    written = re.findall(r"^([A-Z_]+)=", (places.PROJECT / ".env.example").read_text(), re.M)
    rendered = re.findall(r"^\| `([A-Z_]+)` \|", reference.pages()["settings.md"], re.M)
    assert rendered == written
