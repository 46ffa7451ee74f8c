"""Migrations follow the models, in every language of a site."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).parents[2]
MIGRATIONS = sorted(
    path.relative_to(ROOT)
    for top in ("policyarchive", "news", "agreements")
    for path in (ROOT / top).rglob("migrations/0*.py")
)


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.parametrize("path", MIGRATIONS, ids=str)
def test_a_migration_that_names_languages_is_carried_out_in_every_language(path):
    text = (ROOT / path).read_text(encoding="utf-8")
    names_languages = re.search(r"""\w_en['"]|['"]en['"]""", text)
    assert not names_languages or "operations = in_every_language(" in text, (
        "Wrap its operations in in_every_language(): docs/languages.md says why"
    )
