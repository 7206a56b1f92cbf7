package web

import (
	"errors"
	"fmt"
	"strings"

	"dateline/web/httpx"

	"dateline/gazetteer"
)

// locate finds what a parameter names: a place by its id or its name, or a
// latitude and longitude.
func (s *Server) locate(param, text string) (gazetteer.Located, error) {
	if strings.TrimSpace(text) == "" {
		return gazetteer.Located{}, &httpx.ParamError{Name: param, Want: "a place: its name, its id, or latitude,longitude"}
	}
	l, err := s.cfg.Reader.Index.Locate(text)
	return l, locateFault(param, text, err)
}

// locateFault turns what the gazetteer finds wrong with the name of a place into
// what is wrong with a parameter; nil stays nil.
func locateFault(param, text string, err error) error {
	var unknown *gazetteer.UnknownPlaceError
	if errors.As(err, &unknown) {
		return &httpx.UnknownPlaceError{Param: param, Err: unknown}
	}
	return queryFault(param, text, err)
}

// queryFault turns what the gazetteer finds wrong with a query into what is
// wrong with a parameter.
func queryFault(param, value string, err error) error {
	var q *gazetteer.QueryError
	if errors.As(err, &q) {
		return &httpx.ParamError{Name: param, Value: value, Want: fmt.Sprintf("usable: it %s", q.Reason)}
	}
	return err
}

// placeJSON is a place in the answers under /v1.
type placeJSON struct {
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

func (s *Server) placeOf(l gazetteer.Located) placeJSON {
	if l.Ref == gazetteer.NoRef {
		return placeJSON{Lat: httpx.Degrees(l.Point.Lat()), Lon: httpx.Degrees(l.Point.Lon())}
	}
	x := s.cfg.Reader.Index
	p := x.Place(l.Ref)
	return placeJSON{ID: string(p.ID), Name: p.Name, Label: x.Label(l.Ref), Lat: httpx.Degrees(p.Point.Lat()), Lon: httpx.Degrees(p.Point.Lon()),
		Country: p.Country, FeatureClass: p.Class, FeatureCode: p.Code, Disputed: p.Disputed}
}

// note tells which namesake was taken for a parameter, "" when there is but one.
func (s *Server) note(param string, l gazetteer.Located) string {
	n := s.cfg.Reader.Index.Note(l)
	if n == "" {
		return ""
	}
	return param + ": " + n
}
