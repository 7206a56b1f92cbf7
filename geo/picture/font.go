package picture

import (
	"fmt"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// fontName is one of the embedded fonts, the Liberation family (SIL OFL 1.1).
type fontName int

const (
	sans fontName = iota
	sansBold
	serifItalic
	serifBold
	fontCount
)

// css gives the font's properties in SVG; other programs may have to replace it.
func (n fontName) css() string {
	switch n {
	case sansBold:
		return `font-family="Liberation Sans, Arial, Helvetica, sans-serif" font-weight="700"`
	case serifItalic:
		return `font-family="Liberation Serif, Times New Roman, Times, serif" font-style="italic"`
	case serifBold:
		return `font-family="Liberation Serif, Times New Roman, Times, serif" font-weight="700"`
	}
	return `font-family="Liberation Sans, Arial, Helvetica, sans-serif"`
}

// fonts are the parsed fonts.
type fonts [fontCount]*sfnt.Font

// parseFonts parses the embedded fonts, which reads no more than their tables.
func parseFonts() (*fonts, error) {
	var f fonts
	for i, ttf := range [fontCount][]byte{
		liberationsansregular.TTF, liberationsansbold.TTF, liberationserifitalic.TTF, liberationserifbold.TTF,
	} {
		var err error
		if f[i], err = opentype.Parse(ttf); err != nil {
			return nil, fmt.Errorf("font %d: %w", i, err)
		}
	}
	return &f, nil
}

// measure gives the width of a text in pixels. Kerning is left out, as it is when
// letters are drawn one by one.
func (f *fonts) measure(s string, t typeface) float64 {
	var buf sfnt.Buffer
	size := fixed.Int26_6(t.size * 64)
	var width float64
	for _, r := range s {
		glyph, err := f[t.font].GlyphIndex(&buf, r)
		if err != nil {
			continue
		}
		advance, err := f[t.font].GlyphAdvance(&buf, glyph, size, font.HintingNone)
		if err != nil {
			continue
		}
		width += float64(advance)/64 + t.spacing
	}
	return max(0, width-t.spacing)
}
