"""The parts behind `danvan record`: who is meant, what an event declares, what a change would do."""

import pytest

from danvan_cli.editing.events import EVENTS, event_named
from danvan_cli.editing.preview import file_changes, preview
from danvan_cli.editing.stems import find_stem, find_unit
from danvan_cli.editing.transaction import Draft
from danvan_cli.editing.wish import Wish, read_wish
from danvan_cli.models.dossier import Dossier
from danvan_cli.models.structure import attributes_by_key
from danvan_cli.models.year_plan import YearPlan
from danvan_cli.source.refused import EditRefused

HND = "hoi-nong-dan--vu-dong-lien-ket"


@pytest.mark.parametrize("text", [HND, f"{HND}.yaml", "hoi-nong-dan", "hoi-n"])
def test_a_beginning_that_only_one_has_is_enough(sample, text):
    """The whole stem, its file name and any beginning that no other stem shares mean the same dossier."""
    assert find_stem(sample, text) == HND


def test_a_whole_code_wins_over_longer_ones(sample):
    """A unit's whole code means that unit, although others may begin alike."""
    assert find_unit(sample, "chi-bo-xom-1-dien-hoa") == "chi-bo-xom-1-dien-hoa"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("hoi-nong-dan--vu-dong-lien-kte", f"Có phải ý bạn là “{HND}”?"),
        ("vu-dong-lienket", f"Có phải ý bạn là “{HND}”?"),
        ("hoi-nongg", f"Có phải ý bạn là “{HND}”?"),
        ("hoi-lien-hiep-phu-nuu", "Có: hoi-lien-hiep-phu-nu--ngo-bien-khong-rac, "),
        ("hoi-lien", "Viết dài thêm: hoi-lien-hiep-phu-nu--ngo-bien-khong-rac, "),
        ("hội-nông-dân", f"Có phải ý bạn là “{HND}”?"),
        ("HOI-NONG", f"Có phải ý bạn là “{HND}”?"),
        (" hoi nong ", f"Có phải ý bạn là “{HND}”?"),
        ("nong-dan", f"Có phải ý bạn là “{HND}”?"),
        ("xyz", "Đang có 54 hồ sơ, như chi-bo-"),
        ("", "Đang có 54 hồ sơ, như chi-bo-"),
    ],
)
def test_a_stem_that_is_none_is_refused_with_what_is_near(sample, text, hint):
    """A wrong or ambiguous stem is never guessed; the refusal names what may be meant."""
    with pytest.raises(EditRefused) as refused:
        find_stem(sample, text)
    assert refused.value.hint.startswith(hint)


def test_a_units_whole_code_means_its_own_dossiers(make_workspace):
    """The code of xóm 1 does not mean xóm 10, whose code begins alike."""
    text = "ten: A\ndon_vi: %s\n"
    workspace = make_workspace({f"dossiers/2026/chi-bo-xom-{n}--hoa.yaml": text % f"chi-bo-xom-{n}" for n in (1, 10)})
    assert find_stem(workspace, "chi-bo-xom-1") == "chi-bo-xom-1--hoa"
    with pytest.raises(EditRefused, match="phần đầu của 2 hồ sơ"):
        find_stem(workspace, "chi-bo-xom")


def test_units_of_a_plan_that_cannot_be_read_are_unknown(make_workspace):
    """A broken plan is the reason, told with its line; the unit is not called unknown."""
    with pytest.raises(EditRefused) as refused:
        find_unit(make_workspace({"dossiers/2026/ke-hoach.yaml": "nam: 2026\nnam: 2027\n"}), "chi-bo-xom-1")
    assert "chưa biết các đơn vị" in refused.value.sentence
    assert refused.value.location.line == 2


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.name)
def test_every_event_writes_keys_of_the_vocabulary(event):
    """What an event declares exists in the vocabulary, under the block it names, and the word is its own."""
    blocks = attributes_by_key(Dossier) | attributes_by_key(YearPlan)
    record = blocks[event.key].record if event.key else None
    known = attributes_by_key(record) if record else {}
    assert event_named(event.name) is event
    assert all(entry.key in known for entry in event.entries if event.key)


def test_a_day_without_a_year_takes_the_plans(day):
    """A day is written out in full, with the plan's year where it has none."""
    wish = read_wish(event_named("dang-ky"), Wish((HND,), {"ngay": "3/3"}), 2026, day("05/3"))
    assert wish.given == {"ngay": "03/3/2026"}


def test_only_what_is_planned_may_lie_ahead(day):
    """A visit may be planned for a coming day; a paper cannot have come on one."""
    wish = Wish((HND,), {"ngay": "06/3"})
    assert read_wish(event_named("lich-tham-dinh"), wish, 2026, day("05/3")).given["ngay"] == "06/3/2026"
    with pytest.raises(EditRefused, match="chưa đến"):
        read_wish(event_named("dang-ky"), wish, 2026, day("05/3"))


def test_a_draft_that_nobody_could_read_is_refused(sample, day):
    """A change after which a file could not be read is refused with the file's own fault and place."""
    label = f"dossiers/2026/{HND}.yaml"
    before = next(file for file in sample.dossiers if file.stem == HND).document.data
    with pytest.raises(EditRefused) as refused:
        preview(sample, [Draft(label, before, before.replace(b"linh_vuc:", b"linh_vucc:"))], day("14/10"))
    assert refused.value.location.path == label


def test_lines_are_told_with_their_number_and_files_with_their_size():
    """A changed text shows its lines, a long new one their number, any other file its size."""
    told = file_changes(
        [
            Draft("a.yaml", b"a: 1\nb: 2\n", b"a: 1\nb: 3\n"),
            Draft("b.yaml", None, b"a: 1\n" * 40),
            Draft("c.jpg", None, b"\xff" * 3000),
            Draft("d.yaml", b"same", b"same"),
            Draft("e.jpg", b"\xff", None),
        ]
    )
    assert [(change.label, change.lines) for change in told] == [
        ("a.yaml", ("dòng 2:", "- b: 2", "+ b: 3")),
        ("b.yaml", ("+ (tệp mới, 40 dòng)",)),
        ("c.jpg", ("+ (tệp 2 KB)",)),
        ("e.jpg", ("- (tệp 1 byte)",)),
    ]


def test_a_model_that_no_longer_counts_is_told_with_its_reason(sample, day):
    """A change that costs a model its place in the count tells the new count and why."""
    label = f"dossiers/2026/{HND}.yaml"
    before = next(file for file in sample.dossiers if file.stem == HND).document.data
    kept = [line for line in before.split(b"\n") if not line.startswith(b"dia_diem:")]
    seen = preview(sample, [Draft(label, before, b"\n".join(kept))], day("14/10"))
    assert seen.counted == (44, 43, 42)
    assert "Mô hình được tính: 44 → 43/42" in seen.effects
    assert f"{HND}: từ được tính thành không được tính vì phiếu đăng ký chưa đủ 5 mục: thiếu địa điểm" in seen.effects
