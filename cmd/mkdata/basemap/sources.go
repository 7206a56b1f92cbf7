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
	Claims    []naturalearth.Claim
	Disputed  orb.MultiLineString // borders that are disputed in the field
	Rivers    []naturalearth.River
	Lakes     []orb.Polygon
	Urban     []orb.Polygon // built-up areas
	Airports  []Airport
	Towns     []naturalearth.Town
	Index     *gazetteer.Index // names of countries, towns and waters
}

// Read fetches and reads the sources but the index.
func Read(ctx context.Context, cache source.Cache) (s Sources, err error) {
	if s.Divisions, s.Claims, err = naturalearth.World(ctx, cache); err != nil {
		return s, err
	}
	rivers, towns, borders := naturalearth.RiversFile, naturalearth.TownsFile, naturalearth.BordersFile
	var names []string
	for _, file := range []string{rivers, towns, borders} {
		names = append(names, file+".shp", file+".shx", file+".dbf")
	}
	magics, err := cache.Files(ctx, source.MagicsData, names...)
	if err != nil {
		return s, err
	}
	if s.Disputed, err = naturalearth.DisputedBorders(magics[borders+".shp"], magics[borders+".shx"],
		magics[borders+".dbf"]); err != nil {
		return s, err
	}
	if s.Rivers, err = naturalearth.Rivers(magics[rivers+".shp"], magics[rivers+".shx"],
		magics[rivers+".dbf"]); err != nil {
		return s, err
	}
	if s.Towns, err = naturalearth.Towns(magics[towns+".shp"], magics[towns+".shx"], magics[towns+".dbf"]); err != nil {
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
	if s.Lakes, err = naturalearth.Lakes(lakes...); err != nil {
		return s, err
	}
	urban, err := cache.File(ctx, source.MarbleData, naturalearth.UrbanFile)
	if err != nil {
		return s, err
	}
	if s.Urban, err = naturalearth.Urban(urban); err != nil {
		return s, err
	}
	airports, err := cache.File(ctx, source.Airports, airportsFile)
	if err != nil {
		return s, err
	}
	s.Airports, err = readAirports(airports)
	return s, err
}
