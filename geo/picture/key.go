package picture

import (
	"fmt"

	"github.com/paulmach/orb"
)

// key is the band below the map that says what its marks mean.
type key struct {
	entries []keyEntry
	face    typeface
	height  float64 // 0 for none
	top     float64
}

// keyEntry is a mark with its meaning; at is the left end of the mark's middle.
type keyEntry struct {
	mark  func(at orb.Point, width float64)
	width float64 // of the mark
	text  string
	at    orb.Point
}

// newKey lays out the entries for what the map shows, in rows from the left.
func newKey(d *drawing, page orb.Bound, m Map) key {
	k := key{face: typeface{font: sans, size: 10 * d.unit, color: d.theme.ink}, top: page.Max[1]}
	k.entries = keyEntries(d, m)
	if len(k.entries) == 0 {
		return k
	}
	pad, row := 12*d.unit, 20*d.unit
	x, y := pad, pad+4*d.unit
	for i := range k.entries {
		e := &k.entries[i]
		width := e.width + 5*d.unit + d.letters.measure(e.text, k.face)
		if x > pad && x+width > page.Max[0]-pad {
			x, y = pad, y+row
		}
		e.at = orb.Point{x, y}
		x += width + 16*d.unit
	}
	k.height = y + pad
	k.top -= k.height
	return k
}

// keyEntries are the marks that a map has.
func keyEntries(d *drawing, m Map) []keyEntry {
	var entries []keyEntry
	said := wordsOf(m.Language)
	add := func(width float64, text string, mark func(at orb.Point, width float64)) {
		entries = append(entries, keyEntry{mark: mark, width: width, text: text})
	}
	disc := func(radius float64) func(orb.Point, float64) {
		return func(at orb.Point, width float64) {
			d.circle(orb.Point{at[0] + width/2, at[1]}, radius, d.theme.place, d.theme.paper, 1.5*d.unit)
		}
	}
	patch := func(fill, edge pen) func(orb.Point, float64) {
		return func(at orb.Point, width float64) {
			box := []orb.LineString{outline(orb.Bound{
				Min: orb.Point{at[0], at[1] - 5*d.unit}, Max: orb.Point{at[0] + width, at[1] + 5*d.unit},
			})}
			d.fill(box, fill.color)
			d.stroke(box, edge)
		}
	}
	most := 0
	for _, p := range m.Places {
		most = max(most, p.Mentions)
	}
	if most > 0 {
		add(2*d.radius(1), said.once, disc(d.radius(1)))
	}
	if most > 1 {
		add(2*d.radius(most), fmt.Sprintf(said.times, most), disc(d.radius(most)))
	}
	if len(m.Areas) > 0 {
		add(18*d.unit, said.area, patch(pen{color: faded(d.theme.area, 0.14)},
			pen{color: faded(d.theme.area, 0.75), width: 1.2 * d.unit}))
	}
	if len(m.RelativePlaces) > 0 {
		add(18*d.unit, said.described, patch(pen{color: faded(d.theme.unsure, 0.12)},
			pen{color: d.theme.unsure, width: 1.2 * d.unit, dash: []float64{4 * d.unit, 3 * d.unit}}))
	}
	texts := map[Verdict]string{
		Measured: said.measured, Consistent: said.consistent,
		Contradicted: said.contradicted, Unverifiable: said.unproved,
	}
	for _, v := range []Verdict{Measured, Consistent, Contradicted, Unverifiable} {
		for _, l := range m.Lines {
			if l.Verdict == v {
				add(18*d.unit, texts[v], func(at orb.Point, width float64) {
					d.stroke([]orb.LineString{{at, {at[0] + width, at[1]}}}, pen{color: d.theme.of(v), width: 1.8 * d.unit})
				})
				break
			}
		}
	}
	return entries
}

func (k key) draw(d *drawing) {
	if k.height == 0 {
		return
	}
	d.group("key")
	d.fill([]orb.LineString{outline(orb.Bound{
		Min: orb.Point{0, k.top}, Max: orb.Point{d.view.frame.Max[0], k.top + k.height},
	})}, d.theme.paper)
	for _, e := range k.entries {
		at := orb.Point{e.at[0], k.top + e.at[1]}
		e.mark(at, e.width)
		d.text(e.text, orb.Point{at[0] + e.width + 5*d.unit, at[1] + 0.36*k.face.size}, k.face)
	}
}
