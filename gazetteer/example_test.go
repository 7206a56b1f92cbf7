package gazetteer_test

import (
	"bytes"
	"fmt"
	"log"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
)

// index builds a small index, as the examples need one.
func index() *gazetteer.Index {
	var b gazetteer.Builder
	add := func(p gazetteer.Place, names ...gazetteer.Name) {
		if err := b.Add(p, names...); err != nil {
			log.Fatal(err)
		}
	}
	add(gazetteer.Place{ID: "geonames:298795", Name: "Turkey", Class: "A", Code: "PCLI",
		Point: orb.Point{34.91155, 39.05901}, Country: "TR", Population: 82319724},
		gazetteer.Name{Text: "Türkiye", Kind: gazetteer.NameOfficial},
		gazetteer.Name{Text: "Turkish", Kind: gazetteer.NameAdjective})
	add(gazetteer.Place{ID: "geonames:745044", Name: "Istanbul", Class: "P", Code: "PPLA",
		Point: orb.Point{28.94966, 41.01384}, Country: "TR", Admin1: "34", Population: 14804116},
		gazetteer.Name{Text: "Constantinople", Kind: gazetteer.NameFormer})
	add(gazetteer.Place{ID: "geonames:323786", Name: "Ankara", Class: "P", Code: "PPLC",
		Point: orb.Point{32.85427, 39.91987}, Country: "TR", Admin1: "68", Population: 3517182})
	add(gazetteer.Place{ID: "geonames:6252001", Name: "United States", Class: "A", Code: "PCLI",
		Point: orb.Point{-98.5, 39.76}, Country: "US", Population: 327167434})
	add(gazetteer.Place{ID: "geonames:4736286", Name: "Texas", Class: "A", Code: "ADM1",
		Point: orb.Point{-99.25061, 31.25044}, Country: "US", Admin1: "TX", Population: 22875689},
		gazetteer.Name{Text: "TX", Kind: gazetteer.NameAbbreviation})
	add(gazetteer.Place{ID: "geonames:4717560", Name: "Paris", Class: "P", Code: "PPLA2",
		Point: orb.Point{-95.55551, 33.66094}, Country: "US", Admin1: "TX", Admin2: "277", Population: 24782})
	add(gazetteer.Place{ID: "geonames:2988507", Name: "Paris", Class: "P", Code: "PPLC",
		Point: orb.Point{2.3488, 48.85341}, Country: "FR", Admin1: "11", Population: 2138551})

	x, err := b.Index()
	if err != nil {
		log.Fatal(err)
	}
	return x
}

func ExampleFold() {
	fmt.Printf("%s, %s, %s\n", gazetteer.Fold(nil, "Diyarbakır"), gazetteer.Fold(nil, "Sana’a"),
		gazetteer.Fold(nil, "U.S."))
	// Output: diyarbakir, sanaa, us
}

func ExampleIndex_Lookup() {
	x := index()
	for _, m := range x.Lookup("CONSTANTINOPLE") {
		fmt.Println(x.Label(m.Ref), m.Kind == gazetteer.NameFormer)
	}
	// Output: Istanbul, Turkey true
}

func ExampleIndex_Cursor() {
	x := index()
	text := []byte("united states of mind")
	c, longest := x.Cursor(), 0
	for i, b := range text {
		if !c.Step(b) {
			break
		}
		if c.Final() {
			longest = i + 1
		}
	}
	fmt.Printf("%s\n", text[:longest])
	// Output: united states
}

func ExampleIndex_Search() {
	x := index()
	for _, text := range []string{"Paris", "Paris, Texas", "Paris TX", "Istanblu", "39.92, 32.85"} {
		hits, err := x.Search(gazetteer.Query{Text: text, Limit: 1})
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%s: %s, by %s\n", text, x.Label(hits[0].Ref), hits[0].Found)
	}
	// Output:
	// Paris: Paris, by name
	// Paris, Texas: Paris, Texas, United States, by name
	// Paris TX: Paris, Texas, United States, by name
	// Istanblu: Istanbul, Turkey, by typo
	// 39.92, 32.85: Ankara, Turkey, by position
}

func ExampleIndex_Search_autocomplete() {
	x := index()
	hits, err := x.Search(gazetteer.Query{Text: "a", Mode: gazetteer.Prefix,
		Filter: gazetteer.Filter{Countries: []string{"TR"}}, Explain: true})
	if err != nil {
		log.Fatal(err)
	}
	for _, h := range hits {
		fmt.Println(x.Name(h.Ref))
		for _, s := range h.Signals {
			fmt.Printf("  %-5s %.2f\n", s.Name, s.Value)
		}
	}
	// Output:
	// Ankara
	//   match 0.90
	//   kind  0.00
	//   fame  0.59
}

func ExampleIndex_Nearest() {
	x := index()
	hits, err := x.Nearest(orb.Point{29, 41}, gazetteer.Filter{Classes: []string{"P"}}, 2)
	if err != nil {
		log.Fatal(err)
	}
	for _, h := range hits {
		fmt.Printf("%s %.1f km\n", x.Name(h.Ref), h.Distance.Kilometres())
	}
	// Output:
	// Istanbul 4.5 km
	// Ankara 348.2 km
}

func ExampleIndex_Within() {
	x := index()
	refs, err := x.Within(orb.Bound{Min: orb.Point{20, 35}, Max: orb.Point{45, 43}}, gazetteer.Filter{}, 0)
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range refs {
		fmt.Println(x.Name(r))
	}
	// Output:
	// Turkey
	// Ankara
	// Istanbul
}

func ExampleIndex_Scan() {
	x := index()
	filter := gazetteer.Filter{Classes: []string{"P"}, MinPopulation: 1e6}
	count, err := x.Count(filter)
	if err != nil {
		log.Fatal(err)
	}
	refs, err := x.Scan(0, filter)
	if err != nil {
		log.Fatal(err)
	}
	for r := range refs {
		fmt.Printf("%s, the most famous of %d\n", x.Name(r), count)
		break
	}
	// Output: Ankara, the most famous of 3
}

func ExampleParsePoint() {
	p, err := gazetteer.ParsePoint(`41°00'49"N 28°56'58"E`)
	fmt.Printf("%.4f %.4f %v\n", p.Lat(), p.Lon(), err)
	// Output: 41.0136 28.9494 <nil>
}

func ExampleAreaBuilder() {
	var b gazetteer.AreaBuilder
	square := orb.Ring{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}
	if err := b.Add("x:square", orb.MultiPolygon{{square}}); err != nil {
		log.Fatal(err)
	}
	var file bytes.Buffer
	if _, err := b.WriteTo(&file); err != nil {
		log.Fatal(err)
	}
	areas, err := gazetteer.OpenAreas(file.Bytes())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(areas.Containing(orb.Point{5, 5}), areas.Containing(orb.Point{15, 5}))
	// Output: [x:square] []
}
