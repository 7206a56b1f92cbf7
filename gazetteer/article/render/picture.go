package render

import (
	"errors"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/claim"
	"dateline/gazetteer/geoparse"
	"dateline/geo"
	"dateline/geo/picture"
	"dateline/geo/tile"
)

// drawing is how one picture format is written: [picture.SVG], [picture.PNG]
// or [picture.PDF].
type drawing func(io.Writer, *tile.Basemap, picture.Map, picture.Options) error

// ErrNoBasemap is returned for a picture without [Options.Basemap].
var ErrNoBasemap = errors.New("render: no basemap to draw on")

// draw draws the map of an article: its towns as circles, its countries and
// regions as areas and, where asked for, its claims as lines. A picture is passed on
// without its context, so that no verdict stands on it unless somebody wanted it
// there.
func (write drawing) draw(w io.Writer, a *article.Article, o Options) error {
	if o.Basemap == nil {
		return ErrNoBasemap
	}
	m := mapOf(a)
	if o.Picture.Title != nil {
		m.Title = *o.Picture.Title
	}
	if o.Picture.Claims {
		m.Lines = verdictLines(a)
	}
	return write(w, o.Basemap, m, o.Picture.Options)
}

// Lettering returns all texts of the picture of an article, for
// [picture.Fonts.Missing].
func Lettering(a *article.Article, o PictureOptions) []string {
	m := mapOf(a)
	if o.Title != nil {
		m.Title = *o.Title
	}
	texts := []string{m.Title}
	for _, p := range m.Places {
		texts = append(texts, p.Name)
	}
	for _, area := range m.Areas {
		texts = append(texts, area.Name)
	}
	for _, r := range m.RelativePlaces {
		texts = append(texts, r.Name)
	}
	return texts
}

// sure is the confidence from which on a place takes part in the first view.
const sure = 0.5

// mapOf is the article as a picture shows it, without its claims.
func mapOf(a *article.Article) picture.Map {
	m := picture.Map{Title: a.Name()}
	if read := a.Names().Languages(); len(read) > 0 {
		base, _ := read[0].Base()
		m.Language = base.String()
	}
	for _, p := range a.Places {
		if p.OffMap {
			continue
		}
		named := isNamedIn(m.Title, a, p)
		if area, ok := areaOf(a, p.ID); ok {
			m.Areas = append(m.Areas, picture.Area{
				Name: a.Called(p), Known: p.Name, Side: a.Details[p.ID].Side, Polygon: area, Point: p.Point, Headline: named,
			})
			continue
		}
		if k := p.Feature().Kind(); k == gazetteer.KindWater || p.Class == "L" {
			continue // a circle would say that a sea or a region is a spot
		}
		m.Places = append(m.Places, picture.Place{
			Name: a.Called(p), Known: p.Name, Point: p.Point, Mentions: len(p.Mentions), Headline: named,
			// A region without an area is a circle, but not a reason to look there.
			Doubtful: p.Confidence < sure || !p.Feature().IsPointLike(), Importance: float64(p.Population),
			Side: a.Details[p.ID].Side,
		})
	}
	m.RelativePlaces = relativePlaces(a)
	return m
}

// isNamedIn tells whether a headline has the words of a mention of a place.
func isNamedIn(headline string, a *article.Article, p geoparse.Place) bool {
	for _, i := range p.Mentions {
		if words := a.Mentions[i].Text; containsWords(headline, words) {
			return true
		}
	}
	return false
}

// containsWords tells whether a text holds words that do not run on into letters.
func containsWords(text, words string) bool {
	for from := 0; words != ""; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(text[:from+i])
		after, _ := utf8.DecodeRuneInString(text[from+i+len(words):])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return true
		}
		from += i + len(words)
	}
	return false
}

// verdictLines are the claims that were measured, with their verdicts.
func verdictLines(a *article.Article) []picture.Line {
	var lines []picture.Line
	for _, v := range a.Verdicts {
		if v.Kind == claim.Checkable && v.Line != nil {
			lines = append(lines, picture.Line{
				Waypoints: v.Line.Waypoints(maxLeg), Tag: v.Line.Length.Format(v.Unit), Verdict: pictured(v.Outcome),
			})
		}
	}
	return lines
}

// pictured is an outcome as a picture shows it.
func pictured(o claim.Outcome) picture.Verdict {
	switch o {
	case claim.Consistent:
		return picture.Consistent
	case claim.Contradicted:
		return picture.Contradicted
	}
	return picture.Unverifiable
}

// relativePlaces are the places that the text names only by their way from
// others.
func relativePlaces(a *article.Article) []picture.RelativePlace {
	names := newRelativeNames(a)
	drawn := map[spot]bool{}
	var out []picture.RelativePlace
	for _, v := range a.Verdicts {
		if v.Relative == nil || v.Relative.IsJoint() && drawn[spotOf(v.Relative)] {
			continue
		}
		if v.Relative.IsJoint() {
			drawn[spotOf(v.Relative)] = true
		}
		if area := v.Relative.Area(); area != nil {
			out = append(out, picture.RelativePlace{Name: names.of(v), Polygon: geo.CutPolygon(area)})
		}
	}
	return out
}
