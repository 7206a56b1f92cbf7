package eval

import (
	"strconv"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
)

// Sample is an article with its true mentions, to learn from and to measure by.
type Sample struct {
	ID, Corpus  string
	Title, Text string
	Gold        []Gold // ascending
	Claims      []GoldClaim
}

// GoldClaim is a distance that an article states, with the points of its two places.
type GoldClaim struct {
	geoparse.Span
	Kilometres float64
	A, B       orb.Point // longitude, latitude in degrees
}

// Gold is one true mention.
type Gold struct {
	geoparse.Span
	Point    orb.Point // longitude, latitude in degrees; valid when Located
	Located  bool      // the corpus knows where it is
	Geonames int64     // the GeoNames id, 0 where the corpus gives none
	Type     string    // the corpus's own type, such as "Metonymic"; "" where it has none
	Group    string    // "literal" or "associative"; "" where the corpus has none
}

// Home returns a hint of the first-level division that most gold mentions with a
// GeoNames id lie in; the zero Hint where there is none.
func Home(x *gazetteer.Index, gold []Gold) geoparse.Hint {
	count := map[gazetteer.Ref]int{}
	var h geoparse.Hint
	for _, g := range gold {
		ref, ok := x.ByID(gazetteer.PlaceID("geonames:" + strconv.FormatInt(g.Geonames, 10)))
		if g.Geonames == 0 || !ok {
			continue
		}
		country, admin1, _ := x.Parents(ref)
		if admin1 == gazetteer.NoRef || admin1 == country {
			continue
		}
		count[admin1]++
		if !h.HasPlace || count[admin1] > count[h.Place] {
			h = geoparse.Hint{Place: admin1, HasPlace: true}
		}
	}
	return h
}
