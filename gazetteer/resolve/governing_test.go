package resolve_test

import (
	"strings"
	"testing"

	"dateline/gazetteer/resolve"
)

// TestGoverning reads which divisions govern the first marked name, and how firmly.
func TestGoverning(t *testing.T) {
	k := newKit(t, nil)
	const texas, kharkiv = "Texas, United States", "Kharkiv Oblast, Ukraine"
	for _, c := range []struct {
		in      string
		want    string // labels of divisions, separated by |
		listing resolve.Listing
	}{
		{"In Texas the governor met men from [Lincoln].", texas, resolve.Unlisted},
		{"In the Texas heat, [Lincoln] burned.", texas, resolve.Unlisted},
		{"In Kharkiv Oblast the army took the villages of [Ivanivske] and Odesa.", kharkiv, resolve.Settled},
		{"In Kharkiv Oblast the army took the villages of Xyzzville, Odesa and [Ivanivske].", kharkiv, resolve.Settled},
		{"In Kharkiv Oblast the towns [Ivanivske] and Odesa were taken.", kharkiv, resolve.Settled},
		{"Texas: [Lincoln], Paris.", texas, resolve.Listed},
		{"Snow hit [Lincoln], Xyzz-Ville and Paris, in northern Texas.", texas, resolve.Listed},
		{"Snow hit [Lincoln], Paris, and Lancaster in Texas.", texas, resolve.Listed},
		{"Schools closed today:\n\nTexas\n- [Lincoln]\n- Paris\n", texas, resolve.Listed},
		{"Texas:\n- Paris\n- [Lincoln]\n", texas, resolve.Listed},
		{"Texas\n- Paris\n\nOhio\n- [Lincoln]\n", "Ohio, United States", resolve.Listed},

		{"In Texas, snow fell in Odesa and at [Lincoln].", texas, resolve.Unlisted},
		{"Snow hit [Lincoln] and Paris counties in Texas.", texas, resolve.Listed},

		{"Snow fell in Texas; at [Lincoln] it was dry.", "", 0}, // another place beside it
		{"Snow fell in Texas, and in [Lincoln].", "", 0},
		{"Snow fell in Texas and [Lincoln].", "", 0},
		{"Texas met [Lincoln].", "", 0},
		{"In Texas, snow fell.\n\n[Lincoln] burned.", "", 0},
		{"Snow hit [Lincoln], Paris, in Texas.", "", 0}, // no list: nothing joins the two
		{"Snow hit [Lincoln] and fell in Texas.", "", 0},
		{"Texas\nSnow fell in all of the state for the third day and night without end, they said.\n- [Lincoln]\n", "", 0},
	} {
		w := k.resolve(c.in, resolve.Hint{})
		x := &w.Mentions[0].Context
		var labels []string
		for _, r := range x.Governing() {
			labels = append(labels, k.index.Label(r))
		}
		if got := strings.Join(labels, "|"); got != c.want || x.Listing != c.listing {
			t.Errorf("%q: the name is governed by %q, listing %d; want %q, %d", c.in, got, x.Listing, c.want, c.listing)
		}
	}
}

// TestStatedRegionSteers lets a stated region win over a better known namesake, and takes
// none outside it where it has no place of the name.
func TestStatedRegionSteers(t *testing.T) {
	k := newKit(t, with(byFame(), map[string]float64{"listed": 9, "governed": 4, "ungoverned": -1, "contained": 9,
		"within": 3, "within_named": -9}))
	for _, c := range []struct {
		in   string
		of   int
		want string
	}{
		{"Snow hit [Paris], Xyzzville and [Gulf], in [Texas].", 0, "Paris, Texas, United States"},
		{"[Texas]:\n- [Gulf]\n- [Paris]\n", 2, "Paris, Texas, United States"},
		{"In [Donetsk Oblast] the army took the villages of [Ivanivske] and [Xyzzville].", 1, "Ivanivske, Donetsk Oblast, Ukraine"},
		{"In [Kharkiv Oblast] the army took the villages of [Ivanivske] and [Xyzzville].", 1, "within Kharkiv Oblast, Ukraine"},
		{"In [Kharkiv Oblast] the army took the villages of [Ivanivske] and [Xyzzville].", 2, "within Kharkiv Oblast, Ukraine"},
		{"In [Kharkiv Oblast] the army took [Ivanivske].", 1, "-"},
		{"Snow hit [Bakhmut], Xyzzville and [Dayton], in [Texas].", 0, "-"},
		{"Snow hit [Ivanivske], [Texas].", 0, "-"},
		{"Snow hit [Ivanivske] (Turkish: Xyzz).", 0, "Ivanivske, Odesa Oblast, Ukraine"}, // a language, no country
		{"Snow hit [Ivanivske] in the Ohio Hills.", 0, "Ivanivske, Odesa Oblast, Ukraine"},
		{"Snow hit [Lancaster], [Lancashire].", 0, "Lancaster, England, United Kingdom"},  // near the point of a region
		{"Snow hit [London], [Lancashire].", 0, "London, England, United Kingdom"},        // how far it goes is not known
		{"Snow hit [Washington], [Georgia] and [Texas].", 0, "Washington, United States"}, // a list of states
		{"Snow hit [Lancaster], [Ohio] and [Texas].", 0, "Lancaster, Ohio, United States"},
		{"In [Texas] the governor met men from [London].", 1, "London, England, United Kingdom"},
		{"In [Texas] snow fell.\n\n[Ivanivske] burned.", 1, "Ivanivske, Odesa Oblast, Ukraine"},
	} {
		w := k.resolve(c.in, resolve.Hint{})
		if got := k.chosen(w, c.of); got != c.want {
			t.Errorf("%q: name %d means %q, want %q", c.in, c.of, got, c.want)
		}
	}
}
