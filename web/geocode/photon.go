package geocode

import (
	"slices"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"dateline/web/httpx"

	"dateline/gazetteer"
	"dateline/gazetteer/article/render"
)

// Photon dialect: https://github.com/komoot/photon/blob/master/docs/api-v1.md.

// photonAnswer writes places for one request.
type photonAnswer struct {
	*photon
	namer
	options photonOptions
}

func (a *photonAnswer) send(c echo.Context, hits []gazetteer.Hit) error {
	fc := geojson.NewFeatureCollection()
	fc.ExtraMembers = geojson.Properties{"attribution": render.Attribution}
	for _, h := range hits {
		fc.Append(a.feature(h.Ref))
	}
	return httpx.SendJSON(c, httpx.TypeGeoJSON, fc)
}

func (a *photonAnswer) feature(ref gazetteer.Ref) *geojson.Feature {
	x := a.index
	p, up := x.Place(ref), a.parents(ref)
	t := tagOf(&p)
	f := geojson.NewFeature(orb.Point{httpx.Degrees(p.Point[0]), httpx.Degrees(p.Point[1])})
	if a.options.geometry {
		if area := a.area(ref, 0); area != nil {
			f.Geometry = area
		}
	}
	f.ID = string(p.ID)
	props := geojson.Properties{
		"name":      a.Name(ref),
		"type":      photonType(t),
		"osm_key":   t.key,
		"osm_value": t.value,
		"id":        string(p.ID),
	}
	if kind, id, ok := osmElement(x, ref); ok {
		props["osm_type"], props["osm_id"] = kind, id
	}
	country := up.country.name
	if t.address == "country" {
		country = a.Name(ref)
	}
	setText(props, "country", country)
	setText(props, "countrycode", p.Country)
	setText(props, "state", up.admin1.name)
	setText(props, "county", up.admin2.name)
	if b, known := p.ExtentOf(); known {
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
	switch kind := geocodeType(t); kind {
	case "locality":
		return "other"
	default:
		return kind
	}
}

// photonLayers reads Photon's names of layers.
func photonLayers(q *httpx.Params) layerSet {
	var wanted []layer
	words := q.List("layer")
	for _, word := range words {
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
		case "house", "street": // of which a gazetteer has none
		default:
			q.Fail("layer", word, "one of house, street, locality, district, city, county, state, country, other")
		}
	}
	if words == nil {
		return layerSet{}
	}
	return layersOf(slices.Compact(wanted)...)
}

// writePhotonError writes a problem as Photon does.
func writePhotonError(c echo.Context, p httpx.Problem) error {
	return httpx.WriteJSON(c, p.Status, httpx.TypeJSON, map[string]any{"status": p.Status, "message": p.Sentence()})
}
