package content

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
)

// The tests of this file read the hand-written tables together with the index
// and the areas that were built from them.

const dataDir = "../../../data"

func tables() fs.FS { return os.DirFS(dataDir) }

func openIndex(t *testing.T) *gazetteer.Index {
	t.Helper()
	b, err := os.ReadFile(dataDir + "/gazetteer.idx")
	if err != nil {
		t.Fatalf("%v; run go generate ./data", err)
	}
	x, err := gazetteer.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func openAreas(t *testing.T) *gazetteer.Areas {
	t.Helper()
	b, err := os.ReadFile(dataDir + "/areas.bin")
	if err != nil {
		t.Fatalf("%v; run go generate ./data", err)
	}
	a, err := gazetteer.OpenAreas(b)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func mustTable(t *testing.T, file string, columns ...string) *table {
	t.Helper()
	table, err := readTable(tables(), file, columns...)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// TestTablesAreDistinct finds ids and places that are listed twice.
func TestTablesAreDistinct(t *testing.T) {
	for file, key := range map[string][]string{
		"countries.tsv": {"iso2"}, "country-names.tsv": {"iso2", "kind"}, "demonyms.tsv": {"key"},
		"states.tsv":        {"unit"},
		"admin1-points.tsv": {"unit"}, "regions.tsv": {"id"}, "seats.tsv": {"id"}, "airports.tsv": {"iata"},
		"disputed.tsv": {"place"},
	} {
		seen := map[string]int{}
		for _, r := range mustTable(t, file, key...).rows {
			var cells []string
			for _, k := range key {
				cells = append(cells, r.get(k))
			}
			id := strings.Join(cells, " ")
			if line, twice := seen[id]; twice {
				t.Errorf("%s:%d: %s is listed in line %d, too", file, r.line, id, line)
			}
			seen[id] = r.line
		}
	}
	seen := map[string]string{}
	for _, file := range []string{"regions.tsv", "seats.tsv"} {
		for _, r := range mustTable(t, file, "name", "class", "country").rows {
			place := r.get("name") + ", " + r.get("class") + ", " + r.get("country")
			at := fmt.Sprintf("%s:%d", file, r.line)
			if other, twice := seen[place]; twice {
				t.Errorf("%s: %s is at %s, too", at, place, other)
			}
			seen[place] = at
		}
	}
}

// TestListsHaveNoEmptyOrRepeatedNames checks every cell that holds names.
func TestListsHaveNoEmptyOrRepeatedNames(t *testing.T) {
	for file, columns := range map[string][]string{
		"country-names.tsv": {"names"}, "demonyms.tsv": {"adjectives", "singular", "plural"},
		"states.tsv":  {"abbreviations"},
		"regions.tsv": {"aliases", "abbreviations"}, "seats.tsv": {"aliases"},
		"airports.tsv": {"aliases", "abbreviations"}, "aliases.tsv": {"names"},
	} {
		for _, r := range mustTable(t, file, columns...).rows {
			for _, column := range columns {
				seen := map[string]bool{}
				for _, name := range r.list(column) {
					if name == "" || seen[name] || strings.TrimSpace(name) != name ||
						strings.ContainsAny(name, "()|\t") {
						t.Errorf("%s:%d: %s: name %q is empty, repeated or malformed", file, r.line, column, name)
					}
					seen[name] = true
				}
			}
		}
	}
}

// TestPlacesLieInTheirCountry checks the point of each hand-written place
// against the extent of its country, and, for what stands on land, its area.
func TestPlacesLieInTheirCountry(t *testing.T) {
	x, areas := openIndex(t), openAreas(t)
	for _, file := range []string{"regions.tsv", "seats.tsv"} {
		for _, r := range mustTable(t, file, "id", "class", "country").rows {
			ref, ok := x.ByID(gazetteer.PlaceID(r.get("id")))
			if !ok {
				t.Errorf("%s:%d: %s is not in the index", file, r.line, r.get("id"))
				continue
			}
			p := x.Place(ref)
			if !within(p.Bound, p.Point, 0) {
				t.Errorf("%s:%d: %s: its point %v is outside its extent %v", file, r.line, p.Name, p.Point, p.Bound)
			}
			country := x.Country(p.Country)
			if p.Country == "" {
				continue
			}
			if country == gazetteer.NoRef {
				t.Errorf("%s:%d: %s: no country %q", file, r.line, p.Name, p.Country)
				continue
			}
			c := x.Place(country)
			// Waters and islands of a country may lie off its coast.
			if !within(c.Bound, p.Point, 3) {
				t.Errorf("%s:%d: %s: its point %v is outside %s, %v", file, r.line, p.Name, p.Point, c.Name, c.Bound)
			}
			const drawn = 10 // km²; the areas of smaller states are symbols
			if p.Class == "S" && c.Area > drawn && !inOrNear(areas, c.ID, p.Point) {
				t.Errorf("%s:%d: %s: its point %v is not in the area of %s", file, r.line, p.Name, p.Point, c.Name)
			}
		}
	}
}

// inOrNear reports whether a point lies in an area that is drawn with an
// accuracy of about 0.1°, or the area is not drawn at all.
func inOrNear(areas *gazetteer.Areas, id gazetteer.PlaceID, p orb.Point) bool {
	if !areas.Has(id) {
		return true
	}
	for _, d := range []float64{0, 0.002, 0.005, 0.01, 0.03, 0.06, 0.1} {
		for _, q := range []orb.Point{{p[0] + d, p[1]}, {p[0] - d, p[1]}, {p[0], p[1] + d}, {p[0], p[1] - d}} {
			for _, got := range areas.Containing(q) {
				if got == id {
					return true
				}
			}
		}
	}
	return false
}

// within reports whether a box, widened by margin degrees, holds p.
func within(b orb.Bound, p orb.Point, margin float64) bool {
	if p[1] < b.Min[1]-margin || p[1] > b.Max[1]+margin {
		return false
	}
	if b.Min[0] > b.Max[0] {
		return p[0] >= b.Min[0]-margin || p[0] <= b.Max[0]+margin
	}
	return p[0] >= b.Min[0]-margin && p[0] <= b.Max[0]+margin
}

// TestSeatsStandInTheirTown compares the point of each seat with the town that
// the table names.
func TestSeatsStandInTheirTown(t *testing.T) {
	x := openIndex(t)
	const near = 150 // km; bases and test sites go by the next town
	for _, r := range mustTable(t, "seats.tsv", "id", "town", "country").rows {
		town := r.get("town")
		ref, ok := x.ByID(gazetteer.PlaceID(r.get("id")))
		if town == "" || !ok {
			continue
		}
		best := 1e9
		for _, m := range x.Lookup(town) {
			best = min(best, flat(x.Place(ref).Point, x.Place(m.Ref).Point))
		}
		if best > near {
			t.Errorf("seats.tsv:%d: %s is %.0f km from the nearest %s", r.line, r.get("id"), best, town)
		}
	}
}

// TestCountryTable checks points, capitals and numbers of the countries.
func TestCountryTable(t *testing.T) {
	x := openIndex(t)
	table := mustTable(t, "countries.tsv", "iso2", "name", "capital", "lat", "lon", "population", "area")
	if n := len(table.rows); n != 250 {
		t.Errorf("countries.tsv has %d rows, want 250", n)
	}
	for _, r := range table.rows {
		ref := x.Country(r.get("iso2"))
		if ref == gazetteer.NoRef {
			t.Errorf("countries.tsv:%d: %s is not in the index", r.line, r.get("iso2"))
			continue
		}
		c := x.Place(ref)
		if !within(c.Bound, c.Point, 2) {
			t.Errorf("countries.tsv:%d: %s: its point %v is outside its extent %v", r.line, c.Name, c.Point, c.Bound)
		}
		if c.Area <= 0 {
			t.Errorf("countries.tsv:%d: %s has no area", r.line, c.Name)
		}
		if capital := r.get("capital"); capital != "" && !lies(x, capital, r.get("iso2")) {
			t.Errorf("countries.tsv:%d: no place called %q in %s", r.line, capital, c.Name)
		}
	}
}

// lies reports whether a place of the name lies in the country.
func lies(x *gazetteer.Index, name, country string) bool {
	for _, m := range x.Lookup(name) {
		if x.Place(m.Ref).Country == country {
			return true
		}
	}
	return false
}

// TestDisputedPlacesCarryANote checks that a note reaches the places it is about.
func TestDisputedPlacesCarryANote(t *testing.T) {
	x := openIndex(t)
	for name, country := range map[string]string{
		"Crimea": "UA", "Sevastopol": "UA", "Simferopol": "UA", "Yalta": "UA", "Kerch": "UA", "Donetsk": "UA",
		"Luhansk":  "UA",
		"Mariupol": "UA", "Kherson": "UA", "Melitopol": "UA", "Laayoune": "EH", "Pristina": "XK", "Taipei": "TW",
		"Hebron": "PS",
		"Gaza":   "PS", "Ariel": "PS", "Anantnag": "IN", "Muzaffarabad": "PK", "Sukhumi": "GE", "Tiraspol": "MD",
		"Stanley":       "FK",
		"Golan Heights": "SY", "Northern Cyprus": "CY", "South Ossetia": "GE", "Nagorno-Karabakh": "AZ",
	} {
		found := false
		for _, m := range x.Lookup(name) {
			if p := x.Place(m.Ref); p.Country == country {
				found = true
				if p.Disputed == "" {
					t.Errorf("%s %q in %s carries no note", p.ID, p.Name, country)
				}
			}
		}
		if !found {
			t.Errorf("no %q in %s", name, country)
		}
	}
	for _, p := range []string{"Kyiv", "Lviv", "Moscow", "Tel Aviv", "Belgrade"} {
		for _, m := range x.Lookup(p) {
			if place := x.Place(m.Ref); place.Class == "P" && place.Disputed != "" {
				t.Errorf("%s carries the note %q", p, place.Disputed)
			}
		}
	}
}
