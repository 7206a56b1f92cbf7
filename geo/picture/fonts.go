package picture

import (
	"bytes"
	"cmp"
	"os"
	"path/filepath"
	"sync"
	"unicode"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"
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

// query describes the installed fonts that may stand in for a font.
func (n fontName) query() fontscan.Query {
	switch n {
	case sansBold:
		return fontscan.Query{Families: []string{"sans-serif"}, Aspect: font.Aspect{Weight: font.WeightBold}}
	case serifItalic:
		return fontscan.Query{Families: []string{"serif"}, Aspect: font.Aspect{Style: font.StyleItalic}}
	case serifBold:
		return fontscan.Query{Families: []string{"serif"}, Aspect: font.Aspect{Weight: font.WeightBold}}
	}
	return fontscan.Query{Families: []string{"sans-serif"}}
}

// Fonts are what pictures are lettered with: the program's own fonts, which have
// Latin, Greek, Cyrillic and Hebrew, and, for the scripts that these lack, the
// fonts that the machine has. It is safe for concurrent use.
type Fonts struct {
	installed bool // whether to look for the machine's fonts

	mu     sync.Mutex            // a face keeps caches of its own
	own    [fontCount]*font.Face // nil until a text asks for it
	system *fontscan.FontMap     // nil until a character asks for it, or where there is none
	looked bool
}

// NewFonts returns the program's own fonts. Each is parsed when a text needs it for the first
// time. Where installed is true, the fonts of the machine are searched when a text needs them for
// the first time, which takes about a second and leaves an index in the user's cache directory.
func NewFonts(installed bool) *Fonts { return &Fonts{installed: installed} }

// file is the embedded file of a font.
func (n fontName) file() []byte {
	switch n {
	case sansBold:
		return liberationsansbold.TTF
	case serifItalic:
		return liberationserifitalic.TTF
	case serifBold:
		return liberationserifbold.TTF
	}
	return liberationsansregular.TTF
}

// ownFace returns the face of one of the program's own fonts. The lock is held.
func (f *Fonts) ownFace(n fontName) *font.Face {
	if f.own[n] == nil {
		face, err := font.ParseTTF(bytes.NewReader(n.file()))
		if err != nil {
			panic(err) // the file is built in, and a test parses it
		}
		f.own[n] = face
	}
	return f.own[n]
}

// quiet drops the remarks of the search for fonts: a file that is no font is no
// news to who draws a map.
type quiet struct{}

func (quiet) Printf(string, ...any) {}

// search makes the machine's fonts known. Where there are none the program's own
// have to do.
func (f *Fonts) search() {
	if f.looked || !f.installed {
		return
	}
	f.looked = true
	dir, err := os.UserCacheDir()
	dir = filepath.Join(cmp.Or(dir, os.TempDir()), "dateline")
	if err != nil || os.MkdirAll(dir, 0o755) != nil {
		dir = os.TempDir()
	}
	system := fontscan.NewFontMap(quiet{})
	if system.UseSystemFonts(dir) == nil {
		f.system = system
	}
}

// face returns a face for a character in the place of a font, and whether the face
// can draw it: of the machine's fonts the one that is most like it, or else any, since few have
// serifs in each script. The lock is held.
func (f *Fonts) face(n fontName, r rune) (*font.Face, bool) {
	own := f.ownFace(n)
	if draws(own, r) || isInvisible(r) {
		return own, true
	}
	f.search()
	box := f.ownFace(sans) // has one for what no font has; others are blank there
	if f.system == nil {
		return box, false
	}
	f.system.SetScript(language.LookupScript(r))
	for _, q := range []fontscan.Query{n.query(), {Families: []string{"sans-serif"}, Aspect: n.query().Aspect}, sans.query()} {
		f.system.SetQuery(q)
		if face := f.system.ResolveFace(r); face != nil && draws(face, r) {
			return face, true
		}
	}
	return box, false
}

// draws tells whether a face has an outline for a character. Fonts of coloured
// pictures, as most have for emoji, have none.
func draws(face *font.Face, r rune) bool {
	glyph, ok := face.NominalGlyph(r)
	if !ok {
		return false
	}
	_, ok = face.GlyphData(glyph).(font.GlyphOutline)
	return ok
}

// isInvisible tells characters that join, direct or vary others and are not drawn.
func isInvisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) || unicode.IsControl(r)
}

// Missing returns the characters of the texts for which there is no font, each
// once, in their order. They are drawn as an empty box.
func (f *Fonts) Missing(texts ...string) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	var missing []rune
	seen := map[rune]bool{}
	for _, text := range texts {
		for _, r := range text {
			if seen[r] {
				continue
			}
			seen[r] = true
			if _, ok := f.face(sans, r); !ok {
				missing = append(missing, r)
			}
		}
	}
	return string(missing)
}
