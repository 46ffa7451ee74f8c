"""What a console can say: no report is lost because a letter of it has no place in the console's encoding."""

import json
from typing import Any

__all__ = ["json_line", "sayable"]


def sayable(text: str, stream: Any) -> str:
    """Return the text with escapes such as `\\\\uac00` for what the stream's encoding cannot say."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def json_line(value: Any, stream: Any) -> str:
    """Return the value as JSON on one line, in plain letters where the stream can say them all."""
    line = json.dumps(value, ensure_ascii=False, default=str)
    return line if sayable(line, stream) == line else json.dumps(value, default=str)
