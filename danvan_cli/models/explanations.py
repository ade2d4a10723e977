"""The Vietnamese explanations that stand as docstrings under each field, read from the source when asked for."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

_PLAN = re.compile(r"\s*\((?:KH|phiếu đăng ký)[^)]*\)")


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a key means, and where the plan says so (empty where it does not)."""

    text: str
    plan: str

    @classmethod
    def of(cls, docstring: str) -> Explanation:
        """Split a docstring into its sentence and the reference to the plan in brackets."""
        found = _PLAN.search(docstring)
        plan = found[0].strip(" ()") if found else ""
        text = _PLAN.sub("", docstring).strip()
        return cls(text, plan.replace("KH ", "Kế hoạch ").replace("phiếu", "Phiếu"))


@cache
def explanations(cls: type) -> dict[str, Explanation]:
    """Return the explanation of each field of a record class by English name."""
    body = _class_body(cls)
    return {
        field.target.id: Explanation.of(doc.value.value)
        for field, doc in pairwise(body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(doc, ast.Expr) and isinstance(doc.value, ast.Constant) and isinstance(doc.value.value, str)
    }


def purpose(cls: type) -> Explanation:
    """Return what a record class as a whole stands for."""
    return Explanation.of(cls.__doc__ or "")


def _class_body(cls: type) -> list[ast.stmt]:
    module = ast.parse(inspect.getsource(sys.modules[cls.__module__]))
    return next(node.body for node in module.body if isinstance(node, ast.ClassDef) and node.name == cls.__name__)
