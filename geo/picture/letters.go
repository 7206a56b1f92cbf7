package picture

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// letters sets the texts of one picture: it chooses the glyphs, joins and orders
// them as their script asks for, and keeps what it has set.
type letters struct {
	fonts   *Fonts
	bare    bool // without outlines: the text is drawn by others
	lines   map[lineKey]line
	cutter  shaping.Segmenter
	shaper  shaping.HarfbuzzShaper
	wrapper shaping.LineWrapper
}

func newLetters(f *Fonts) *letters {
	if f == nil {
		f = NewFonts(false)
	}
	return &letters{fonts: f, lines: map[lineKey]line{}}
}

// lineKey is what the glyphs of a text depend on.
type lineKey struct {
	text    string
	font    fontName
	size    float64
	spacing float64
}

// line is a text that was set, from left to right as it is drawn.
type line struct {
	glyphs []glyph
	width  float64 // in pixels
}

// glyph is an outline in font units, y up, that is drawn at x and y pixels from
// the left end of the baseline, y down, scale pixels to a unit.
type glyph struct {
	outline     []opentype.Segment
	x, y, scale float64
}

// face lets package shaping ask for faces.
type resolver struct {
	fonts *Fonts
	name  fontName
}

func (r resolver) ResolveFace(c rune) *font.Face {
	face, _ := r.fonts.face(r.name, c)
	return face
}

// maxLine bounds what is set of a text, in bytes: no line of a picture is longer.
const maxLine = 2000

// set sets a text.
func (l *letters) set(s string, t typeface) line {
	if len(s) > maxLine {
		end := maxLine
		for !utf8.RuneStart(s[end]) {
			end--
		}
		s = s[:end]
	}
	key := lineKey{s, t.font, t.size, t.spacing}
	if known, ok := l.lines[key]; ok {
		return known
	}
	out := l.shape([]rune(s), t)
	l.lines[key] = out
	return out
}

// shape cuts a text into runs of one font, script and direction, has each shaped,
// and lines them up as they are seen.
func (l *letters) shape(text []rune, t typeface) line {
	if len(text) == 0 {
		return line{}
	}
	l.fonts.mu.Lock()
	defer l.fonts.mu.Unlock()
	direction := di.DirectionLTR
	if isRightToLeft(text) {
		direction = di.DirectionRTL
	}
	runs := l.cutter.Split(shaping.Input{
		Text: text, RunEnd: len(text), Direction: direction, Size: fixed.Int26_6(t.size * 64),
		Language: language.NewLanguage("en"),
	}, resolver{l.fonts, t.font})
	var shaped []shaping.Output
	for _, run := range runs {
		shaped = append(shaped, l.shaper.Shape(run))
	}
	lines, _ := l.wrapper.WrapParagraph(shaping.WrapConfig{Direction: direction, DisableTrailingWhitespaceTrim: true},
		1<<20, text, shaping.NewSliceIterator(shaped))
	var out line
	for _, wrapped := range lines {
		slices.SortStableFunc(wrapped, func(a, b shaping.Output) int { return cmp.Compare(a.VisualIndex, b.VisualIndex) })
		for _, run := range wrapped {
			out.add(run, t, l.bare)
		}
	}
	out.width = max(0, out.width-t.spacing)
	return out
}

// add appends a run. Bare, it makes the line longer and has no glyphs.
func (l *line) add(run shaping.Output, t typeface, bare bool) {
	for i, g := range run.Glyphs {
		if !bare {
			l.draw(run.Face, g, t)
		}
		l.width += float64(g.Advance) / 64
		if last := i+1 == len(run.Glyphs); last || run.Glyphs[i+1].TextIndex() != g.TextIndex() {
			l.width += t.spacing
		}
	}
}

// draw appends the outline of a glyph, if it has one.
func (l *line) draw(face *font.Face, g shaping.Glyph, t typeface) {
	outline, ok := face.GlyphData(g.GlyphID).(font.GlyphOutline)
	if !ok || len(outline.Segments) == 0 {
		return
	}
	l.glyphs = append(l.glyphs, glyph{
		outline: outline.Segments, scale: t.size / float64(face.Upem()),
		x: l.width + float64(g.XOffset)/64, y: -float64(g.YOffset) / 64,
	})
}

// isRightToLeft tells whether the first letter with a direction is written to the
// left, which is how a browser decides, too.
func isRightToLeft(text []rune) bool {
	for _, r := range text {
		switch {
		case language.LookupScript(r).Strong() && isRightToLeftScript(language.LookupScript(r)):
			return true
		case language.LookupScript(r).Strong():
			return false
		}
	}
	return false
}

func isRightToLeftScript(s language.Script) bool {
	switch s {
	case language.Arabic, language.Hebrew, language.Syriac, language.Thaana, language.Nko, language.Adlam:
		return true
	}
	return false
}

// measure gives the width of a text in pixels.
func (l *letters) measure(s string, t typeface) float64 { return l.set(s, t).width }

// path is what outlines are drawn on, in pixels.
type path interface {
	moveTo(x, y float64)
	lineTo(x, y float64)
	cubicTo(x1, y1, x2, y2, x3, y3 float64)
	closePath()
}

// trace draws the outlines of a text with its baseline from (x, y).
func (l line) trace(p path, x, y float64) {
	for _, g := range l.glyphs {
		at := func(q opentype.SegmentPoint) (float64, float64) {
			return x + g.x + float64(q.X)*g.scale, y + g.y - float64(q.Y)*g.scale
		}
		var fromX, fromY float64
		open := false
		for _, s := range g.outline {
			x1, y1 := at(s.Args[0])
			switch s.Op {
			case opentype.SegmentOpMoveTo:
				if open {
					p.closePath()
				}
				p.moveTo(x1, y1)
				fromX, fromY, open = x1, y1, true
			case opentype.SegmentOpLineTo:
				p.lineTo(x1, y1)
				fromX, fromY = x1, y1
			case opentype.SegmentOpQuadTo:
				// A quadratic curve as a cubic one, which every surface knows.
				x2, y2 := at(s.Args[1])
				p.cubicTo(fromX+(x1-fromX)*2/3, fromY+(y1-fromY)*2/3, x2+(x1-x2)*2/3, y2+(y1-y2)*2/3, x2, y2)
				fromX, fromY = x2, y2
			case opentype.SegmentOpCubeTo:
				x2, y2 := at(s.Args[1])
				x3, y3 := at(s.Args[2])
				p.cubicTo(x1, y1, x2, y2, x3, y3)
				fromX, fromY = x3, y3
			}
		}
		if open {
			p.closePath()
		}
	}
}
