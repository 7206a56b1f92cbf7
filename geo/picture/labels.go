package picture

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"
)

// boxes are the parts of the picture that labels may not cover.
type boxes []orb.Bound

func (b *boxes) add(box orb.Bound) { *b = append(*b, box) }

func (b boxes) free(box orb.Bound) bool {
	for _, o := range b {
		if o.Intersects(box) {
			return false
		}
	}
	return true
}

// labeller finds room for texts: what one takes is gone for the next.
type labeller struct {
	*drawing
	taken     boxes // by labels, marks and furniture
	furniture boxes // sources, scale and locator, under which no name runs
	lineBoxes boxes // along lines, where tags may lie but no names
}

// around is the box around a disc.
func around(p orb.Point, radius float64) orb.Bound { return orb.Bound{Min: p, Max: p}.Pad(radius) }

// label is a text that has found its place.
type label struct {
	text   string
	at     orb.Point // of the baseline, at the face's anchor
	face   typeface
	box    orb.Bound
	leader []orb.LineString // from the mark to a text that lies apart from it
}

// placed is a place of the article in the picture.
type placed struct {
	Place
	at     orb.Point
	radius float64
	label  *label
}

// radius gives the size of a circle whose area grows with the mentions.
func (d *drawing) radius(mentions int) float64 {
	return min(4.2*math.Sqrt(float64(max(1, mentions))), 15) * d.unit
}

// takePlaces keeps texts off the circles of the places.
func (d *labeller) takePlaces(places []Place) {
	for _, p := range places {
		d.taken.add(around(d.view.pixel(d.view.near(p.Point)), d.radius(p.Mentions)))
	}
}

// placed finds the places' pixels and the places of their names: those whose author put
// them on a side stand there, then those that the headline names choose, then those that are
// mentioned most. A name without
// room beside its circle stands apart with a line to it.
func (d *labeller) placed(places []Place) []placed {
	out := make([]placed, len(places))
	for i, p := range places {
		out[i] = placed{Place: p, at: d.view.pixel(d.view.near(p.Point)), radius: d.radius(p.Mentions)}
	}
	slices.SortStableFunc(out, func(a, b placed) int {
		return cmp.Or(compareBool(b.Side != "", a.Side != ""), compareBool(b.Headline, a.Headline),
			cmp.Compare(b.Mentions, a.Mentions), cmp.Compare(b.Importance, a.Importance), strings.Compare(a.Name, b.Name))
	})
	face := typeface{font: sansBold, size: 13 * d.unit, color: d.theme.ink, halo: faded(d.theme.land, 0.9)}
	for i, p := range out {
		if !d.view.frame.Contains(p.at) || p.Side == "none" {
			continue
		}
		if out[i].label = d.onSide(p.Name, p.at, p.radius, face, p.Side); out[i].label == nil {
			out[i].label = cmp.Or(d.beside(p.Name, p.at, p.radius, face), d.apart(p.Name, p.at, p.radius, face))
		}
	}
	return out
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// apart finds room for a text at some distance from its mark, the nearest first,
// where the line between them crosses no other mark or text.
func (d *labeller) apart(s string, at orb.Point, radius float64, t typeface) *label {
	rise := t.size * 0.36
	for _, away := range []float64{16, 26, 38, 52} {
		for turn := range 12 {
			angle := math.Pi * float64(turn) / 6
			dx, dy := math.Cos(angle), math.Sin(angle)
			tip := orb.Point{at[0] + (radius+away*d.unit)*dx, at[1] + (radius+away*d.unit)*dy}
			t.anchor = middle
			text := orb.Point{tip[0], tip[1] + rise + dy*(rise+2*d.unit)}
			switch {
			case dx > 0.3:
				t.anchor, text[0] = start, tip[0]+2*d.unit
			case dx < -0.3:
				t.anchor, text[0] = end, tip[0]-2*d.unit
			}
			from := orb.Point{at[0] + (radius+d.unit)*dx, at[1] + (radius+d.unit)*dy}
			if !d.clear(from, tip) {
				continue
			}
			if l := d.try(s, text, t); l != nil {
				l.leader = []orb.LineString{{from, tip}}
				d.takeLeader(from, tip)
				return l
			}
		}
	}
	return nil
}

// clear tells whether a line from the edge of a mark meets nothing that is taken.
func (d *labeller) clear(from, to orb.Point) bool {
	const steps = 8
	for i := 2; i <= steps; i++ {
		f := float64(i) / steps
		p := orb.Point{from[0] + f*(to[0]-from[0]), from[1] + f*(to[1]-from[1])}
		if !d.taken.free(around(p, d.unit)) {
			return false
		}
	}
	return true
}

// takeLeader keeps texts off a line.
func (d *labeller) takeLeader(from, to orb.Point) {
	const steps = 6
	for i := range steps + 1 {
		f := float64(i) / steps
		d.taken.add(around(orb.Point{from[0] + f*(to[0]-from[0]), from[1] + f*(to[1]-from[1])}, d.unit))
	}
}

// textSpot is where a text stands beside a mark.
type textSpot struct {
	side   string
	dx, dy float64 // of its anchor from the middle of the mark
	anchor anchor
}

// spotsBeside are the sides of a mark, the best first.
func (d *labeller) spotsBeside(radius float64, t typeface) []textSpot {
	gap := radius + 3*d.unit
	rise := t.size * 0.36 // from the baseline to the middle of the letters
	diagonal := gap * 0.75
	return []textSpot{
		{"e", gap, rise, start},
		{"w", -gap, rise, end},
		{"n", 0, -gap, middle},
		{"s", 0, gap + 2*rise, middle},
		{"ne", diagonal, -diagonal, start},
		{"se", diagonal, diagonal + 2*rise, start},
		{"nw", -diagonal, -diagonal, end},
		{"sw", -diagonal, diagonal + 2*rise, end},
	}
}

// beside finds room for a text beside a mark of some radius.
func (d *labeller) beside(s string, at orb.Point, radius float64, t typeface) *label {
	for _, spot := range d.spotsBeside(radius, t) {
		t.anchor = spot.anchor
		if l := d.try(s, orb.Point{at[0] + spot.dx, at[1] + spot.dy}, t); l != nil {
			return l
		}
	}
	return nil
}

// onSide puts a text on the side of a mark that its author chose, over what the map may have
// there, if that is inside the frame and clear of what stands on the map.
func (d *labeller) onSide(s string, at orb.Point, radius float64, t typeface, side string) *label {
	for _, spot := range d.spotsBeside(radius, t) {
		if spot.side != side {
			continue
		}
		t.anchor = spot.anchor
		l := d.label(s, orb.Point{at[0] + spot.dx, at[1] + spot.dy}, t)
		if d.view.frame.Contains(l.box.Min) && d.view.frame.Contains(l.box.Max) && d.furniture.free(l.box) {
			d.taken.add(l.box)
			return l
		}
	}
	return nil
}

// try places a text if its box is in the frame and free, and takes the box.
func (d *labeller) try(s string, at orb.Point, t typeface) *label {
	l := d.label(s, at, t)
	inner := d.view.frame.Pad(-2 * d.unit)
	if !inner.Contains(l.box.Min) || !inner.Contains(l.box.Max) || !d.taken.free(l.box) || !d.lineBoxes.free(l.box) {
		return nil
	}
	d.taken.add(l.box)
	return l
}

// label measures a text at a place.
func (d *labeller) label(s string, at orb.Point, t typeface) *label {
	width := d.letters.measure(s, t)
	left := at[0]
	switch t.anchor {
	case middle:
		left -= width / 2
	case end:
		left -= width
	}
	return &label{text: s, at: at, face: t, box: orb.Bound{
		Min: orb.Point{left - d.unit, at[1] - 0.78*t.size},
		Max: orb.Point{left + width + d.unit, at[1] + 0.24*t.size},
	}}
}

// tagged finds the places of the lines' tags: at the middle, else further along.
func (d *labeller) tagged(lines []Line) []*label {
	out := make([]*label, len(lines))
	for i, l := range lines {
		pixels := d.linePixels(l)
		if l.Tag == "" || len(pixels) == 0 {
			continue
		}
		text := l.Tag
		if l.Verdict != Measured {
			text += " · " + string(l.Verdict) // in words: colour alone does not say it
		}
		t := typeface{font: sansBold, size: 11 * d.unit, color: d.theme.of(l.Verdict), anchor: middle}
		out[i] = d.tag(text, pixels[0], t)
	}
	return out
}

// tag finds room for a line's tag: on the line, from its middle outwards, then
// beside it, then apart with a line to it. It returns nil if there is none: a tag
// covers no place and no name.
func (d *labeller) tag(s string, line orb.LineString, t typeface) *label {
	at := func(p orb.Point) *label {
		l := d.label(s, orb.Point{p[0], p[1] + 0.36*t.size}, t)
		l.box = l.box.Pad(3 * d.unit)
		return l
	}
	free := func(l *label) bool {
		return d.taken.free(l.box) && d.view.frame.Contains(l.box.Min) && d.view.frame.Contains(l.box.Max)
	}
	for _, away := range []float64{0, 16, -16, 24, -24, 34, -34, 46, -46, 60, -60, 80, -80} {
		for _, along := range []float64{0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8} {
			p := pointAlong(line, along)
			q := pointAlong(line, along+0.02)
			length := max(math.Hypot(q[0]-p[0], q[1]-p[1]), 1e-9)
			// Beside the line, at a right angle to it.
			beside := orb.Point{
				p[0] + away*d.unit*(p[1]-q[1])/length,
				p[1] + away*d.unit*(q[0]-p[0])/length,
			}
			if l := at(beside); free(l) {
				d.taken.add(l.box)
				return l
			}
		}
	}
	l := d.apart(s, pointAlong(line, 0.5), 0, t)
	if l != nil {
		l.box = l.box.Pad(2 * d.unit)
	}
	return l
}

// pointAlong gives the point at a fraction of a line's length.
func pointAlong(line orb.LineString, fraction float64) orb.Point {
	var total float64
	step := func(i int) float64 {
		return math.Hypot(line[i][0]-line[i-1][0], line[i][1]-line[i-1][1])
	}
	for i := 1; i < len(line); i++ {
		total += step(i)
	}
	left := total * fraction
	for i := 1; i < len(line); i++ {
		s := step(i)
		if left <= s && s > 0 {
			f := left / s
			return orb.Point{line[i-1][0] + f*(line[i][0]-line[i-1][0]), line[i-1][1] + f*(line[i][1]-line[i-1][1])}
		}
		left -= s
	}
	return line[len(line)-1]
}

// named finds the places of the areas' names.
func (d *labeller) named(areas []Area) []*label {
	var out []*label
	t := typeface{font: sansBold, size: 12 * d.unit, color: d.theme.ink, halo: faded(d.theme.land, 0.8),
		spacing: 1.2 * d.unit, anchor: middle}
	for _, a := range areas {
		if a.Side == "none" {
			continue
		}
		if l := d.onSide(d.capitals.String(a.Name), d.view.pixel(d.view.near(a.Point)), 0, t, a.Side); l != nil {
			out = append(out, l)
			continue
		}
		if l := d.namedArea(d.capitals.String(a.Name), a, t); l != nil {
			out = append(out, l)
		}
	}
	return out
}

// namedArea finds room for an area's name: inside it, or else beside it, if it is
// so small that a name there is taken for its own.
func (d *labeller) namedArea(name string, a Area, t typeface) *label {
	for _, at := range d.middlesOf(a) {
		if l := d.try(name, at, t); l != nil {
			return l
		}
	}
	at := d.view.pixel(d.view.near(a.Point))
	var reach float64
	for _, ring := range d.areaPixels(a) {
		if b := ring.Bound(); b.Contains(at) {
			reach = max(reach, (b.Max[0]-b.Min[0])/2, (b.Max[1]-b.Min[1])/2)
		}
	}
	if a.Point == (orb.Point{}) || reach > 40*d.unit || !d.view.frame.Contains(at) {
		return nil
	}
	return cmp.Or(d.beside(name, at, reach, t), d.apart(name, at, reach, t))
}

// headlined parts areas into those that the headline names and the others.
func headlined(areas []Area) (first, rest []Area) {
	for _, a := range areas {
		if a.Headline {
			first = append(first, a)
		} else {
			rest = append(rest, a)
		}
	}
	return first, rest
}

func (d *drawing) areaNames(names []*label) {
	d.group("area-names")
	for _, l := range names {
		d.stroke(l.leader, pen{color: d.theme.quiet, width: 0.8 * d.unit})
		d.text(l.text, l.at, l.face)
	}
}

// takeLine keeps names off a line.
func (d *labeller) takeLine(l Line) {
	for _, line := range d.linePixels(l) {
		step := 6 * d.unit
		for i := 1; i < len(line); i++ {
			a, b := line[i-1], line[i]
			if !d.view.frame.Pad(step).Contains(a) {
				continue
			}
			n := math.Ceil(math.Hypot(b[0]-a[0], b[1]-a[1]) / step)
			for k := range int(n) {
				f := float64(k) / n
				p := orb.Point{a[0] + f*(b[0]-a[0]), a[1] + f*(b[1]-a[1])}
				d.lineBoxes.add(orb.Bound{Min: p, Max: p}.Pad(step / 2))
			}
		}
	}
}
