"""The year counted once more from the YAML files alone, with nothing of the program: PyYAML and plain Python."""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

Data = dict[str, Any]
STEPS = ("bao_cao", "de_nghi", "tham_dinh", "cong_nhan", "khen_thuong")


def day(text: str | None) -> date | None:
    """Read 05/3/2026."""
    if not text:
        return None
    parts = [int(part) for part in text.split("/")]
    return date(parts[2], parts[1], parts[0])


def number(text: str | None) -> Fraction | None:
    """Read 1.200, 1,5 or 80%."""
    if not text:
        return None
    return Fraction(text.replace("%", "").replace(".", "").replace(" ", "").replace(",", "."))


def read(path: Path) -> Data:
    """Return a YAML file in which every value is a text."""
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    assert isinstance(loaded, dict)
    return loaded


class Count:
    """The campaign of a folder as it stood on a day."""

    def __init__(self, root: Path, on: date) -> None:
        """Read the year 2026 of a workspace."""
        folder = root / "dossiers" / "2026"
        self.on = on
        self.root = root
        self.plan = read(folder / "ke-hoach.yaml")
        self.files = {path.stem: read(path) for path in (folder / "don-vi").glob("*.yaml")}
        dossiers = {path.stem: read(path) for path in folder.glob("*--*.yaml")}
        self.units = {unit["ma"]: unit for unit in self.plan["don_vi"]}
        place = list(self.units)
        order = sorted(dossiers, key=lambda stem: (place.index(dossiers[stem]["don_vi"]), dossiers[stem]["ten"]))
        self.dossiers = {stem: dossiers[stem] for stem in order}

    def happened(self, block: object) -> bool:
        """Whether a dated block had come to pass."""
        fact = day(block.get("ngay")) if isinstance(block, dict) else None
        return fact is not None and fact <= self.on

    def registered(self, dossier: Data) -> bool:
        """Whether the slip had come in."""
        return self.happened(dossier.get("dang_ky"))

    def struck(self, dossier: Data) -> bool:
        """Whether the model had been struck off."""
        return self.happened(dossier.get("loai_bo"))

    def living(self) -> list[Data]:
        """Return the registered models that had not been struck off."""
        return [one for one in self.dossiers.values() if self.registered(one) and not self.struck(one)]

    def reached(self, dossier: Data, step: str) -> bool:
        """Whether a model had come at least as far as a step."""
        if step == "dang_ky":
            return True
        if step == "duoc_tinh":
            return self.counted(dossier)
        return any(self.happened(dossier.get(later)) for later in STEPS[STEPS.index(step) :])

    def steps(self, models: list[Data]) -> list[int]:
        """Count the seven steps among registered, living models."""
        names = ("dang_ky", "duoc_tinh", *STEPS)
        return [sum(self.reached(one, name) for one in models) for name in names]

    def counted(self, dossier: Data) -> bool:
        """Whether a model counts toward the quota (plan II.1)."""
        if not self.registered(dossier) or self.struck(dossier) or self.lacking(dossier):
            return False
        return dossier["loai"] == "moi" or self._better(dossier)

    def lacking(self, dossier: Data) -> bool:
        """Whether one of the slip's five items is empty."""
        targets = [target for target in dossier.get("muc_tieu") or [] if target.get("ten")]
        start = (dossier.get("thoi_gian") or {}).get("bat_dau")
        return not (dossier.get("ten") and start and dossier.get("loai") and dossier.get("dia_diem") and targets)

    def _better(self, dossier: Data) -> bool:
        former = self._former(dossier)
        if (former.get("bao_cao") or {}).get("tu_danh_gia") == "chua-hieu-qua":
            return False
        before = {target.get("ten", "").casefold(): target for target in former.get("muc_tieu") or []}
        return any(
            self._target_better(one, before.get(one.get("ten", "").casefold(), {})) for one in dossier["muc_tieu"]
        )

    def _former(self, dossier: Data) -> Data:
        path = self.root / "dossiers" / f"{dossier.get('ke_thua')}.yaml"
        return read(path) if dossier.get("ke_thua") and path.exists() else {}

    def _target_better(self, target: Data, former: Data) -> bool:
        goal, last = number(target.get("chi_tieu")), number(target.get("chi_tieu_nam_truoc"))
        if goal is None:
            return False
        if last is None and former and former.get("don_vi_tinh") != target.get("don_vi_tinh"):
            return False
        known = (
            last,
            number(former.get("chi_tieu")),
            number((target.get("ket_qua") or {}).get("2025")),
            number((former.get("ket_qua") or {}).get("2025")),
        )
        baseline = next((figure for figure in known if figure is not None), None)
        if baseline is None:
            return False
        return goal < baseline if target.get("chieu") == "giam" else goal > baseline

    def owing(self, deadline: str) -> list[Data]:
        """Return the units that a deadline names."""
        blocks = next(one["khoi"] for one in self.plan["han"] if one["ma"] == deadline)
        return [unit for unit in self.units.values() if unit["khoi"] in blocks]

    def counted_of(self, unit: Data) -> int:
        """Count a unit's counted models."""
        return sum(self.counted(one) for one in self.dossiers.values() if one["don_vi"] == unit["ma"])

    def handed_in(self, unit: Data, deadline: str) -> date | str | None:
        """Return the day on which a unit met a deadline, None while it has not, “mien” where it owes nothing."""
        receipt = (self.files.get(unit["ma"], {}).get("nop") or {}).get(deadline)
        if receipt:
            return day(receipt["ngay"]) if self.happened(receipt) else None
        own = [one for one in self.dossiers.values() if one["don_vi"] == unit["ma"] and self.registered(one)]
        if deadline == "dang-ky":
            return min((day(one["dang_ky"]["ngay"]) for one in own), default=None)  # type: ignore[type-var]
        alive = [one for one in own if not self.struck(one)]
        if own and not alive:
            return "mien"
        if not alive or not all(self.happened(one.get("bao_cao")) for one in alive):
            return None
        return max(day(one["bao_cao"]["ngay"]) for one in alive)  # type: ignore[type-var]

    def standings(self, deadline: str) -> dict[str, list[tuple[Data, date | None]]]:
        """Sort the owing units of a deadline by what they have done."""
        before = self.named_day(deadline)
        found: dict[str, list[tuple[Data, date | None]]] = {
            key: [] for key in ("dung_han", "dung_ngay", "muon", "chua_nop", "mien")
        }
        for unit in self.owing(deadline):
            met = self.handed_in(unit, deadline)
            if isinstance(met, date):
                kind = "dung_han" if met < before else "dung_ngay" if met == before else "muon"
                found[kind].append((unit, met))
            else:
                found["mien" if met == "mien" else "chua_nop"].append((unit, None))
        return found

    def named_day(self, deadline: str) -> date:
        """Return the day after “trước ngày”."""
        found = day(next(one["truoc_ngay"] for one in self.plan["han"] if one["ma"] == deadline))
        assert found is not None
        return found

    def days_left(self, deadline: str) -> int:
        """Return how many days are left to the last good day; negative once it is past."""
        return (self.named_day(deadline) - timedelta(days=1) - self.on).days


def two(count: int) -> str:
    """Write a count as papers do: 05, 12, 0."""
    return f"0{count}" if 0 < count < 10 else str(count)


def printed(figure: Fraction, digits: int = 6) -> str:
    """Write a figure as papers do: 1.200 and 1,5."""
    rounded = round(figure, digits)
    whole, rest = divmod(abs(rounded), 1)
    grouped = f"{int(whole):,}".replace(",", ".")
    decimals = re.sub(r"0+$", "", f"{int(rest * 10**digits):0{digits}d}")
    return grouped + (f",{decimals}" if decimals else "")


def short(fact: date | None) -> str:
    """Write a day as papers do: 05/3/2026."""
    if fact is None:
        return ""
    month = f"0{fact.month}" if fact.month in (1, 2) else str(fact.month)
    return f"{fact.day:02d}/{month}/{fact.year}"
