package gazetteer

import (
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

func TestFeatureKind(t *testing.T) {
	for _, tt := range []struct {
		class, code string
		kind        FeatureKind
		point       bool
	}{
		{"A", "PCLI", KindCountry, false},
		{"A", "PCLD", KindCountry, false},
		{"A", "TERR", KindCountry, false},
		{"A", "ADM1", KindRegion, false},
		{"L", "CONT", KindRegion, false},
		{"L", "PRK", KindRegion, false},
		{"P", "PPLC", KindSettlement, true},
		{"P", "PPLX", KindSettlement, true},
		{"S", "AIRP", KindSite, true},
		{"R", "ST", KindSite, true},
		{"H", "SEA", KindWater, false},
		{"H", "STM", KindWater, false},
		{"H", "HBR", KindWater, true},
		{"U", "TNCU", KindWater, false},
		{"T", "MT", KindLand, true},
		{"T", "ISL", KindLand, true},
		{"T", "MTS", KindLand, false},
		{"T", "DSRT", KindLand, false},
		{"V", "FRST", KindLand, false},
		{"", "", KindSite, true},
	} {
		f := Feature{tt.class, tt.code}
		if f.Kind() != tt.kind || f.IsPointLike() != tt.point {
			t.Errorf("%+v: Kind %s, IsPointLike %t, want %s, %t", f, f.Kind(), f.IsPointLike(), tt.kind, tt.point)
		}
		if !slices.Contains(FeatureKinds(), f.Kind()) {
			t.Errorf("FeatureKinds lacks %s", f.Kind())
		}
	}
}

func TestCapital(t *testing.T) {
	var b Builder
	for _, p := range []Place{
		{ID: "geonames:1", Name: "Ankara", Class: "P", Code: "PPLC", Country: "TR", Admin1: "68",
			Population: 3_500_000},
		{ID: "geonames:2", Name: "Istanbul", Class: "P", Code: "PPLA", Country: "TR", Admin1: "34",
			Population: 15_000_000},
		{ID: "geonames:3", Name: "La Paz", Class: "P", Code: "PPLC", Country: "BO", Admin1: "04", Population: 800_000},
		{ID: "geonames:4", Name: "Sucre", Class: "P", Code: "PPLC", Country: "BO", Admin1: "01", Population: 200_000},
		{ID: "geonames:5", Name: "Izmit", Class: "P", Code: "PPL", Country: "TR", Admin1: "41", Population: 300_000},
	} {
		p.Point = orb.Point{30, 40}
		if err := b.Add(p); err != nil {
			t.Fatal(err)
		}
	}
	x, err := b.Index()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ country, admin1, want string }{
		{"TR", "", "Ankara"},
		{"TR", "34", "Istanbul"},
		{"TR", "68", "Ankara"},
		{"BO", "", "La Paz"},
		{"BO", "01", "Sucre"},
		{"TR", "41", ""},
		{"XX", "", ""},
		{"", "", ""},
	} {
		got := ""
		if ref := x.Capital(tt.country, tt.admin1); ref != NoRef {
			got = x.Name(ref)
		}
		if got != tt.want {
			t.Errorf("Capital(%q, %q) = %q, want %q", tt.country, tt.admin1, got, tt.want)
		}
	}
}
