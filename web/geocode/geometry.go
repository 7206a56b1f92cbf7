package geocode

import (
	"fmt"
	"strings"

	"dateline/gazetteer"
	"dateline/web/httpx"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkt"
	"github.com/paulmach/orb/simplify"
)

// area is the outline of a place, in degrees simplified to the threshold; nil
// where none is known.
func (g *geocoder) area(ref gazetteer.Ref, threshold float64) orb.Geometry {
	if g.areas == nil {
		return nil
	}
	area, ok := g.areas.Area(g.index.ID(ref))
	if !ok {
		return nil
	}
	var shape orb.Geometry = area
	if threshold > 0 {
		simple := simplify.DouglasPeucker(threshold).Simplify(area.Clone()).(orb.MultiPolygon)
		simple = dropSlivers(simple)
		if len(simple) == 0 {
			return shape
		}
		area, shape = simple, simple
	}
	if len(area) == 1 {
		shape = area[0]
	}
	return shape
}

// dropSlivers leaves out the rings that simplifying has left without an inside.
func dropSlivers(area orb.MultiPolygon) (out orb.MultiPolygon) {
	for _, p := range area {
		var rings orb.Polygon
		for i, r := range p {
			if len(r) >= 4 {
				rings = append(rings, r)
			} else if i == 0 {
				break
			}
		}
		if len(rings) > 0 {
			out = append(out, rings)
		}
	}
	return out
}

// wktOf writes a geometry as well-known text.
func wktOf(g orb.Geometry) string { return wkt.MarshalString(g) }

// kmlOf writes a point or an area as an element of KML.
func kmlOf(g orb.Geometry) string {
	var b strings.Builder
	switch g := g.(type) {
	case orb.Point:
		fmt.Fprintf(&b, "<Point><coordinates>%s</coordinates></Point>", pair(g, ","))
	case orb.Polygon:
		kmlPolygon(&b, g)
	case orb.MultiPolygon:
		b.WriteString("<MultiGeometry>")
		for _, p := range g {
			kmlPolygon(&b, p)
		}
		b.WriteString("</MultiGeometry>")
	}
	return b.String()
}

func kmlPolygon(b *strings.Builder, p orb.Polygon) {
	b.WriteString("<Polygon>")
	for i, ring := range p {
		side := "outerBoundaryIs"
		if i > 0 {
			side = "innerBoundaryIs"
		}
		fmt.Fprintf(b, "<%s><LinearRing><coordinates>", side)
		for j, at := range ring {
			if j > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(pair(at, ","))
		}
		fmt.Fprintf(b, "</coordinates></LinearRing></%s>", side)
	}
	b.WriteString("</Polygon>")
}

// svgOf writes a point or an area as Nominatim does, with y to the south: the
// attributes of a circle, or the path.
func svgOf(g orb.Geometry) string {
	var b strings.Builder
	switch g := g.(type) {
	case orb.Point:
		return fmt.Sprintf(`cx="%s" cy="%s"`, httpx.FormatNumber(httpx.Degrees(g[0])), httpx.FormatNumber(httpx.Degrees(-g[1])))
	case orb.Polygon:
		svgPolygon(&b, g)
	case orb.MultiPolygon:
		for _, p := range g {
			svgPolygon(&b, p)
		}
	}
	return strings.TrimSpace(b.String())
}

func svgPolygon(b *strings.Builder, p orb.Polygon) {
	for _, ring := range p {
		for i, at := range ring[:len(ring)-1] {
			switch i {
			case 0:
				b.WriteString("M ")
			case 1:
				b.WriteString("L ")
			}
			b.WriteString(pair(orb.Point{at[0], -at[1]}, " "))
			b.WriteByte(' ')
		}
		b.WriteString("Z ")
	}
}

func pair(p orb.Point, between string) string {
	return httpx.FormatNumber(httpx.Degrees(p[0])) + between + httpx.FormatNumber(httpx.Degrees(p[1]))
}
