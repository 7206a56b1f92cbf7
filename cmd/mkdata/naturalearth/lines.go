package naturalearth

import (
	"fmt"
	"strconv"

	"github.com/paulmach/orb"

	"dateline/cmd/mkdata/shapefile"
)

// Where package libmagics++-data keeps its shapefiles, without ".shp".
const (
	RiversFile = "usr/share/magics/10m/ne_10m_rivers_lake_centerlines"
	TownsFile  = "usr/share/magics/10m/ne_10m_populated_places_simple"
)

// River is a river, or the middle of a lake that a river runs through.
type River struct {
	Name  string // "" where it has none
	Rank  int    // 0 to 10, Natural Earth's scalerank
	Lines orb.MultiLineString
}

// Rivers reads RiversFile.
func Rivers(shp, shx, dbf []byte) ([]River, error) {
	records, err := shapefile.Read(shp, shx, dbf)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", RiversFile, err)
	}
	var rivers []River
	for i, r := range records {
		lines, ok := r.Geometry.(orb.MultiLineString)
		if !ok {
			continue // a null shape
		}
		rank, err := number(r.Fields["scalerank"])
		if err != nil {
			return nil, fmt.Errorf("%s: record %d: scalerank: %w", RiversFile, i+1, err)
		}
		rivers = append(rivers, River{Name: r.Fields["name"], Rank: rank, Lines: lines})
	}
	return rivers, nil
}

// Town is a populated place.
type Town struct {
	GeoNames   int // GeoNames id, 0 where unknown
	Name       string
	Country    string // ISO 3166-1 alpha-2, as Natural Earth has it
	Rank       int    // 0 to 10, Natural Earth's scalerank
	Capital    int    // 2 of a country, 1 of a first-level division, 0
	Population int
	Point      orb.Point
}

// Towns reads TownsFile.
func Towns(shp, shx, dbf []byte) ([]Town, error) {
	records, err := shapefile.Read(shp, shx, dbf)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", TownsFile, err)
	}
	var towns []Town
	for i, r := range records {
		point, ok := r.Geometry.(orb.Point)
		if !ok {
			continue
		}
		t := Town{Name: r.Fields["name"], Country: r.Fields["iso_a2"], Point: point}
		for _, f := range []struct {
			name string
			to   *int
		}{{"scalerank", &t.Rank}, {"pop_max", &t.Population}, {"geonameid", &t.GeoNames}} {
			if *f.to, err = number(r.Fields[f.name]); err != nil {
				return nil, fmt.Errorf("%s: record %d: %s: %w", TownsFile, i+1, f.name, err)
			}
		}
		t.GeoNames = max(t.GeoNames, 0) // -1 stands for unknown
		switch r.Fields["featurecla"] {
		case "Admin-0 capital", "Admin-0 capital alt":
			t.Capital = 2
		case "Admin-1 capital", "Admin-0 region capital":
			t.Capital = 1
		case "Scientific station", "Historic place":
			continue
		}
		towns = append(towns, t)
	}
	return towns, nil
}

// number reads a dBASE number, which may have a fraction of zeros.
func number(s string) (int, error) {
	v, err := strconv.ParseFloat(s, 64)
	return int(v), err
}
