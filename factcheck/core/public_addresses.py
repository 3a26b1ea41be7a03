"""Which addresses belong to the internet of everybody, and not to networks inside somebody's walls."""

from ipaddress import IPv4Network, IPv6Network, ip_address

# Networks that must translate put IPv4 addresses into this one (RFC 6052).
TRANSLATED = IPv6Network("64:ff9b::/96")
# Relays into IPv6: given up, and answered by whichever machine nearby claims to be one (RFC 7526).
RELAYS = IPv4Network("192.88.99.0/24")


def is_public(address: str) -> bool:
    """Whether everybody on the internet reaches the same machine there."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if ip.version == 6:
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if ip in TRANSLATED:
            return is_public(".".join(map(str, ip.packed[-4:])))
        # Tunnels that lead into an IPv4 network which the address itself names.
        if ip.sixtofour or ip.teredo or ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip in RELAYS)
