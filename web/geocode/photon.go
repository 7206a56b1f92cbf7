package geocode

import (
	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"dateline/web/httpx"
	"dateline/web/places"

	"dateline/gazetteer"
	"dateline/gazetteer/article/render"
)

// Photon dialect: https://github.com/komoot/photon. The language of names is
// always English.

func (d *photon) send(c echo.Context, hits []gazetteer.Hit) error {
	fc := geojson.NewFeatureCollection()
	fc.ExtraMembers = geojson.Properties{"attribution": render.Attribution}
	for _, h := range hits {
		fc.Append(d.feature(h.Ref))
	}
	return httpx.SendJSON(c, httpx.TypeGeoJSON, fc)
}

func (d *photon) feature(ref gazetteer.Ref) *geojson.Feature {
	p, up := d.index.Place(ref), places.ParentsOf(d.index, ref)
	t := tagOf(p)
	f := geojson.NewFeature(orb.Point{httpx.Degrees(p.Point[0]), httpx.Degrees(p.Point[1])})
	f.ID = string(p.ID)
	props := geojson.Properties{
		"name":      p.Name,
		"type":      photonType(t),
		"osm_key":   t.key,
		"osm_value": t.value,
		"id":        string(p.ID),
	}
	setText(props, "country", up.Country)
	setText(props, "countrycode", p.Country)
	if t.address != "state" {
		setText(props, "state", up.Region)
	}
	if t.address != "county" {
		setText(props, "county", up.County)
	}
	if b, ok := extent(p); ok {
		props["extent"] = [4]float64{
			httpx.Degrees(b.Min[0]),
			httpx.Degrees(b.Max[1]),
			httpx.Degrees(b.Max[0]),
			httpx.Degrees(b.Min[1]),
		}
	}
	f.Properties = props
	return f
}

// photonType is one of Photon's layers.
func photonType(t tag) string {
	switch kind := geocodeType(t); {
	case kind != "locality":
		return kind
	case t.rank == 30:
		return "house"
	}
	return "other"
}

// photonLayers reads Photon's names of layers.
func photonLayers(q *httpx.Params) []layer {
	var wanted []layer
	for _, word := range q.Values["layer"] {
		switch word {
		case "city":
			wanted = append(wanted, "locality", "localadmin")
		case "country":
			wanted = append(wanted, "country", "dependency")
		case "state":
			wanted = append(wanted, "region")
		case "county":
			wanted = append(wanted, "county")
		case "district":
			wanted = append(wanted, "neighbourhood")
		case "other", "locality":
			wanted = append(wanted, "macroregion", "continent", "marinearea", "ocean", "venue")
		case "house", "street":
			wanted = append(wanted, layer(word))
		default:
			q.Fail("layer", word, "one of house, street, locality, district, city, county, state, country, other")
		}
	}
	return wanted
}

// writePhotonError writes a problem as Photon does.
func writePhotonError(c echo.Context, p httpx.Problem) error {
	return httpx.WriteJSON(c, p.Status, httpx.TypeJSON, map[string]any{"status": p.Status, "message": p.Sentence()})
}
