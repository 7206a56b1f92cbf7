package content

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
)

// airport is one row of OurAirports as far as it is read here.
type airport struct {
	Ident, Name, Municipality, Type string
	Lat                             string `json:"latitude_deg"`
	Lon                             string `json:"longitude_deg"`
	Country                         string `json:"iso_country"`
	IATA                            string `json:"iata_code"`
}

// addAirports adds the airports under their name, their name without the town,
// and, for large airports, their code. Those without an IATA code, most of them
// air bases, go by their ICAO code.
func (s *Set) addAirports(b []byte, drawn shapes) error {
	var list []airport
	if err := json.Unmarshal(b, &list); err != nil {
		return fmt.Errorf("airports.json: %w", err)
	}
	lists := newSettler(s, drawn)
	alone := onlyAirports(list)
	for _, a := range list {
		lat, errLat := strconv.ParseFloat(a.Lat, 64)
		lon, errLon := strconv.ParseFloat(a.Lon, 64)
		if errLat != nil || errLon != nil {
			return fmt.Errorf("airports.json: %s %q: point %q, %q", a.Ident, a.Name, a.Lat, a.Lon)
		}
		p := orb.Point{lon, lat}
		id, code := gazetteer.PlaceID("iata:"+a.IATA), "AIRP"
		if a.IATA == "" {
			id = gazetteer.PlaceID("icao:" + a.Ident)
		}
		if strings.Contains(a.Name, "Air Base") || strings.Contains(a.Name, "Air Force Base") {
			code = "AIRB"
		}
		e := &Entry{Place: gazetteer.Place{
			ID: id, Name: a.Name, Class: "S", Code: code,
			Point: p, Bound: pointBound(p), Country: a.Country,
		}}
		if s.byID[e.ID] != nil {
			continue // two airfields share a code; the first is the one in use
		}
		lists.settle(e)
		e.nameAirport(a, alone[a.town()])
		for _, code := range []string{a.IATA, a.Ident} {
			if isAirportCode(code) {
				e.tag(gazetteer.TagAirport, code)
			}
		}
		if err := s.put(e); err != nil {
			return fmt.Errorf("airports.json: %w", err)
		}
	}
	return nil
}

// isAirportCode reports whether a code is one of IATA or ICAO, which are letters, and none that a country gives.
func isAirportCode(code string) bool {
	return (len(code) == 3 || len(code) == 4) && !strings.ContainsFunc(code, func(r rune) bool { return r < 'A' || r > 'Z' })
}

// town returns the town that an airport serves, with its country: sources put the suburb behind it in brackets.
func (a airport) town() string {
	name, _, _ := strings.Cut(a.Municipality, " (")
	name, _, _ = strings.Cut(name, " / ")
	return strings.TrimPrefix(name, "Ciudad de ") + "/" + a.Country
}

// onlyAirports returns the towns that have one airport of some size.
func onlyAirports(list []airport) map[string]bool {
	n := map[string]int{}
	for _, a := range list {
		if a.Type != "small_airport" && a.IATA != "" {
			n[a.town()]++
		}
	}
	alone := map[string]bool{}
	for town, n := range n {
		alone[town] = n == 1
	}
	return alone
}

// nameAirport adds the forms of an airport's name that its data imply:
// "Arlanda Airport" for "Arlanda International Airport", its town's airport
// where it is a large one or has no other beside it, its code for large ones.
func (e *Entry) nameAirport(a airport, alone bool) {
	for _, long := range []string{" International Airport", " Regional Airport", " Municipal Airport"} {
		if rest, ok := strings.CutSuffix(a.Name, long); ok {
			e.add(gazetteer.NameAlias, rest+" Airport")
		}
	}
	large := a.Type == "large_airport"
	if town, _, _ := strings.Cut(a.town(), "/"); town != "" && (large || alone && a.Type == "medium_airport") {
		e.add(gazetteer.NameAlternate, town+" Airport")
	}
	if large {
		e.add(gazetteer.NameAlternate, a.IATA)
	}
}

// nameAirports applies airports.tsv: how the news calls some airports.
func (s *Set) nameAirports(tables fs.FS) error {
	t, err := readTable(tables, "airports.tsv", "iata", "name", "aliases", "abbreviations")
	if err != nil {
		return err
	}
	for _, r := range t.rows {
		e := s.byID[gazetteer.PlaceID("iata:"+r.get("iata"))]
		if e == nil {
			return r.errorf("no airport %q", r.get("iata"))
		}
		e.rename(r.get("name"), gazetteer.NameAlias)
		e.add(gazetteer.NameAlias, r.list("aliases")...)
		e.add(gazetteer.NameAbbreviation, r.list("abbreviations")...)
	}
	return nil
}
