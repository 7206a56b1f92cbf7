package gazetteer

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/geo"

	"golang.org/x/text/language"
)

// score adds a contribution.
func (h *Hit) score(name string, value float64, explain bool) {
	h.Score += value
	if explain {
		h.Signals = append(h.Signals, Signal{name, value})
	}
}

// inContext is what a place counts more that lies where the text says.
const inContext = 0.5

// inBegun is what it counts less where the text is a beginning of what it lies in, and all of something else: "CA".
const inBegun = 0.2

// borrowedPenalty is what an alternate name of a town counts less that is the main
// name of the unit it lies in, in units of fame: some list Paris as Île-de-France.
const borrowedPenalty = 0.15

// calledSo is what a country counts more that the asker's language calls by the text, in units of fame.
const calledSo = 0.1

// behindTown is what a unit counts less in autocompletion that is called as a town in it, in units of fame: as
// much as a thousand times the people.
const behindTown = 0.2

// borrowed reports whether a name is the main name of a unit that the place lies
// in.
func borrowed(x *Index, place Ref, name string) bool {
	if x.Feature(place).Class != "P" {
		return false
	}
	_, admin1, admin2 := x.Parents(place)
	var a, b [128]byte
	folded := Fold(a[:0], name)
	for _, unit := range [2]Ref{admin1, admin2} {
		if unit != NoRef && bytes.Equal(Fold(b[:0], x.Name(unit)), folded) {
			return true
		}
	}
	return false
}

// typoPenalty is what a name with typing errors counts less than the name as
// it is. A mistyped alternate counts less again: there are many, of all
// languages, and few of them are ever typed.
func typoPenalty(edits int, kind NameKind) float64 {
	switch {
	case edits == 0:
		return 0
	case kind == NameAlternate:
		return 0.5*float64(edits) + 0.15
	}
	return 0.5 * float64(edits)
}

func typoFound(edits int) Found {
	if edits == 0 {
		return ByName
	}
	return ByTypo
}

// nearScore is what a distance from the focus counts.
func (q *Query) nearScore(d geo.Length) float64 {
	const usual, usualReach = 0.7, 10 * geo.Kilometre
	weight := usual
	if q.FocusWeight > 0 {
		weight *= q.FocusWeight
	}
	if q.FocusReach > 0 {
		d *= usualReach / q.FocusReach
	}
	return weight * nearness(d)
}

// nearness is 1 up to 10 km and falls with the logarithm of the distance to 0
// at 5,000 km, after the score of the Edinburgh geoparser (Grover et al. 2010),
// which ends at 1,000 km: a focus is a map or a newsroom here, and should tell
// continents apart.
func nearness(d geo.Length) float64 {
	return min(1, max(0, 1-math.Log(max(1, d.Kilometres()/10))/math.Log(500)))
}

// atHome is what a place in the asker's country counts more, in units of fame: as
// much as eight times the people.
const atHome = 0.06

// homeCountries returns the countries of the asker: that which a language names
// ("en-CA"), or where most who speak it live ("fr"); for English, which everybody
// speaks, only the former.
func homeCountries(x *Index, languages []language.Tag) (offsets []uint32) {
	for _, tag := range languages {
		region, sure := tag.Region()
		base, _ := tag.Base()
		if !region.IsCountry() || sure < language.Exact && base.String() == "en" {
			continue
		}
		if at, ok := x.codeOffset(region.String()); ok {
			return []uint32{at}
		}
	}
	return nil
}

// asSpelt is what a place counts more that is called as the text is written, with its accents: "Münster" is no
// province of Ireland.
const asSpelt = 0.12

// hasAccents reports whether a text has Latin letters beyond those of English.
func hasAccents(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf && unicode.In(r, unicode.Latin) })
}

// isSpelt reports whether a name of a place is, or begins with, a text as it is written, with its accents: who
// writes "köl" does not mean Kolkata.
func isSpelt(x *Index, place Ref, text string, like func(name, text string) bool) bool {
	return slices.ContainsFunc(x.Names(place), func(n Name) bool { return like(n.Text, text) })
}

func hasPrefixFold(name, text string) bool {
	return strings.HasPrefix(strings.ToLower(name), strings.ToLower(text))
}
