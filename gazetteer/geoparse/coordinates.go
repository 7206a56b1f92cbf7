package geoparse

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/resolve"
	"dateline/geo"
	"dateline/geo/coordinate"
)

// addCoordinates makes mentions of the coordinates that a text gives, each placed exactly
// where they say. Mentions inside them, as of "N", give way. Of a text whose spans a caller
// gives, only those spans are placed.
func (p *Parser) addCoordinates(d *Document, in Input) {
	if len(in.Kinds) > 0 && !slices.Contains(in.Kinds, Literal) {
		return
	}
	found := coordinate.Find(in.Text)
	if short := p.shortCodes(d); len(short) > 0 {
		found = append(found, short...)
		slices.SortFunc(found, func(a, b coordinate.Found) int { return a.Start - b.Start })
	}
	if len(found) == 0 {
		return
	}
	mentions, before := d.Mentions, d.Places
	d.Mentions, d.Places = make([]Mention, 0, len(mentions)+len(found)), nil
	places := map[gazetteer.PlaceID]int{}
	add := func(m Mention, place *Place) {
		d.addPlace(places, place, &m)
		if m.Place >= 0 {
			d.Places[m.Place].Mentions = append(d.Places[m.Place].Mentions, len(d.Mentions))
		}
		d.Mentions = append(d.Mentions, m)
	}
	next := 0
	for _, m := range mentions {
		for ; next < len(found) && found[next].End <= m.Start; next++ {
			if in.Spans == nil {
				add(p.pointMention(in, Span{Start: found[next].Start, End: found[next].End}, found[next]))
			}
		}
		switch {
		case next == len(found) || found[next].Start >= m.End:
			var place *Place
			if m.Place >= 0 {
				place = &before[m.Place]
			}
			add(m, place)
		case in.Spans != nil:
			add(p.pointMention(in, m.Span, found[next]))
		}
	}
	for ; next < len(found) && in.Spans == nil; next++ {
		add(p.pointMention(in, Span{Start: found[next].Start, End: found[next].End}, found[next]))
	}
}

// shortCodes returns the short plus codes of a text whose place stands behind them:
// "CWC8+R9 Mountain View". Others say nothing.
func (p *Parser) shortCodes(d *Document) []coordinate.Found {
	var out []coordinate.Found
	for _, c := range coordinate.FindShort(d.Text) {
		rest := d.Text[c.End:]
		name := strings.TrimLeft(rest, ", ")
		at := c.End + len(rest) - len(name)
		if len(name) == len(rest) || len(rest)-len(name) > maxCodeGap {
			continue
		}
		if near, ok := p.placeAt(d, at); ok {
			if f, ok := c.Near(near); ok {
				out = append(out, f)
			}
		}
	}
	return out
}

// The bounds of what stands behind a short plus code: the marks before the name, and the name.
const (
	maxCodeGap   = 2
	maxCodeWords = 4
)

// placeAt returns where the place named at a byte lies: that of the mention there, or what the words
// there are mostly called, for the code keeps them from being read as a sentence.
func (p *Parser) placeAt(d *Document, at int) (orb.Point, bool) {
	i := sort.Search(len(d.Mentions), func(i int) bool { return d.Mentions[i].End > at })
	if i < len(d.Mentions) && d.Mentions[i].Start <= at && d.Mentions[i].Place >= 0 {
		return d.Places[d.Mentions[i].Place].Point, true
	}
	line, _, _ := strings.Cut(d.Text[at:], "\n")
	words := strings.Fields(line)
	for n := min(len(words), maxCodeWords); n > 0; n-- {
		s := p.resolver.NamedSense(strings.TrimRight(strings.Join(words[:n], " "), ".,;:!?)"))
		if len(s.Candidates) > 0 && s.Candidates[0].Probability >= certain {
			return p.index.Point(s.Candidates[0].Ref), true
		}
	}
	return orb.Point{}, false
}

// pointMention makes a mention of coordinates, with its place.
func (p *Parser) pointMention(in Input, span Span, c coordinate.Found) (Mention, *Place) {
	m := Mention{
		Span: span, Text: in.Text[span.Start:span.End], Kind: Literal, Within: gazetteer.NoRef,
		Confidence: 1, Resolution: 1, Sense: -1,
	}
	if in.Explain {
		m.Reasons = []Reason{{Decider: resolve.ByRecogniser, ID: "coordinates",
			Label: "the text gives its coordinates (" + string(c.Form) + ")"}}
	}
	km := c.Error.Kilometres()
	place := p.index.PointPlace(c.Point)
	place.Area = math.Pi * km * km
	return m, &Place{Ref: gazetteer.NoRef, Place: place}
}

// IsPoint reports whether mention i is one of coordinates.
func (d *Document) IsPoint(i int) bool {
	k := d.Mentions[i].Place
	return k >= 0 && strings.HasPrefix(string(d.Places[k].ID), gazetteer.PointID)
}

// How near a place lies to the coordinates beside its name: within besideReach of them, or they
// do not belong together. besideGap is how many bytes stand between the two.
const (
	besideReach = 30 * geo.Kilometre
	besideFar   = 50 * geo.Kilometre
	besideGap   = 16
	besideSteps = 6 // mentions back: "Springfield, Greene County, Missouri, United States (…)"
)

// Beside ties the names that stand beside coordinates to them, for [Parser.Refine]: of
// the places of a name the one near the coordinates is meant.
func (d *Document) Beside() []resolve.Constraint {
	var out []resolve.Constraint
	for i := range d.Mentions {
		if j := d.beside(i); j >= 0 && d.Mentions[j].Sense >= 0 {
			out = append(out, resolve.Constraint{A: j, B: i, Max: besideReach})
		}
	}
	return out
}

// beside returns the mention of a spot whose name stands beside the coordinates of mention i,
// -1 for none.
func (d *Document) beside(i int) int {
	if !d.IsPoint(i) {
		return -1
	}
	// "Springfield, Missouri (37.2, -93.3)"; a name before other coordinates has those.
	for j := i - 1; j >= max(0, i-besideSteps) && d.joined(j, j+1) && !d.IsPoint(j); j-- {
		if d.isSpot(j) && (j == 0 || !d.joined(j-1, j) || !d.isSpot(j-1) || d.IsPoint(j-1)) {
			return j
		}
	}
	if j := i + 1; j < len(d.Mentions) && d.joined(i, j) && d.isSpot(j) && !d.IsPoint(j) {
		return j
	}
	return -1
}

// joined reports whether little stands between two mentions, and no end of a sentence.
func (d *Document) joined(i, j int) bool {
	gap := d.Text[d.Mentions[i].End:d.Mentions[j].Start]
	return len(gap) <= besideGap && !strings.ContainsAny(gap, ".;!?\n0123456789")
}

// isSpot reports whether mention i has a place that is a point on a map, or none yet.
func (d *Document) isSpot(i int) bool {
	m := &d.Mentions[i]
	return m.Within == gazetteer.NoRef && (m.Kind == Literal || m.Kind == Facility) &&
		(m.Place < 0 || d.Places[m.Place].Feature().IsPointLike())
}

// doubtful is the confidence of coordinates that contradict the name beside them.
const doubtful = 0.5

// Compared returns the document with its coordinates checked against the places that are
// named beside them, but for those that a reader has settled. It returns d itself where there
// are none.
func (d *Document) Compared() *Document {
	var out *Document
	for i := range d.Mentions {
		j := d.beside(i)
		if j < 0 || d.Mentions[j].Place < 0 || d.Mentions[i].Settled {
			continue
		}
		if out == nil {
			c := *d
			c.Mentions, c.Places = slices.Clone(d.Mentions), slices.Clone(d.Places)
			out = &c
		}
		m, named := &out.Mentions[i], &d.Places[d.Mentions[j].Place]
		apart := geo.Distance(d.Places[m.Place].Point, named.Point)
		label := fmt.Sprintf("%s, which is named beside it, lies %s away", named.Name, apart.Format("km"))
		if apart > besideFar {
			label += ": one of the two is wrong"
			m.Confidence, m.Doubt = doubtful, label
			out.Places[m.Place].Confidence = out.mostSure(m.Place)
		}
		if len(m.Reasons) > 0 {
			m.Reasons = append(slices.Clip(m.Reasons), Reason{
				Decider: resolve.ByConstraint, ID: "beside", Label: label, Value: apart.Kilometres(),
			})
		}
	}
	if out == nil {
		return d
	}
	return out
}

// mostSure returns the confidence of the surest mention of place k.
func (d *Document) mostSure(k int) float64 {
	best := 0.0
	for _, m := range d.Places[k].Mentions {
		best = max(best, d.Mentions[m].Confidence)
	}
	return best
}
