package picture

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// GlyphFonts returns the names of the fonts that [Fonts.Glyphs] knows.
func GlyphFonts() []string {
	return []string{"Liberation Sans Regular", "Liberation Sans Bold", "Liberation Serif Italic", "Liberation Serif Bold"}
}

// GlyphRange is how many characters [Fonts.Glyphs] returns together.
const GlyphRange = 256

// Glyphs returns the characters of a font from first on, as MapLibre and other programs
// draw labels with them: signed distance fields of 24 pixels to the em in a message of
// glyphs.proto (github.com/mapbox/node-fontnik). first is a multiple of [GlyphRange] below
// 65,536. Characters that neither the font nor, where those are searched, the fonts of the
// machine have are left out. The error is about a font or a range that there is not.
func (f *Fonts) Glyphs(name string, first rune) ([]byte, error) {
	at := slices.Index(GlyphFonts(), name)
	if at < 0 || first < 0 || first%GlyphRange != 0 || first > 0xffff {
		return nil, fmt.Errorf("picture: no glyphs from %d on of a font %q", first, name)
	}
	var stack message
	stack.text(1, name)
	stack.text(2, fmt.Sprintf("%d-%d", first, first+GlyphRange-1))
	for r := first; r < first+GlyphRange; r++ {
		if g, ok := f.field(fontName(at), r); ok {
			stack.bytes(3, g.message(r))
		}
	}
	var all message
	all.bytes(1, stack)
	return all, nil
}

// Of a distance field: pixels to the em, pixels around the box of a glyph, the distance
// over which the values run, and how much of that lies inside the outline.
const (
	fieldSize   = 24
	fieldBorder = 3
	fieldReach  = 8.0
	fieldInside = 0.25
	// fieldTop is how far the line that glyphs hang from lies above the baseline. It is
	// not that of the font: clients centre lines for the one that most have.
	fieldTop = 26
)

// distanceField is a character as distances from its outline.
type distanceField struct {
	left, top     int // of its box, in pixels from the origin, up
	width, height int // of its box
	advance       int // pixels
	distances     []byte
}

// field draws a character. It reports whether a font has it.
func (f *Fonts) field(n fontName, r rune) (distanceField, bool) {
	f.mu.Lock()
	face, ok := f.face(n, r)
	var outline font.GlyphOutline
	var advance, em float64
	if gid, has := face.NominalGlyph(r); ok && has {
		outline, _ = face.GlyphData(gid).(font.GlyphOutline)
		advance, em = float64(face.HorizontalAdvance(gid)), float64(face.Upem())
	}
	f.mu.Unlock()
	if em == 0 {
		return distanceField{}, false
	}
	scale := fieldSize / em
	g := distanceField{advance: int(math.Round(advance * scale))}
	lines := flatten(outline.Segments, scale)
	if len(lines) == 0 { // a blank
		return g, true
	}
	low, high := lines[0].a, lines[0].a
	for _, l := range lines {
		for _, p := range []vector{l.a, l.b} {
			low = vector{math.Min(low.x, p.x), math.Min(low.y, p.y)}
			high = vector{math.Max(high.x, p.x), math.Max(high.y, p.y)}
		}
	}
	g.left, g.top = int(math.Floor(low.x)), int(math.Ceil(high.y))
	g.width, g.height = int(math.Ceil(high.x))-g.left, g.top-int(math.Floor(low.y))
	g.distances = distances(lines, g.left-fieldBorder, g.top+fieldBorder, g.width+2*fieldBorder, g.height+2*fieldBorder)
	return g, true
}

// message is the character as glyphs.proto has it.
func (g distanceField) message(r rune) message {
	var m message
	m.number(1, uint64(r))
	if g.distances != nil {
		m.bytes(2, g.distances)
	}
	m.number(3, uint64(g.width))
	m.number(4, uint64(g.height))
	m.signed(5, g.left)
	m.signed(6, g.top-fieldTop)
	m.number(7, uint64(max(g.advance, 0)))
	return m
}

type vector struct{ x, y float64 }

// stroke is a straight part of an outline.
type stroke struct{ a, b vector }

// flatten cuts an outline into straight lines, in pixels, y up.
func flatten(segments []opentype.Segment, scale float64) (lines []stroke) {
	const cuts = 6 // of a curve: at this size nobody sees more
	var begin, at vector
	point := func(p opentype.SegmentPoint) vector { return vector{float64(p.X) * scale, float64(p.Y) * scale} }
	draw := func(to vector) {
		if to != at {
			lines = append(lines, stroke{at, to})
		}
		at = to
	}
	for _, s := range segments {
		a, b, c := point(s.Args[0]), point(s.Args[1]), point(s.Args[2])
		from := at
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			draw(begin) // every contour is closed
			begin, at = a, a
		case opentype.SegmentOpLineTo:
			draw(a)
		case opentype.SegmentOpQuadTo:
			for i := 1; i <= cuts; i++ {
				t := float64(i) / cuts
				u := 1 - t
				draw(vector{u*u*from.x + 2*u*t*a.x + t*t*b.x, u*u*from.y + 2*u*t*a.y + t*t*b.y})
			}
		case opentype.SegmentOpCubeTo:
			for i := 1; i <= cuts; i++ {
				t := float64(i) / cuts
				u := 1 - t
				draw(vector{
					u*u*u*from.x + 3*u*u*t*a.x + 3*u*t*t*b.x + t*t*t*c.x,
					u*u*u*from.y + 3*u*u*t*a.y + 3*u*t*t*b.y + t*t*t*c.y,
				})
			}
		}
	}
	draw(begin)
	return lines
}

// distances are the values of a field whose upper left corner is at left and top: 255
// well inside the outline, 0 far outside, 191 on it.
func distances(lines []stroke, left, top, width, height int) []byte {
	const most = fieldReach * (1 - fieldInside) // what is farther away is 0 all the same
	squares := make([]float64, width*height)
	for i := range squares {
		squares[i] = most * most
	}
	column := func(x float64) int { return int(math.Floor(x - float64(left))) }
	row := func(y float64) int { return int(math.Floor(float64(top) - y)) }
	for _, l := range lines {
		from := max(column(math.Min(l.a.x, l.b.x)-most), 0)
		to := min(column(math.Max(l.a.x, l.b.x)+most), width-1)
		first := max(row(math.Max(l.a.y, l.b.y)+most), 0)
		last := min(row(math.Min(l.a.y, l.b.y)-most), height-1)
		for j := first; j <= last; j++ {
			for i := from; i <= to; i++ {
				p := vector{float64(left+i) + 0.5, float64(top-j) - 0.5}
				squares[j*width+i] = math.Min(squares[j*width+i], l.square(p))
			}
		}
	}
	out := make([]byte, len(squares))
	for j := range height {
		inside := insideOf(lines, float64(top-j)-0.5)
		for i := range width {
			d := math.Sqrt(squares[j*width+i])
			if inside(float64(left+i) + 0.5) {
				d = -d
			}
			out[j*width+i] = byte(math.Round(255 * math.Max(0, math.Min(1, 1-fieldInside-d/fieldReach))))
		}
	}
	return out
}

// square is the square of the distance of a point from the line.
func (l stroke) square(p vector) float64 {
	d := vector{l.b.x - l.a.x, l.b.y - l.a.y}
	t := ((p.x-l.a.x)*d.x + (p.y-l.a.y)*d.y) / (d.x*d.x + d.y*d.y)
	t = math.Max(0, math.Min(1, t))
	x, y := p.x-l.a.x-t*d.x, p.y-l.a.y-t*d.y
	return x*x + y*y
}

// insideOf tells, for points at a height, whether they lie inside the outline: where
// lines wind around them (the rule of fonts).
func insideOf(lines []stroke, y float64) func(x float64) bool {
	type crossing struct {
		x    float64
		turn int
	}
	var all []crossing
	for _, l := range lines {
		if (l.a.y <= y) == (l.b.y <= y) {
			continue
		}
		turn := 1
		if l.b.y <= y {
			turn = -1
		}
		all = append(all, crossing{l.a.x + (y-l.a.y)/(l.b.y-l.a.y)*(l.b.x-l.a.x), turn})
	}
	return func(x float64) bool {
		winding := 0
		for _, c := range all {
			if c.x < x {
				winding += c.turn
			}
		}
		return winding != 0
	}
}

// message is a message of protocol buffers.
type message []byte

func (m *message) number(field int, v uint64) {
	*m = binary.AppendUvarint(binary.AppendUvarint(*m, uint64(field)<<3), v)
}

func (m *message) signed(field, v int) { m.number(field, uint64(v<<1)^uint64(v>>63)) }

func (m *message) bytes(field int, b []byte) {
	*m = append(binary.AppendUvarint(binary.AppendUvarint(*m, uint64(field)<<3|2), uint64(len(b))), b...)
}

func (m *message) text(field int, s string) { m.bytes(field, []byte(s)) }
