package render

import (
	"errors"
	"io"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/claim"
	"dateline/geo"
	"dateline/geo/picture"
	"dateline/geo/tile"
)

// drawing is how one picture format is written: [picture.SVG] or [picture.PNG].
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
	if o.Picture.Bound == nil {
		o.Picture.Bound = towns(a)
	}
	m := mapOf(a)
	if o.Picture.Claims {
		m.Lines = verdictLines(a)
	}
	return write(w, o.Basemap, m, o.Picture.Options)
}

// towns returns the box of the places that are points on a map, so that countries and seas named in
// passing do not blow it up; nil when there are none, or when no box short of half the globe holds
// them.
func towns(a *article.Article) *orb.Bound {
	var points orb.MultiPoint
	for _, p := range a.Places {
		if p.Feature().IsPointLike() {
			points = append(points, p.Point)
		}
	}
	for _, g := range relativePlaces(a) {
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

// mapOf is the article as a picture shows it, without its claims.
func mapOf(a *article.Article) picture.Map {
	m := picture.Map{Title: a.Name()}
	for _, p := range a.Places {
		if area, ok := areaOf(a, p.ID); ok {
			m.Areas = append(m.Areas, picture.Area{Name: a.Called(p), Polygon: area})
			continue
		}
		if k := p.Feature().Kind(); k == gazetteer.KindWater || p.Class == "L" {
			continue // a circle would say that a sea or a region is a spot
		}
		m.Places = append(m.Places, picture.Place{Name: a.Called(p), Point: p.Point, Mentions: len(p.Mentions)})
	}
	m.RelativePlaces = relativePlaces(a)
	return m
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
	var out []picture.RelativePlace
	for _, v := range a.Verdicts {
		if v.Relative == nil {
			continue
		}
		if area := v.Relative.Area(); area != nil {
			out = append(out, picture.RelativePlace{Name: relativeName(v), Polygon: geo.CutPolygon(area)})
		}
	}
	return out
}
