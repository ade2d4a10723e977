"""The consolidated report: every figure in it against a count that knows nothing of the program."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from danvan_cli.cli.app import run
from danvan_cli.forms.campaign_context import first_sentence
from danvan_cli.forms.campaign_keys import TABLES
from danvan_cli.forms.engine.text import document_text
from tests.forms.counted_by_hand import Count, Data, day, number, printed, short, two

ROOT = Path(__file__).resolve().parents[2]
DAYS = ("01/3/2026", "05/9/2026", "14/10/2026")
BOARD = "Ban Xây dựng Đảng"
FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")


def report_at(root: Path, on: str, out: Path) -> str:
    """Render the report of a workspace as of a day and return its text."""
    assert run(["-C", str(root), "render", "bao-cao-tong-hop", "--as-of", on, "--out", str(out)]) == 0
    (paper,) = out.rglob("*.docx")
    return document_text(paper.read_bytes())


@pytest.fixture(scope="module", params=DAYS)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[list[str]]]:
    """Return the text of the sample's report on a day, and the figures that it must hold, paragraph by paragraph."""
    text = report_at(ROOT, request.param, tmp_path_factory.mktemp("ra"))
    as_of = day(request.param)
    assert as_of is not None
    expected = [FIGURE.findall(paragraph) for paragraph in Expected(ROOT, as_of)]
    return text, [figures for figures in expected if figures]


def figures_of(text: str) -> list[list[str]]:
    """Return the figures of every paragraph that has any."""
    found = (FIGURE.findall(paragraph) for paragraph in text.splitlines())
    return [figures for figures in found if figures]


class Expected:
    """What every paragraph of the report must say of figures, in order, from the count by hand.

    Names and passages that people wrote stand here whole, since they have figures too; words without a figure are
    left out.
    """

    def __init__(self, root: Path, on: date) -> None:
        """Count the year as it stood on a day."""
        self.count = Count(root, on)
        self.plan = self.count.plan

    def __iter__(self) -> Iterator[str]:
        """Yield the paragraphs from the head to the signature."""
        words, count = self.plan["tong_hop"], self.count
        yield f"năm {self.plan['nam']}"
        yield f"năm {self.plan['nam']}"
        yield f"{self.plan['ten']} {short(count.on)}"
        yield words["lanh_dao"]
        yield "1. Số lượng"
        yield from self.quantity()
        yield from self.fields()
        yield from self.blocks()
        yield "2. Tiến độ"
        yield from self.deadline("dang-ky")
        yield from self.deadline("bao-cao")
        yield "3. Mô hình tiêu biểu"
        yield from self.exemplary()
        yield "4. Mô hình chưa được tính"
        yield from self.uncounted()
        yield from ("1. Hạn chế", words["han_che"], "2. Nguyên nhân", words["nguyen_nhan"], "3. Vướng mắc")
        yield from self.obstacles()
        yield from ("4. Bài học", words["bai_hoc"], "1. Phương hướng", words["phuong_huong"], "2. Kiến nghị")
        yield words["kien_nghi"]
        yield from self.awaiting()
        yield from self.proposals()
        yield f"năm {self.plan['nam']}"

    def named(self, dossier: Data) -> str:
        """Return how a model is named: its own name and its unit's."""
        return f"{dossier['ten']} {self.count.units[dossier['don_vi']]['ten']}"

    def quantity(self) -> Iterator[str]:
        """Yield the two quotas, the make-up and the way to reward."""
        count, living = self.count, self.count.living()
        counted, goal = sum(map(count.counted, living)), int(self.plan["chi_tieu"]["toan_xa"])
        apart = two(abs(counted - goal)) if counted != goal else ""
        yield f"{two(len(living))} {two(counted)} {apart} {two(goal)}"
        owing = count.owing("dang-ky")
        short_of = [unit for unit in owing if not count.counted_of(unit)]
        names = " ".join(unit["ten"] for unit in short_of)
        missing = two(len(short_of)) if short_of else ""
        yield f"{two(len(owing) - len(short_of))}/{two(len(owing))} 01 {missing} {names}"
        groups = (
            [one for one in living if one["loai"] == "moi"],
            [one for one in living if one["loai"] == "nang-cao"],
            [one for one in living if one["chu_the"]["loai"] != "ca-nhan"],
            [one for one in living if one["chu_the"]["loai"] == "ca-nhan"],
        )
        yield " ".join(f"{two(len(group))} {two(sum(map(count.counted, group)))}" for group in groups)
        steps = [two(reached) for reached in count.steps(living)[2:]]
        told = [*steps[: steps.index("0")]] if "0" in steps else steps
        conclusions = [one["tham_dinh"].get("ket_luan") for one in living if count.reached(one, "tham_dinh")]
        kinds = [
            two(conclusions.count(kind)) for kind in ("cong-nhan", "bo-sung", "khong", None) if kind in conclusions
        ]
        told[3:3] = kinds if len(told) > 2 else []
        yield " ".join([short(count.on), *told])

    def table(self, groups: list[tuple[str, list[str]]]) -> Iterator[str]:
        """Yield the cells of a table row by row."""
        for name, cells in groups:
            yield name
            yield from cells

    def fields(self) -> Iterator[str]:
        """Yield table 1."""
        yield "Bảng 1"
        living = self.count.living()
        rows = [
            (field["ten"], [one for one in living if one["linh_vuc"] == field["ma"]]) for field in self.plan["linh_vuc"]
        ]
        rows.append(("Toàn xã", living))
        yield from self.table([(name, list(map(two, self.count.steps(models)))) for name, models in rows])

    def blocks(self) -> Iterator[str]:
        """Yield table 2: the units that owe and those that have done, then five of the seven steps."""
        yield "Bảng 2"
        count, living = self.count, self.count.living()
        owing = count.owing("dang-ky")
        for block in [*(block for block in self.plan["khoi"] if block["ma"] != "ban-xay-dung-dang"), None]:
            units = [unit for unit in owing if block is None or unit["khoi"] == block["ma"]]
            codes = {unit["ma"] for unit in units}
            steps = count.steps([one for one in living if one["don_vi"] in codes])
            served = sum(count.counted_of(unit) > 0 for unit in units)
            yield block["ten"] if block else "Toàn xã"
            yield from map(two, (len(units), served, *steps[:3], *steps[5:]))

    def deadline(self, code: str) -> Iterator[str]:
        """Yield who has handed in by a deadline and who has not."""
        count, found = self.count, self.count.standings(code)
        name = next(one for one in self.plan["han"] if one["ma"] == code)
        met = [len(found[key]) for key in ("dung_han", "dung_ngay", "muon")]
        open_, left = len(found["chua_nop"]), count.days_left(code)
        parts = [name["ten"], short(count.named_day(code)), two(sum(met) + open_)]
        if sum(met):
            kinds = [two(number) for number in met if number] if any(met[1:]) else []
            parts += [two(sum(met)), *kinds, two(open_) if open_ else ""]
        parts.append(two(left) if left > 0 and open_ else "")
        yield " ".join(parts)
        yield " ".join(f"{unit['ten']} {short(on)}" for unit, on in found["dung_ngay"])
        yield " ".join(
            f"{unit['ten']} {two((on - count.named_day(code)).days)} {short(on)}" for unit, on in found["muon"] if on
        )
        yield " ".join(unit["ten"] for unit, _ in found["chua_nop"]) if left < 0 else ""
        yield " ".join(unit["ten"] for unit, _ in found["mien"])

    def exemplary(self) -> Iterator[str]:
        """Yield the exemplary models that have reported, by field, with the figures of their targets."""
        count = self.count
        chosen = [count.dossiers[stem] for stem in self.plan["tieu_bieu"]]
        chosen = [one for one in chosen if one in count.living() and count.happened(one.get("bao_cao"))]
        yield two(len(chosen)) if chosen else ""
        for field in self.plan["linh_vuc"]:
            for one in chosen:
                if one["linh_vuc"] == field["ma"]:
                    sentence = re.split(r"(?<=[.!?])\s+(?=[A-ZĐ])", " ".join(one["bao_cao"]["ket_qua"].split()))[0]
                    yield f"{one['ten']} {one['chu_the']['ten']} {sentence}"
                    yield from map(self.target, one["muc_tieu"])

    def target(self, target: Data) -> str:
        """Return a target with its goal, its result and the share of the goal that was reached."""
        goal, result = number(target.get("chi_tieu")), number((target.get("ket_qua") or {}).get("2026"))
        if goal is None or result is None:
            return str(target["ten"])
        share = goal / result if target.get("chieu") == "giam" else result / goal
        rate = Fraction(int(share * 1000 + Fraction(1, 2)), 10)
        return f"{target['ten']} {printed(goal)} {printed(result)} {printed(rate)}"

    def uncounted(self) -> Iterator[str]:
        """Yield the models that do not count: registered ones, struck-off ones, drafts."""
        count, all_of_them = self.count, list(self.count.dossiers.values())
        uncounted = [one for one in count.living() if not count.counted(one)]
        yield two(len(uncounted)) if uncounted else ""
        for one in uncounted:
            yield self.named(one) + (" 5" if count.lacking(one) else "")
        struck = [one for one in all_of_them if count.registered(one) and count.struck(one)]
        yield two(len(struck)) if struck else ""
        for one in struck:
            yield f"{self.named(one)} {short(day(one['loai_bo']['ngay']))} {one['loai_bo']['ly_do']}"
        drafts = [one for one in all_of_them if not count.registered(one)]
        yield f"{two(len(drafts))} {' '.join(map(self.named, drafts))}" if drafts else ""

    def obstacles(self) -> Iterator[str]:
        """Yield the obstacles met by registered models: the open ones, then the solved ones."""
        count = self.count
        met = [
            (one, obstacle)
            for one in count.dossiers.values()
            for obstacle in one.get("vuong_mac") or []
            if count.registered(one) and count.happened(obstacle)
        ]
        groups = (
            [each for each in met if each[1].get("xong") != "có"],
            [each for each in met if each[1].get("xong") == "có"],
        )
        still_open, solved = map(len, groups)
        yield (
            " ".join([two(len(met)), two(solved) if solved else "", two(still_open) if still_open else ""])
            if met
            else ""
        )
        for group in groups:
            for one, obstacle in group:
                words = f"{obstacle['noi_dung']} {obstacle.get('huong_xu_ly', '')}"
                yield f"{self.named(one)} {short(day(obstacle['ngay']))} {words}"

    def awaiting(self) -> Iterator[str]:
        """Yield the models that wait for a decision, then those proposed for a reward."""
        count, living = self.count, self.count.living()
        waiting = [
            one
            for one in living
            if count.happened(one.get("tham_dinh"))
            and one["tham_dinh"].get("ket_luan") == "cong-nhan"
            and not count.happened(one.get("cong_nhan"))
        ]
        names = " ".join(map(self.named, waiting))
        yield f"{two(len(waiting))} {names}" if waiting else short(count.on)
        praised = [
            one
            for one in living
            if count.happened(one.get("cong_nhan")) and "khen_thuong" in one and not count.happened(one["khen_thuong"])
        ]
        forms = " ".join(f"{self.named(one)} {one['khen_thuong']['hinh_thuc']}" for one in praised)
        yield f"{two(len(praised))} {forms}" if praised else ""

    def proposals(self) -> Iterator[str]:
        """Yield what the units ask for, in their own reports and in those of their models."""
        count = self.count
        for code, unit in count.units.items():
            own = count.files.get(code, {}).get("kien_nghi")
            if own and isinstance(count.handed_in(unit, "bao-cao"), date):
                yield f"{unit['ten']} {own}"
            for one in count.living():
                asked = (one.get("bao_cao") or {}).get("kien_nghi")
                if one["don_vi"] == code and asked and count.happened(one["bao_cao"]):
                    yield f"{unit['ten']} {asked}"


def test_every_figure_is_the_one_counted_by_hand(told: tuple[str, list[list[str]]]) -> None:
    """Paragraph by paragraph and in order, the report holds the figures counted from the YAML files, and no other."""
    text, expected = told
    assert figures_of(text) == expected


def test_a_wrong_figure_would_be_noticed(told: tuple[str, list[list[str]]]) -> None:
    """Whichever single figure of the report is changed, the comparison fails."""
    text, expected = told
    places = list(FIGURE.finditer(text))
    assert len(places) > 150
    for place in places:
        wrong = f"{text[: place.start()]}9{place[0]}{text[place.end() :]}"
        assert figures_of(wrong) != expected


def test_no_placeholder_is_left_in_the_samples_report(told: tuple[str, list[list[str]]]) -> None:
    """The sample's Board has written its own words, so nothing is left to add and no tag is left."""
    assert not re.search(r"\{\{|\{%|CẦN BỔ SUNG", told[0])


def test_judgement_is_left_to_the_board(tmp_path: Path, make_root: Callable[[dict[str, str]], Path]) -> None:
    """Without the Board's words each passage is a gap with who owes it; zeros are told in words, not as empty lists."""
    text = report_at(make_root({}), "01/3/2026", tmp_path / "ra")
    for gap in (
        "công tác lãnh đạo, chỉ đạo",
        "hạn chế",
        "nguyên nhân",
        "bài học kinh nghiệm",
        "phương hướng",
        "kiến nghị",
    ):
        assert f"[CẦN BỔ SUNG: {gap} ({BOARD})]" in text
    assert f"[CẦN BỔ SUNG: mô hình tiêu biểu ({BOARD})]" in text
    assert "Toàn xã chưa có mô hình nào đăng ký" in text
    assert "Chưa ghi nhận vướng mắc" in text
    assert not re.search(r"\b00\b|: ?\.|gồm: *\.|; \.", text)


def test_unread_dossiers_are_told(tmp_path: Path, make_root: Callable[[dict[str, str]], Path]) -> None:
    """A dossier that cannot be read is counted apart, by the name of its file."""
    root = make_root({"dossiers/2026/chi-bo-xom-1--hong.yaml": "ten: [\n"})
    text = report_at(root, "05/9/2026", tmp_path / "ra")
    assert "chưa tính 01 hồ sơ có lỗi không đọc được: chi-bo-xom-1--hong.yaml." in text


def test_blank_copy_is_an_outline(tmp_path: Path) -> None:
    """The empty form holds every heading over a dotted line, and no figure but the year and the headings' numbers."""
    arguments = ["-C", str(ROOT), "render", "bao-cao-tong-hop", "--blank", "--out", str(tmp_path)]
    assert run(arguments) == 0
    (paper,) = tmp_path.rglob("*.docx")
    text = document_text(paper.read_bytes())
    headings = re.findall(r"^(?:[IV]+|\d)\. .*$", text, re.MULTILINE)
    assert len(headings) == 14
    assert text.count("……………") >= 11
    assert "{{" not in text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Thu 13 triệu đồng. Tặng quà.", "Thu 13 triệu đồng."),
        ("Có 1.200 hộ ở TP. Vinh cùng\nlàm. Đó là nhiều.", "Có 1.200 hộ ở TP. Vinh cùng làm."),
        ("Mua được gạo, rau, v.v. Hộ nào cũng có.", "Mua được gạo, rau, v.v. Hộ nào cũng có."),
        ("Đạt 80%. 12 hộ nữa đang làm.", "Đạt 80%."),
        ("[CẦN BỔ SUNG: số hộ. Đang rà]", "[CẦN BỔ SUNG: số hộ. Đang rà]"),
        ("", ""),
    ],
)
def test_first_sentence(text: str, sentence: str) -> None:
    """A model's result is told in the first sentence of its report."""
    assert first_sentence(text) == sentence


def test_every_key_is_explained() -> None:
    """Every key of `toan_xa` has a label and an explanation."""
    declared = [derived for table in TABLES.values() for derived in table]
    assert all(derived.label and derived.explanation.endswith(".") for derived in declared)
