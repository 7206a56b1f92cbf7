package picture

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"
	"io"
	"math"
	"strconv"

	"github.com/paulmach/orb"

	"dateline/geo/tile"
)

// SVG writes a picture as SVG 1.1. Its text is text, which can be selected and
// searched.
func SVG(w io.Writer, base *tile.Basemap, m Map, o Options) error {
	o, l, err := o.ready()
	if err != nil {
		return err
	}
	l.bare = true
	s := &svgSurface{letters: l}
	o.Density = 1
	if err := draw(s, l, base, m, o); err != nil {
		return err
	}
	s.closeGroup()
	var head bytes.Buffer
	fmt.Fprintf(&head, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" role="img">`+"\n", o.Width, o.Height)
	fmt.Fprintf(&head, "<title>%s</title>\n", escape(m.altText()))
	for _, part := range [][]byte{head.Bytes(), s.body.Bytes(), []byte("</svg>\n")} {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// svgSurface draws into the body of an SVG file.
type svgSurface struct {
	letters *letters
	body    bytes.Buffer
	scratch []byte // of one path
	open    bool   // whether a group is open
}

func escape(s string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		return "" // a bytes.Buffer does not fail
	}
	return b.String()
}

// number prints a coordinate with a tenth of a pixel.
func number(v float64) string { return string(appendNumber(nil, v)) }

// appendNumber appends a coordinate: a picture has a hundred thousand of them.
func appendNumber(b []byte, v float64) []byte {
	tenths := v * 10
	whole := math.Floor(tenths + 0.5)
	if !(math.Abs(tenths) < 1e9 && math.Abs(whole-tenths) < 0.499999) { // on the edge, where rounding needs all digits
		b = strconv.AppendFloat(b, v, 'f', 1, 64)
		if rest, ok := bytes.CutSuffix(b, []byte(".0")); ok {
			b = rest
		}
		if rest, ok := bytes.CutSuffix(b, []byte("-0")); ok {
			b = append(rest, '0')
		}
		return b
	}
	n := int64(whole)
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/10, 10)
	if n%10 != 0 {
		b = append(b, '.', byte('0'+n%10))
	}
	return b
}

func paint(attribute string, c color.NRGBA) string {
	s := fmt.Sprintf(` %s="#%02x%02x%02x"`, attribute, c.R, c.G, c.B)
	if c.A != 0xff {
		s += fmt.Sprintf(` %s-opacity="%.2f"`, attribute, float64(c.A)/255)
	}
	return s
}

// appendPath appends what the d attribute of a path says. Points that print alike
// are one.
func appendPath(b []byte, lines []orb.LineString, closed bool) []byte {
	for _, line := range lines {
		var last []byte
		for i, p := range line {
			command := byte('L')
			if i == 0 {
				command = 'M'
			}
			before := len(b)
			b = append(b, command)
			b = appendNumber(b, p[0])
			b = append(b, ' ')
			b = appendNumber(b, p[1])
			if i > 0 && bytes.Equal(b[before+1:], last) {
				b = b[:before]
				continue
			}
			last = b[before+1:]
		}
		if closed {
			b = append(b, 'Z')
		}
	}
	return b
}

// path writes the end of a path element.
func (s *svgSurface) path(lines []orb.LineString, closed bool) {
	s.scratch = appendPath(s.scratch[:0], lines, closed)
	s.body.WriteString(` d="`)
	s.body.Write(s.scratch)
	s.body.WriteString("\"/>\n")
}

func (s *svgSurface) fill(rings []orb.LineString, c color.NRGBA) {
	if len(rings) > 0 {
		fmt.Fprintf(&s.body, `<path%s fill-rule="evenodd"`, paint("fill", c))
		s.path(rings, true)
	}
}

func (s *svgSurface) stroke(lines []orb.LineString, p pen) {
	if len(lines) == 0 {
		return
	}
	dash := ""
	for i, d := range p.dash {
		if i > 0 {
			dash += " "
		}
		dash += number(d)
	}
	if dash != "" {
		dash = ` stroke-dasharray="` + dash + `"`
	}
	fmt.Fprintf(&s.body, `<path fill="none"%s stroke-width="%.2f" stroke-linejoin="round"%s`, paint("stroke", p.color), p.width, dash)
	s.path(lines, false)
}

func (s *svgSurface) circle(center orb.Point, radius float64, disc, ring color.NRGBA, width float64) {
	fmt.Fprintf(&s.body, `<circle cx="%s" cy="%s" r="%s"%s%s stroke-width="%.1f"/>`+"\n",
		number(center[0]), number(center[1]), number(radius), paint("fill", disc), paint("stroke", ring), width)
}

func (s *svgSurface) text(str string, p orb.Point, t typeface) {
	halo := ""
	if t.halo.A > 0 {
		halo = paint("stroke", t.halo) + fmt.Sprintf(` stroke-width="%d"`,
			haloWidth) + ` stroke-linejoin="round" paint-order="stroke"`
	}
	if t.spacing != 0 {
		halo += fmt.Sprintf(` letter-spacing="%.1f"`, t.spacing)
	}
	at := [...]string{"start", "middle", "end"}[t.anchor]
	// The length keeps the layout where another font has to stand in.
	fmt.Fprintf(&s.body, `<text x="%s" y="%s" %s font-size="%s"%s%s text-anchor="%s" textLength="%s">%s</text>`+"\n",
		number(p[0]), number(p[1]), t.font.css(), number(t.size), paint("fill", t.color), halo, at,
		number(s.letters.measure(str, t)), escape(str))
}

func (s *svgSurface) group(name string) {
	s.closeGroup()
	fmt.Fprintf(&s.body, `<g id="%s">`+"\n", name)
	s.open = true
}

func (s *svgSurface) closeGroup() {
	if s.open {
		s.body.WriteString("</g>\n")
	}
	s.open = false
}
