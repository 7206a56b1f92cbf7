package render

import (
	"math"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"dateline/gazetteer"
	"dateline/geo/tile"
)

// NamedBasemap returns a basemap with the names that the namer has for its places, where the
// index has them; what is on the map and in no index keeps its name. nil stays nil.
func NamedBasemap(b *tile.Basemap, x *gazetteer.Index, names gazetteer.Namer) *tile.Basemap {
	if b == nil || !names.IsForeign() {
		return b
	}
	key := []string{x.Build()}
	for _, tag := range names.Languages() {
		key = append(key, tag.String())
	}
	return b.Named(tile.Names{
		Key: strings.Join(key, "-"),
		Of: func(_ string, p geojson.Properties, at orb.Point) string {
			return names.Name(placeOnBasemap(x, p, at))
		},
	})
}

// placeOnBasemap is the place that a feature of the basemap stands for, NoRef for none.
func placeOnBasemap(x *gazetteer.Index, p geojson.Properties, at orb.Point) gazetteer.Ref {
	if id, ok := p["id"].(string); ok {
		ref, _ := x.ByID(gazetteer.PlaceID(id))
		return ref
	}
	if kind, _ := p["kind"].(string); kind == "country" {
		code, _ := p["country"].(string)
		return x.Country(code)
	}
	name, _ := p["name"].(string)
	best, nearest := gazetteer.NoRef, 0.2 // degrees: a unit of zoom 0 and what rounding does to it
	for _, m := range x.Lookup(name) {
		if x.Name(m.Ref) != name || x.Feature(m.Ref).Class == "P" {
			continue
		}
		q := x.Point(m.Ref)
		if off := math.Hypot(q[0]-at[0], q[1]-at[1]); off < nearest {
			best, nearest = m.Ref, off
		}
	}
	return best
}
