package content

import (
	"fmt"
	"io/fs"
	"testing"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
)

// featureTables returns the tables of features/.
func featureTables(t *testing.T) []*table {
	t.Helper()
	files, err := fs.Glob(tables(), "features/*.tsv")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d tables of features, %v", len(files), err)
	}
	var all []*table
	for _, f := range files {
		all = append(all, mustTable(t, f, "id", "name", "class", "code", "country", "lat", "lon", "aliases"))
	}
	return all
}

// TestFeaturesAreDistinct finds ids that are given twice, in any table of
// places, and namesakes of one kind that are one place.
func TestFeaturesAreDistinct(t *testing.T) {
	seen := map[string]string{}
	all := append(featureTables(t), mustTable(t, "regions.tsv", "id"), mustTable(t, "seats.tsv", "id"))
	points := map[string]orb.Point{}
	for _, table := range all {
		for _, r := range table.rows {
			at := fmt.Sprintf("%s:%d", table.file, r.line)
			if was := seen[r.get("id")]; was != "" {
				t.Errorf("%s: %s is at %s, too", at, r.get("id"), was)
			}
			seen[r.get("id")] = at
			lat, _ := r.number("lat")
			lon, _ := r.number("lon")
			kind := r.get("name") + "/" + r.get("class")
			if p, ok := points[kind]; ok && lat != 0 && flat(p, orb.Point{lon, lat}) < 20 {
				t.Errorf("%s: another %s is %.0f km away", at, kind, flat(p, orb.Point{lon, lat}))
			}
			points[kind] = orb.Point{lon, lat}
		}
	}
}

// TestFeaturesLieInTheirCountry checks points against the extent of the country
// and, for what stands on its mainland, against its area.
func TestFeaturesLieInTheirCountry(t *testing.T) {
	x, areas := openIndex(t), openAreas(t)
	for _, table := range featureTables(t) {
		for _, r := range table.rows {
			at := fmt.Sprintf("%s:%d: %s", table.file, r.line, r.get("name"))
			ref, ok := x.ByID(gazetteer.PlaceID(r.get("id")))
			if !ok {
				if !inAList(r) {
					t.Errorf("%s is not in the index", at)
				}
				continue
			}
			p := x.Place(ref)
			if p.Country == "" {
				continue
			}
			c := x.Place(x.Country(p.Country))
			switch {
			case c.ID == "":
				t.Errorf("%s: no country %q", at, p.Country)
			case !within(c.Bound, p.Point, 3) && !farFromMainland()[p.Name]:
				t.Errorf("%s: its point %v is outside %s", at, p.Point, c.Name)
			case c.Area > 10 && onLand(p) && !offTheCoast()[p.Name] && !inOrNear(areas, c.ID, p.Point):
				t.Errorf("%s: its point %v is not in the area of %s", at, p.Point, c.Name)
			}
		}
	}
}

// inAList reports whether a list may have had the place, which then goes by the
// id that it has there.
func inAList(r row) bool {
	switch r.get("code") {
	case "PPL", "PPLX", "MILB", "AIRB", "AIRP", "SPCPT":
		return true
	}
	return false
}

// farFromMainland lists islands beyond the extent of their country as it is drawn.
func farFromMainland() map[string]bool {
	return map[string]bool{"Bear Island": true, "Okinotorishima": true, "Aldabra": true, "Clipperton Island": true,
		"Aves Island": true, "South Sandwich Islands": true, "Macquarie Island": true, "Kermadec Islands": true,
		"Raoul Island": true, "Auckland Islands": true, "Campbell Island": true, "Banaba": true}
}

// offTheCoast lists what stands in the sea or on shelf ice.
func offTheCoast() map[string]bool {
	return map[string]bool{"Halley Research Station": true, "Al Basrah Oil Terminal": true, "Port of Shanghai": true}
}

// onLand reports whether the area of a country must hold the point of a place
// of this kind: coasts, islands, waters and reefs may lie off the coast that is drawn.
func onLand(p gazetteer.Place) bool {
	switch p.Class {
	case "S", "P":
		return p.Code != "BDG"
	case "T":
		switch p.Code {
		case "ISL", "ISLS", "ATOL", "ROCK", "CAPE", "PEN", "SPIT", "BCH", "VLC":
			return false
		}
		return true
	case "L":
		return p.Code == "PRK" || p.Code == "MILB"
	}
	return false
}

// TestPlacesHaveTheirUnit checks that every settlement, site, park and small landform of a country whose towns lie in units of
// the first level lies in one, whatever list or table it comes from.
func TestPlacesHaveTheirUnit(t *testing.T) {
	x := openIndex(t)
	parted := map[string]bool{} // countries
	for i := range x.Len() {
		if p := x.Place(gazetteer.Ref(i)); p.Class == "P" && x.Admin1(p.Country, p.Admin1) != gazetteer.NoRef {
			parted[p.Country] = true
		}
	}
	own := map[gazetteer.PlaceID]bool{}
	for _, table := range append(featureTables(t), mustTable(t, "seats.tsv", "id")) {
		for _, r := range table.rows {
			own[gazetteer.PlaceID(r.get("id"))] = true
		}
	}
	counted, lacking := 0, 0
	for i := range x.Len() {
		p := x.Place(gazetteer.Ref(i))
		listed := p.Class == "P" || isAirport(&Entry{Place: p})
		if !parted[p.Country] || !listed && !(own[p.ID] && hasUnit(&Entry{Place: p})) {
			continue
		}
		counted++
		if p.Admin1 == "" || x.Admin1(p.Country, p.Admin1) == gazetteer.NoRef {
			if lacking++; lacking <= 20 {
				t.Errorf("%s %q in %s lies in no unit (code %q)", p.ID, p.Name, p.Country, p.Admin1)
			}
		}
	}
	if counted < 250_000 || lacking > 0 {
		t.Errorf("%d of %d places lie in no unit", lacking, counted)
	}
}
