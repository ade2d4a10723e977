"""The year of the whole commune as a template sees it: `toan_xa`, every figure of it counted by `progress`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from danvan_cli.forms.campaign_keys import ROOT, STEPS, empty_row
from danvan_cli.forms.list_context import in_order
from danvan_cli.forms.model_context import is_reported, model_tree
from danvan_cli.forms.trees import EVERYTHING, leaf
from danvan_cli.models.choices import Conclusion
from danvan_cli.progress.counting import Reason
from danvan_cli.progress.deadlines import Standing, judge
from danvan_cli.progress.funnel import by_origin, by_subject, funnel
from danvan_cli.progress.milestones import REPORT, SUMMARY, Stage, happened
from danvan_cli.vietnamese.dates import format_date
from danvan_cli.vietnamese.numbers import padded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from danvan_cli.forms.trees import Tree, Wanted
    from danvan_cli.models.model_report import Obstacle
    from danvan_cli.models.year_plan import Deadline, Unit
    from danvan_cli.progress.deadlines import Judged
    from danvan_cli.progress.obligations import Obligation
    from danvan_cli.progress.year import JudgedModel, Year

NO_CONCLUSION = "chưa ghi kết luận"
PLACEHOLDER = "[CẦN BỔ SUNG"
_LATE = {
    "dung_ngay": (Standing.MET_ON_THE_DAY,),
    "muon": (Standing.MET_LATE,),
    "chua_nop": tuple(standing for standing in Standing if standing.is_open),
    "mien": (Standing.NOT_OWED,),
    "chua_ro": (Standing.UNKNOWN,),
}


_STOP = re.compile(r"[.!?…](?=\s+([^\W_]|[“\"]))")
_ABBREVIATION = re.compile(r"(?:^|\W)(?:[A-ZĐ]{1,4}|[A-ZĐ]h|v\.v|\d+)$")


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, on one line; a stop after an abbreviation (TP.) ends none."""
    line = " ".join(text.split())
    if PLACEHOLDER in line:
        return line
    for stop in _STOP.finditer(line):
        if not stop[1].islower() and not _ABBREVIATION.search(line[: stop.start()]):
            return line[: stop.end()]
    return line


def empty_campaign() -> Tree:
    """Return the keys of `toan_xa` with nothing in them."""
    return empty_row(ROOT)


def campaign_tree(year: Year, exemplary: Sequence[JudgedModel], wanted: Wanted = EVERYTHING) -> Tree:
    """Return `toan_xa`. `exemplary` are the reported models to name, `wanted` the keys of their rows."""
    return {
        "den_ngay": format_date(year.as_of),
        **_quotas(year),
        **_steps(year.models),
        "co_cau": list(_make_up(year)),
        "linh_vuc": list(_fields(year, exemplary, wanted)),
        "khoi": list(_blocks(year)),
        "han": [_deadline(year, deadline) for deadline in year.plan.deadlines if deadline.code != SUMMARY],
        "so_tieu_bieu": padded(len(exemplary)) if year.plan.exemplary else "",
        **_uncounted(year),
        **_judged(year),
        **_obstacles(year),
        "kien_nghi": list(_proposals(year)),
        "ho_so_loi": [file.label.rpartition("/")[2] for file in year.workspace.unreadable],
    }


def awaiting_recognition(year: Year) -> list[JudgedModel]:
    """Return the models that the appraisal proposes for recognition and no decision has recognised by the day."""
    return [
        model
        for model in in_order(year, year.in_funnel)
        if _conclusion(year, model) is Conclusion.RECOGNISE and model.stage is Stage.APPRAISED
    ]


def awaiting_reward(year: Year) -> list[JudgedModel]:
    """Return the recognised models for which a reward is proposed and not yet given by the day."""
    return [
        model for model in in_order(year, year.in_funnel) if model.dossier.reward and model.stage is Stage.RECOGNISED
    ]


def _quotas(year: Year) -> Tree:
    counted, goal = len(year.counted), year.quota
    owing, below = year.owing_units, year.units_below_quota
    return {
        "chi_tieu": padded(goal),
        "chi_tieu_don_vi": padded((year.plan.quota and year.plan.quota.per_unit) or 0),
        "con_thieu": padded(goal - counted) if counted < goal else "",
        "vuot": padded(counted - goal) if counted > goal else "",
        "don_vi_phai_co": padded(len(owing)),
        "don_vi_dat": padded(len(owing) - len(below)),
        "don_vi_thieu": padded(len(below)),
        "cac_don_vi_thieu": [_unit_name(unit) for _, unit in below],
    }


def _steps(models: Iterable[JudgedModel]) -> Tree:
    counts = (padded(step.count) for step in funnel(models))
    return dict(zip((key.key for key in STEPS), counts, strict=True))


def _make_up(year: Year) -> Iterator[Tree]:
    for share in (*by_origin(year), *by_subject(year)):
        yield {"ten": _lowered(share.label), "dang_ky": padded(share.registered), "duoc_tinh": padded(share.counted)}


def _grouped(year: Year, codes: Iterable[str], key: Callable[[JudgedModel], str]) -> dict[str, list[JudgedModel]]:
    """Sort the models of the funnel by a code; those of no known code stand under the empty one."""
    found: dict[str, list[JudgedModel]] = {code: [] for code in (*codes, "")}
    for model in year.in_funnel:
        found.get(key(model), found[""]).append(model)
    return found


def _fields(year: Year, exemplary: Sequence[JudgedModel], wanted: Wanted) -> Iterator[Tree]:
    names = {field.code or "": leaf(field.name) for field in year.plan.fields}
    groups = _grouped(year, names, lambda model: model.dossier.field or "")
    for code, models in groups.items():
        if not code and not models:
            continue
        here = {model.stem for model in models}
        rows = [_exemplary(year, model, wanted) for model in exemplary if model.stem in here]
        name = names.get(code, "Chưa rõ lĩnh vực")
        yield {"ma": code, "ten": name, **_steps(models), "tieu_bieu": rows, "co_tieu_bieu": "có" if rows else ""}


def _exemplary(year: Year, model: JudgedModel, wanted: Wanted) -> Tree:
    report = model.dossier.report
    return {
        **model_tree(year, model, wanted),
        "ket_qua_ngan": _sentence(first_sentence(leaf(report and report.outcome))),
    }


def _blocks(year: Year) -> Iterator[Tree]:
    units, names = year.workspace.units, {block.code or "": leaf(block.name) for block in year.plan.blocks}
    block_of = {code: unit.block or "" for code, unit in units.items()}
    groups = _grouped(year, names, lambda model: block_of.get(model.dossier.unit, ""))
    below = {unit.code for _, unit in year.units_below_quota}
    for code, models in groups.items():
        owing = [unit for _, unit in year.owing_units if unit.block == code]
        if owing or models:
            served = sum(unit.code not in below for unit in owing)
            counts = {"don_vi": padded(len(owing)), "don_vi_dat": padded(served)}
            yield {"ma": code, "ten": names.get(code, "Chưa rõ khối"), **counts, **_steps(models)}


def _deadline(year: Year, deadline: Deadline) -> Tree:
    owed = [one for one in year.obligations if one.deadline.code == deadline.code]
    sorted_out = {key: [one for one in owed if one.standing in standings] for key, standings in _LATE.items()}
    today = judge(deadline, year.plan, None, year.as_of)
    return {
        "ma": leaf(deadline.code),
        "ten": leaf(deadline.name),
        "truoc_ngay": leaf(deadline.before),
        "hom_nay": _time_left(today),
        "phai_nop": padded(len(owed) - len(sorted_out["mien"])),
        "da_nop": padded(sum(one.standing.is_met for one in owed)),
        "dung_han": padded(sum(one.standing is Standing.MET_IN_TIME for one in owed)),
        **{key: padded(len(found)) for key, found in sorted_out.items()},
        **{f"don_vi_{key}": [_owing(one) for one in found] for key, found in sorted_out.items()},
    }


def _time_left(today: Judged) -> str:
    if today.standing is Standing.AHEAD:
        return f"còn {padded(today.days)} ngày"
    return "" if today.standing.is_past else today.sentence


def _owing(owed: Obligation) -> Tree:
    return {"ten": _unit_name(owed.unit), "ngay": leaf(owed.met_on), "so_ngay": padded(owed.judged.days)}


def _uncounted(year: Year) -> Tree:
    models = in_order(year, year.uncounted)
    groups = {
        "khong_tinh": [model for model in models if model.in_funnel],
        "loai_bo": [model for model in models if model.registered and not model.living],
        "chua_dang_ky": [model for model in models if model.verdict.reason is Reason.NOT_REGISTERED],
    }
    rows = {key: [_model(year, model) for model in found] for key, found in groups.items()}
    return {**{f"so_{key}": padded(len(found)) for key, found in rows.items()}, **rows}


def _judged(year: Year) -> Tree:
    appraised = [_conclusion(year, model) for model in year.in_funnel if model.stage >= Stage.APPRAISED]
    recognition, reward = awaiting_recognition(year), awaiting_reward(year)
    return {
        "ket_luan": [
            {
                "ten": _lowered(conclusion.label if conclusion else NO_CONCLUSION),
                "so": padded(appraised.count(conclusion)),
            }
            for conclusion in (*Conclusion, None)
            if conclusion in appraised
        ],
        "so_cho_cong_nhan": padded(len(recognition)),
        "cho_cong_nhan": [_model(year, model) for model in recognition],
        "so_cho_khen": padded(len(reward)),
        "cho_khen": [_model(year, model, leaf(model.dossier.reward and model.dossier.reward.form)) for model in reward],
    }


def _conclusion(year: Year, model: JudgedModel) -> Conclusion | None:
    appraisal = model.dossier.appraisal
    return appraisal.conclusion if appraisal is not None and happened(appraisal.day, year.as_of) else None


def _model(year: Year, model: JudgedModel, reason: str = "") -> Tree:
    dossier, removal = model.dossier, model.dossier.removal if not model.living else None
    return {
        "ten": dossier.name,
        "chu_the": leaf(dossier.subject and dossier.subject.name),
        "don_vi": _name_of(year, dossier.unit),
        "ngay": leaf(removal and removal.day),
        "ly_do": reason or (leaf(removal.reason).rstrip(".") if removal else model.verdict.sentence),
    }


def _obstacles(year: Year) -> Tree:
    met = [
        (model, obstacle)
        for model in in_order(year, (model for model in year.models if model.registered))
        for obstacle in model.dossier.obstacles
        if happened(obstacle.day, year.as_of)
    ]
    still_open = [_obstacle(year, *one) for one in met if not one[1].done]
    solved = [_obstacle(year, *one) for one in met if one[1].done]
    return {
        "so_vuong_mac": padded(len(met)),
        "so_vuong_mac_con": padded(len(still_open)),
        "so_vuong_mac_xong": padded(len(solved)),
        "vuong_mac_con": still_open,
        "vuong_mac_xong": solved,
    }


def _obstacle(year: Year, model: JudgedModel, obstacle: Obstacle) -> Tree:
    return {
        "mo_hinh": model.dossier.name,
        "don_vi": _name_of(year, model.dossier.unit),
        "ngay": leaf(obstacle.day),
        "noi_dung": _sentence(leaf(obstacle.content)),
        "huong_xu_ly": _sentence(leaf(obstacle.handling)),
    }


def _proposals(year: Year) -> Iterator[Tree]:
    """Yield what the units propose: in their own reports, then in those of their models, once received."""
    received = {one.unit.code for one in year.obligations if one.deadline.code == REPORT and one.standing.is_met}
    for unit in year.plan.units:
        file = year.workspace.unit_files.get(unit.code)
        own = file.record.proposals if file and file.record and unit.code in received else None
        models = in_order(year, (model for model in year.by_unit.get(unit.code, ()) if model.in_funnel))
        reports = [model.dossier.report for model in models if is_reported(model, year.as_of)]
        texts = [leaf(own), *(leaf(report and report.proposals) for report in reports)]
        yield from ({"don_vi": _unit_name(unit), "noi_dung": _sentence(text)} for text in texts if text)


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _sentence(text: str) -> str:
    """Return a text with a stop at its end."""
    return f"{text}." if text and text[-1] not in ".!?…]" else text


def _unit_name(unit: Unit) -> str:
    return leaf(unit.name) or unit.code


def _name_of(year: Year, code: str) -> str:
    unit = year.workspace.units.get(code)
    return _unit_name(unit) if unit else code
