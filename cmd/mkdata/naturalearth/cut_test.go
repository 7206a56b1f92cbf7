package naturalearth

import (
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

func TestCutAtParallel(t *testing.T) {
	// Two neighbours across x = 1 from y = 0 to 3; their common border leans.
	west := orb.MultiPolygon{{{{0, 0}, {1, 0}, {1.4, 3}, {0, 3}, {0, 0}}}}
	east := orb.MultiPolygon{{{{1, 0}, {2, 0}, {2, 3}, {1.4, 3}, {1, 0}}}}
	northWest, southWest := cutAtParallel(west, 1)
	northEast, southEast := cutAtParallel(east, 1)
	if got, want := planar.Area(northWest)+planar.Area(southWest), planar.Area(west); got < want-1e-9 ||
		got > want+1e-9 {
		t.Errorf("the halves have %v together, want %v", got, want)
	}
	cut := orb.Point{1 + 0.4/3, 1}
	for name, half := range map[string]orb.MultiPolygon{"north-west": northWest, "south-west": southWest,
		"north-east": northEast, "south-east": southEast} {
		found := false
		for _, p := range half[0][0] {
			found = found || p == cut
		}
		if !found {
			t.Errorf("%s half %v lacks the common point %v", name, half, cut)
		}
	}
	if north, south := cutAtParallel(west, 5); len(north) != 0 || len(south) != 1 {
		t.Errorf("cut beyond the area: %d and %d polygons, want 0 and 1", len(north), len(south))
	}
}

// TestCountry holds the decisions that the source is corrected by.
func TestCountry(t *testing.T) {
	for _, c := range []struct {
		name string
		p    divisionProperties
		want string
	}{
		{"Crimea", divisionProperties{ISOA2: "RU", ISO31662: "UA-43", GNCode: "UA.11"}, "UA"},
		{"Sevastopol", divisionProperties{ISOA2: "RU", ISO31662: "UA-40", GNCode: "UA.20"}, "UA"},
		{"Krasnodar", divisionProperties{ISOA2: "RU", ISO31662: "RU-KDA", GNCode: "RU.38"}, "RU"},
		{"French Guiana", divisionProperties{ISOA2: "FR", ISO31662: "FR-GF"}, "GF"},
		{"Puerto Rico", divisionProperties{ISOA2: "PR", ISO31662: "US-PR"}, "PR"},
		{"Northern Cyprus", divisionProperties{ISOA2: "CY", ISO31662: "-99-X04~"}, "CY"},
		{"Spratly Islands", divisionProperties{ISOA2: "VN", ISO31662: "-99-X08~", Geonunit: "Spratly Islands"},
			NoCountry},
	} {
		if got := country(c.p); got != c.want {
			t.Errorf("country(%s) = %s, want %s", c.name, got, c.want)
		}
	}
}
