"""The machine part of the report of `danvan render`."""

from danvan_cli.cli.shell.run import Batch, Run
from danvan_cli.forms.bundle import Bundle
from danvan_cli.forms.printing import Document
from danvan_cli.report import Json


def run_as_data(run: Run) -> dict[str, Json]:
    """Return what was printed as programs read it."""
    forms = [batch.order.form.name for batch in run.batches]
    data: dict[str, Json] = {"form": forms[0]} if len(forms) == 1 else {}
    documents: list[Json] = [_as_data(batch, document) for batch in run.batches for document in batch.documents]
    data |= {"forms": forms, "out": str(run.out), "dry_run": run.choice.dry_run, "documents": documents}
    data["passed_over"] = list(run.notes)
    if run.manifest is not None:
        data["manifest"] = f"{run.year.workspace.year}/{run.manifest.name}"
    if run.paging is not None:
        data["pages"] = run.paging.as_data()
    if run.bundles:
        data["bundles"] = [_bundle_as_data(bundle) for bundle in run.bundles]
    return data


def _as_data(batch: Batch, document: Document) -> Json:
    return {
        "form": batch.order.form.name,
        "path": document.label,
        "paper_of": document.subject.code,
        "fate": document.fate.name.lower(),
        "sentence": document.sentence,
        "missing": [
            {"unit": marker.unit, "dossier": marker.stem, "key": marker.key, "label": marker.label}
            for marker in document.markers
        ],
    }


def _bundle_as_data(bundle: Bundle) -> Json:
    return {
        "path": bundle.label,
        "paper_of": bundle.model.stem,
        "fate": bundle.fate.name.lower(),
        "sentence": bundle.sentence,
        "contents": list(bundle.parts),
        "missing": list(bundle.missing),
    }
