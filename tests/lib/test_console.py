import io
import json

from policyarchive.lib.console import json_line, sayable

ASCII = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
UTF_8 = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")


def test_what_a_console_cannot_say_is_escaped():
    assert sayable("가 a", ASCII) == "\\uac00 a"
    assert sayable("가 \ud800", UTF_8) == "가 \\ud800"
    assert sayable("가", io.StringIO()) == "가"


def test_json_stays_json_in_any_encoding():
    for value in ("가", "\ud800", "a"):
        for stream in (ASCII, UTF_8, None):
            line = json_line({"a": value}, stream)
            line.encode(getattr(stream, "encoding", "utf-8"))
            assert json.loads(line) == {"a": value}
    assert json_line({"a": "가"}, UTF_8) == '{"a": "가"}'
