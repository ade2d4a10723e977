"""Which papers a request means."""

from __future__ import annotations

from datetime import date

import pytest

from danvan_cli.forms.catalogue import Form, load_catalogue
from danvan_cli.forms.selecting import Request, select
from danvan_cli.forms.sheet import FormSheet, Scope
from danvan_cli.models.reading import read_record
from danvan_cli.source.reader import read_source
from tests.forms.conftest import WASTE


def codes(year, form, **request):
    """Return scope and code of each selected paper."""
    selection = select(load_catalogue(None).forms[form], year, Request(**request))
    assert not selection.refusals
    return [(subject.scope.value, subject.code) for subject in selection.subjects]


@pytest.mark.parametrize(
    ("form", "request_", "papers"),
    [
        ("phu-luc-01", {}, [("xa", "toan-xa")]),
        ("phu-luc-01", {"units": ["xom-3", "mttq", "xom-3"]}, [("don-vi", "xom-3"), ("don-vi", "mttq")]),
        (
            "phu-luc-01",
            {"everything": True},
            [("don-vi", unit) for unit in ("ubnd", "phong", "mttq", "xom-3")] + [("xa", "toan-xa")],
        ),
        ("phu-luc-02", {"blank": True}, [("don-vi", "toan-xa")]),
        ("phieu-dang-ky", {"models": ["mttq--tu-ao.yaml"]}, [("mo-hinh", "mttq--tu-ao")]),
        ("phieu-dang-ky", {"models": ["mttq--t", "phong"]}, [("mo-hinh", "mttq--tu-ao"), ("mo-hinh", "phong--ruong")]),
        ("phu-luc-01", {"units": ["mt"]}, [("don-vi", "mttq")]),
        ("phieu-dang-ky", {"units": ["mttq"]}, [("mo-hinh", "mttq--bua-sang")]),
        (
            "phieu-dang-ky",
            {"everything": True},
            [("mo-hinh", "mttq--bua-sang"), ("mo-hinh", "phong--ruong"), ("mo-hinh", "xom-3--rac")],
        ),
        ("phieu-dang-ky", {"units": ["xom-3"], "models": ["xom-3--rac"]}, [("mo-hinh", "xom-3--rac")]),
    ],
)
def test_selected(campaign, form, request_, papers) -> None:
    """Each selector gives its papers once and in order; struck-off models only when asked for by name."""
    assert codes(campaign(), form, **request_) == papers


@pytest.mark.parametrize(
    ("form", "request_", "sentence", "hint"),
    [
        ("phieu-dang-ky", {}, "không có bản chung toàn xã", "--unit"),
        ("phu-luc-01", {"models": ["xom-3--rac"]}, "không in cho từng mô hình", "--unit"),
        ("phu-luc-01", {"units": ["xom3"]}, "Không có đơn vị mang mã “xom3”", "“xom-3”"),
        ("phieu-dang-ky", {"models": ["xom-3--raac"]}, "Không có hồ sơ “xom-3--raac”", "“xom-3--rac”"),
        ("phieu-dang-ky", {"models": ["mttq--"]}, "là phần đầu của 2 hồ sơ", "mttq--bua-sang, mttq--tu-ao"),
        ("phieu-dang-ky", {"models": ["xom-3--hong"]}, "có lỗi nên không đọc được", "danvan check"),
        ("phieu-dang-ky", {"units": ["ban"]}, "“Ban Xây dựng Đảng” chưa có mô hình", ""),
    ],
)
def test_refused(campaign, form, request_, sentence, hint) -> None:
    """What cannot be printed is refused with a sentence and what to do instead."""
    year = campaign({"dossiers/2026/xom-3--hong.yaml": "ten: [\n"})
    selection = select(load_catalogue(None).forms[form], year, Request(**request_))
    assert selection.subjects == ()
    assert sentence in selection.refusals[0].sentence
    assert hint in selection.refusals[0].hint


@pytest.mark.parametrize(
    ("as_of", "papers"),
    [
        (date(2026, 9, 3), ["xom-3--rac--nhan-xet-trong"]),
        (date(2026, 9, 5), ["xom-3--rac--nhan-xet-2"]),
        (date(2026, 9, 9), ["xom-3--rac--nhan-xet-1", "xom-3--rac--nhan-xet-2"]),
    ],
)
def test_remarks(campaign, as_of, papers) -> None:
    """A form for remarks gives one paper for each made by the day, by its place in the dossier, or an empty one."""
    remarks = "nhan_xet:\n  - {co_quan: A, ngay: 09/9/2026}\n  - {co_quan: B, ngay: 04/9/2026}\n"
    year = campaign({"dossiers/2026/xom-3--rac.yaml": WASTE + remarks}, as_of)
    for request in ({"models": ["xom-3--rac"]}, {"units": ["xom-3"]}):
        assert [code for _, code in codes(year, "nhan-xet", **request)] == papers


def test_commune_only_form(campaign) -> None:
    """A form of the commune alone refuses a unit, and one that no deadline names is for every unit."""
    form = _form(("xa",))
    assert "chỉ có bản chung" in select(form, campaign(), Request(units=["xom-3"])).refusals[0].sentence
    every = select(_form(("don-vi",)), campaign(), Request(everything=True))
    assert len(every.subjects) == 5
    assert all(subject.scope is Scope.UNIT for subject in every.subjects)


def _form(scopes: tuple[str, ...]) -> Form:
    text = f"ten: A\npham_vi: [{', '.join(scopes)}]\nten_tep: a.docx\n"
    record = read_record(FormSheet, read_source("a.yaml", text.encode())).record
    assert record is not None
    return Form("giay-moi", record, b"", trusted=True, label="a")
