package resolve_test

import (
	"testing"

	"dateline/gazetteer/resolve"
)

// TestSitesWithin puts sites that no list has in the place that the text puts them
// in, and nothing else anywhere.
func TestSitesWithin(t *testing.T) {
	weights := with(byFame(), map[string]float64{"contained": 9, "within": 3, "within_named": -9})
	k := newKit(t, weights)
	const burlington = "within Burlington, Vermont, United States"
	for _, c := range []struct {
		in   string
		of   int
		want string
	}{
		{"A fire on [Maple Street] in [Burlington], Vermont, killed two.", 0, burlington},
		{"A fire on [Maple Street], [Burlington], Vermont, killed two.", 0, burlington},
		{"Doctors at [Kharkiv]’s [Central Hospital] went on strike.", 1, "within Kharkiv, Kharkiv Oblast, Ukraine"},
		{"Doctors at [Central Hospital] in [Kharkiv] went on strike. [Central Hospital] is old.", 2,
			"within Kharkiv, Kharkiv Oblast, Ukraine"},
		{"A fire at [12 Elm] in [Burlington], Vermont, killed two.", 0, burlington},
		{"A fire at [Acme University] in [Vermont] killed two.", 0, "within Vermont, United States"},

		{"Rain hit the [Gondra] district of [Kharkiv] on Monday.", 0, "within Kharkiv, Kharkiv Oblast, Ukraine"},
		{"Rain hit the village of [Gondra] in [Vermont] on Monday.", 0, "within Vermont, United States"},

		{"He lives in [Quarnby], [Lyon], [France].", 0, "within Lyon, Auvergne-Rhône-Alpes, France"},

		// Nothing says where the site lies.
		{"A fire on [Maple Street] killed two. [Burlington], Vermont, mourns.", 0, "-"},
		{"A fire on [Maple Street] in Xyzzville killed two. [Burlington], Vermont, mourns.", 0, "-"},
		{"A fire on [Maple Street] in [Turkey] killed two.", 0, "-"}, // a country is too large to say where

		// An unknown name is no site.
		{"He lives in [Quarnby]. Later he moved to [Lyon].", 0, "-"},
		{"Rescue teams came from [Xyzzville]. Fighting was reported in [Bakhmut].", 0, "-"},
		{"He lives in [Quarnby] in [Lyon].", 0, "-"},

		// A site that a list has is itself, and so is a place that is not called like one.
		{"Talks in the [White House] in [Washington] failed.", 0, "White House, District of Columbia, United States"},
		{"Rain fell in [Dayton] near [Columbus].", 0, "Dayton, Ohio, United States"},
	} {
		w := k.resolve(c.in, resolve.Hint{})
		if got := k.chosen(w, c.of); got != c.want {
			t.Errorf("%q: name %d means %q, want %q", c.in, c.of, got, c.want)
		}
	}
}

func TestWithinSignals(t *testing.T) {
	k := newKit(t, byFame())
	w := k.begin("A fire on [Maple Street] in [Kharkiv] killed two. [Kharkiv] mourns, and so does [Lyon].",
		resolve.Hint{}, 1)
	for id, want := range map[string]float64{"within": 1, "within_named": 0, "seat": 1} {
		if got := k.value(w, 0, "Kharkiv, Kharkiv Oblast, Ukraine", id); got != want {
			t.Errorf("signal %s = %v, want %v", id, got, want)
		}
	}
	// Two of the three mentions that could hold a site are Kharkiv's.
	if got := k.value(w, 0, "Kharkiv, Kharkiv Oblast, Ukraine", "within_share"); got < 0.6 || got > 0.7 {
		t.Errorf("signal within_share = %v, want 2/3", got)
	}
}

// TestFollowContainer holds that a site lies where the name of its container means in the end.
func TestFollowContainer(t *testing.T) {
	k := newKit(t, map[string]float64{"admin1": 3, "within": 9})
	w := k.resolve("A fire at [Acme University] in [New York] killed two.", resolve.Hint{})
	if got := k.chosen(w, 1); got != "New York City, New York, United States" {
		t.Fatalf("New York means %q, want the city", got)
	}
	if got := k.chosen(w, 0); got != "within New York City, New York, United States" {
		t.Errorf("the university lies %q, want in the city", got)
	}
}
