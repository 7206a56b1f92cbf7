package article

import (
	"cmp"
	"io"
	"strings"

	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/geo/picture"
	"dateline/geo/tile"
)

// PictureFormat is a format in which the map of an article can be drawn.
type PictureFormat struct {
	Name, MediaType, Extension, Purpose string

	write func(io.Writer, *tile.Basemap, picture.Map, picture.Options) error
}

// PictureFormats are SVG and PNG.
func PictureFormats() []PictureFormat {
	return []PictureFormat{
		{"svg", "image/svg+xml", ".svg", "A drawing of the map, for print and for editing.", picture.SVG},
		{"png", "image/png", ".png", "A picture of the map, for pages and social cards.", picture.PNG},
	}
}

// PictureFormatNamed returns the picture format of that name, and whether
// there is one.
func PictureFormatNamed(name string) (PictureFormat, bool) {
	for _, f := range PictureFormats() {
		if f.Name == strings.ToLower(strings.TrimPrefix(name, ".")) {
			return f, true
		}
	}
	return PictureFormat{}, false
}

// PictureOptions say how the map of an article is drawn.
type PictureOptions struct {
	picture.Options
	Claims bool // draw the claims as lines with their verdicts
}

// Draw draws the map of the article on a basemap: its towns as circles, its
// countries and regions as areas and, where asked for, its claims as lines. A
// picture is passed on without its context, so that no verdict stands on it
// unless somebody wanted it there. The error is that of the picture package or
// of w.
func (f PictureFormat) Draw(w io.Writer, base *tile.Basemap, a *Article, o PictureOptions) error {
	if o.Bound == nil {
		o.Bound = a.towns()
	}
	m := a.picture()
	if o.Claims {
		m.Lines = a.claimLines()
	}
	return f.write(w, base, m, o.Options)
}

// towns returns the box of the places that are points on a map, towns and
// buildings, so that countries and seas named in passing do not blow it up;
// nil when there are none, or when no box short of half the globe holds them.
func (a *Article) towns() *orb.Bound {
	var points orb.MultiPoint
	for _, p := range a.Places {
		if p.Class == "P" || p.Class == "S" {
			points = append(points, p.Point)
		}
	}
	for _, g := range a.guesses() {
		for _, polygon := range g.Polygon {
			points = append(points, polygon[0]...)
		}
	}
	b := points.Bound()
	if len(points) == 0 || b.Right()-b.Left() > 180 {
		return nil
	}
	return &b
}

func (a *Article) picture() picture.Map {
	m := picture.Map{Title: cmp.Or(a.Title, Headline(a.Text))}
	for _, p := range a.Places {
		if a.reader.Areas != nil {
			if area, ok := a.reader.Areas.Area(p.ID); ok {
				m.Areas = append(m.Areas, picture.Area{Name: p.Name, Polygon: area})
				continue
			}
		}
		if p.Class == "H" || p.Class == "L" { // a circle would say that a sea or a region is a spot
			continue
		}
		m.Places = append(m.Places, picture.Place{Name: p.Name, Point: p.Point, Mentions: len(p.Mentions)})
	}
	m.Guesses = a.guesses()
	return m
}

// claimLines are the claims whose ends are known, with their verdicts.
func (a *Article) claimLines() []picture.Line {
	var lines []picture.Line
	for _, v := range a.Verdicts {
		if v.Line != nil {
			lines = append(lines, picture.Line{
				Waypoints: v.Line.Waypoints(spacing), Tag: v.Line.Length.Format(v.Unit), Verdict: picture.Verdict(v.Outcome),
			})
		}
	}
	return lines
}

// guesses are the places that the text names only by their way from others.
func (a *Article) guesses() []picture.Guess {
	var out []picture.Guess
	for i, rel := range a.relatives {
		if rel == nil {
			continue
		}
		if area := rel.Area(); area != nil {
			out = append(out, picture.Guess{Name: relativeName(a.Verdicts[i]), Polygon: geo.CutPolygon(area)})
		}
	}
	return out
}

// longestHeadline is the most bytes that a first line may have to be taken
// for a headline.
const longestHeadline = 160

// Headline returns the first line of a text when it stands apart from what
// follows and is no whole sentence, else "".
func Headline(text string) string {
	first, rest, ok := strings.Cut(strings.TrimLeft(text, " \t\r\n"), "\n")
	first = strings.TrimSpace(first)
	after, _, _ := strings.Cut(rest, "\n")
	if !ok || len(first) > longestHeadline || strings.HasSuffix(first, ".") || strings.TrimSpace(after) != "" || strings.TrimSpace(rest) == "" {
		return ""
	}
	return first
}
