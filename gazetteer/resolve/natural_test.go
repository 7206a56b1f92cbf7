package resolve_test

import (
	"testing"

	"dateline/gazetteer/resolve"
)

// TestOtherWaters leaves a creek or hill without a place that is only called like one far from all
// that the text surely speaks of.
func TestOtherWaters(t *testing.T) {
	k := newKit(t, byFame())
	for in, want := range map[string]string{
		"The [Lyon Creek] at [Dayton] and [Columbus] rose.":                     "-",
		"The [Lyon] Creek at [Dayton] and [Columbus] rose.":                     "-",
		"The [Dayton Creek] at [Columbus] rose.":                                "Dayton, Ohio, United States", // near
		"The [Lyon Creek] rose.":                                                "Lyon, Auvergne-Rhône-Alpes, France",
		"The [Lyon] police at [Dayton] and [Columbus] met.":                     "Lyon, Auvergne-Rhône-Alpes, France",
		"The [Black Sea] is far from [Dayton] and [Columbus].":                  "Black Sea",
		"The [Lyon Creek] in France rose. [Dayton] and [Columbus] had no rain.": "Lyon, Auvergne-Rhône-Alpes, France",
	} {
		if got := k.chosen(k.resolve(in, resolve.Hint{}), 0); got != want {
			t.Errorf("%q: the first name means %q, want %q", in, got, want)
		}
	}
}
