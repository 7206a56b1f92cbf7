package web

import (
	"errors"
	"fmt"
	"strings"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
)

// located is the place that a parameter names.
type located struct {
	Point  orb.Point
	Ref    gazetteer.Ref   // NoRef for bare coordinates
	others []gazetteer.Ref // that bear the same name, the likelier first
}

// mostOthers is how many namesakes an answer lists.
const mostOthers = 4

// locate finds what a person wrote for a place: its id, its name, which may
// stand within another ("Paris, Texas"), or a latitude and longitude.
func (s *Server) locate(param, text string) (located, error) {
	x := s.cfg.Reader.Index
	text = strings.TrimSpace(text)
	if text == "" {
		return located{}, &ParamError{Name: param, Want: "a place: its name, its id, or latitude,longitude"}
	}
	at, err := gazetteer.ParsePoint(text)
	switch {
	case err == nil:
		return located{Point: at, Ref: gazetteer.NoRef}, nil
	case !errors.Is(err, gazetteer.ErrNoPosition):
		return located{}, &ParamError{Name: param, Value: text, Want: "latitude,longitude within ±90 and ±180"}
	}
	if ref, ok := x.ByID(gazetteer.PlaceID(text)); ok {
		return located{Point: x.Point(ref), Ref: ref}, nil
	}
	hits, err := x.Search(gazetteer.Query{Text: text, Mode: gazetteer.Exact, Limit: mostOthers + 1})
	if err != nil {
		return located{}, queryFault(param, text, err)
	}
	if len(hits) == 0 {
		return located{}, s.unknown(param, text)
	}
	l := located{Point: x.Point(hits[0].Ref), Ref: hits[0].Ref}
	for _, h := range hits[1:] {
		l.others = append(l.others, h.Ref)
	}
	return l, nil
}

// unknown is the error for a name that nothing bears, with names like it.
func (s *Server) unknown(param, text string) error {
	x := s.cfg.Reader.Index
	e := &UnknownPlaceError{Param: param, Name: text}
	hits, err := x.Search(gazetteer.Query{Text: text, Mode: gazetteer.Fuzzy, Limit: 3})
	if err != nil {
		return queryFault(param, text, err)
	}
	for _, h := range hits {
		e.Similar = append(e.Similar, x.Label(h.Ref))
	}
	return e
}

// queryFault turns what the gazetteer finds wrong with a query into what is
// wrong with a parameter.
func queryFault(param, value string, err error) error {
	var q *gazetteer.QueryError
	if errors.As(err, &q) {
		return &ParamError{Name: param, Value: value, Want: fmt.Sprintf("usable: it %s", q.Reason)}
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

func (s *Server) placeOf(l located) placeJSON {
	if l.Ref == gazetteer.NoRef {
		return placeJSON{Lat: degrees(l.Point.Lat()), Lon: degrees(l.Point.Lon())}
	}
	x := s.cfg.Reader.Index
	p := x.Place(l.Ref)
	return placeJSON{ID: string(p.ID), Name: p.Name, Label: x.Label(l.Ref), Lat: degrees(p.Point.Lat()), Lon: degrees(p.Point.Lon()),
		Country: p.Country, FeatureClass: p.Class, FeatureCode: p.Code, Disputed: p.Disputed}
}

// note tells which namesake was taken, "" when there is but one.
func (s *Server) note(param string, l located) string {
	if len(l.others) == 0 {
		return ""
	}
	x := s.cfg.Reader.Index
	var others []string
	for _, ref := range l.others {
		others = append(others, fmt.Sprintf("%s (%s)", x.Label(ref), x.ID(ref)))
	}
	return fmt.Sprintf("%s: took %s (%s); others of the name: %s", param, x.Label(l.Ref), x.ID(l.Ref), strings.Join(others, "; "))
}
