package ogc

import (
	"slices"

	"github.com/labstack/echo/v4"

	"dateline/web/httpx"
)

// typeSchema is the media type of JSON Schema.
const typeSchema = "application/schema+json"

// The relations of links that parts 3 and 5 add.
const (
	relQueryables = "http://www.opengis.net/def/rel/ogc/1.0/queryables"
	relSchema     = "http://www.opengis.net/def/rel/ogc/1.0/schema"
)

// property is what the features of a collection have.
type property struct {
	name, kind string // kind is a type of JSON Schema
	title      string
	unit       string // of a number, by UCUM; "" for none
}

// placeSchema describes the places of the gazetteer.
func placeSchema() []property {
	return []property{
		{name: "id", kind: "string", title: "Id of the place"},
		{name: "name", kind: "string", title: "Name"},
		{name: "label", kind: "string", title: "Name with what the place lies in"},
		{name: "feature_class", kind: "string", title: "Feature class of GeoNames: A, H, L, P, R, S, T, U or V"},
		{name: "feature_code", kind: "string", title: "Feature code of GeoNames"},
		{name: "country", kind: "string", title: "Country by ISO 3166-1, two letters"},
		{name: "country_name", kind: "string", title: "Name of the country"},
		{name: "admin1", kind: "string", title: "Name of the first-level unit"},
		{name: "admin1_code", kind: "string", title: "Code of the first-level unit in GeoNames"},
		{name: "population", kind: "integer", title: "People; 0 where not known"},
		{name: "disputed", kind: "string", title: "Note where sovereignty is contested"},
	}
}

// mapPlaceProperties describes the places of a saved map.
func mapPlaceProperties() []property {
	return []property{
		{name: "name", kind: "string", title: "Name"},
		{name: "label", kind: "string", title: "Name with what the place lies in"},
		{name: "feature_class", kind: "string", title: "Feature class of GeoNames"},
		{name: "feature_code", kind: "string", title: "Feature code of GeoNames"},
		{name: "country", kind: "string", title: "Country by ISO 3166-1, two letters"},
		{name: "country_name", kind: "string", title: "Name of the country"},
		{name: "admin1", kind: "string", title: "Name of the first-level unit"},
		{name: "population", kind: "integer", title: "People; not set where not known"},
		{name: "kind", kind: "string", title: "country, region, settlement, site, water or land"},
		{name: "accuracy", kind: "string", title: "Whether the point is that of the place or of what it lies within"},
		{name: "within", kind: "object", title: "What holds a place that has no point of its own"},
		{name: "mention_count", kind: "integer", title: "How often the article names it"},
		{name: "confidence", kind: "number", title: "How sure the place is, 0 to 1"},
		{name: "disputed", kind: "string", title: "Note where sovereignty is contested"},
	}
}

// claimProperties describes the claims of a saved map.
func claimProperties() []property {
	return []property{
		{name: "name", kind: "string", title: "The two places"},
		{name: "claim", kind: "string", title: "The distance as the article has it"},
		{name: "verdict", kind: "string", title: "consistent, contradicted or unverifiable"},
		{name: "from_name", kind: "string", title: "Name of the place that is located"},
		{name: "to_name", kind: "string", title: "Name of the place that it is measured from"},
		{name: "from_id", kind: "string", title: "Id of the place that is located"},
		{name: "to_id", kind: "string", title: "Id of the place that it is measured from"},
		{name: "measured_km", kind: "number", title: "Geodesic between the two", unit: "km"},
		{name: "allowed_min_km", kind: "number", title: "Least distance that the words allow", unit: "km"},
		{name: "allowed_max_km", kind: "number", title: "Greatest distance that the words allow", unit: "km"},
		{name: "basis", kind: "string", title: "How the places are known: stated, referred or inferred"},
		{name: "reason", kind: "string", title: "Why this verdict"},
	}
}

// names are the names of the properties.
func (fc featureCollection) names() []string {
	all := make([]string, len(fc.properties))
	for i, p := range fc.properties {
		all[i] = p.name
	}
	return all
}

// schema describes the features of a collection in JSON Schema (part 5).
func (fc featureCollection) schema(address string) map[string]any {
	members := map[string]any{"geometry": map[string]any{"format": fc.geometry, "x-ogc-role": "primary-geometry"}}
	for i, p := range fc.properties {
		one := map[string]any{"type": p.kind, "title": p.title, "x-ogc-propertySeq": i + 1}
		switch p.name {
		case "id":
			one["x-ogc-role"] = "id"
		case "published":
			one["x-ogc-role"], one["format"] = "primary-instant", "date-time"
		}
		if p.unit != "" {
			one["x-ogc-unit"], one["x-ogc-unitLang"] = p.unit, "UCUM"
		}
		members[p.name] = one
	}
	return map[string]any{"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": address, "type": "object",
		"title": fc.title, "description": fc.description, "properties": members, "additionalProperties": false}
}

// handleSchema answers GET /ogc/collections/{collectionId}/schema: what the
// features have.
func (h *handlers) handleSchema(c echo.Context) error {
	return h.sendSchema(c, func(*featureCollection) {})
}

// handleQueryables answers GET /ogc/collections/{collectionId}/queryables: what
// filters may ask for, which is all that the features have.
func (h *handlers) handleQueryables(c echo.Context) error {
	return h.sendSchema(c, func(fc *featureCollection) {
		if fc.uncounted { // there are no filters but the parameters
			fc.properties = slices.DeleteFunc(fc.properties, func(p property) bool { return !slices.Contains(fc.fields, p.name) })
		}
	})
}

func (h *handlers) sendSchema(c echo.Context, narrow func(*featureCollection)) error {
	q := readParams(c)
	if q.Err != nil {
		return q.Err
	}
	if _, err := httpx.Negotiate(c, []httpx.Offer{{Name: "schema", MediaType: typeSchema},
		{Name: "json", MediaType: httpx.TypeJSON}}); err != nil {
		return err
	}
	fc, err := h.findCollection(c.Request().Context(), c.Param("collection"))
	if err != nil {
		return err
	}
	narrow(&fc)
	return httpx.SendJSON(c, typeSchema, fc.schema(httpx.Absolute(c)))
}
