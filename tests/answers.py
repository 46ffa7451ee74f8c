"""Answers as a client gets them, whether or not they are sent piece by piece."""


def body_of(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def status(client, address) -> int:
    """Ask for an address, read the answer to its end, and return its status."""
    answer = client.get(address)
    body_of(answer)
    return answer.status_code
