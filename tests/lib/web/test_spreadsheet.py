import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyarchive.lib.web.spreadsheet import csv_lines, safe_cell


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠a"]
)
def test_nothing_runs_as_a_formula(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize(("number", "cell"), [(-51.5, "-51.5"), (0, "0"), (-3, "-3")])
def test_a_number_is_no_formula(number, cell):
    assert safe_cell(number) == cell


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n"))))
def test_a_reader_gets_back_the_cells(cells):
    text = "".join(csv_lines(["a"], [cells]))
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows == [["a"], [safe_cell(cell) for cell in cells]]
