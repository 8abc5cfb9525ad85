"""A small list of licences for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from services.licences.model import Branch, LicenceStatus, LicensedCompany

TODAY = date(2026, 11, 23)
LIST_DAY = date(2026, 11, 2)
SOURCE = "danh sách thử"


def licence(name: str, number: str, status: str = "valid", **facts: Any) -> LicensedCompany:
    """One record of the list of `LIST_DAY`."""
    usual: dict[str, Any] = {"list_date": LIST_DAY, "source": SOURCE}
    return LicensedCompany(
        name=name, licence_number=number, status=LicenceStatus(status), **{**usual, **facts}
    )


COMPANIES = [
    licence(
        "Công ty cổ phần Cung ứng nhân lực quốc tế Sao Biển Mẫu",
        "1012/LĐTBXH-GP",
        short_names=("SABIMAU", "Sao Biển"),
        branches=(Branch(name="Chi nhánh Cần Thơ", address="thành phố Cần Thơ"),),
    ),
    licence("Công ty TNHH Thanh Đạt Mẫu", "1103/LĐTBXH-GP"),
    licence("Công ty TNHH MTV Đước Xanh Mẫu", "208/LĐTBXH-GP", "suspended", status_since=date(2026, 9, 1)),
    licence("Công ty cổ phần Mũi Đất Mẫu", "1120/LĐTBXH-GP", "revoked", decision="15/QĐ"),
    licence("Công ty cổ phần Hòn Khoai Mẫu", "77/LĐTBXH-GP"),
    licence("Công ty TNHH Thương mại Hòn Khoai Mẫu", "78/LĐTBXH-GP", "suspended"),
    licence("Công ty CP Rạch Gốc Mẫu", "1012/GP-BNV"),
    licence("Công ty CP Năm Căn Mẫu", "91/LĐTBXH-GP", list_date=date(2026, 5, 4)),
]
