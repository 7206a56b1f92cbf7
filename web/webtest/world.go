package webtest

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/claim"
	"dateline/gazetteer/claim/extract/languages"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/language"
	"dateline/geo/tile"
	"dateline/web"
)

// pointBound is the bound of a place without a known extent.
func pointBound(p orb.Point) orb.Bound { return orb.Bound{Min: p, Max: p} }

// World is a small gazetteer, so that goldens do not change with the data.
// Coordinates and populations are those of GeoNames, rounded.
func World(t testing.TB) *gazetteer.Index {
	t.Helper()
	var b gazetteer.Builder
	add := func(id, name, feature, country, admin1 string, lon, lat float64, population int64, names ...gazetteer.Name) {
		t.Helper()
		p := gazetteer.Place{
			ID:         gazetteer.PlaceID(id),
			Name:       name,
			Class:      feature[:1],
			Code:       feature[2:],
			Country:    country,
			Admin1:     admin1,
			Point:      orb.Point{lon, lat},
			Bound:      pointBound(orb.Point{lon, lat}),
			Population: population,
		}
		if name == "Crimea" {
			p.Disputed = "Ukrainian territory under Russian occupation (UN General Assembly resolution 68/262)."
		}
		if err := b.Add(p, names...); err != nil {
			t.Fatal(err)
		}
	}
	adjective := func(words ...string) (names []gazetteer.Name) {
		for _, w := range words {
			names = append(names, gazetteer.Name{Text: w, Kind: gazetteer.NameAdjective})
		}
		return names
	}
	add("geonames:298795", "Turkey", "A.PCLI", "TR", "00", 34.9115, 39.0600, 85_000_000, adjective("Turkish")...)
	add("geonames:690791", "Ukraine", "A.PCLI", "UA", "00", 32, 49, 44_622_516, adjective("Ukrainian")...)
	add("geonames:2017370", "Russia", "A.PCLI", "RU", "00", 100, 60, 144_478_050, adjective("Russian")...)
	add(
		"geonames:6252001",
		"United States",
		"A.PCLI",
		"US",
		"00",
		-98.5,
		39.76,
		327_167_434,
		gazetteer.Name{Text: "US", Kind: gazetteer.NameAbbreviation},
	)
	add("geonames:3017382", "France", "A.PCLI", "FR", "00", 2, 46, 66_987_244)
	add("geonames:2205218", "Fiji", "A.PCLI", "FJ", "00", 178, -18, 883_483)
	add(
		"geonames:745042",
		"Istanbul Province",
		"A.ADM1",
		"TR",
		"34",
		29,
		41,
		15_500_000,
		gazetteer.Name{Text: "Istanbul", Kind: gazetteer.NameAlternate},
	)
	add("geonames:4736286", "Texas", "A.ADM1", "US", "TX", -99.25, 31.25, 29_000_000)
	add(
		"geonames:745044",
		"Istanbul",
		"P.PPLA",
		"TR",
		"34",
		28.94966,
		41.01384,
		15_701_602,
		gazetteer.Name{Text: "İstanbul", Kind: gazetteer.NameOfficial},
	)
	add("geonames:323786", "Ankara", "P.PPLC", "TR", "68", 32.85427, 39.91987, 3_517_182)
	add("geonames:323777", "Antalya", "P.PPLA", "TR", "07", 30.69556, 36.90812, 1_344_000)
	add("geonames:524901", "Moscow", "P.PPLC", "RU", "48", 37.61556, 55.75222, 10_381_222)
	add("geonames:5601538", "Moscow", "P.PPL", "US", "ID", -117.00017, 46.73239, 25_060)
	add(
		"geonames:703448",
		"Kyiv",
		"P.PPLC",
		"UA",
		"12",
		30.5238,
		50.45466,
		2_797_553,
		gazetteer.Name{Text: "Kiev", Kind: gazetteer.NameAlias},
	)
	add("geonames:2988507", "Paris", "P.PPLC", "FR", "11", 2.3488, 48.85341, 2_138_551)
	add("geonames:4717560", "Paris", "P.PPLA2", "US", "TX", -95.55551, 33.66094, 24_782)
	add("geonames:2198148", "Suva", "P.PPLC", "FJ", "01", 178.44149, -18.14161, 77_366)
	add("geonames:703883", "Crimea", "A.ADM1", "UA", "11", 34, 45, 1_966_801)
	add("geonames:630672", "Black Sea", "H.SEA", "", "", 34, 43, 0)
	add("geonames:5881576", "Anchorage", "P.PPLA2", "US", "AK", -149.90028, 61.21806, 291_247)
	for id, tagged := range map[gazetteer.PlaceID][]gazetteer.TaggedName{
		"geonames:298795": {{Tag: "de", Text: "Türkei"}, {Tag: "el", Text: "Τουρκία"}, {Tag: "fr", Text: "Turquie"},
			{Tag: "it", Text: "Turchia"}, {Tag: "tr", Text: "Türkiye"}, {Tag: gazetteer.TagOSM, Text: "R174737"}},
		"geonames:690791": {{Tag: "uk", Text: "Україна"}},
		"geonames:745042": {{Tag: gazetteer.TagISO, Text: "TR-34"}, {Tag: gazetteer.TagOSM, Text: "R223474"},
			{Tag: gazetteer.TagWikidata, Text: "Q534799"}, {Tag: "de", Text: "Istanbul"}},
		"geonames:703448": {{Tag: "ru", Text: "Киев"}, {Tag: "uk", Text: "Київ"}},
	} {
		if err := b.AddTagged(id, tagged...); err != nil {
			t.Fatal(err)
		}
	}
	x, err := b.Index()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// Areas are two rough countries.
func Areas(t testing.TB) *gazetteer.Areas {
	t.Helper()
	var b gazetteer.AreaBuilder
	box := func(id gazetteer.PlaceID, w, s, e, n float64) {
		if err := b.Add(id, orb.MultiPolygon{{{{w, s}, {e, s}, {e, n}, {w, n}, {w, s}}}}); err != nil {
			t.Fatal(err)
		}
	}
	box("geonames:298795", 26, 36, 45, 42)
	box("geonames:690791", 22, 44, 40, 52)
	var file bytes.Buffer
	if _, err := b.WriteTo(&file); err != nil {
		t.Fatal(err)
	}
	a, err := gazetteer.OpenAreas(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// DataFile reads a built file, or skips the test.
func DataFile(t testing.TB, name string) []byte {
	t.Helper()
	top, err := root()
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(top, "data", name))
	if err != nil {
		t.Skipf("%v; make it with: go generate ./data", err)
	}
	return b
}

// Config is a server's configuration over the small world, with the parser and
// the basemap that the program has.
func Config(t testing.TB) web.Config {
	t.Helper()
	return Open(t, World(t), Areas(t))
}

// Open makes a configuration over an index.
func Open(t testing.TB, x *gazetteer.Index, a *gazetteer.Areas) web.Config {
	t.Helper()
	top, err := root()
	if err != nil {
		t.Fatal(err)
	}
	parser, err := geoparse.New(
		geoparse.Config{Index: x, Model: DataFile(t, "model.bin"), Tables: os.DirFS(filepath.Join(top, "data"))},
	)
	if err != nil {
		t.Fatal(err)
	}
	basemap, err := tile.Open(DataFile(t, "basemap.bin"))
	if err != nil {
		t.Fatal(err)
	}
	extractors, err := languages.Extractors(os.DirFS(filepath.Join(top, "data")), x)
	if err != nil {
		t.Fatal(err)
	}
	detector, err := language.Read(bytes.NewReader(DataFile(t, "languages.tsv")))
	if err != nil {
		t.Fatal(err)
	}
	reader, err := article.New(
		article.Config{
			Index:     x,
			Areas:     a,
			Parser:    parser,
			Checker:   claim.New(claim.Config{Extractors: extractors, Index: x}),
			Languages: detector,
		},
	)
	if err != nil {
		t.Fatal(err)
	}
	return web.Config{
		Reader:  reader,
		Basemap: basemap,
		Articles: []web.Article{
			{Name: "one.txt", Title: "Talks begin", Text: Talks},
			{Name: "two.txt", Text: "Ships left Suva for Anchorage."},
		},
		UI:      Page(),
		Version: "test",

		Assistants: true,

		Updated: time.Date(2023, time.March, 1, 0, 0, 0, 0, time.UTC),
	}
}

// Talks is a news text of the small world.
const Talks = `Delegations from Moscow and Kyiv met in Istanbul on Friday.

The Turkish president stayed in Ankara, about 350 km from Istanbul. Nobody spoke of Crimea.`

// root is the directory of the module.
func root() (string, error) {
	dir, err := os.Getwd()
	for err == nil {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("webtest: no go.mod above the test")
		}
		dir = up
	}
	return "", err
}

// FullConfig is Config over the gazetteer that the program has, with a store.
func FullConfig(t testing.TB) web.Config {
	t.Helper()
	x, err := gazetteer.Open(DataFile(t, "gazetteer.idx"))
	if err != nil {
		t.Fatal(err)
	}
	a, err := gazetteer.OpenAreas(DataFile(t, "areas.bin"))
	if err != nil {
		t.Fatal(err)
	}
	cfg := Open(t, x, a)
	cfg.Store, cfg.Listing = WithStore(t).Store, true
	return cfg
}
