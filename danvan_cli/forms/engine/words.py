"""The words that a template may use beside the keys of the data: filters, tests, and what a loop knows."""

from __future__ import annotations

ALLOWED_FILTERS = frozenset(
    {
        "abs",
        "batch",
        "capitalize",
        "count",
        "d",
        "default",
        "dictsort",
        "first",
        "float",
        "int",
        "join",
        "last",
        "length",
        "list",
        "lower",
        "map",
        "max",
        "min",
        "reject",
        "rejectattr",
        "replace",
        "reverse",
        "round",
        "select",
        "selectattr",
        "sort",
        "string",
        "sum",
        "title",
        "trim",
        "unique",
        "upper",
    }
)
ALLOWED_TESTS = frozenset(
    {
        "defined",
        "divisibleby",
        "eq",
        "equalto",
        "even",
        "ge",
        "gt",
        "in",
        "le",
        "lower",
        "lt",
        "mapping",
        "ne",
        "none",
        "number",
        "odd",
        "sequence",
        "string",
        "undefined",
        "upper",
    }
) | {"==", "!=", "<", "<=", ">", ">=", "greaterthan", "lessthan"}
LOOP_ATTRIBUTES = frozenset(
    {
        "depth",
        "depth0",
        "first",
        "index",
        "index0",
        "last",
        "length",
        "nextitem",
        "previtem",
        "revindex",
        "revindex0",
    }
)
