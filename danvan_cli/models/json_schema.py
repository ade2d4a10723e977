"""JSON Schemas of the files for editors: titles, hovers, choices and examples in Vietnamese."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from enum import EnumMeta
from typing import Any

from danvan_cli.models.base import Labelled
from danvan_cli.models.explanations import Explanation, explanations, purpose
from danvan_cli.models.structure import Attribute, Shape, attributes
from danvan_cli.models.vocabulary import FILES, ROOTS

Schema = dict[str, Any]

_ALL_DEMANDED = frozenset({"co-quan", "ke-hoach"})
"""Files in which every demanded key must stand from the first day; a dossier grows through the year."""
_EXAMPLE = re.compile(r"ví dụ:? ([^;.]+)", re.IGNORECASE)

# An editor types plain scalars before it looks at the schema, so a telephone number or a year of digits
# arrives as a number where the vocabulary has words.
_SCALARS: dict[type, Schema] = {
    str: {"type": ["string", "number", "null"]},
    date: {"type": ["string", "null"], "examples": ["05/3/2026", "10/9/2026"]},
    Decimal: {"type": ["string", "number", "null"], "examples": ["1.200", "1.200,5", "80%"]},
    int: {"type": ["string", "integer", "null"], "examples": [5, 2026]},
    bool: {"type": ["string", "null"], "enum": ["có", "không", "co", "khong", None], "examples": ["có"]},
}


def schema(name: str) -> Schema:
    """Return the JSON Schema (draft-07) of a kind of file: co-quan, ke-hoach, don-vi or ho-so."""
    root = ROOTS[name]
    definitions: dict[str, Schema] = {}
    body = _record(root, definitions, all_demanded=name in _ALL_DEMANDED, is_root=True)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": FILES[name],
        **body,
        "definitions": dict(sorted(definitions.items())),
    }


def schema_text(name: str) -> str:
    """Return the schema as it stands in schemas/<name>.schema.json."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def _record(cls: type, definitions: dict[str, Schema], *, all_demanded: bool, is_root: bool = False) -> Schema:
    explained = explanations(cls)
    properties = {
        attribute.key: _property(attribute, explained[attribute.name], definitions, all_demanded)
        for attribute in attributes(cls)
    }
    body: Schema = {
        "description": purpose(cls).text,
        "type": "object" if is_root else ["object", "null"],
        "properties": properties,
        "additionalProperties": False,
    }
    required = [attribute.key for attribute in attributes(cls) if _is_required(cls, attribute, all_demanded)]
    return {**body, "required": required} if required else body


def _is_required(cls: type, attribute: Attribute, all_demanded: bool) -> bool:  # noqa: FBT001 - private
    info = cls.__pydantic_fields__[attribute.name]  # type: ignore[attr-defined]
    return info.is_required() or (all_demanded and attribute.demanded)


def _property(
    attribute: Attribute,
    told: Explanation,
    definitions: dict[str, Schema],
    all_demanded: bool,  # noqa: FBT001 - private
) -> Schema:
    text = f"{told.text} ({told.plan})" if told.plan else told.text
    head: Schema = {"title": attribute.label, "description": text}
    value = _value(attribute, definitions, all_demanded)
    if attribute.shape is Shape.ROWS:
        return {**head, "type": ["array", "null"], "items": value}
    if attribute.shape is Shape.MAPPING:
        return {**head, "type": ["object", "null"], "additionalProperties": value}
    example = _EXAMPLE.search(told.text)
    if example and attribute.kind is str:
        return {**head, **value, "examples": [example[1].strip(" “”")]}
    return {**head, "allOf": [value]} if "$ref" in value else {**head, **value}


def _value(attribute: Attribute, definitions: dict[str, Schema], all_demanded: bool) -> Schema:  # noqa: FBT001
    if attribute.record is not None:
        name = attribute.record.__name__
        if name not in definitions:
            definitions[name] = {}
            definitions[name] = _record(attribute.record, definitions, all_demanded=all_demanded)
        return {"$ref": f"#/definitions/{name}"}
    if isinstance(attribute.kind, EnumMeta):
        members: list[Labelled] = list(attribute.kind)
        listed = "; ".join(f"{member.value}: {member.label}" for member in members)
        return {"enum": [*(member.value for member in members), None], "markdownDescription": listed}
    return _SCALARS[attribute.kind]
