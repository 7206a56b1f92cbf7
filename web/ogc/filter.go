package ogc

import (
	"errors"
	"fmt"
	"slices"

	"dateline/gazetteer"
	"dateline/web/cql2"
	"dateline/web/httpx"

	"github.com/paulmach/orb"
)

// filter is a condition of part 3 with the text that it was read from.
type filter struct {
	cql2.Filter
	text string
}

// source is the text of a filter, "" for none.
func (f *filter) source() string {
	if f == nil {
		return ""
	}
	return f.text
}

// readFilter reads filter, filter-lang and filter-crs; nil for none.
func readFilter(p *httpx.Params, fc featureCollection) *filter {
	lang := p.Choice("filter-lang", "cql2-text", "cql2-json")
	if system := readCRS(p, "filter-crs"); system.uri != crs84 {
		p.Fail("filter-crs", p.Text("filter-crs"), crs84)
	}
	source := p.Text("filter")
	if source == "" || p.Err != nil {
		return nil
	}
	var f cql2.Filter
	var err error
	if lang == "cql2-json" {
		f, err = cql2.ParseJSON([]byte(source), fc.names())
	} else {
		f, err = cql2.ParseText(source, fc.names())
	}
	var missing *cql2.PropertyError
	switch {
	case errors.As(err, &missing):
		p.Fail("filter", source, fmt.Sprintf("usable: %v; /queryables lists them", err))
	case err != nil:
		p.Fail("filter", source, fmt.Sprintf("CQL2: %v", err))
	}
	return &filter{f, lang + ":" + source}
}

// narrow lets the gazetteer choose by what the filter demands.
func (f *filter) narrow(to *gazetteer.Filter) {
	for name, list := range map[string]*[]string{"country": &to.Countries, "feature_class": &to.Classes, "feature_code": &to.Codes} {
		if v, ok := f.Equals(name); ok && len(*list) == 0 {
			*list = []string{v}
		}
	}
	if b := f.Bound(); b != nil && to.Bound == nil && onEarth(*b) {
		to.Bound = b
	}
}

// onEarth reports whether a box is one of longitudes and latitudes.
func onEarth(b orb.Bound) bool {
	return min(b.Min[0], b.Max[0]) >= -180 && max(b.Min[0], b.Max[0]) <= 180 && b.Min[1] >= -90 && b.Max[1] <= 90
}

// placeValues shows a place of the gazetteer to a filter, without making its
// feature.
type placeValues struct {
	x   *gazetteer.Index
	ref gazetteer.Ref
}

// Value is a property of the place.
func (v placeValues) Value(name string) any {
	x := v.x
	known := func(s string) any {
		if s == "" {
			return nil
		}
		return s
	}
	unit := func(r gazetteer.Ref) any {
		if r == gazetteer.NoRef {
			return nil
		}
		return x.Name(r)
	}
	switch name {
	case "id":
		return string(x.ID(v.ref))
	case "name":
		return x.Name(v.ref)
	case "label":
		return x.Label(v.ref)
	case "population":
		return float64(x.Population(v.ref))
	case "feature_class":
		return x.Feature(v.ref).Class
	case "feature_code":
		return x.Feature(v.ref).Code
	case "country_name", "admin1":
		country, admin1, _ := x.Parents(v.ref)
		if name == "admin1" {
			return unit(admin1)
		}
		return unit(country)
	}
	switch p := x.Place(v.ref); name {
	case "country":
		return known(p.Country)
	case "admin1_code":
		return known(p.Admin1)
	case "disputed":
		return known(p.Disputed)
	}
	return nil
}

// Geometry is the point of the place.
func (v placeValues) Geometry() orb.Geometry { return v.x.Point(v.ref) }

// plainValue is a property as filters compare it.
func plainValue(v any) any {
	switch v := v.(type) {
	case nil, string, float64, bool:
		return v
	case int:
		return float64(v)
	case int64:
		return float64(v)
	}
	return text(v)
}

// isSortable reports whether features can be ordered by a property.
func (fc featureCollection) isSortable(name string) bool { return slices.Contains(fc.names(), name) }
