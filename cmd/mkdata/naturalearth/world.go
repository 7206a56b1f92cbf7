package naturalearth

import (
	"context"

	"dateline/cmd/mkdata/source"
)

// World fetches and reads the divisions, corrected by the General Assembly's view,
// and the lines of claims.
func World(ctx context.Context, cache source.Cache) ([]Division, []Claim, error) {
	b, err := cache.File(ctx, source.GeoJSONPlaces, DivisionsFile)
	if err != nil {
		return nil, nil, err
	}
	divisions, err := Divisions(b)
	if err != nil {
		return nil, nil, err
	}
	if b, err = cache.File(ctx, source.QGISCommon, ClaimsFile); err != nil {
		return nil, nil, err
	}
	claims, err := Claims(ctx, b)
	if err != nil {
		return nil, nil, err
	}
	divisions, err = SeparateGolan(separateSahara(divisions), claims)
	return divisions, claims, err
}

// FetchRivers fetches and reads RiversFile.
func FetchRivers(ctx context.Context, cache source.Cache) ([]River, error) {
	b, err := cache.Files(ctx, source.MagicsData, RiversFile+".shp", RiversFile+".shx", RiversFile+".dbf")
	if err != nil {
		return nil, err
	}
	return Rivers(b[RiversFile+".shp"], b[RiversFile+".shx"], b[RiversFile+".dbf"])
}
