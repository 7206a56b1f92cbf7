package gazetteer

import (
	"bytes"
	"testing"

	"github.com/paulmach/orb"
)

// worldPlaces is the test world: enough of the earth for namesakes, parents and
// abbreviations.
func worldPlaces() (places []source) {
	add := func(p Place, names ...Name) { places = append(places, source{Place: p, names: names}) }
	at := func(lat, lon float64) orb.Point { return orb.Point{lon, lat} }
	add(Place{ID: "geonames:298795", Name: "Turkey", Class: "A", Code: "PCLI", Point: at(39.05901, 34.91155),
		Country: "TR", Population: 82319724, Area: 780580,
		Bound: orb.Bound{Min: at(35.81, 25.66), Max: at(42.11, 44.82)}},
		Name{"Republic of Türkiye", NameOfficial}, Name{"Türkiye", NameOfficial}, Name{"Turkish", NameAdjective},
		Name{"Turk", NameDemonym}, Name{"Turks", NameDemonym})
	add(Place{ID: "geonames:6252001", Name: "United States", Class: "A", Code: "PCLI", Point: at(39.76, -98.5),
		Country: "US", Population: 327167434},
		Name{"US", NameAbbreviation}, Name{"U.S.", NameAbbreviation},
		Name{"United States of America", NameOfficial}, Name{"American", NameAdjective})
	add(Place{ID: "geonames:3017382", Name: "France", Class: "A", Code: "PCLI", Point: at(46, 2), Country: "FR",
		Population: 66987244})
	add(Place{ID: "geonames:690791", Name: "Ukraine", Class: "A", Code: "PCLI", Point: at(49, 32), Country: "UA",
		Population: 44622516})
	add(Place{ID: "geonames:745044", Name: "Istanbul", Class: "P", Code: "PPLA", Point: at(41.01384, 28.94966),
		Country: "TR", Admin1: "34", Population: 14804116},
		Name{"İstanbul", NameAlternate}, Name{"Constantinople", NameFormer}, Name{"Istambul", NameAlternate},
		Name{"Istanboul", NameAlternate})
	add(Place{ID: "geonames:745042", Name: "Istanbul", Class: "A", Code: "ADM1", Point: at(41.03508, 28.98331),
		Country: "TR", Admin1: "34", Population: 14657434})
	add(Place{ID: "geonames:2988507", Name: "Paris", Class: "P", Code: "PPLC", Point: at(48.85341, 2.3488),
		Country: "FR", Admin1: "11", Population: 2138551},
		Name{"Lutetia", NameFormer})
	add(Place{ID: "geonames:3012874", Name: "Île-de-France", Class: "A", Code: "ADM1", Point: at(48.5, 2.5),
		Country: "FR", Admin1: "11", Population: 11959807})
	add(Place{ID: "geonames:4717560", Name: "Paris", Class: "P", Code: "PPLA2", Point: at(33.66094, -95.55551),
		Country: "US", Admin1: "TX", Admin2: "277", Population: 24782})
	add(Place{ID: "geonames:4736286", Name: "Texas", Class: "A", Code: "ADM1", Point: at(31.25044, -99.25061),
		Country: "US", Admin1: "TX", Population: 22875689},
		Name{"Tex.", NameAbbreviation}, Name{"TX", NameAbbreviation}, Name{"Texan", NameDemonym})
	add(Place{ID: "geonames:4706032", Name: "Lamar County", Class: "A", Code: "ADM2",
		Point: at(33.66714, -95.57106), Country: "US", Admin1: "TX", Admin2: "277", Population: 49440})
	add(Place{ID: "geonames:4407066", Name: "St. Louis", Class: "P", Code: "PPLA2", Point: at(38.62727, -90.19789),
		Country: "US", Admin1: "MO", Admin2: "510", Population: 315685},
		Name{"Saint Louis", NameAlternate})
	add(Place{ID: "geonames:4398678", Name: "Missouri", Class: "A", Code: "ADM1", Point: at(38.25031, -92.50046),
		Country: "US", Admin1: "MO", Population: 5768151})
	add(Place{ID: "geonames:5667009", Name: "Montana", Class: "A", Code: "ADM1", Point: at(47.00025, -109.75102),
		Country: "US", Admin1: "MT", Population: 930698},
		Name{"MT", NameAbbreviation}, Name{"Mont.", NameAbbreviation})
	add(Place{ID: "dateline:crimea", Name: "Crimea", Class: "L", Code: "RGN", Point: at(45.3, 34.4), Country: "UA",
		Disputed: "Held by Russia since 2014; part of Ukraine (General Assembly resolution 68/262)."},
		Name{"Crimean", NameAdjective})
	add(Place{ID: "dateline:asia", Name: "Asia", Class: "L", Code: "CONT", Point: at(29.84064, 89.29688),
		Population: 4812342000})
	add(Place{ID: "dateline:fiji-sea", Name: "Koro Sea", Class: "H", Code: "SEA", Point: at(-18, 180),
		Bound: orb.Bound{Min: at(-21, 177), Max: at(-16, -178)}})
	return places
}

// world returns a builder that holds the test world.
func world(t testing.TB) *Builder {
	t.Helper()
	b := new(Builder)
	addAll(t, b, worldPlaces())
	return b
}

func addAll(t testing.TB, b *Builder, places []source) {
	t.Helper()
	for _, s := range places {
		if err := b.Add(s.Place, s.names...); err != nil {
			t.Fatalf("Add(%q) = %v", s.ID, err)
		}
	}
	for id, names := range map[PlaceID][]TaggedName{
		"geonames:298795":  {{"el", "Τουρκία"}, {"de", "Türkei"}},
		"geonames:3017382": {{"de", "Frankreich"}, {"zh", "法国"}},
	} {
		if err := b.AddTagged(id, names...); err != nil {
			t.Fatal(err)
		}
	}
}

func write(t testing.TB, b *Builder) []byte {
	t.Helper()
	var out bytes.Buffer
	n, err := b.WriteTo(&out)
	if err != nil {
		t.Fatalf("WriteTo = %v", err)
	}
	if n != int64(out.Len()) {
		t.Fatalf("WriteTo = %d bytes, wrote %d", n, out.Len())
	}
	return out.Bytes()
}

func openWorld(t testing.TB) *Index {
	t.Helper()
	x, err := Open(write(t, world(t)))
	if err != nil {
		t.Fatalf("Open = %v", err)
	}
	return x
}

func ref(t testing.TB, x *Index, id PlaceID) Ref {
	t.Helper()
	r, ok := x.ByID(id)
	if !ok {
		t.Fatalf("ByID(%q): not there", id)
	}
	return r
}
