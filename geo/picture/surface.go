package picture

import (
	"image/color"

	"github.com/paulmach/orb"
)

// surface is what a picture is drawn on. Coordinates are pixels from the top left.
type surface interface {
	// fill fills rings by the even-odd rule.
	fill(rings []orb.LineString, c color.NRGBA)
	// stroke draws lines with round joins.
	stroke(lines []orb.LineString, p pen)
	// circle draws a disc with a ring around it.
	circle(center orb.Point, radius float64, disc, ring color.NRGBA, width float64)
	// text draws one line of text with its baseline at p.
	text(s string, p orb.Point, t typeface)
	// group begins a named part of the picture.
	group(name string)
}

// pen is how a line is drawn.
type pen struct {
	color color.NRGBA
	width float64
	dash  []float64 // lengths of strokes and gaps, nil for a solid line
}

// typeface is how a text is drawn.
type typeface struct {
	font    fontName
	size    float64 // in pixels
	color   color.NRGBA
	halo    color.NRGBA // around the letters, none if transparent
	spacing float64     // added between letters, in pixels
	anchor  anchor
}

// haloWidth is the width of the stroke, in pixels, whose outer half shows around
// the letters.
const haloWidth = 3

// anchor is which end of a text is at its point.
type anchor int

const (
	start anchor = iota
	middle
	end
)

// left gives the left end of a text of some width at x.
func (a anchor) left(x, width float64) float64 {
	switch a {
	case middle:
		return x - width/2
	case end:
		return x - width
	}
	return x
}

// traceLines adds lines to a path, closed or not.
func traceLines(p path, lines []orb.LineString, closed bool) {
	for _, line := range lines {
		for i, at := range line {
			if i == 0 {
				p.moveTo(at[0], at[1])
			} else {
				p.lineTo(at[0], at[1])
			}
		}
		if closed {
			p.closePath()
		}
	}
}
