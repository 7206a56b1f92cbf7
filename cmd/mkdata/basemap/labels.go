package basemap

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/geo/tile"
)

// text is a name on the map.
type text struct {
	name, kind, country string
	rank                int
	weight              float64 // among those of a rank, the heaviest first
	minZoom             int
	point               orb.Point
}

// addLabels adds the layer labels, the most important first.
func addLabels(b *tile.Builder, w *atlas, x *gazetteer.Index) {
	layer := b.Points(tile.LayerInfo{
		Name: "labels", About: "Names of countries, waters, mountains, islands, parks and sights",
		Fields: map[string]string{"name": "String", "kind": "String", "rank": "Number", "country": "String"},
	})
	texts := slices.Concat(countryNames(w, x), waterNames(x), landNames(x))
	slices.SortStableFunc(texts, func(a, b text) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.weight, a.weight), cmp.Compare(a.name, b.name))
	})
	for _, t := range texts {
		props := map[string]any{"name": t.name, "kind": t.kind, "rank": t.rank}
		if t.country != "" {
			props["country"] = t.country
		}
		layer.AddPoint(tile.Feature{MinZoom: min(t.minZoom, tile.MaxZoom), Properties: props}, t.point)
	}
}

// countryNames gives the names of the countries of the gazetteer that are drawn.
func countryNames(w *atlas, x *gazetteer.Index) []text {
	var texts []text
	for i, cc := range w.countries {
		r := x.Country(cc)
		if r == gazetteer.NoRef {
			continue
		}
		point, size := labelPoint(w.borders.MultiPolygon(w.area(i)))
		rank := rankOfSize(size)
		texts = append(texts, text{
			name: x.Name(r), kind: "country", country: cc, rank: rank, weight: size, minZoom: rank, point: point,
		})
	}
	return texts
}

// rankOfSize ranks a country by its size on the map: its name is written from the
// zoom on at which a square of its area has sides of 28 pixels, on tiles of 512.
func rankOfSize(size float64) int {
	if size <= 0 {
		return 10
	}
	zoom := math.Ceil(math.Log2(28.0 / 512 / math.Sqrt(size)))
	return int(min(max(zoom, 0), 10))
}

// waters are the feature codes whose names are written, with the kind of label.
var waters = map[string]string{
	"OCN": "ocean", "SEA": "sea", "GULF": "sea", "BAY": "sea", "STRT": "sea", "CHN": "sea", "LK": "lake",
	"RSV": "lake",
}

// halves of oceans, whose whole is written.
var halves = map[string]bool{
	"North Atlantic": true, "South Atlantic": true, "North Pacific": true, "South Pacific": true,
	"North Atlantic Ocean": true, "South Atlantic Ocean": true, "North Pacific Ocean": true,
	"South Pacific Ocean": true,
}

// waterNames gives the names of seas and lakes, ranked by their extent.
func waterNames(x *gazetteer.Index) []text {
	const farthest = 84 // Web Mercator ends at 85°
	var texts []text
	for i := range x.Len() {
		r := gazetteer.Ref(i)
		f := x.Feature(r)
		kind := waters[f.Code]
		if f.Class != "H" || kind == "" {
			continue
		}
		p := x.Place(r)
		if halves[p.Name] || math.Abs(p.Point[1]) > farthest {
			continue
		}
		size := extent(p.Bound)
		t := text{name: p.Name, kind: kind, rank: rankOfExtent(size), weight: size, point: p.Point}
		if kind == "ocean" {
			t.rank = 0
		}
		t.minZoom = t.rank
		texts = append(texts, t)
	}
	return texts
}

// lands are the feature codes of class L, T and V whose names are written, with
// the kind of label and the zoom from which on those without an extent are.
var lands = map[string]struct {
	kind    string
	minZoom int
}{
	"MTS": {"mountain", 6}, "MT": {"mountain", 8}, "PK": {"mountain", 8}, "VLC": {"mountain", 8},
	"ISL": {"island", 8}, "ISLS": {"island", 7}, "PEN": {"island", 7}, "CAPE": {"island", 9},
	"PRK": {"park", 8}, "FRST": {"park", 8}, "DSRT": {"mountain", 6},
}

// landNames gives the names of mountains, islands and parks, and, for the deepest
// zoom, of sights: stadiums, squares, ports, dams and the like.
func landNames(x *gazetteer.Index) []text {
	var texts []text
	for i := range x.Len() {
		r := gazetteer.Ref(i)
		f := x.Feature(r)
		land, ok := lands[f.Code]
		switch {
		case ok && (f.Class == "L" || f.Class == "T" || f.Class == "V"):
		case f.Class == "S" && f.Code != "AIRP" && f.Code != "AIRB":
			land.kind, land.minZoom = "site", tile.MaxZoom
		default:
			continue
		}
		p := x.Place(r)
		t := text{name: p.Name, kind: land.kind, rank: land.minZoom, point: p.Point, weight: x.Fame(r)}
		if size := extent(p.Bound); size > 0.05 && land.kind != "site" {
			t.rank = rankOfExtent(size)
		}
		t.minZoom = t.rank
		texts = append(texts, t)
	}
	return texts
}

// extent is the longer side of a box in degrees of the equator.
func extent(b orb.Bound) float64 {
	width := b.Max[0] - b.Min[0]
	if width < 0 {
		width += 360
	}
	middle := (b.Min[1] + b.Max[1]) / 2 * math.Pi / 180
	return max(width*math.Cos(middle), b.Max[1]-b.Min[1])
}

// rankOfExtent ranks a water by its extent: a name is written from the zoom on at
// which the water is some 100 pixels long, on tiles of 512 pixels.
func rankOfExtent(degrees float64) int {
	if degrees <= 0 {
		return 8
	}
	zoom := math.Ceil(math.Log2(100.0 / 512 * 360 / degrees))
	return int(min(max(zoom, 1), 8))
}
