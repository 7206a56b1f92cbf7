package picture

import (
	"bytes"
	"image/color"
	"image/png"
	"io"

	"git.sr.ht/~sbinet/gg"
	"github.com/paulmach/orb"

	"dateline/geo/tile"
)

// PNG writes a picture as PNG.
func PNG(w io.Writer, base *tile.Basemap, m Map, o Options) error {
	o, l, err := o.ready()
	if err != nil {
		return err
	}
	s := &pngSurface{
		letters: l, density: o.Density,
		context: gg.NewContext(int(float64(o.Width)*o.Density+0.5), int(float64(o.Height)*o.Density+0.5)),
	}
	if err := draw(s, l, base, m, o); err != nil {
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
	letters *letters
	density float64
	context *gg.Context
}

func (s *pngSurface) fill(rings []orb.LineString, c color.NRGBA) {
	s.context.SetFillRuleEvenOdd()
	s.context.SetColor(c)
	traceLines(pngPath{s}, rings, true)
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
	traceLines(pngPath{s}, lines, false)
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
	set := s.letters.set(str, t)
	s.context.SetFillRuleWinding()
	set.trace(pngPath{s}, t.anchor.left(p[0], set.width), p[1])
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

// pngPath is the path of a surface's context.
type pngPath struct{ *pngSurface }

func (s pngPath) moveTo(x, y float64) { s.context.MoveTo(x*s.density, y*s.density) }
func (s pngPath) lineTo(x, y float64) { s.context.LineTo(x*s.density, y*s.density) }
func (s pngPath) closePath()          { s.context.ClosePath() }
func (s pngPath) cubicTo(x1, y1, x2, y2, x3, y3 float64) {
	d := s.density
	s.context.CubicTo(x1*d, y1*d, x2*d, y2*d, x3*d, y3*d)
}

func (s *pngSurface) group(string) {}
