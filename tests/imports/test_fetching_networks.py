"""Which addresses a fetch may go to: one table of those that it refuses, one of those that it takes."""

from ipaddress import IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.imports.fetching.networks import is_public

REFUSED = str.split("""
    0.0.0.0 0.0.0.1 0.255.255.255 10.0.0.0 10.1.2.3 10.255.255.255 100.64.0.0 100.100.100.200 100.127.255.255
    127.0.0.1 127.1.2.3 127.255.255.255 169.254.0.1 169.254.169.254 169.254.170.2 172.16.0.0 172.31.255.255
    192.0.0.0 192.0.0.8 192.0.0.9 192.0.0.170 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.255
    198.18.0.0 198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.254
    255.255.255.255
    :: ::1 ::7f00:1 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:0.0.0.0
    ::ffff:100.64.0.1 ::ffff:0:127.0.0.1 ::ffff:0:8.8.8.8 64:ff9b::127.0.0.1 64:ff9b::10.0.0.1 64:ff9b::a9fe:a9fe
    64:ff9b::192.168.1.1 64:ff9b:1::1 64:ff9b:1::8.8.8.8 64:ff9b:0:0:1::8.8.8.8 100::1 100:0:0:1::1
    2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:2::1 2001:10::1 2001:20::1 2001:1ff:ffff::1 2001:db8::1
    2002:7f00:1::1 2002:a00:1:: 2002:a9fe:a9fe::1 2002:c0a8:101::1 2002:e000:1:: 3ffe::1 3fff::1 3fff:fff::1
    4000::1 5f00::1 fc00::1 fd00:ec2::254 fdff:ffff::1 fe80::1 fe80::1%1 febf::1 fec0::1 feff::1 ff02::1 ff05::2
    ff0e::1 2606:4700::1111%1
""")
ALLOWED = str.split("""
    1.0.0.1 1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 93.184.216.34 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1
    169.253.255.255 169.255.0.1 172.15.255.255 172.32.0.0 191.255.255.255 192.0.1.1 192.0.3.1 192.167.255.255
    192.169.0.0 198.17.255.255 198.20.0.0 203.0.112.255 203.0.114.0 223.255.255.255
    2001:200::1 2001:4860:4860::8888 2606:4700::1111 2a00:1450:4001::1 3ffd::1 3fff:1000::1 2001:db7::1 2001:db9::1
    ::ffff:8.8.8.8 64:ff9b::8.8.8.8 2002:808:808::1
""")


def test_the_tables_are_long_enough_to_mean_something():
    assert len(set(REFUSED)) == len(REFUSED) >= 60
    assert len(set(ALLOWED)) == len(ALLOWED) >= 10


@pytest.mark.parametrize("address", REFUSED)
def test_what_is_not_the_public_internet_is_refused(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ALLOWED)
def test_what_is_the_public_internet_is_allowed(address):
    assert is_public(ip_address(address))


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_inside_another_decides_for_it(inner):
    carriers = [int(ip_address("::ffff:0:0")) + int(inner), int(ip_address("64:ff9b::")) + int(inner)]
    carriers.append((0x2002 << 112) + (int(inner) << 80))
    assert {is_public(IPv6Address(carrier)) for carrier in carriers} == {is_public(inner)}


@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6), st.ip_addresses(v=6, network="2000::/3")))
def test_nothing_is_allowed_that_python_calls_anything_but_global(address):
    inner = getattr(address, "sixtofour", None) or getattr(address, "ipv4_mapped", None) or address
    is_global = inner.is_global and not inner.is_multicast and not inner.is_reserved
    assert is_global or not is_public(address) or address in ip_network("64:ff9b::/96")
