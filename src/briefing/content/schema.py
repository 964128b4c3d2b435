"""The JSON Schema of a pack's files, for editors: fields as the model has them, each with what it is.

It is as strict as a schema can be about keys and forms. What needs the whole pack, such as whether an id is there,
`check` alone can say. A pack may stand in several files, so no top-level key is asked for.
"""

import re
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from briefing.content import fields
from briefing.content.addresses import LANGUAGE
from briefing.content.fields import OneOf, Record
from briefing.content.model import Pack
from briefing.content.walking import record_in

Schema = dict[str, Any]
Told = Mapping[tuple[str, str], str]

DRAFT = "http://json-schema.org/draft-07/schema#"  # the newest that all editors know
TABLE = re.compile(r"^### (?:[^\n]*: )?(\w+)\n(.*?)(?=^#|\Z)", re.M | re.S)
ROW = re.compile(r"^\| `([^`]+)` \|[^|]*\|[^|]*\| *(.*?) *\|$", re.M)
DATE = r"\d{4}(-\d\d(-\d\d)?)?[~?%]?"
# A scalar's type is an editor's guess: the reader takes scalars as they are written.
SCALAR = ("string", "number", "boolean")


def _line(pattern: str = r".*", *types: str) -> Schema:
    return {"type": [*(types or SCALAR)], "pattern": rf"^\s*{pattern}\s*$"}


def _whole(most: int) -> Schema:
    return {**_line("[0-9]{1,9}", "integer", "string"), "minimum": 0, "maximum": most}


PROSE: Schema = {"type": [*SCALAR], "pattern": r"\S"}
WORDED: Schema = {"anyOf": [PROSE, {"type": "object", "minProperties": 1,
                                  "additionalProperties": {"anyOf": [PROSE, {"type": "null"}]}}]}
TEXT: Schema = {"$ref": "#/definitions/Text"}
ID = _line(fields.KEBAB.pattern, "string")
# What is written for each kind of field, by the function that reads it.
FORMS: Mapping[Any, Schema] = {get_args(kind)[1].func: form for kind, form in (
    (fields.Plain, _line(r"((?!\[@|\[\[).)*")), (fields.Title, _line(r"(?=.*\S)((?!\[@|\[\[).)*")),
    (fields.Named, _line()), (fields.Id, ID), (fields.Ref, ID), (fields.Text, TEXT), (fields.Paragraph, TEXT),
    (fields.Address, _line(r"(https?://|mailto:).+", "string")), (fields.Language, _line(LANGUAGE.pattern, "string")),
    (fields.Date, _line(rf"({DATE}(/({DATE}|\.\.))?|\.\./{DATE}|\[{DATE}, ?{DATE}\])", "string", "integer")),
    (fields.Cites, {"type": "string", "pattern": r"^\s*@"}),
    (fields.Picture, _line(r".*\.([pP][nN][gG]|[jJ][pP][eE]?[gG])", "string")),
    (fields.Extent, _line(f"({fields.EXTENT.pattern})", "string")),
    (fields.Whole, _whole(10**9 - 1)), (fields.Paragraphs, _whole(fields.MAX_PARAGRAPHS)),
    (fields.Ruled, _whole(fields.MAX_RULED)),
    (fields.Flag, {"enum": [True, False, *fields.FLAGS]}),
    (fields.Point, {"type": "array", "minItems": 2, "maxItems": 2,
                    "items": _line(fields.COORDINATE.pattern, "number", "string")}),
    (fields.Free, {"type": "object"}),
)}


def schema(page: str) -> Schema:
    """The schema of a pack's file; `page` is docs/pack.md, whose tables say what each field is."""
    told = {(name, key): said for name, table in TABLE.findall(page) for key, said in ROW.findall(table)}
    made = _record(Pack, told)
    del made["required"]
    return {"$schema": DRAFT, "title": "A file of a pack for briefing", **made,
            "patternProperties": {"^x-": {"description": "The writer's own: left alone."}},
            "definitions": {"Text": WORDED} | {record.__name__: _record(record, told) for record in _records(Pack, {})}}


def _records(record: type[Record], known: dict[type[Record], None]) -> Iterator[type[Record]]:
    """The records within a record, each once, in the model's order."""
    for field in record.model_fields.values():
        inner = record_in(field.annotation)
        if inner and inner not in known:
            known[inner] = None
            yield inner
            yield from _records(inner, known)


def _record(record: type[Record], told: Told) -> Schema:
    """A mapping: its known keys and no others. A key without a value counts as not given."""
    properties: Schema = {}
    required = []
    for name, field in record.model_fields.items():
        key = field.alias or name
        form = _form(field.annotation, field.metadata)
        if field.is_required():
            required.append(key)
        else:
            form = {"anyOf": [form, {"type": "null"}]}
        if said := told.get((record.__name__, key), "").replace("`", ""):
            whole = {"allOf": [form]} if "$ref" in form else form  # beside $ref nothing else is read
            form = {"description": said[:1].upper() + said[1:], **whole}
        properties[key] = form
    about = " ".join((record.__doc__ or "").split())
    one = {"minProperties": 1, "maxProperties": 1} if issubclass(record, OneOf) else {}
    return {"type": "object", **({"description": about.replace("`", "")} if about else {}), "properties": properties,
            "required": required, "additionalProperties": False, **one}


def _form(annotation: Any, marks: Any = ()) -> Schema:
    """What may be written for a type of the model."""
    for mark in (*marks, *getattr(annotation, "__metadata__", ())):
        if (form := FORMS.get(getattr(mark, "func", None))) is not None:
            return form
    origin, parts = get_origin(annotation), get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return {"$ref": f"#/definitions/{annotation.__name__}"}
    if origin is Literal:
        return {"enum": [*parts, *(str(part) for part in parts if not isinstance(part, str))]}
    if origin in (Union, UnionType):
        (inner,) = (part for part in parts if part is not type(None))
        return _form(inner, marks)
    if origin is tuple:
        least = max((getattr(mark, "min_length", 0) for mark in marks), default=0)
        most = min((n for mark in marks if (n := getattr(mark, "max_length", None)) is not None), default=None)
        ends = {"minItems": least or None, "maxItems": most}
        return {"type": "array", **{k: n for k, n in ends.items() if n is not None}, "items": _form(parts[0])}
    if hasattr(annotation, "__metadata__"):
        return _form(parts[0], annotation.__metadata__)
    raise TypeError(f"{annotation} has no form in a schema")
