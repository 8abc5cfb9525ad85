"""Units of today and of before July 2025: complete, linked, and where they lie."""

from __future__ import annotations

import pytest

from language import units

# Section by section as the province lists its new units under the old districts.
FORMED_FROM = {
    "Cà Mau": ["An Xuyên", "Lý Văn Lâm", "Tân Thành", "Hòa Thành"],
    "U Minh": ["Nguyễn Phích", "U Minh", "Khánh An", "Khánh Lâm"],
    "Thới Bình": ["Thới Bình", "Biển Bạch", "Trí Phải", "Tân Lộc", "Hồ Thị Kỷ"],
    "Trần Văn Thời": ["Trần Văn Thời", "Sông Đốc", "Đá Bạc", "Khánh Bình", "Khánh Hưng"],
    "Cái Nước": ["Cái Nước", "Lương Thế Trân", "Tân Hưng", "Hưng Mỹ"],
    "Đầm Dơi": ["Đầm Dơi", "Tạ An Khương", "Trần Phán", "Tân Thuận", "Quách Phẩm", "Thanh Tùng", "Tân Tiến"],
    "Năm Căn": ["Năm Căn", "Đất Mới", "Tam Giang"],
    "Phú Tân": ["Cái Đôi Vàm", "Phú Mỹ", "Phú Tân", "Nguyễn Việt Khái"],
    "Ngọc Hiển": ["Tân Ân", "Phan Ngọc Hiển", "Đất Mũi"],
    "Bạc Liêu": ["Bạc Liêu", "Vĩnh Trạch", "Hiệp Thành"],
    "Giá Rai": ["Giá Rai", "Láng Tròn", "Phong Thạnh"],
    "Hồng Dân": ["Hồng Dân", "Ninh Quới", "Vĩnh Lộc", "Ninh Thạnh Lợi"],
    "Phước Long": ["Phước Long", "Vĩnh Phước", "Vĩnh Thanh", "Phong Hiệp"],
    "Vĩnh Lợi": ["Châu Thới", "Vĩnh Lợi", "Hưng Hội"],
    "Hòa Bình": ["Hòa Bình", "Vĩnh Mỹ", "Vĩnh Hậu"],
    "Đông Hải": ["Gành Hào", "Đông Hải", "Long Điền", "An Trạch", "Định Thành"],
}


def test_every_list_is_complete() -> None:
    assert len(units.communes()) == 64
    assert len(units.provinces()) == 34
    assert len(units.old_provinces()) == 63
    assert len(units.old_districts()) == 696
    assert len(units.old_communes()) == 165


@pytest.mark.parametrize("district", FORMED_FROM)
def test_an_old_district_is_the_communes_mostly_formed_from_it(district: str) -> None:
    formed = [units.commune(code).name for code in units.communes_of_old_district(district)]
    assert formed == FORMED_FROM[district]


def test_the_name_of_a_district_may_be_in_any_case_and_tone_placement() -> None:
    assert units.communes_of_old_district("hoà bình") == units.communes_of_old_district("Hòa Bình")
    assert units.communes_of_old_district("Dĩ An") == ()


def test_every_old_commune_leads_to_communes_of_today() -> None:
    for old in units.old_communes():
        assert old.communes
        assert set(old.communes) <= set(units.communes())


def test_every_old_province_and_district_leads_to_a_province_of_today() -> None:
    today = set(units.provinces())
    assert {old.province for old in units.old_provinces().values()} == today
    assert {old.province for old in units.old_districts().values()} == today


def test_names_have_the_tone_where_the_project_writes_it() -> None:
    assert units.commune("32041").name == "Hòa Thành"
    assert units.province("38").name == "Thanh Hóa"
    assert units.old_districts()["602"].name == "Phú Quí"


def test_distance_is_zero_at_home_and_the_same_both_ways() -> None:
    assert units.distance_km("32152", "32152") == 0
    assert units.distance_km("32152", "32191") == pytest.approx(units.distance_km("32191", "32152"))


def test_distance_is_in_kilometres() -> None:
    assert units.distance_km("32152", "32191") == pytest.approx(24.7, abs=0.1)
    assert units.distance_km("32152", "79") == pytest.approx(270, abs=5)


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(KeyError):
        units.distance_km("32152", "00000")
