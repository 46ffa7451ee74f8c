"""Say what a failed step of the set-up means and what to do, judged by what it printed.

Standard library only; readable by any Python 3.
"""

import re

# Read from the top: a full disk also looks like a failed download, a missing network like a missing package.
DIAGNOSES = (
    (
        r"No space left on device|Errno 28|Disk quota exceeded|Errno 122",
        "The disk is full. Free about 500 MB for the checkout and the temporary folder, then try again.",
    ),
    (
        r"ensurepip is not|No module named '?(ensurepip|venv)",
        "Python's venv module is not complete here. On Debian and Ubuntu: sudo apt install python3-venv",
    ),
    (
        r"Read-only file system|Permission denied|Errno 13|Errno 30",
        "A folder cannot be written. See that the checkout and its .venv folder are yours, then try again.",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "A downloaded package is not the one that was pinned, so nothing was installed. Try again; when it "
        "stays so, a mirror or proxy in between changes packages: use another one.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError",
        "The package index's certificate is not trusted here. Behind a company's proxy, set the variable "
        "PIP_CERT to its certificate file, then try again.",
    ),
    (
        r"name resolution|NewConnectionError|Failed to establish|getaddrinfo|nodename nor servname"
        r"|timed out|Network is unreachable|Connection (?:refused|reset|aborted|broken)|ProxyError",
        "The package index cannot be reached. Connect to the internet (behind a proxy, set the variable "
        "HTTPS_PROXY), then try again.",
    ),
    (
        r"No matching distribution found for ([A-Za-z0-9._-]+)",
        "There is no ready-made package {0} for this Python and this machine. Use CPython 3.11 to 3.14 on "
        "Linux (glibc) or macOS, on an x86-64 or ARM processor.",
    ),
)


def diagnose(output):
    """Return the sentence that fits best; where none fits, the last lines and the general way out."""
    for pattern, sentence in DIAGNOSES:
        found = re.search(pattern, output)
        if found:
            return sentence.format(*found.groups())
    last = "\n".join("    " + line for line in output.splitlines()[-8:])
    return f"Its last words were:\n{last}\nRemove the folder .venv, then try again."
