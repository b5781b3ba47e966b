"""A newsroom's own folder: each fault is told with file and line, and a beat of another country needs no code."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from timeline import cli, newsroom, pipeline
from timeline.model import Article

# Cameroon and its president are in no file of ours.
BEAT = {
    "gazetteer/entities.csv": """id,kind,name_en,country,lat,lon,wikidata,within,name_ar
cameroon,state,Cameroon,CM,,,Q1009,,الكاميرون
paul-biya,person,Paul Biya,CM,,,Q57383,,بول بيا
yaounde,city,Yaoundé,CM,3.87,11.52,Q3808,cameroon,ياوندي
""",
    "gazetteer/forms.csv": "id,latent,form\npaul-biya,0,بول بييا\n",
    "gazetteer/demonyms.csv": "id,kind,form\ncameroon,base,كاميروني\n",
    "gazetteer/capitals.csv": "state,capital\ncameroon,yaounde\n",
    "gazetteer/offices.csv": "role,of,holder,from,to\npresident,cameroon,paul-biya,1982-11-06,\n",
    "lexicon/triggers.toml": '[[trigger]]\nkey = "land"\nkind = "visit"\nverbs = ["نزل ينزل"]\nneeds = ["place"]\n',
    "lexicon/months.toml": 'kind = "month"\n[november_own]\nvalue = 11\nforms = ["نوفمبير"]\n',
    "topics/biya.toml": """slug = "biya-visits"
title = { ar = "زيارات بيا", en = "Biya's visits" }
about = { ar = "رحلات رئيس الكاميرون", en = "Journeys of the president of Cameroon" }
[[rule]]
key = "abroad"
label = { ar = "إلى الخارج", en = "Abroad" }
types = ["visit"]
actors = ["paul-biya"]
roles = ["visitor"]
outside = ["CM"]
""",
}


def check(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, list[str]]:
    """The command's exit code, standard output, and lines of standard error without the program's name."""
    code = cli.run(["check-data", str(folder)])
    out, err = capsys.readouterr()
    return code, out, [line.removeprefix("timeline: ") for line in err.splitlines()]


def laid(folder: Path, files: Mapping[str, str]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def test_a_beat_of_another_country_needs_no_code(tmp_path: Path) -> None:
    assert list(newsroom.faults(laid(tmp_path, BEAT))) == []
    articles = [
        Article("a", "نزل الرئيس الكاميروني في موسكو أمس الإثنين للقاء بوتين.", "2022-11-15"),
        Article("b", "زار بول بييا العاصمة الروسية في 14 نوفمبير 2022.", "2022-11-20"),
        Article("c", "زار بوتين ياوندي في 3 أيار 2021.", "2021-05-05"),
    ]
    timeline = pipeline.build(articles, pipeline.load(tmp_path))
    (event,) = [event for event in timeline.events if "biya-visits" in event.topics]
    assert (event.kind, event.place and event.place.id, event.date.when and event.date.when.edtf()) == (
        "visit",
        "moscow",
        "2022-11-14",
    )
    assert {mention.article.id for mention in event.mentions} == {"a", "b"}
    without = pipeline.build(articles, pipeline.load())
    assert not any(actor.entity.id == "paul-biya" for event in without.events for actor in event.actors)


FAULTS = {
    "topic/x.toml": ("", r"topic/x\.toml: nothing reads this file"),
    "gazetteer/people.csv": ("id\n", r"people\.csv: nothing reads this file"),
    "lexicon/words.csv": ("", r"words\.csv: nothing reads this file"),
    "gazetteer/forms.csv": ("id,latent,form\nnobody-here,0,فلان\n", r"forms\.csv:2: no entity 'nobody-here'"),
    "lexicon/own.toml": (
        'kind = "month"\n\n[ninth]\nvalue = "nine"\nforms = ["تاسوع"]\n',
        r"own\.toml:3: \[ninth\] value 'nine': words of the kind month have one of the type int",
    ),
    "lexicon/kinds.toml": (
        '[ninth]\nkind = "mnth"\nvalue = 9\nforms = ["تاسوع"]\n',
        r"kinds\.toml:1: \[ninth\] kind 'mnth' is none of",
    ),
    "lexicon/keys.toml": (
        'kind = "month"\n[ninth]\nvalue = 9\nform = ["تاسوع"]\n',
        r"keys\.toml:4: ninth, form: unknown key",
    ),
    "lexicon/clash.toml": (
        'kind = "month"\n[ninth]\nvalue = 9\nforms = [\n"تاسوع",\n"أيلول",\n]\n',
        r"clash\.toml:6: \[ninth\] «ايلول» already belongs to \[september_levantine\]",
    ),
    "lexicon/loose.toml": ("forms = 3\n", r"loose\.toml:1: forms: Input should be a table"),
    "lexicon/tense.toml": ('\nfutur = ["كذا"]\n', r"tense\.toml:2: \[futur\] is no list of tense\.toml"),
    "lexicon/triggers.toml": (
        '[[trigger]]\nkey = "a"\nkind = "visit"\n\n[[trigger]]\nkey = "b"\nkind = "visit"\nneeds = ["money"]\n',
        r"triggers\.toml:8: trigger, 2, needs, 1: Input should be",
    ),
    "lexicon/weights.toml": (
        '[actors.same]\nweight = "much"\nreason = "x"\n',
        r"weights\.toml:2: actors, same, weight: Input should be a valid number",
    ),
    "lexicon/titles.toml": ('[visit]\nar = ["سفر"]\nen = ["{x}"]\n', r"titles\.toml:3: \[visit\] '\{x\}'"),
    "topics/x.toml": (
        BEAT["topics/biya.toml"],
        r"topics/x\.toml:8: actors: the gazetteer knows no 'paul-biya'",
    ),
    "topics/y.toml": ("slug = \n", r"topics/y\.toml:1: Invalid value"),
}


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_a_fault_is_told_with_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    content, told = FAULTS[name]
    laid(tmp_path, {name: content})
    code, out, err = check(tmp_path, capsys)
    assert (code, out, len(err)) == (2, "", 1)
    assert err[0].startswith(str(tmp_path / name))
    assert re.search(told, err[0]), err[0]


def test_the_faults_of_all_files_are_told_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = ("gazetteer/forms.csv", "lexicon/triggers.toml", "topics/y.toml", "lexicon/weights.toml")
    code, _, err = check(laid(tmp_path, {name: FAULTS[name][0] for name in names}), capsys)
    assert code == 2
    assert len(err) == len(names)


def test_data_in_order_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    laid(tmp_path, {**BEAT, ".git/config": "x"})
    code, out, err = check(tmp_path, capsys)
    assert (code, err) == (0, [])
    assert out.splitlines() == [f"{name}: as it should be" for name in sorted(BEAT)]


def test_a_folder_that_is_none_or_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path / "nowhere", capsys)[0] == 2
    assert check(tmp_path, capsys) == (2, "", [f"{tmp_path}: no file of data in it"])
