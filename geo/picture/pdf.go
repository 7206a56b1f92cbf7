package picture

import (
	"bytes"
	"image/color"
	"io"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"github.com/paulmach/orb"

	"dateline/geo/tile"
)

// PDF writes a picture as PDF 1.4 on a page of its size, for print: all of it is
// drawn, the letters as outlines, so that it looks the same everywhere and needs no
// fonts. The density only chooses how detailed the basemap is.
func PDF(w io.Writer, base *tile.Basemap, m Map, o Options) error {
	o, l, err := o.ready()
	if err != nil {
		return err
	}
	size := fpdf.SizeType{Wd: points * float64(o.Width), Ht: points * float64(o.Height)}
	doc := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: size})
	doc.SetCatalogSort(true)
	epoch := time.Unix(0, 0).UTC() // the same call gives the same bytes
	doc.SetCreationDate(epoch)
	doc.SetModificationDate(epoch)
	doc.SetProducer("dateline", true)
	doc.SetTitle(m.altText(), true)
	doc.SetAutoPageBreak(false, 0)
	doc.SetMargins(0, 0, 0)
	doc.AddPageFormat("P", size) // portrait keeps the sides as they are
	doc.SetLineJoinStyle("round")
	// What is drawn beyond the page is cut, for programs that place the page in another.
	doc.ClipRect(0, 0, size.Wd, size.Ht, false)
	s := &pdfSurface{letters: l, doc: doc}
	if err := draw(s, l, base, m, o); err != nil {
		return err
	}
	doc.ClipEnd()
	var b bytes.Buffer
	if err := doc.Output(&b); err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// points is how many points of print, 1/72 inch, a pixel has.
const points = 0.75

// pdfSurface draws on a page.
type pdfSurface struct {
	letters *letters
	doc     *fpdf.Fpdf
}

// fillColor chooses the colour of what is filled from now on.
func (s *pdfSurface) fillColor(c color.NRGBA) {
	s.doc.SetAlpha(float64(c.A)/255, "Normal")
	s.doc.SetFillColor(int(c.R), int(c.G), int(c.B))
}

// strokeColor chooses the colour and the width of lines from now on.
func (s *pdfSurface) strokeColor(c color.NRGBA, width float64) {
	s.doc.SetAlpha(float64(c.A)/255, "Normal")
	s.doc.SetDrawColor(int(c.R), int(c.G), int(c.B))
	s.doc.SetLineWidth(points * width)
}

func (s *pdfSurface) fill(rings []orb.LineString, c color.NRGBA) {
	if len(rings) == 0 {
		return
	}
	s.fillColor(c)
	traceLines(pdfPath(*s), rings, true)
	s.doc.DrawPath("f*")
}

func (s *pdfSurface) stroke(lines []orb.LineString, p pen) {
	if len(lines) == 0 {
		return
	}
	s.strokeColor(p.color, p.width)
	dash := make([]float64, len(p.dash))
	for i, d := range p.dash {
		dash[i] = points * d
	}
	s.doc.SetDashPattern(dash, 0)
	s.doc.SetLineCapStyle("round")
	if len(dash) > 0 {
		s.doc.SetLineCapStyle("butt")
	}
	traceLines(pdfPath(*s), lines, false)
	s.doc.DrawPath("D")
}

func (s *pdfSurface) circle(center orb.Point, radius float64, disc, ring color.NRGBA, width float64) {
	x, y := points*center[0], points*center[1]
	s.fillColor(ring)
	s.doc.Circle(x, y, points*(radius+width/2), "F")
	s.fillColor(disc)
	s.doc.Circle(x, y, points*(radius-width/2), "F")
}

func (s *pdfSurface) text(str string, p orb.Point, t typeface) {
	set := s.letters.set(str, t)
	if len(set.glyphs) == 0 {
		return
	}
	x := t.anchor.left(p[0], set.width)
	if t.halo.A > 0 {
		s.strokeColor(t.halo, haloWidth)
		s.doc.SetDashPattern(nil, 0)
		set.trace(pdfPath(*s), x, p[1])
		s.doc.DrawPath("D")
	}
	s.fillColor(t.color)
	set.trace(pdfPath(*s), x, p[1])
	s.doc.DrawPath("f")
}

func (s *pdfSurface) group(string) {}

// pdfPath is the path of a surface's page.
type pdfPath pdfSurface

func (s pdfPath) moveTo(x, y float64) { s.doc.MoveTo(points*x, points*y) }
func (s pdfPath) lineTo(x, y float64) { s.doc.LineTo(points*x, points*y) }
func (s pdfPath) closePath()          { s.doc.ClosePath() }
func (s pdfPath) cubicTo(x1, y1, x2, y2, x3, y3 float64) {
	s.doc.CurveBezierCubicTo(points*x1, points*y1, points*x2, points*y2, points*x3, points*y3)
}
