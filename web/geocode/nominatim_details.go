package geocode

import (
	"math"
	"strconv"
	"strings"

	"dateline/gazetteer"
	"dateline/web/httpx"

	"github.com/labstack/echo/v4"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

// nominatimDetails is what /details tells of a place, a field for each member of the JSON.
type nominatimDetails struct {
	PlaceID       int64             `json:"place_id"`
	ParentPlaceID int64             `json:"parent_place_id,omitempty"`
	OSMType       string            `json:"osm_type,omitempty"` // R
	OSMID         int64             `json:"osm_id,omitempty"`
	Category      string            `json:"category"`
	Type          string            `json:"type"`
	AdminLevel    int               `json:"admin_level,omitempty"`
	LocalName     string            `json:"localname"`
	Names         map[string]string `json:"names"`
	CountryCode   string            `json:"country_code,omitempty"`
	Importance    float64           `json:"importance"`
	ExtraTags     map[string]string `json:"extratags"`
	RankAddress   int               `json:"rank_address"`
	RankSearch    int               `json:"rank_search"`
	IsArea        bool              `json:"isarea"`
	Centroid      *geojson.Geometry `json:"centroid"`
	Geometry      *geojson.Geometry `json:"geometry"`
	Address       []addressLine     `json:"address,omitempty"`
}

// addressLine is a unit that a place lies in, or the place itself.
type addressLine struct {
	LocalName   string  `json:"localname"`
	PlaceID     int64   `json:"place_id"`
	Class       string  `json:"class"`
	Type        string  `json:"type"`
	RankAddress int     `json:"rank_address"`
	Distance    float64 `json:"distance"` // degrees, as with Nominatim
	IsAddress   bool    `json:"isaddress"`
}

// handleDetails answers GET /details in the Nominatim dialect: one place by its
// place_id, with its names and what it lies in.
func (d *nominatim) handleDetails(c echo.Context) error {
	q := httpx.ReadParams(c)
	a := d.answer(c, q, "json", false)
	if q.Has("osmid") || q.Has("osmtype") {
		if !q.Has("osmid") || !q.Has("osmtype") {
			q.Fail("osmid", q.Text("osmid"), "given together with osmtype")
		}
	} else if !q.Has("place_id") {
		q.Fail("place_id", "", "the place_id of a result")
	}
	n, err := strconv.ParseInt(q.Text("place_id"), 10, 64)
	if q.Has("place_id") && err != nil {
		q.Fail("place_id", q.Text("place_id"), "a whole number")
	}
	if q.Err != nil {
		return q.Err
	}
	ref, ok := gazetteer.NoRef, false
	if q.Has("place_id") {
		ref, ok = d.byNumber(n)
	} else {
		ref, ok = byElement(a.index, q.Text("osmtype")+q.Text("osmid"))
	}
	if !ok {
		return &httpx.NotFoundError{What: "place with that id", ID: q.Text("place_id") + q.Text("osmtype") + q.Text("osmid")}
	}
	return a.send(c, httpx.TypeJSON, a.details(ref))
}

func (a *nominatimAnswer) details(ref gazetteer.Ref) nominatimDetails {
	x := a.index
	p := x.Place(ref)
	t := tagOf(&p)
	at := orb.Point{httpx.Degrees(p.Point[0]), httpx.Degrees(p.Point[1])}
	out := nominatimDetails{PlaceID: numberOf(p.ID), Category: t.key, Type: t.value, LocalName: a.Name(ref),
		Names: nameDetails(x, ref), CountryCode: strings.ToLower(p.Country), Importance: math.Round(x.Fame(ref)*1e4) / 1e4,
		ExtraTags: extraTags(x, ref, a.namer), RankAddress: t.rank, RankSearch: t.rank, Centroid: geojson.NewGeometry(at),
		Geometry: geojson.NewGeometry(a.shape(ref, &p))}
	if kind, id, ok := osmElement(x, ref); ok {
		out.OSMType, out.OSMID = kind, id
	}
	out.IsArea = a.areas != nil && a.areas.Has(p.ID)
	level := map[string]int{"country": 2, "state": 4, "county": 6, "municipality": 8}
	if t.key == "boundary" {
		out.AdminLevel = level[t.address]
	}
	up := a.parents(ref)
	for _, u := range []gazetteer.Ref{ref, up.admin2.ref, up.admin1.ref, up.country.ref} {
		if u == gazetteer.NoRef {
			continue
		}
		if u != ref && out.ParentPlaceID == 0 {
			out.ParentPlaceID = numberOf(x.ID(u))
		}
		if !a.options.address {
			continue
		}
		inner := x.Place(u)
		kind := tagOf(&inner)
		out.Address = append(out.Address, addressLine{LocalName: a.Name(u), PlaceID: numberOf(inner.ID), Class: kind.key,
			Type: kind.value, RankAddress: kind.rank, IsAddress: true,
			Distance: httpx.Degrees(math.Hypot(inner.Point[0]-p.Point[0], inner.Point[1]-p.Point[1]))})
	}
	return out
}
