"""The least that a line of each type can say, and a way to import lines."""

import json

import pytest
from django.core.management import CommandError, call_command

CITY = {"slug": "london", "name": {"en": "London"}, "country": "GB", "region": "europe"}
AREA = {"slug": "air", "name": {"ko": "대기"}}
AGREEMENT = {"slug": "pact", "kind": "mou", "title": {"en": "Pact"}}
LEAST = {"cities": CITY, "areas": AREA, "agreements": AGREEMENT}


@pytest.fixture
def load(tmp_path, capsys):
    """Import records or lines; return exit code, reports, and what the command said in the end."""

    def _load(section, *records, options=("--json",)):
        file = tmp_path / "lines.jsonl"
        lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
        file.write_text("".join(f"{line.rstrip()}\n" for line in lines), encoding="utf-8")
        code, said = 0, ""
        try:
            call_command("import_content", section, str(file), *options)
        except CommandError as error:
            code, said = error.returncode, str(error)
        out = capsys.readouterr().out
        return code, [json.loads(line) for line in out.splitlines() if line.startswith("{")], said or out

    return _load
