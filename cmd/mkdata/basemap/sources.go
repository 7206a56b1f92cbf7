// Package basemap makes dateline's basemap out of Natural Earth.
package basemap

import (
	"context"

	"github.com/paulmach/orb"

	"dateline/cmd/mkdata/naturalearth"
	"dateline/cmd/mkdata/source"
	"dateline/gazetteer"
)

// Sources is what the basemap is made of.
type Sources struct {
	Divisions []naturalearth.Division
	Rivers    []naturalearth.River
	Lakes     []orb.Polygon
	Towns     []naturalearth.Town
	Index     *gazetteer.Index // names of countries, towns and waters
}

// Read fetches and reads the sources but the index.
func Read(ctx context.Context, cache source.Cache) (s Sources, err error) {
	b, err := cache.File(ctx, source.GeoJSONPlaces, naturalearth.DivisionsFile)
	if err != nil {
		return s, err
	}
	if s.Divisions, err = naturalearth.Divisions(b); err != nil {
		return s, err
	}
	rivers, towns := naturalearth.RiversFile, naturalearth.TownsFile
	magics, err := cache.Files(ctx, source.MagicsData, rivers+".shp", rivers+".dbf", towns+".shp", towns+".dbf")
	if err != nil {
		return s, err
	}
	if s.Rivers, err = naturalearth.Rivers(magics[rivers+".shp"], magics[rivers+".dbf"]); err != nil {
		return s, err
	}
	if s.Towns, err = naturalearth.Towns(magics[towns+".shp"], magics[towns+".dbf"]); err != nil {
		return s, err
	}
	files, err := cache.Files(ctx, source.SaneTopoJSON, naturalearth.LakesFiles...)
	if err != nil {
		return s, err
	}
	var lakes [][]byte
	for _, name := range naturalearth.LakesFiles {
		lakes = append(lakes, files[name])
	}
	s.Lakes, err = naturalearth.Lakes(lakes...)
	return s, err
}
