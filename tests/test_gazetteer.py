"""The gazetteer's files agree with each other, refuse what is malformed by file and line, and can be laid over."""

import datetime as dt
import itertools
import pickle
from pathlib import Path

import pytest

from timeline.entities import find
from timeline.errors import DataError
from timeline.lexicon.gazetteer import load
from timeline.lexicon.gazetteer.loader import COLUMNS
from timeline.lexicon.gazetteer.scan import scan
from timeline.text import fold, read

GAZETTEER = load()


def folder(tmp_path: Path, **files: str) -> Path:
    target = tmp_path / "gazetteer"
    target.mkdir()
    for name, rows in files.items():
        (target / f"{name}.csv").write_text(",".join(COLUMNS[name]) + "\n" + rows, encoding="utf-8")
    return tmp_path


def test_every_state_has_one_country_code_and_coordinates() -> None:
    states = [e for e in GAZETTEER.entities.values() if e.kind == "state"]
    assert len({e.country for e in states}) == len(states) > 100
    assert all(e.country and len(e.country) == 2 and e.lat is not None and e.lon is not None for e in states)


def test_places_have_coordinates_and_lie_in_what_their_country_says() -> None:
    for entity in GAZETTEER.entities.values():
        if entity.kind in ("city", "base", "venue", "region"):
            assert entity.lat is not None, entity.id
            state = GAZETTEER.state_of(entity)
            outer = GAZETTEER.within.get(entity.id)
            if state and outer and entity.country:
                # Gaza and Hong Kong lie in a state with a code of its own
                assert GAZETTEER.lies_in(entity.id, state.id), entity.id


def test_two_places_of_one_country_do_not_stand_far_apart_from_what_holds_them() -> None:
    """A slip in a coordinate puts a town into another sea."""
    for inner, outer in GAZETTEER.within.items():
        a, b = GAZETTEER.entities[inner], GAZETTEER.entities[outer]
        if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
            continue
        reach = 5.0 if b.kind != "state" else 60.0 if b.id in ("russia", "united-states", "china", "canada") else 25.0
        assert abs(a.lat - b.lat) < reach, inner
        assert abs(a.lon - b.lon) < reach * 1.5, inner


def test_capitals_are_in_their_states() -> None:
    assert all(GAZETTEER.lies_in(capital, state) for state, capital in GAZETTEER.capitals.items())


def test_terms_of_one_office_follow_each_other() -> None:
    for office, terms in GAZETTEER.terms.items():
        for before, after in itertools.pairwise(terms):
            assert before.end is not None, office
            assert after.start is not None, office
            assert before.end <= after.start, (office, before.holder, after.holder)
        assert all(t.start is None or dt.date(1950, 1, 1) < t.start < dt.date(2027, 1, 1) for t in terms), office


def test_every_name_finds_its_entity_or_is_latent() -> None:
    for entity in GAZETTEER.entities.values():
        hits, words = scan(fold(entity.name_ar), GAZETTEER)
        senses = [s for hit in hits for s in hit.senses if hit.after - hit.first == len(words)]
        assert any(s.ref == entity.id for s in senses), entity.id


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        ("hmeimim", "syria", True),
        ("hmeimim", "latakia-governorate", True),
        ("kremlin", "russia", True),
        ("syria", "hmeimim", False),
        ("moscow", "syria", False),
        ("moscow", "moscow", True),
    ],
)
def test_places_lie_in_places(inner: str, outer: str, expected: bool) -> None:
    assert GAZETTEER.lies_in(inner, outer) is expected


@pytest.mark.parametrize(
    ("entity", "state"),
    [
        ("damascus", "syria"),
        ("syrian-army", "syria"),
        ("syrian-government", "syria"),
        ("federation-council", "russia"),
        ("hezbollah", "hezbollah"),
        ("vladimir-putin", "vladimir-putin"),
        ("aleppo", "aleppo"),
    ],
)
def test_a_state_acts_through_its_organs_and_its_capital(entity: str, state: str) -> None:
    assert GAZETTEER.stands_for(GAZETTEER.entities[entity]).id == state


def test_the_office_of_a_role_is_the_one_that_the_state_has() -> None:
    assert GAZETTEER.office("president", "saudi-arabia") == "king-saudi-arabia"
    assert GAZETTEER.office("king", "russia") == "president-russia"
    assert GAZETTEER.office("foreign-minister", "qatar") == "foreign-minister-qatar"


def test_a_newsroom_adds_names_and_replaces_rows(tmp_path: Path) -> None:
    data = folder(
        tmp_path,
        entities="salkhad,city,Salkhad,SY,32.49,36.71,,suwayda-governorate,صلخد\n"
        "sochi,city,Sochi (RU),RU,43.6,39.7,,russia,سوتشي\n",
        forms="salkhad,,صلخد المدينة\n-,,فندق سوتشي\n",
        offices="president,syria,salkhad,1960-01-01,1961-01-01\n",
    )
    gazetteer = load(data)
    found = find(read("وصل الوفد إلى صلخد قادما من سوتشي ونزل في فندق سوتشي"), gazetteer)
    assert [m.entity.name_en for m in found if m.entity] == ["Salkhad", "Sochi (RU)"]
    assert gazetteer.lies_in("salkhad", "syria")
    assert "salkhad" not in GAZETTEER.entities


@pytest.mark.parametrize(
    ("name", "rows", "complaint"),
    [
        ("entities", "Bad Id,city,X,SY,1,1,,,س\n", "no slug"),
        ("entities", "x,town,X,SY,1,1,,,س\n", "kind 'town'"),
        ("entities", "x,city,X,SY,95,1,,,س\n", "no coordinate"),
        ("entities", "x,city,X,SY,north,1,,,س\n", "no coordinate"),
        ("entities", "x,city,,SY,1,1,,,س\n", "both languages"),
        ("entities", "x,city,X,SY,1,1,,atlantis,س\n", "'atlantis'"),
        ("entities", "x,city,X,SY,1,1,,,س\nx,city,X,SY,1,1,,,س\n", "twice"),
        ("entities", "x,city,X\n", "3 cells"),
        ("forms", "nobody,,فلان\n", "no entity 'nobody'"),
        ("demonyms", "syria,plural,سوريون\n", "neither base nor form"),
        ("offices", "president,syria,bashar-al-assad,2000-13-01,\n", "no date"),
        ("offices", "president,syria,bashar-al-assad,2024-12-08,2000-07-17\n", "ends before"),
        ("titles", "president,verb,,رأس\n", "kind 'verb'"),
        ("words", "colour,,أحمر\n", "kind 'colour'"),
    ],
)
def test_a_malformed_row_is_told_by_file_and_line(tmp_path: Path, name: str, rows: str, complaint: str) -> None:
    with pytest.raises(DataError) as caught:
        load(folder(tmp_path, **{name: rows}))
    message = str(caught.value)
    assert complaint in message
    assert f"{name}.csv:" in message
    assert "\n" not in message


def test_a_file_with_other_columns_or_bytes_is_refused(tmp_path: Path) -> None:
    data = folder(tmp_path, forms="")
    path = data / "gazetteer" / "forms.csv"
    path.write_text("id,form\n", encoding="utf-8")
    with pytest.raises(DataError, match="columns must be id,latent,form"):
        load(data)
    path.write_bytes(b"id,latent,form\nsyria,,\xc7\xe1\n")
    with pytest.raises(DataError, match="not UTF-8"):
        load(data)


def test_clitics_are_cut_only_where_a_known_form_remains() -> None:
    def found(word: str) -> list[tuple[str, str]]:
        return [(h.clitic, s.ref) for h in scan(fold(word), GAZETTEER)[0] for s in h.senses if s.kind == "entity"]

    assert found("وبموسكو") == [("وب", "moscow")]
    assert found("للاذقية") == [("ل", "latakia")]
    assert found("وللرياض") == [("ول", "riyadh")]
    assert found("فالسودان") == [("ف", "sudan")]
    assert found("باريس") == [("", "paris")]
    assert found("مصراتة") == [("", "misrata")]
    assert found("لبنان") == [("", "lebanon")]
    assert found("الموسكوفي") == []


def test_no_written_word_is_two_names_by_its_clitics() -> None:
    """«وجدة» is «و» and Jeddah, so the town of that name needs its «مدينة»."""
    for word, options in GAZETTEER.first.items():
        meanings = {frozenset(s.ref for s in node.senses) for _, node in options if node.senses}
        assert len(meanings) < 2, word


def test_names_joined_or_parted_are_one_name() -> None:
    for form in ("عبد المجيد تبون", "عبدالمجيد تبون"):
        assert [m.entity.id for m in find(read(form), GAZETTEER) if m.entity] == ["abdelmadjid-tebboune"]


def test_it_travels_to_a_worker() -> None:
    again = pickle.loads(pickle.dumps(GAZETTEER))
    assert find(read("زار بوتين دمشق"), again) == find(read("زار بوتين دمشق"), GAZETTEER)
