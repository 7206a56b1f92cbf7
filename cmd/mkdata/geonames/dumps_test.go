package geonames

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/gazetteer"
)

// Rows in the form of the dumps, with the ids and figures of GeoNames.
const (
	places = `2988507	Paris	Paris	Lutece,Parigi	48.85341	2.3488	P	PPLC	FR		11	75	751	75056	2138551		42	Europe/Paris	2024-01-01
4717560	Paris	Paris		33.66094	-95.55551	P	PPLA2	US		TX	277			24782	183	182	America/Chicago	2024-01-01
4726206	San Antonio	San Antonio		29.42412	-98.49363	P	PPLA2	US		TX	029			1434625	198	198	America/Chicago	2024-01-01
6252001	United States	United States		39.76	-98.5	A	PCLI	US		00				327167434	0	537	America/Chicago	2024-01-01
298795	Republic of Türkiye	Republic of Turkiye		39.05901	34.91155	A	PCLI	TR		00				82319724	0	1	Europe/Istanbul	2024-01-01
1	Hamlet	Hamlet		10	10	P	PPL	TR		34				12		1	Europe/Istanbul	2024-01-01
2	Nowhere	Nowhere		10	10			TR		34				12		1	Europe/Istanbul	2024-01-01
`
	alternates = `1	2988507	fr	Paris	1						
2	2988507	la	Lutetia				1		
3	2988507	link	https://en.wikipedia.org/wiki/Paris						
4	2988507	it	Parigi						
5	6252001	abbr	U.S.						
6	6252001	en	America						
7	999999	en	Atlantis						
`
	admin1    = "US.TX\tTexas\tTexas\t4736286\nFR.11\tÎle-de-France\tIle-de-France\t3012874\n"
	admin2    = "US.TX.277\tLamar County\tLamar County\t4706032\nUS.MO.510\tCity of Saint Louis\tCity of Saint Louis\t6955119\n"
	countries = "#ISO\tISO3\nTR\tTUR\t792\tTU\tTurkey\tAnkara\t780580\t82319724\tAS\t.tr\tTRY\tLira\t90\t#####\t\ttr-TR\t298795\tSY\t\n"
)

// write puts texts into files of a temporary folder, those for .zip packed.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		data := []byte(text)
		if base, ok := strings.CutSuffix(name, ".zip"); ok {
			var packed bytes.Buffer
			z := zip.NewWriter(&packed)
			w, err := z.Create(base + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			w.Write(data)
			z.Close()
			data = packed.Bytes()
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFill(t *testing.T) {
	dir := write(t, map[string]string{"allCountries.zip": places, "alternateNamesV2.txt": alternates,
		"admin1CodesASCII.txt": admin1, "admin2Codes.txt": admin2, "countryInfo.txt": countries})
	told := make(map[string]int64)
	d := Dumps{
		Places: filepath.Join(dir, "allCountries.zip"), Alternates: filepath.Join(dir, "alternateNamesV2.txt"),
		Admin1: filepath.Join(dir, "admin1CodesASCII.txt"), Admin2: filepath.Join(dir, "admin2Codes.txt"),
		Countries:     filepath.Join(dir, "countryInfo.txt"),
		MinPopulation: 500, Progress: func(file string, done, total int64) { told[file] = done * 100 / total },
	}
	b := &gazetteer.Builder{Memory: 2000, Dir: t.TempDir()}
	defer b.Close()
	report, err := d.Fill(context.Background(), b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Report{Places: 8, Skipped: 2, Names: 6, Units: 3}, report); diff != "" {
		t.Errorf("report differs (-want +got):\n%s", diff)
	}
	if len(told) != 5 || told["allCountries.zip"] != 100 {
		t.Errorf("progress told %v", told)
	}
	x, err := b.Index()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"Paris":               "Paris, Île-de-France; Paris, Texas, United States",
		"Lutetia":             "Paris, Île-de-France",
		"U.S.":                "United States",
		"America":             "United States",
		"Turkey":              "Turkey",
		"Republic of Türkiye": "Turkey",
		"TUR":                 "Turkey",
		"Texas":               "Texas, United States",
		"Lamar County":        "Lamar County, Texas, United States",
		"Atlantis":            "",
		"Hamlet":              "",
		"Nowhere":             "",
		"Lutece":              "", // column 4 counts only without the file of alternates
		"City of Saint Louis": "", // no place to put it
	} {
		var got []string
		for _, m := range x.Lookup(name) {
			got = append(got, x.Label(m.Ref))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("Lookup(%q) = %q, want %q", name, got, want)
		}
	}
	texas := x.Place(x.Admin1("US", "TX"))
	if texas.Population != 1459407 || texas.Point.Lat() < 29.4 || texas.Point.Lat() > 33.7 {
		t.Errorf("Texas = %+v, want it in the middle of its places with their population", texas)
	}
}

// TestBadRowsAreReported hands in rows that are wrong in one cell each: all are
// told with file and line, and none is taken.
func TestBadRowsAreReported(t *testing.T) {
	good := strings.SplitAfter(places, "\n")[0]
	swap := func(old, is string) string { return strings.Replace(good, old, is, 1) }
	dir := write(t, map[string]string{"places.txt": good +
		swap("48.85341", "") + swap("2.3488", "") + swap("48.85341", "NaN") + swap("2.3488", "182") +
		swap("2988507", "") + swap("2988507", "geonames:abc") + swap("2138551", "-5") +
		swap("2138551", "99999999999999999999") + swap("2138551", "12.5") + "1\t2\n" + swap("Paris", "")})
	var told []int
	d := Dumps{Places: filepath.Join(dir, "places.txt"), Bad: func(e *RowError) { told = append(told, e.Line) }}
	var b gazetteer.Builder
	report, err := d.Fill(context.Background(), &b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int{2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, told); diff != "" {
		t.Errorf("lines told (-want +got):\n%s", diff)
	}
	if report.Bad != len(told) || b.Len() != 1 {
		t.Errorf("%d bad rows, %d places; want %d and 1", report.Bad, b.Len(), len(told))
	}
}

// TestFillHasEveryClass builds an index of mountains, waters, areas and
// buildings, and finds them.
func TestFillHasEveryClass(t *testing.T) {
	dir := write(t, map[string]string{"allCountries.txt": `1283416	Mount Everest	Mount Everest	Qomolangma	27.98792	86.92532	T	MT	NP		00				0	8849	8740	Asia/Kathmandu	2024-01-01
2960043	Moselle	Moselle	Mosel	50.36	7.6	H	STM	DE		08				0		60	Europe/Berlin	2024-01-01
2872155	Serengeti National Park	Serengeti National Park		-2.33	34.83	L	PRK	TZ		00				0		1500	Africa/Dar_es_Salaam	2024-01-01
6299669	Tour Eiffel	Tour Eiffel	Eiffel Tower	48.85837	2.29448	S	MNMT	FR		11				0		40	Europe/Paris	2024-01-01
`})
	d := Dumps{Places: filepath.Join(dir, "allCountries.txt"), Classes: []string{"T", "H", "L", "S"}}
	var b gazetteer.Builder
	if _, err := d.Fill(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	x, err := b.Index()
	if err != nil {
		t.Fatal(err)
	}
	for name, kind := range map[string]gazetteer.FeatureKind{"Qomolangma": gazetteer.KindLand,
		"Moselle": gazetteer.KindWater, "Serengeti National Park": gazetteer.KindRegion,
		"Eiffel Tower": gazetteer.KindSite} {
		m := x.Lookup(name)
		if len(m) != 1 || x.Feature(m[0].Ref).Kind() != kind {
			t.Errorf("Lookup(%q) = %v, want one %s", name, m, kind)
		}
	}
}

func TestFillWithoutAlternates(t *testing.T) {
	dir := write(t, map[string]string{"cities.txt": places})
	var b gazetteer.Builder
	d := Dumps{Places: filepath.Join(dir, "cities.txt"), Classes: []string{"P"}}
	if _, err := d.Fill(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	x, err := b.Index()
	if err != nil {
		t.Fatal(err)
	}
	if x.Len() != 4 || len(x.Lookup("Lutece")) != 1 || len(x.Lookup("United States")) != 0 {
		t.Errorf("%d places, Lutece %v, United States %v", x.Len(), x.Lookup("Lutece"), x.Lookup("United States"))
	}
}

func TestFillSaysWhatIsWrong(t *testing.T) {
	good := strings.SplitAfter(places, "\n")[0]
	for want, files := range map[string]map[string]string{
		"places.txt:2: 3 columns":                     {"places.txt": good + "1\t2\t3\n"},
		"places.txt:1: latitude \"x\"":                {"places.txt": strings.Replace(good, "48.85341", "x", 1)},
		"places.txt:1: place \"geonames:2988507\"":    {"places.txt": strings.Replace(good, "48.85341", "98.85341", 1)},
		"admin1.txt:1: code \"US\"":                   {"places.txt": good, "admin1.txt": "US\tx\tx\t1\n"},
		"no such file":                                {},
		"places.zip: zip: not a valid zip file":       {"places.zip.txt": ""},
		"alternates.txt:1: place \"geonames:1\": its": {"places.txt": good, "alternates.txt": "1\t1\ten\t\xff\n"},
	} {
		dir := write(t, files)
		d := Dumps{Places: filepath.Join(dir, "places.txt")}
		if _, ok := files["admin1.txt"]; ok {
			d.Admin1 = filepath.Join(dir, "admin1.txt")
		}
		if _, ok := files["alternates.txt"]; ok {
			d.Alternates = filepath.Join(dir, "alternates.txt")
		}
		if strings.HasPrefix(want, "places.zip") {
			os.WriteFile(filepath.Join(dir, "places.zip"), []byte("not packed"), 0o600)
			d.Places = filepath.Join(dir, "places.zip")
		}
		if _, err := d.Fill(context.Background(), new(gazetteer.Builder)); err == nil ||
			!strings.Contains(err.Error(), want) {
			t.Errorf("Fill = %v, want an error with %q", err, want)
		}
	}
	stopped, cancel := context.WithCancel(context.Background())
	cancel()
	dir := write(t, map[string]string{"places.txt": strings.Repeat("#\n", 5000)})
	d := Dumps{Places: filepath.Join(dir, "places.txt")}
	if _, err := d.Fill(stopped, new(gazetteer.Builder)); err != context.Canceled {
		t.Errorf("Fill after cancelling = %v", err)
	}
}
