package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
)

var update = flag.Bool("update", false, "rewrite the golden files of testdata")

// sample is a small map: a city, a country across the antimeridian with a hole, a line from Tokyo to Los Angeles, and a
// place that nobody has located.
func sample() Collection {
	c := Of([]Feature{
		{ID: "geonames:745044", Geometry: orb.Point{28.949660000000001, 41.01384}, Properties: []Property{
			{"name", "Istanbul"}, {"country", "TR"}, {"population", 15701602}, {"confidence", 0.97}, {"capital", false},
			{"mentions", []map[string]int{{"start": 0, "end": 8}}}, {"disputed", nil},
		}},
		{ID: "ne:1", Geometry: orb.Polygon{
			{{175, 60}, {175, 70}, {190, 70}, {190, 60}, {175, 60}}, // clockwise
			{{178, 62}, {184, 62}, {184, 64}, {178, 64}, {178, 62}},
		}, Properties: []Property{{"name", "Chukotka"}, {"country", "RU"}, {"population", 50000}}},
		{ID: "line", Geometry: orb.LineString{{139.7, 35.7}, {172, 46.7}, {210.6, 46}, {241.8, 34.1}},
			Properties: []Property{
				{"name", "Tokyo–Los Angeles"}, {"distance_km", 8815.4},
			}},
		{ID: "", Properties: []Property{{"name", "Atlantis"}}},
	})
	c.Name = "places"
	c.Title = "Talks in Istanbul"
	c.Description = "Places of one article."
	c.Attribution = "© GeoNames, CC BY 4.0"
	c.Updated = time.Date(2024, time.May, 17, 12, 30, 0, 0, time.UTC)
	c.Members = []Property{{"generator", "dateline"}, {"focus", map[string]string{"country": "TR"}},
		{"features", "never"}}
	return c
}

func TestGolden(t *testing.T) {
	for _, name := range []string{"geojson", "geojsonseq", "kml", "gpx", "atom", "csv", "wkt"} {
		f, err := ByName(name)
		if err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		if err := f.Write(&got, sample()); err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", "sample"+f.Extension)
		if *update {
			if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got.String()); diff != "" {
			t.Errorf("%s: -want +got (go test -update rewrites it)\n%s", f.Title, diff)
		}
	}
}

// A feature without an id, and whose name is not known, is called by its label.
func TestFeatureWithoutIDAndName(t *testing.T) {
	c := Of([]Feature{{Geometry: orb.Point{29, 41},
		Properties: []Property{{"name", nil}, {"label", "Dolmabahçe Palace"}, {"accuracy", "within"}}}})
	for format, want := range map[string][]string{
		"geojson":    {`{"type":"Feature","geometry":{`, `"name":null,"label":"Dolmabahçe Palace"`},
		"geojsonseq": {`{"type":"Feature","geometry":{`},
		"kml":        {"<name>Dolmabahçe Palace</name>", "<SimpleData name=\"label\">Dolmabahçe Palace<"},
		"gpx":        {"<name>Dolmabahçe Palace</name>"},
		"csv":        {"\r\n,,Dolmabahçe Palace,within,41,29\r\n"},
		"wkt":        {"POINT (29 41)"},
		"ndjson":     {`{"type":"Feature","geometry":{`},
		"csv-bom":    {"\uFEFFid,"},
		"xlsx":       {"PK"},
		"gpkg":       {"Dolmabahçe Palace"},
		"parquet":    {"Dolmabahçe Palace"},
	} {
		f, err := ByName(format)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := f.Write(&out, c); err != nil {
			t.Errorf("%s: %v", f.Title, err)
		}
		for _, w := range want {
			if !strings.Contains(out.String(), w) {
				t.Errorf("%s lacks %q:\n%s", f.Title, w, out.String())
			}
		}
	}
}

func TestBadGeometry(t *testing.T) {
	for _, g := range []orb.Geometry{
		orb.Point{math.NaN(), 0}, orb.Point{0, 90.1}, orb.Point{0, math.Inf(1)}, orb.LineString{{0, 0}, {1e9, 0}},
		orb.Collection{orb.MultiPolygon{{{{0, 0}, {0, 91}, {1, 1}, {0, 0}}}}},
	} {
		for _, f := range Formats() {
			c := Of([]Feature{{ID: "good", Geometry: orb.Point{1, 2}}, {ID: "bad", Geometry: g}})
			var fe *FeatureError
			if err := f.Write(&bytes.Buffer{}, c); !errors.As(err, &fe) || fe.ID != "bad" {
				t.Errorf("%s: Write of %v = %v, want a FeatureError for bad", f.Title, g, err)
			}
		}
	}
}

func TestEmptyCollection(t *testing.T) {
	for _, f := range Formats() {
		for _, c := range []Collection{{}, Of(nil)} {
			if err := f.Write(&bytes.Buffer{}, c); err != nil {
				t.Errorf("%s: Write of nothing = %v", f.Title, err)
			}
		}
	}
}

func TestFailingWriter(t *testing.T) {
	full := errors.New("disk full")
	for _, f := range Formats() {
		if err := f.Write(failing{full}, sample()); !errors.Is(err, full) {
			t.Errorf("%s: Write to a full disk = %v", f.Title, err)
		}
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestByName(t *testing.T) {
	for _, f := range Formats() {
		for _, name := range []string{f.Name, f.Extension} {
			if got, err := ByName(name); err != nil || got.Name != f.Name {
				t.Errorf("ByName(%q) = %q, %v", name, got.Name, err)
			}
		}
	}
	_, err := ByName("docx")
	var unknown *UnknownFormatError
	if !errors.As(err, &unknown) {
		t.Errorf("ByName(docx) = %v, want an UnknownFormatError", err)
	}
	if f, ok := ByMediaType("Application/GEO+json"); !ok || f.Name != "geojson" {
		t.Errorf("ByMediaType(application/geo+json) = %q, %v", f.Name, ok)
	}
	if f, ok := ByMediaType("text/plain"); ok {
		t.Errorf("ByMediaType(text/plain) = %q, want none", f.Name)
	}
}

func TestCoordinateText(t *testing.T) {
	for x, want := range map[float64]string{
		0: "0", math.Copysign(0, -1): "0", -1e-9: "0", 28.94966: "28.94966", 180: "180", -100: "-100",
		0.12345678: "0.1234568", 1e-7: "0.0000001", 179.99999999: "180",
	} {
		if got := string(appendCoordinate(nil, x)); got != want {
			t.Errorf("appendCoordinate(%v) = %s, want %s", x, got, want)
		}
	}
}

// FuzzGeoJSON: whatever strings come in, the file is JSON with the same strings.
func FuzzGeoJSON(f *testing.F) {
	f.Add("Istanbul", "name", 28.9, 41.0)
	f.Add("\x00\x1f\"\\</script>\u2028", "", -181.0, 0.0)
	f.Add("\xff\xfe", "\xed\xa0\x80", 1e300, 90.0)
	f.Fuzz(func(t *testing.T, value, name string, lon, lat float64) {
		c := Of([]Feature{{ID: value, Geometry: orb.Point{lon, lat},
			Properties: []Property{{name, value}, {"n", lon}}}})
		c.Title = value
		var out bytes.Buffer
		if err := writeGeoJSON(&out, &c); err != nil {
			return
		}
		var got struct {
			Features []struct {
				Properties map[string]any
				Geometry   struct{ Coordinates [2]float64 }
			}
		}
		if err := json.Unmarshal(out.Bytes(), &got); err != nil || len(got.Features) != 1 {
			t.Fatalf("%v: %s", err, out.String())
		}
		p := got.Features[0].Geometry.Coordinates
		if math.Abs(p[0]) > 180 || math.Abs(p[1]-lat) > 1e-7 {
			t.Fatalf("%v, %v written as %v", lon, lat, p)
		}
		want, _ := json.Marshal(value)
		var plain any
		json.Unmarshal(want, &plain)
		wantName, _ := json.Marshal(name)
		var plainName string
		json.Unmarshal(wantName, &plainName)
		if v := got.Features[0].Properties[plainName]; v != plain {
			t.Fatalf("property %q = %q, want %q", plainName, v, plain)
		}
	})
}

func BenchmarkWrite(b *testing.B) {
	c := manyPoints()
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := f.Write(io.Discard, c); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
