package tiles

import (
	"math"
	"sync"

	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/article/render"
	"dateline/geo/tile"
)

// handlePlaceTileJSON answers GET /tiles/places.json, as handleBasemapJSON does for
// the basemap.
func (h *handlers) handlePlaceTileJSON(c echo.Context) error {
	return httpx.SendJSON(c, httpx.TypeJSON, h.places().TileJSON(httpx.Origin(c)+"/tiles/places/{z}/{x}/{y}.mvt"))
}

// handlePlaceTile answers GET /tiles/places/{z}/{x}/{y}.mvt.
func (h *handlers) handlePlaceTile(c echo.Context) error { return sendTile(c, h.places()) }

// newPlaceTiles returns the tiles of all places of a gazetteer. They are made
// ready when they are first asked for, since sorting the places takes about a
// tenth of a second, which a server that nobody asks for them need not wait for.
// In memory they are 8 bytes a place, and the tiles that [tile.Places] remembers.
func newPlaceTiles(x *gazetteer.Index) func() *tile.Places {
	return sync.OnceValue(func() *tile.Places {
		return tile.NewPlaces(tile.PlaceList{
			Len:        x.Len(), // refs ascend as fame descends, as a PlaceList must
			Point:      func(i int) orb.Point { return x.Point(gazetteer.Ref(i)) },
			Properties: func(i int) map[string]any { return tileProperties(x, gazetteer.Ref(i)) },
			Fields: map[string]string{
				"id":            "String",
				"name":          "String",
				"feature_class": "String",
				"feature_code":  "String",
				"country":       "String",
				"population":    "Number",
				"rank":          "Number",
			},
			Attribution: render.Attribution,
			Build:       x.Build(),
		})
	})
}

// tileProperties are the properties of a place in tiles. rank runs from 0, the
// best known, to 10, as it does in the basemap; country is missing where there is
// none.
func tileProperties(x *gazetteer.Index, ref gazetteer.Ref) map[string]any {
	p := x.Place(ref)
	props := map[string]any{"id": string(p.ID), "name": p.Name, "feature_class": p.Class, "feature_code": p.Code,
		"population": int(p.Population), "rank": int(math.Round(10 * (1 - x.Fame(ref))))}
	if p.Country != "" {
		props["country"] = p.Country
	}
	return props
}
