package fetch

import (
	"net/netip"
	"slices"
)

// Public reports whether an address belongs to the public internet. It is a list of
// what is: the unicast addresses that IANA gives out, less the blocks in them that
// its special-purpose registries call not globally reachable (RFC 6890, the
// registries as of 2025).
func Public(a netip.Addr) bool {
	a = a.Unmap()
	if !a.IsValid() || a.Zone() != "" {
		return false
	}
	allocated, special := allocated6(), special6()
	if a.Is4() {
		allocated, special = allocated4(), special4()
	}
	within := func(p netip.Prefix) bool { return p.Contains(a) }
	return slices.ContainsFunc(allocated, within) && !slices.ContainsFunc(special, within)
}

// allocated4 are the unicast addresses of IPv4, class by class: multicast and what is
// reserved lie above, this network below.
func allocated4() []netip.Prefix {
	return []netip.Prefix{
		netip.MustParsePrefix("0.0.0.0/1"),
		netip.MustParsePrefix("128.0.0.0/2"),
		netip.MustParsePrefix("192.0.0.0/3"),
	}
}

func special4() []netip.Prefix {
	return []netip.Prefix{
		netip.MustParsePrefix("0.0.0.0/8"),       // this network
		netip.MustParsePrefix("10.0.0.0/8"),      // private use
		netip.MustParsePrefix("100.64.0.0/10"),   // shared by carriers
		netip.MustParsePrefix("127.0.0.0/8"),     // this machine
		netip.MustParsePrefix("169.254.0.0/16"),  // this link
		netip.MustParsePrefix("172.16.0.0/12"),   // private use
		netip.MustParsePrefix("192.0.0.0/24"),    // protocol assignments
		netip.MustParsePrefix("192.0.2.0/24"),    // documentation
		netip.MustParsePrefix("192.88.99.0/24"),  // 6to4 relays
		netip.MustParsePrefix("192.168.0.0/16"),  // private use
		netip.MustParsePrefix("198.18.0.0/15"),   // benchmarks
		netip.MustParsePrefix("198.51.100.0/24"), // documentation
		netip.MustParsePrefix("203.0.113.0/24"),  // documentation
	}
}

// allocated6 is the one block of IPv6 from which public addresses are given out.
func allocated6() []netip.Prefix { return []netip.Prefix{netip.MustParsePrefix("2000::/3")} }

func special6() []netip.Prefix {
	return []netip.Prefix{
		netip.MustParsePrefix("2001::/23"),     // protocol assignments, Teredo
		netip.MustParsePrefix("2001:db8::/32"), // documentation
		netip.MustParsePrefix("2002::/16"),     // 6to4, carries an IPv4 address
		netip.MustParsePrefix("3fff::/20"),     // documentation
	}
}
