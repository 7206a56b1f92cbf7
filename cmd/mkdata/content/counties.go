package content

import (
	"context"
	"io/fs"

	"github.com/paulmach/orb"

	"dateline/cmd/mkdata/source"
	"dateline/gazetteer"
)

// SecondLevel returns the areas of second-level units of the gazetteer: counties of
// the US, as the Census draws them, and the units that Natural Earth draws.
func SecondLevel(ctx context.Context, cache source.Cache, tables fs.FS, x *gazetteer.Index) (
	map[gazetteer.PlaceID]orb.MultiPolygon, error) {
	counties, err := readCounties(ctx, cache)
	if err != nil {
		return nil, err
	}
	drawn, err := readDrawn(ctx, cache)
	if err != nil {
		return nil, err
	}
	states, err := readTable(tables, "states.tsv", "unit", "fips")
	if err != nil {
		return nil, err
	}
	fips := map[string]string{} // by the code of the state
	for _, r := range states.rows {
		fips[r.get("unit")] = r.get("fips")
	}
	areas := map[gazetteer.PlaceID]orb.MultiPolygon{}
	for i := range x.Len() {
		ref := gazetteer.Ref(i)
		p := x.Place(ref)
		if p.Admin2 == "" || x.Admin2(p.Country, p.Admin1, p.Admin2) != ref {
			continue
		}
		if state := fips[p.Country+"."+p.Admin1]; state != "" {
			if c, ok := counties[state+p.Admin2]; ok {
				areas[p.ID] = c.area
			}
		} else if sh := drawn[p.Country+"/"+p.Admin2]; sh != nil {
			areas[p.ID] = multiPolygon(sh.geometry)
		}
	}
	return areas, nil
}

// multiPolygon gathers the polygons of geometries.
func multiPolygon(all orb.Collection) (out orb.MultiPolygon) {
	for _, g := range all {
		switch g := g.(type) {
		case orb.Polygon:
			out = append(out, g)
		case orb.MultiPolygon:
			out = append(out, g...)
		}
	}
	return out
}

func readCounties(ctx context.Context, cache source.Cache) (map[string]named, error) {
	b, err := cache.File(ctx, source.USAtlas, "counties-10m.json")
	if err != nil {
		return nil, err
	}
	return readTopology(b, "counties")
}

func readDrawn(ctx context.Context, cache source.Cache) (shapes, error) {
	b, err := cache.File(ctx, source.GeoJSONPlaces, "data/states/admin1.json")
	if err != nil {
		return nil, err
	}
	return parseShapes(b)
}
