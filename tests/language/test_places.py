"""Names of places: each resolves to what it covers today."""

from __future__ import annotations

from language import units
from language.gazetteer import Place, resolve_place
from language.resources import load_yaml


def _resolved(text: str) -> Place:
    place = resolve_place(text)
    assert place is not None, text
    return place


def test_a_commune_of_today_is_found_by_its_full_name() -> None:
    expected = {
        f"{unit.kind} {unit.name}, tỉnh Cà Mau": (unit.name, "commune", (code,))
        for code, unit in units.communes().items()
    }
    found = {text: (place.name, place.level, place.codes) for text in expected for place in [_resolved(text)]}
    assert found == expected


def test_an_address_of_before_leads_to_the_communes_of_today() -> None:
    expected = {}
    for old in units.old_communes():
        district = units.old_districts()[old.district]
        name = old.name if old.name.startswith("Phường") else f"{old.kind} {old.name}"
        level = "old_commune" if len(old.communes) == 1 else "ambiguous"
        expected[f"{name}, {district.kind} {district.name}"] = (level, set(old.communes))
    found = {text: (place.level, set(place.codes)) for text in expected for place in [_resolved(text)]}
    assert found == expected


def test_an_old_district_is_found_with_its_old_province() -> None:
    expected = {}
    for code, unit in units.old_districts().items():
        province = units.old_provinces()[unit.old_province]
        text = f"{unit.kind} {unit.name}, {province.kind} {province.name}"
        expected[text] = ("old_district", (code,), unit.communes or (unit.province,))
    found = {
        text: (place.level, place.old_codes, place.codes) for text in expected for place in [_resolved(text)]
    }
    assert found == expected


def test_a_province_of_today_is_found_by_its_name() -> None:
    found = {
        place.codes: place.level for unit in units.provinces().values() for place in [_resolved(unit.name)]
    }
    assert found == {(code,): "province" for code in units.provinces()}


def test_an_old_province_is_found_and_leads_to_a_province_of_today() -> None:
    today = {unit.name for unit in units.provinces().values()}
    for code, old in units.old_provinces().items():
        if old.name not in today and old.province != units.CA_MAU:
            place = _resolved(f"{old.kind} {old.name}")
            assert (place.level, place.codes, place.old_codes) == ("old_province", (old.province,), (code,))


def test_the_former_province_bac_lieu_is_its_communes() -> None:
    place = _resolved("tỉnh Bạc Liêu")
    assert place.old_codes == ("95",)
    assert len(place.codes) == 25
    assert set(units.communes_of_old_district("Bạc Liêu")) < set(place.codes)


def test_an_ambiguous_place_covers_all_its_options() -> None:
    place = _resolved("Bạc Liêu")
    assert [option.level for option in place.options] == ["commune", "old_district", "old_province"]
    assert set(place.codes) == {code for option in place.options for code in option.codes}


def test_outside_the_province_is_every_other_province() -> None:
    assert set(_resolved("ngoài tỉnh").codes) == set(units.provinces()) - {"96"}
    assert _resolved("trong tỉnh").codes == ("96",)


def test_landmarks_lie_in_units_of_today_and_say_whether_that_was_checked() -> None:
    for row in load_yaml("gazetteer/landmarks.yml"):
        for code in row["codes"]:
            assert code in units.communes() or code in units.provinces()
        assert isinstance(row["verified"], bool)
        assert _resolved(row["write"][0]).name == row["name"]


def test_a_cell_needs_no_word_that_announces_a_place() -> None:
    assert _resolved("ĐD").name == "Đầm Dơi"
    assert _resolved("TAM GIANG").name == "Tam Giang"


def test_a_cell_with_two_places_is_ambiguous() -> None:
    place = _resolved("Năm Căn; Đầm Dơi")
    assert place.level == "ambiguous"
    assert [option.name for option in place.options] == ["Năm Căn", "Đầm Dơi"]


def test_a_cell_without_a_known_place_is_none() -> None:
    assert resolve_place("") is None
    assert resolve_place("liên hệ") is None
