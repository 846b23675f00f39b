"""Which IP addresses belong to the public internet."""

from ipaddress import IPv4Address, IPv6Address, ip_network

IPAddress = IPv4Address | IPv6Address

# Of IPv4 all but these is public; of IPv6 nothing but 2000::/3 is, and not all of that.
# Source: IANA's special-purpose registries (RFC 6890), here without their exceptions for single services.
_IPV4_SPECIAL = tuple(
    map(
        ip_network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # shared by a provider's customers
            "127.0.0.0/8",  # loopback
            "169.254.0.0/16",  # link-local, and the metadata of clouds
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocol assignments
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # relays of 6to4
            "192.168.0.0/16",  # private
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, broadcast
        ),
    )
)
_IPV6_UNICAST = ip_network("2000::/3")
_IPV6_SPECIAL = tuple(
    map(
        ip_network,
        (
            "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID
            "2001:db8::/32",  # documentation
            "3ffe::/16",  # the former 6bone
            "3fff::/20",  # documentation
        ),
    )
)
_NAT64 = ip_network("64:ff9b::/96")  # RFC 6052; that of RFC 8215, 64:ff9b:1::/48, is for private use


def is_public(address: IPAddress) -> bool:
    """Return whether an address is one that anybody may reach; an IPv4 address inside an IPv6 one decides for it."""
    inner = _unwrapped(address)
    if isinstance(inner, IPv4Address):
        return not any(inner in network for network in _IPV4_SPECIAL)
    return inner.scope_id is None and inner in _IPV6_UNICAST and not any(inner in one for one in _IPV6_SPECIAL)


def _unwrapped(address: IPAddress) -> IPAddress:
    """Return the IPv4 address to which a gateway or the system would pass on, or the address itself."""
    if isinstance(address, IPv4Address) or address.scope_id is not None:
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
