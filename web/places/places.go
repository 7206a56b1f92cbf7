// Package places names places in the answers under /v1, and finds those that the
// parameters of a request name.
package places

import (
	"errors"
	"fmt"
	"strings"

	"dateline/web/httpx"

	"dateline/gazetteer"
	"dateline/geo"
)

// Locate finds what a parameter names: a place by its id or its name, or a
// latitude and longitude.
func Locate(x *gazetteer.Index, param, text string) (gazetteer.Located, error) {
	if strings.TrimSpace(text) == "" {
		return gazetteer.Located{}, &httpx.ParamError{
			Name: param,
			Want: "a place: its name, its id, or latitude,longitude",
		}
	}
	l, err := x.Locate(text)
	return l, LocateFault(param, text, err)
}

// LocateFault turns what the gazetteer finds wrong with the name of a place into
// what is wrong with a parameter; nil stays nil.
func LocateFault(param, text string, err error) error {
	var unknown *gazetteer.UnknownPlaceError
	if errors.As(err, &unknown) {
		return &httpx.UnknownPlaceError{Param: param, Err: unknown}
	}
	return QueryFault(param, text, err)
}

// Circle is what lies within a length, 50 km where it is not given, of a place: the
// parameters near and within.
func Circle(x *gazetteer.Index, near, within string) (geo.Circle, error) {
	l, err := Locate(x, "near", near)
	if err != nil {
		return geo.Circle{}, err
	}
	radius := 50 * geo.Kilometre
	if within != "" {
		if radius, err = geo.ParseLength(within); err != nil || !(radius > 0) {
			return geo.Circle{}, &httpx.ParamError{Name: "within", Value: within, Want: "a length like 50km"}
		}
	}
	return geo.Circle{Center: l.Point, Radius: radius}, nil
}

// QueryFault turns what the gazetteer finds wrong with a query into what is
// wrong with a parameter.
func QueryFault(param, value string, err error) error {
	var q *gazetteer.QueryError
	if errors.As(err, &q) {
		return &httpx.ParamError{Name: param, Value: value, Want: fmt.Sprintf("usable: it %s", q.Reason)}
	}
	return err
}

// Place is a place in the answers under /v1.
type Place struct {
	ID           string  `json:"id,omitempty"` // missing for bare coordinates
	Name         string  `json:"name,omitempty"`
	Label        string  `json:"label,omitempty"`
	Lat          float64 `json:"lat"`
	Lon          float64 `json:"lon"`
	Country      string  `json:"country,omitempty"`
	FeatureClass string  `json:"feature_class,omitempty"`
	FeatureCode  string  `json:"feature_code,omitempty"`
	Disputed     string  `json:"disputed,omitempty"`
}

// Of describes what was located, by the names that the namer gives.
func Of(x *gazetteer.Index, l gazetteer.Located, names gazetteer.Namer) Place {
	if l.Ref == gazetteer.NoRef {
		return Place{Lat: httpx.Degrees(l.Point.Lat()), Lon: httpx.Degrees(l.Point.Lon())}
	}
	p := x.Place(l.Ref)
	return Place{
		ID:           string(p.ID),
		Name:         names.Name(l.Ref),
		Label:        names.Label(l.Ref),
		Lat:          httpx.Degrees(p.Point.Lat()),
		Lon:          httpx.Degrees(p.Point.Lon()),
		Country:      p.Country,
		FeatureClass: p.Class,
		FeatureCode:  p.Code,
		Disputed:     names.Disputed(&p),
	}
}

// Note tells which of several places with the same name was taken for a parameter,
// "" when there is only one.
func Note(x *gazetteer.Index, param string, l gazetteer.Located) string {
	n := x.Note(l)
	if n == "" {
		return ""
	}
	return param + ": " + n
}

// Parents are the names of the units that a place lies in, "" where there is none.
type Parents struct{ Country, Region, County string }

// ParentsOf names the units that a place lies in.
func ParentsOf(x *gazetteer.Index, ref gazetteer.Ref) Parents {
	country, admin1, admin2 := x.Parents(ref)
	name := func(r gazetteer.Ref) string {
		if r == gazetteer.NoRef {
			return ""
		}
		return x.Name(r)
	}
	return Parents{name(country), name(admin1), name(admin2)}
}

// Key names a place by its id, bare coordinates by themselves.
func (p Place) Key() string {
	if p.ID != "" {
		return p.ID
	}
	return httpx.FormatNumber(p.Lat) + "," + httpx.FormatNumber(p.Lon)
}
