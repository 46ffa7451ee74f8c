"""Columns and form fields of text, which take a text only as `lib.text` cleans it.

A column cleans at each of its doors: what a form or an importer validates, and what any code saves,
also by `bulk_create` and `update`. So no door can forget it.
"""

import json
from collections.abc import Callable
from typing import Any

from django import forms
from django.db import models
from django.db.models.fields.json import KeyTransform
from django_prose_editor.fields import ProseEditorField

from policyarchive.lib.data.packing import pack, unpack
from policyarchive.lib.language.text import clean_line, clean_text, without_controls

__all__ = [
    "AddressField",
    "BodyField",
    "CleanColumn",
    "EmailAddressField",
    "EmailAddressInput",
    "LineField",
    "LineInput",
    "LinesField",
    "LinesInput",
    "ObjectField",
    "PackedField",
    "PackedObjectField",
]


class CleanInput:
    """A form field that cleans before anything is checked, so that lengths count what will be stored.

    Browsers count a decomposed syllable as three and cut what is pasted: the limit is told by the server.
    """

    cleaned: Callable[[str], str] = staticmethod(clean_line)

    def to_python(self, value: Any) -> Any:
        return super().to_python(self.cleaned(value) if isinstance(value, str) else value)  # type: ignore[misc]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attributes = super().widget_attrs(widget)  # type: ignore[misc]
        attributes.pop("maxlength", None)
        return attributes


class LineInput(CleanInput, forms.CharField):
    pass


class LinesInput(CleanInput, forms.CharField):
    cleaned = staticmethod(clean_text)


class AddressInput(CleanInput, forms.URLField):
    pass


class EmailAddressInput(CleanInput, forms.EmailField):
    pass


class CleanColumn:
    """What a column of clean text adds to one of Django's."""

    cleaned: Callable[[str], str] = staticmethod(clean_line)
    input_class: type[forms.Field] = LineInput
    column_class = ""

    def as_stored(self, value: Any) -> Any:
        """Return a value as it is stored; a blank one of a unique column is none, or two would clash."""
        if not isinstance(value, str):
            return value
        is_named_once = self.null and self.unique  # type: ignore[attr-defined]
        return self.cleaned(value) or (None if is_named_once else "")

    def to_python(self, value: Any) -> Any:
        return self.as_stored(super().to_python(value))  # type: ignore[misc]

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = super().pre_save(model_instance, add)  # type: ignore[misc]
        stored = self.as_stored(value)
        if stored != value:
            # Not by setattr: the name without a language would set that of the active one.
            model_instance.__dict__[self.attname] = stored  # type: ignore[attr-defined]
        return stored

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        return super().get_db_prep_save(self.as_stored(value), connection)  # type: ignore[misc]

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": self.input_class, **kwargs})  # type: ignore[misc]

    def deconstruct(self) -> tuple:
        """Tell migrations of the column alone; the cleaning makes no difference to a database."""
        name, path, args, kwargs = super().deconstruct()  # type: ignore[misc]
        return name, f"django.db.models.{self.column_class}" if self.column_class else path, args, kwargs


class LineField(CleanColumn, models.CharField):
    column_class = "CharField"


class LinesField(CleanColumn, models.TextField):
    column_class = "TextField"
    cleaned = staticmethod(clean_text)
    input_class = LinesInput


class AddressField(CleanColumn, models.URLField):
    column_class = "URLField"
    input_class = AddressInput


class EmailAddressField(CleanColumn, models.EmailField):
    column_class = "EmailField"
    input_class = EmailAddressInput


class BodyField(ProseEditorField):
    """A body of HTML: its sanitiser cleans it where it is validated, and nothing unsayable is ever saved."""

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        return super().get_db_prep_save(
            without_controls(value) if isinstance(value, str) else value, connection
        )


class ObjectField(models.JSONField):
    """A JSON object; what a damaged row holds instead is read as an empty one. NAMES stand in each."""

    def __init__(self, *args: Any, names: tuple[str, ...] = (), **kwargs: Any):
        self.names = names
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        found = super().from_db_value(value, expression, connection)
        if isinstance(expression, KeyTransform):
            return found
        return {name: {} for name in self.names} | (found if isinstance(found, dict) else {})

    def deconstruct(self) -> tuple:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs


class PackedField(models.BinaryField):
    """A text, kept compressed."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **{"editable": False} | kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return None if value is None else self.read(unpack(value))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        packed = None if value is None else pack(self.written(value))
        return super().get_db_prep_value(packed, connection, prepared)

    def to_python(self, value: Any) -> Any:
        return value

    def value_to_string(self, obj: models.Model) -> str:
        return self.written(self.value_from_object(obj))

    def written(self, value: Any) -> str:
        return value

    def read(self, text: str) -> Any:
        return text

    def deconstruct(self) -> tuple:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.BinaryField", args, kwargs


class PackedObjectField(PackedField):
    """A JSON object, kept compressed; what a damaged row holds instead is read as an empty one."""

    def __init__(self, *args: Any, names: tuple[str, ...] = (), **kwargs: Any):
        self.names = names
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Any:
        return self.read(value) if isinstance(value, str) else value

    def written(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def read(self, text: str) -> dict[str, Any]:
        try:
            found = json.loads(text)
        except ValueError:
            found = None
        return {name: {} for name in self.names} | (found if isinstance(found, dict) else {})
