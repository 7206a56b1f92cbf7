package geoparse_test

import (
	"testing"

	"dateline/gazetteer/geoparse"
)

// TestNoPlaces leaves names out of which the words around say that they are no place.
func TestNoPlaces(t *testing.T) {
	for in, want := range map[string]bool{
		"She studied at [Lincoln] before the war.":          true,
		"He is a professor of public law at [Lincoln].":     true,
		"She graduated with honours from [Lincoln].":        true,
		"[Lincoln] is a novel.":                             true,
		"[Lincoln] was a 1952 film about rain.":             true,
		"[Lincoln], the ship, sank. [Lincoln] was a ferry.": false, // the first mention says nothing

		"[Paris] Gellermann came.":       true, // a first name and a word that no list has
		"[Paris] Lyon trains were late.": false,

		"[London] Smith came.":                 true,
		"[London] Smith Street burned.":        false,
		"The [London] Smith left burned.":      false,
		"[Orange] juice costs more.":           true,
		"[Orange] prices fell.":                true,
		"[Orange] prices at night are high.":   true,
		"[Orange] hosts the games.":            false,
		"[Orange] growers sued.":               false,
		"[Orange] is a town.":                  false,
		"[Orange] juice costs more in Orange.": false,
		"[Orange], juice":                      false,
		"They love [Orange] juice.":            false,

		"The tanker [Lincoln] sank.":                           true,
		"[Lincoln] sank. The Greek ferry Lincoln was old.":     true,
		"Hurricane [Lincoln] weakened.":                        true,
		"The trawlers Quarn, Boston and [Lincoln] put to sea.": true,
		"In [Lincoln] the frigate Lincoln was built.":          false,
		"The ship [Lincoln], Neb., paid for.":                  false,
		"The ferry [Paris]-London is slow.":                    false,
		"They ship [France] its wine.":                         false,
		"Ships left [Lincoln].":                                false,

		"A student from [Lincoln] won.":       false,
		"She studied in [Lincoln].":           false,
		"She studied at [Lincoln], Neb.":      false,
		"He taught. At [Lincoln], rain fell.": false,
		"[Lincoln] is a film city.":           false,
		"[Lincoln] is a town.":                false,
		"[Lincoln] is wet.":                   false,
	} {
		w, words := resolved(t, in)
		if got := geoparse.NewMentionFilter(w, words).Excluded(&w.Mentions[0]); got != want {
			t.Errorf("%q: the first name is left out: %v, want %v", in, got, want)
		}
	}
}
