from ipaddress import ip_network

import pytest

from policyarchive.lib.web.clientaddress import acting_from, client_address, network_of, source_address

PROXIES = [ip_network("10.0.0.0/8"), ip_network("fd00::/8")]


def address(peer, forwarded=None, trusted=PROXIES):
    meta = {"REMOTE_ADDR": peer} | ({} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded})
    return client_address(meta, trusted=trusted)


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        ("203.0.113.9", None, "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),  # not a proxy of ours: its header says nothing
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "1.1.1.1, 198.51.100.1", "198.51.100.1"),  # what the client wrote itself stands before
        ("10.0.0.1", "1.1.1.1, 10.9.9.9, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"),  # two proxies in a row
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),  # everybody is inside
        ("10.0.0.1", None, "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1, nonsense", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1, unknown, 10.0.0.2", "10.0.0.2"),
        ("10.0.0.1", " 198.51.100.1:4711 ", "198.51.100.1"),
        ("10.0.0.1", "[2001:db8::1]:443", "2001:db8::1"),
        ("fd00::1", "2001:db8::1", "2001:db8::1"),
        ("::ffff:10.0.0.1", "::ffff:198.51.100.1", "198.51.100.1"),
        ("", "198.51.100.1", ""),  # a socket of this machine, which no network names
        ("nonsense", "198.51.100.1", ""),
    ],
)
def test_only_what_a_proxy_of_ours_reports_is_believed(peer, forwarded, expected):
    assert address(peer, forwarded) == expected


def test_without_proxies_the_header_says_nothing():
    assert address("127.0.0.1", "198.51.100.1", trusted=[]) == "127.0.0.1"


@pytest.mark.parametrize(
    ("forwarded", "expected"),
    [("198.51.100.1", "198.51.100.1"), ("1.1.1.1, 198.51.100.1", "198.51.100.1"), (None, "172.16.0.1")],
)
def test_whoever_connects_may_be_the_one_proxy(forwarded, expected):
    assert address("172.16.0.1", forwarded, trusted=None) == expected


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        ("198.51.100.1", "198.51.100.1"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("::ffff:198.51.100.1", "198.51.100.1"),
        ("", "unknown"),
    ],
)
def test_a_client_is_an_address_or_a_network(one, expected):
    assert network_of(one) == expected


def test_the_source_is_known_while_a_request_is_answered():
    assert source_address() == ""
    with acting_from(lambda: "198.51.100.1"):
        assert source_address() == "198.51.100.1"
    assert source_address() == ""
