package gazetteer

import (
	"errors"
	"testing"
)

func TestLocate(t *testing.T) {
	x := openWorld(t)
	tests := []struct {
		text   string
		id     PlaceID // "" for bare coordinates
		others int
	}{
		{"Istanbul", "geonames:745044", 0}, // its own province asks nothing
		{"  Paris ", "geonames:2988507", 1},
		{"Paris, Texas", "geonames:4717560", 0},
		{"geonames:690791", "geonames:690791", 0},
		{"41.01, 28.95", "", 0},
		{"−33.87 151.21", "", 0},
		{"point:41.01000_28.95000", "", 0},
	}
	for _, tt := range tests {
		l, err := x.Locate(tt.text)
		if err != nil {
			t.Errorf("Locate(%q): %v", tt.text, err)
			continue
		}
		got := PlaceID("")
		if l.Ref != NoRef {
			got = x.ID(l.Ref)
		}
		if got != tt.id || len(l.Others) != tt.others {
			t.Errorf("Locate(%q) = %s with %d others, want %s with %d", tt.text, got, len(l.Others), tt.id, tt.others)
		}
	}
	var unknown *UnknownPlaceError
	var flaw *QueryError
	if _, err := x.Locate("95, 10"); !errors.As(err, &flaw) {
		t.Errorf("Locate of a latitude of 95: %v, want a QueryError", err)
	}
	if _, err := x.Locate("Qwrtzplk"); !errors.As(err, &unknown) {
		t.Errorf("Locate of a name that is none: %v, want an UnknownPlaceError", err)
	}
}
