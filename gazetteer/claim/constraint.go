package claim

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/resolve"
	"dateline/geo"
)

// Constraints returns the claims of doc as constraints on its mentions, for
// [geoparse.Parser.Refine]: those that name both places, or refer to them, and measure
// from one to the other. An end whose name is no mention is one of names, in the order of the
// text; constraints number names after the mentions. No place is chosen here.
func Constraints(doc *geoparse.Document, claims []Claim) (names []geoparse.Span, list []resolve.Constraint) {
	names = unmentioned(doc, claims)
	for i := range claims {
		c := &claims[i]
		from, to := numberOf(doc, names, &c.From), numberOf(doc, names, &c.To)
		switch n := len(doc.Mentions); { // to confirm a distance, a place that the text suggests will do
		case from >= n && to < 0 && c.To.Basis == Inferred && c.To.Described == gazetteer.NoRef:
			to = c.To.Mention
		case to >= n && from < 0 && c.From.Basis == Inferred && c.From.Described == gazetteer.NoRef:
			from = c.From.Mention
		}
		if c.Relation != From && c.Relation != Between {
			continue
		}
		if from < 0 || to < 0 {
			list = append(list, stands(doc, &c.From, from)...)
			list = append(list, stands(doc, &c.To, to)...)
			continue
		}
		a := c.Allowed(c.Value)
		k := resolve.Constraint{A: from, B: to, Min: a.Min, Max: a.Max, AreaA: c.From.Area, AreaB: c.To.Area}
		if detour := detourOf(c); !math.IsInf(detour, 0) {
			k.Min = a.Min / geo.Length(detour)
		} else {
			k.Min = a.Min / journeyDetour
		}
		if c.Relation == From {
			k.Azimuth, k.Directed = c.Direction.Azimuth()
		}
		list = append(list, k)
	}
	return names, list
}

// journeyDetour is how many times the straight line a journey is, at most, where its length tells namesakes apart. It may be
// longer, but who rowed 3,000 miles to Antigua did not go to the village on the next island.
const journeyDetour = 3

// stands returns a constraint of a mention that stands at the end of a distance and is tied to
// nothing: all that it says is that a town is meant.
func stands(doc *geoparse.Document, e *End, number int) []resolve.Constraint {
	if number < 0 {
		number = e.Mention
	}
	if number < 0 || number >= len(doc.Mentions) || doc.Mentions[number].Within != gazetteer.NoRef {
		return nil
	}
	return []resolve.Constraint{{A: number, B: number, AreaA: e.Area, AreaB: e.Area}}
}

// unmentioned returns the names at the ends of claims that are no mentions and may
// become some, in the order of the text.
func unmentioned(doc *geoparse.Document, claims []Claim) []geoparse.Span {
	var out []geoparse.Span
	for i := range claims {
		for _, e := range [...]*End{&claims[i].From, &claims[i].To} {
			if isNamed(e) && isFree(doc, e.Span) {
				out = append(out, e.Span)
			}
		}
	}
	slices.SortFunc(out, func(a, b geoparse.Span) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	end := 0
	return slices.DeleteFunc(out, func(s geoparse.Span) bool {
		overlaps := s.Start < end
		end = max(end, s.End)
		return overlaps
	})
}

// isNamed reports whether the words name an end that is no mention.
func isNamed(e *End) bool { return e.Mention < 0 && e.Span.Start < e.Span.End }

// isFree reports whether a span may become a mention: it cuts through none, and no reader
// said that its words name no place.
func isFree(doc *geoparse.Document, s geoparse.Span) bool {
	i := sort.Search(len(doc.Mentions), func(i int) bool { return doc.Mentions[i].End > s.Start })
	for ; i < len(doc.Mentions) && doc.Mentions[i].Start < s.End; i++ {
		if m := &doc.Mentions[i]; m.Start < s.Start || m.End > s.End || m.Sense < 0 {
			return false
		}
	}
	return !slices.ContainsFunc(doc.NoPlaces, func(n geoparse.Span) bool {
		return n.Start < s.End && s.Start < n.End || strings.EqualFold(doc.Text[n.Start:n.End], doc.Text[s.Start:s.End])
	})
}

// numberOf returns the number of an end among the mentions and the names after them, -1 for
// one that says too little to choose a place by.
func numberOf(doc *geoparse.Document, names []geoparse.Span, e *End) int {
	switch {
	case e.Mention < 0:
		if k := slices.Index(names, e.Span); k >= 0 && isNamed(e) {
			return len(doc.Mentions) + k
		}
		return -1
	case e.Basis != Stated && e.Basis != Referred || e.Described != gazetteer.NoRef ||
		doc.Mentions[e.Mention].Within != gazetteer.NoRef:
		return -1
	}
	return e.Mention
}

// Renumber makes claims of one document those of another that [geoparse.Parser.Refine] made
// of it: their ends number its mentions, and names that became mentions are ends
// that have one.
func Renumber(claims []Claim, from, to *geoparse.Document) {
	number := func(s geoparse.Span) int { // of the mention that covers a span
		i := sort.Search(len(to.Mentions), func(i int) bool { return to.Mentions[i].End > s.Start })
		if i < len(to.Mentions) && to.Mentions[i].Start <= s.Start && to.Mentions[i].End >= s.End {
			return i
		}
		return -1
	}
	for i := range claims {
		for _, e := range [...]*End{&claims[i].From, &claims[i].To} {
			switch {
			case e.Mention >= 0:
				e.Mention = number(from.Mentions[e.Mention].Span)
			case isNamed(e):
				e.Mention = number(e.Span)
			}
			for k, m := range e.RunnersUp {
				e.RunnersUp[k] = number(from.Mentions[m].Span)
			}
		}
	}
}
