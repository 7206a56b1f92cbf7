package picture

import (
	"bytes"
	"image/color"
	"image/png"
	"io"

	"git.sr.ht/~sbinet/gg"
	"github.com/paulmach/orb"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"dateline/geo/tile"
)

// PNG writes a picture as PNG.
func PNG(w io.Writer, base *tile.Basemap, m Map, o Options) error {
	o, err := o.sized()
	if err != nil {
		return err
	}
	f, err := parseFonts()
	if err != nil {
		return err
	}
	s := &pngSurface{
		fonts: f, density: o.Density,
		context: gg.NewContext(int(float64(o.Width)*o.Density+0.5), int(float64(o.Height)*o.Density+0.5)),
	}
	if err := draw(s, f, base, m, o); err != nil {
		return err
	}
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.DefaultCompression}
	if err := encoder.Encode(&b, s.context.Image()); err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// pngSurface draws into an image.
type pngSurface struct {
	fonts   *fonts
	density float64
	context *gg.Context
	glyphs  sfnt.Buffer
}

func (s *pngSurface) trace(lines []orb.LineString, closed bool) {
	for _, line := range lines {
		for i, p := range line {
			if i == 0 {
				s.context.MoveTo(p[0]*s.density, p[1]*s.density)
			} else {
				s.context.LineTo(p[0]*s.density, p[1]*s.density)
			}
		}
		if closed {
			s.context.ClosePath()
		}
	}
}

func (s *pngSurface) fill(rings []orb.LineString, c color.NRGBA) {
	s.context.SetFillRuleEvenOdd()
	s.context.SetColor(c)
	s.trace(rings, true)
	s.context.Fill()
}

func (s *pngSurface) stroke(lines []orb.LineString, p pen) {
	s.context.SetColor(p.color)
	s.context.SetLineWidth(p.width * s.density)
	s.context.SetLineJoinRound()
	s.context.SetLineCapRound()
	dash := make([]float64, len(p.dash))
	for i, d := range p.dash {
		dash[i] = d * s.density
	}
	s.context.SetDash(dash...)
	if len(dash) > 0 {
		s.context.SetLineCapButt()
	}
	s.trace(lines, false)
	s.context.Stroke()
}

func (s *pngSurface) circle(center orb.Point, radius float64, disc, ring color.NRGBA, width float64) {
	x, y := center[0]*s.density, center[1]*s.density
	s.context.SetColor(ring)
	s.context.DrawCircle(x, y, (radius+width/2)*s.density)
	s.context.Fill()
	s.context.SetColor(disc)
	s.context.DrawCircle(x, y, (radius-width/2)*s.density)
	s.context.Fill()
}

func (s *pngSurface) text(str string, p orb.Point, t typeface) {
	x := p[0]
	switch width := s.fonts.measure(str, t); t.anchor {
	case middle:
		x -= width / 2
	case end:
		x -= width
	}
	s.context.SetFillRuleWinding()
	s.letters(str, x, p[1], t)
	if t.halo.A > 0 {
		s.context.SetColor(t.halo)
		s.context.SetLineWidth(haloWidth * s.density)
		s.context.SetLineJoinRound()
		s.context.SetDash()
		s.context.StrokePreserve()
	}
	s.context.SetColor(t.color)
	s.context.Fill()
}

// letters traces the outlines of a text.
func (s *pngSurface) letters(str string, x, y float64, t typeface) {
	f := s.fonts[t.font]
	size := fixed.Int26_6(t.size * s.density * 64)
	for _, r := range str {
		glyph, err := f.GlyphIndex(&s.glyphs, r)
		if err != nil {
			continue
		}
		segments, err := f.LoadGlyph(&s.glyphs, glyph, size, nil)
		if err != nil {
			continue
		}
		at := func(p fixed.Point26_6) (float64, float64) {
			return x*s.density + float64(p.X)/64, y*s.density + float64(p.Y)/64
		}
		for _, g := range segments {
			x1, y1 := at(g.Args[0])
			x2, y2 := at(g.Args[1])
			x3, y3 := at(g.Args[2])
			switch g.Op {
			case sfnt.SegmentOpMoveTo:
				s.context.ClosePath()
				s.context.MoveTo(x1, y1)
			case sfnt.SegmentOpLineTo:
				s.context.LineTo(x1, y1)
			case sfnt.SegmentOpQuadTo:
				s.context.QuadraticTo(x1, y1, x2, y2)
			case sfnt.SegmentOpCubeTo:
				s.context.CubicTo(x1, y1, x2, y2, x3, y3)
			}
		}
		x += s.fonts.measure(string(r), t) + t.spacing
	}
	s.context.ClosePath()
}

func (s *pngSurface) group(string) {}
