package geocode

import (
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/article/render"

	"github.com/paulmach/orb/geojson"
)

// geocodeJSON writes places by the GeocodeJSON specification, version 0.1.0.
func (a *nominatimAnswer) geocodeJSON(refs []gazetteer.Ref) *geojson.FeatureCollection {
	fc := geojson.NewFeatureCollection()
	fc.ExtraMembers = geojson.Properties{"geocoding": map[string]string{
		"version": "0.1.0", "attribution": render.Attribution, "licence": "CC BY 4.0", "query": a.query}}
	for _, ref := range refs {
		p, up := a.index.Place(ref), a.parents(ref)
		t := tagOf(&p)
		f := geojson.NewFeature(a.shape(ref, &p))
		f.ID = string(p.ID)
		props := geojson.Properties{
			"place_id":  numberOf(p.ID),
			"type":      geocodeType(t),
			"label":     a.Label(ref),
			"name":      a.Name(ref),
			"osm_key":   t.key,
			"osm_value": t.value,
		}
		if kind, id, ok := osmElement(a.index, ref); ok {
			props["osm_type"], props["osm_id"] = osmKind(kind), id
		}
		if a.options.address {
			setText(props, "country", up.country.name)
			setText(props, "country_code", strings.ToLower(p.Country))
			setText(props, "state", up.admin1.name)
			setText(props, "county", up.admin2.name)
			if t.address == "city" || t.address == "town" || t.address == "village" {
				props["city"] = a.Name(ref)
			}
			props["admin"] = adminLevels(t, a.Name(ref), up)
		}
		f.Properties = geojson.Properties{"geocoding": props}
		fc.Append(f)
	}
	return fc
}

// adminLevels names the units around a place by the levels of OpenStreetMap's
// boundaries.
func adminLevels(t tag, name string, up parents) map[string]string {
	levels := map[string]string{}
	for key, value := range map[string]string{"level2": up.country.name, "level4": up.admin1.name, "level6": up.admin2.name} {
		if value != "" {
			levels[key] = value
		}
	}
	if t.key == "boundary" {
		level := map[string]string{"country": "level2", "state": "level4", "county": "level6", "municipality": "level8"}
		levels[level[t.address]] = name
	}
	return levels
}

// geocodeType is one of the types that GeocodeJSON knows.
func geocodeType(t tag) string {
	switch t.address {
	case "country", "state", "county":
		return t.address
	case "city", "town", "village", "municipality":
		return "city"
	case "suburb":
		return "district"
	}
	return "locality"
}

func setText(props geojson.Properties, name, value string) {
	if value != "" {
		props[name] = value
	}
}
