package claim

import (
	"slices"
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/geoparse"
	"dateline/geo"
)

// lookup finds places that the document does not have.
type lookup interface {
	place(gazetteer.Ref) gazetteer.Place
	// bearers returns the places of a name that a distance may locate, the most
	// famous first.
	bearers(name string) []gazetteer.Place
}

// index finds places in an index, none in a nil one.
type index struct{ x *gazetteer.Index }

func (i index) place(r gazetteer.Ref) gazetteer.Place {
	if i.x == nil {
		return gazetteer.Place{}
	}
	return i.x.Place(r)
}

func (i index) bearers(name string) []gazetteer.Place {
	if i.x == nil {
		return nil
	}
	var out []gazetteer.Place
	for _, m := range i.x.Lookup(name) {
		if p := i.x.Place(m.Ref); extract.IsSpot(p) {
			out = append(out, p)
		}
	}
	return out
}

// A name that is no mention of the document, or one without a place, is looked up
// near the other end of its claim: a stated distance is evidence that the two lie that near. The
// search is wider than the claim and takes the nearest bearer, not the one that fits, so that a
// wrong number finds the same place as a right one. Such a place may confirm the words, never
// contradict them.
const (
	nearFactor   = 4.0
	nearLeast    = 60 * geo.Kilometre
	countryReach = 1000 * geo.Kilometre // from the middle of a country whose size is not known
	abroadFactor = 3.0                  // a bearer in another country counts as this much farther
)

// near returns the place that bears the name of end e nearest to the other end,
// nil when there is none near enough.
func (c *Checker) near(doc *geoparse.Document, e *End, other *gazetteer.Place, cl *Claim) *gazetteer.Place {
	if e.Name == "" || other == nil || e.Mention >= 0 && doc.Mentions[e.Mention].Within != gazetteer.NoRef {
		return nil
	}
	if e.Mention < 0 && slices.ContainsFunc(doc.NoPlaces, func(s geoparse.Span) bool {
		return strings.EqualFold(doc.Text[s.Start:s.End], e.Name)
	}) {
		return nil // a reader's word
	}
	reach := max(nearLeast, nearFactor*cl.Value.Max)
	if !extract.IsSpot(*other) {
		reach += max(countryReach, boundRadius(*other), discRadius(other.Area)) // somewhere about a country
	}
	var best *gazetteer.Place
	for _, p := range c.bearers(e.Name) {
		d := geo.Distance(p.Point, other.Point)
		if p.Country != other.Country && extract.IsSpot(*other) {
			d *= abroadFactor
		}
		if d < reach && p.ID != other.ID {
			best, reach = &p, d
		}
	}
	return best
}

// bearers returns the places of a name, also without the last of its words: "Đồng Hới
// City".
func (c *Checker) bearers(name string) []gazetteer.Place {
	list := c.gazetteer.bearers(name)
	if i := strings.LastIndexByte(name, ' '); len(list) == 0 && i > 0 {
		list = c.gazetteer.bearers(name[:i])
	}
	return list
}
