package ogc

import (
	"math"
	"strings"

	"dateline/web/httpx"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/project"
)

const crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"

// crs is a coordinate reference system that features can be given in (part 2).
type crs struct {
	uri    string
	to     orb.Projection // from longitude and latitude; nil for none
	back   orb.Projection
	digits float64 // that coordinates are rounded to, as a factor
}

// systems are the reference systems, that of the data first.
func systems() []crs {
	swap := func(p orb.Point) orb.Point { return orb.Point{p[1], p[0]} }
	return []crs{
		{uri: crs84, digits: 1e7},
		{uri: "http://www.opengis.net/def/crs/EPSG/0/4326", to: swap, back: swap, digits: 1e7},
		{uri: "http://www.opengis.net/def/crs/EPSG/0/3857", to: project.WGS84.ToMercator, back: project.Mercator.ToWGS84, digits: 1e2},
	}
}

func crsList() (uris []string) {
	for _, s := range systems() {
		uris = append(uris, s.uri)
	}
	return uris
}

// readCRS reads the name of a reference system, CRS84 where it is missing.
func readCRS(p *httpx.Params, name string) crs {
	asked := strings.Trim(p.Text(name), "[]<>")
	for _, s := range systems() {
		if asked == "" || asked == s.uri {
			return s
		}
	}
	p.Fail(name, asked, "one of "+strings.Join(crsList(), ", "))
	return systems()[0]
}

// shown is a feature of the page in the system.
func (s crs) shown(f *feature) *feature {
	s.transform(f)
	return f
}

// transform brings the geometry of a feature into the system.
func (s crs) transform(f *feature) {
	if s.to == nil {
		return
	}
	var g orb.Geometry
	switch shape := f.Geometry.(type) {
	case pointJSON:
		g = orb.Point(shape.Coordinates)
	case *geojson.Geometry:
		g = orb.Clone(shape.Geometry())
	}
	if g == nil {
		return
	}
	f.Geometry = geojson.NewGeometry(orb.Round(project.Geometry(g, s.to), int(s.digits)))
}

// readBox reads bbox, whose numbers are in the system of bbox-crs.
func readBox(p *httpx.Params) *orb.Bound {
	s := readCRS(p, "bbox-crs")
	if s.back == nil || !p.Has("bbox") {
		return p.Box("bbox")
	}
	var v []float64
	for part := range strings.SplitSeq(p.Text("bbox"), ",") {
		n, ok := httpx.ParseNumber(part, -math.MaxFloat64, math.MaxFloat64)
		if !ok {
			break
		}
		v = append(v, n)
	}
	if len(v) == 6 {
		v = []float64{v[0], v[1], v[3], v[4]}
	}
	if len(v) == 4 {
		b := orb.Bound{Min: s.back(orb.Point{v[0], v[1]}), Max: s.back(orb.Point{v[2], v[3]})}
		if onEarth(b) && b.Min[1] <= b.Max[1] {
			return &b
		}
	}
	p.Fail("bbox", p.Text("bbox"), "two corners of a box in the axes of bbox-crs, the lower ones first")
	return nil
}
