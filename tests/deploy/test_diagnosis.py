"""What pip and venv print when they fail, and the sentence that people get."""

import pytest
from diagnosis import diagnose

DEBIAN = """The virtual environment was not created successfully because ensurepip is not
available.  On Debian/Ubuntu systems, you need to install the python3-venv
package using the following command.

    apt install python3.11-venv
"""
OFFLINE = """WARNING: Retrying (Retry(total=0, connect=None)) after connection broken by 'NewConnectionError(
'Failed to establish a new connection: [Errno -3] Temporary failure in name resolution')': /simple/django/
ERROR: Could not find a version that satisfies the requirement django==5.2.19 (from versions: none)
ERROR: No matching distribution found for django==5.2.19"""
FULL = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"
FULL_WHILE_OFFLINE = f"{OFFLINE}\n{FULL}"
LOCKED = "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '.venv/bin/pip'"
HASHES = "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."
PROXY = "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed'))"
NO_WHEEL = "ERROR: No matching distribution found for granian==2.8.7"


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        (DEBIAN, "On Debian and Ubuntu: sudo apt install python3-venv"),
        ("/usr/bin/python3: No module named venv", "On Debian and Ubuntu: sudo apt install python3-venv"),
        (OFFLINE, "The package index cannot be reached. Connect to the internet"),
        (FULL, "The disk is full. Free about 500 MB"),
        (FULL_WHILE_OFFLINE, "The disk is full. Free about 500 MB"),
        (LOCKED, "A folder cannot be written."),
        (HASHES, "A downloaded package is not the one that was pinned, so nothing was installed."),
        (PROXY, "The package index's certificate is not trusted here."),
        (NO_WHEEL, "There is no ready-made package granian for this Python and this machine."),
    ],
)
def test_a_failure_is_reported_with_its_way_out(output, sentence):
    assert sentence in diagnose(output)


def test_an_unknown_failure_is_reported_by_its_last_line():
    message = diagnose("\n".join(f"line {number}" for number in range(20)))
    assert message.splitlines()[0] == "Its last words were:"
    assert [line.strip() for line in message.splitlines()[1:9]] == [f"line {n}" for n in range(12, 20)]
    assert message.splitlines()[9] == "Remove the folder .venv, then try again."
