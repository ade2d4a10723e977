"""`can_duyet` of a form's sheet: whose approval a final copy waits for."""

from __future__ import annotations

from datetime import date

import pytest

from danvan_cli.forms.approving import unapproved_sentence
from danvan_cli.forms.catalogue import Form, load_catalogue
from danvan_cli.forms.printing import Order, print_papers
from danvan_cli.forms.selecting import Request, select
from danvan_cli.forms.sheet import FormSheet
from danvan_cli.forms.writing import Fate
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.reading import read_record
from danvan_cli.progress.fingerprint import fingerprint
from danvan_cli.source.reader import read_source
from tests.forms.conftest import BREAKFAST, WASTE
from tests.forms.test_printing import SIGNERS

SLIP = "phieu-dang-ky"
PATHS = {"xom-3--rac": WASTE, "mttq--bua-sang": BREAKFAST}


def demanding(name: str) -> Form:
    """Return a form whose final copies wait for approvals."""
    form = load_catalogue(None).forms[name]
    text = f"ten: {name}\npham_vi: [mo-hinh]\nten_tep: a\ncan_duyet: có\n"
    sheet = read_record(FormSheet, read_source("bieu-mau.yaml", text.encode())).record
    assert sheet is not None
    return form._replace(sheet=sheet)


def signed(stem: str) -> dict[str, str]:
    """Return the files of a campaign in which one model is approved."""
    dossier = read_record(Dossier, read_source("a.yaml", PATHS[stem].encode())).record
    assert dossier is not None
    mark = f"duyet: {{nguoi: Trưởng Ban, ngay: 10/9/2026, ma_noi_dung: {fingerprint(dossier)}}}\n"
    return {f"dossiers/2026/{stem}.yaml": PATHS[stem] + mark}


@pytest.mark.parametrize("trusted", [True, False])
def test_each_paper_waits_for_its_own_model(campaign, tmp_path, trusted) -> None:
    """A paper of a model waits for that model alone, whoever made the template."""
    form = demanding(SLIP)._replace(trusted=trusted)
    year = campaign(signed("xom-3--rac"))
    subjects = select(form, year, Request(everything=True)).subjects
    documents = list(print_papers(year, year.workspace.office.record, Order(form, subjects, final=True), tmp_path))
    fates = {document.subject.code: document.fate for document in documents}
    assert fates.pop("xom-3--rac") is Fate.WRITTEN
    assert set(fates.values()) == {Fate.REFUSED}
    told = next(document.sentence for document in documents if document.subject.code == "mttq--bua-sang")
    assert "“Bữa sáng 0 đồng” chờ duyệt" in told
    assert "danvan approve mttq--bua-sang --nguoi" in told


@pytest.mark.parametrize(("final", "blank"), [(False, False), (True, True)])
def test_drafts_and_empty_forms_wait_for_nobody(campaign, tmp_path, final, blank) -> None:
    """A draft, and an empty form, are printed without any approval."""
    form, year = demanding(SLIP), campaign()
    subjects = select(form, year, Request(everything=not blank, blank=blank)).subjects
    order = Order(form, subjects, blank=blank, final=final)
    documents = list(print_papers(year, year.workspace.office.record, order, tmp_path))
    assert {document.fate for document in documents} == {Fate.WRITTEN}


def test_gaps_and_approvals_are_told_together(campaign, tmp_path) -> None:
    """A paper with a gap that also waits for an approval tells both."""
    form = load_catalogue(None).forms["quyet-dinh-cong-nhan"]
    appraised = (
        WASTE.replace("dia_diem: Nhà văn hóa xóm 3\n", "") + "tham_dinh: {ngay: 22/9/2026, ket_luan: cong-nhan}\n"
    )
    year = campaign({**SIGNERS, "dossiers/2026/xom-3--rac.yaml": appraised}, date(2026, 10, 14))
    subjects = select(form, year, Request()).subjects
    (document,) = print_papers(year, year.workspace.office.record, Order(form, subjects, final=True), tmp_path)
    assert document.fate is Fate.REFUSED
    assert "[CẦN BỔ SUNG]" in document.sentence
    assert "danvan approve xom-3--rac --nguoi" in document.sentence


def test_many_models_are_counted(campaign) -> None:
    """Ten models are named and the rest counted, yet the command holds them all."""
    year = campaign()
    told = unapproved_sentence(year, "a.docx", [year.by_stem["xom-3--rac"]] * 12)
    assert "và 2 mô hình khác" in told
    assert told.count("xom-3--rac") == 12


def test_the_recognition_papers_demand_it() -> None:
    """Exactly the decision of recognition and the proposal of rewards demand approvals."""
    forms = load_catalogue(None).forms
    demanded = {name for name, form in forms.items() if form.sheet.approved_only}
    assert demanded == {"quyet-dinh-cong-nhan", "de-nghi-khen-thuong"}
