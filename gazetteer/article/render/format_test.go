package render

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"dateline/gazetteer/claim"
	"dateline/geo/picture"
	"dateline/geo/tile"
)

func basemap(t testing.TB) *tile.Basemap {
	t.Helper()
	b, err := os.ReadFile("../../../data/basemap.bin")
	if err != nil {
		t.Fatal(err)
	}
	base, err := tile.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	return base
}

// Every format writes the article, under a name and a file name of its own.
func TestFormats(t *testing.T) {
	r := reader(t)
	a := check(t, r, document(t, r.Index))
	holds := map[string]string{
		"geojson": `"language":"en"`, "geojsonseq": "Thurston Gardens", "kml": "<name>Levuka</name>",
		"gpx": `<name>Suva</name>`, "csv": "dateline:levuka",
		"wkt": "POINT (178.83 -17.68)", "gpkg": "SQLite format 3", "gpkg-qgis": "layer_styles", "parquet": "PAR1",
		"ndjson": "Thurston Gardens", "atom": "<georss:point>", "csv-bom": "\uFEFF", "xlsx": "PK", "svg": "</svg>", "png": "PNG",
		"pdf":  "%PDF-1.",
		"json": `{"id":"h1","toponyms":[`, "claims.json": `{"claims":[{"kind":"claim"`,
		"claimreview":    `"dateCreated": "2026-01-02"`,
		"distances.csv":  "geonames:2198148,Suva,dateline:levuka,Levuka,",
		"claims.geojson": `"verdict":"contradicted"`, "claims.geojsonseq": "LineString",
		"claims.kml": "<name>Levuka – Suva</name>", "claims.gpx": "<trkpt", "claims.csv": "LINESTRING",
		"claims.wkt": "LINESTRING", "claims.gpkg": "SQLite format 3", "claims.parquet": "PAR1",
		"claims.ndjson": "LineString", "claims.bom.csv": "LINESTRING", "claims.atom": "<georss:line>",
		"claims.qgis.gpkg": "categorizedSymbol", "claims.xlsx": "PK",
	}
	names, files := map[string]bool{}, map[string]bool{}
	for _, f := range Formats() {
		if names[f.Name] || f.File != "" && files[f.File] {
			t.Errorf("%s or its file %s stands twice", f.Name, f.File)
		}
		names[f.Name], files[f.File] = true, true
		if f.Title == "" || f.MediaType == "" || !strings.HasPrefix(f.Extension, ".") ||
			!strings.HasSuffix(f.Purpose, ".") {
			t.Errorf("%s is not described: %+v", f.Name, f)
		}
		var out bytes.Buffer
		o := Options{ID: json.RawMessage(`"h1"`), Basemap: basemap(t),
			Review: claim.ReviewContext{Created: time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)}}
		o.Picture.Width, o.Picture.Height, o.Picture.Claims = 320, 240, true
		if err := f.Write(&out, a, o); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
		want, known := holds[f.Name]
		if !known {
			t.Errorf("format %s is not tested", f.Name)
		}
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s lacks %q: %.400s", f.Name, want, out.String())
		}
		if got, err := ByName("." + strings.ToUpper(f.Name)); err != nil || got.Name != f.Name {
			t.Errorf("ByName(%s in capitals) = %s, %v", f.Name, got.Name, err)
		}
		if got, ok := ByFile(f.File); f.File != "" && (!ok || got.Name != f.Name) {
			t.Errorf("ByFile(%s) = %s, %t", f.File, got.Name, ok)
		}
	}
}

// A file is called as its article is: by its title, or else by its headline, which
// GeoJSON has a member of its own for.
func TestFilesHaveTheHeadline(t *testing.T) {
	r := reader(t)
	doc := document(t, r.Index)
	a := check(t, r, doc)
	a.Title, a.Text = "", "Storm nears the harbours\n\n"+a.Text
	for name, want := range map[string]string{
		"kml": "<Document>\n  <name>Storm nears the harbours</name>", "gpx": "<name>Storm nears the harbours</name>",
		"geojson": `"headline":"Storm nears the harbours"`,
	} {
		f, err := ByName(name)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := f.Write(&out, a, Options{}); err != nil {
			t.Fatal(err)
		}
		if got := out.String(); !strings.Contains(got, want) || strings.Contains(got, `"title"`) {
			t.Errorf("%s has not %q as its headline: %.400s", name, want, got)
		}
	}
}

func TestUnknownFormats(t *testing.T) {
	var unknown *UnknownFormatError
	if _, err := ByName("shp"); !errors.As(err, &unknown) || !strings.Contains(err.Error(), "geojson") {
		t.Errorf("ByName(shp) = %v, want an error that lists the formats", err)
	}
	for _, file := range []string{"", "places.", "places.json", "distances.kml", "record.json"} {
		if f, ok := ByFile(file); ok {
			t.Errorf("ByFile(%q) = %s, want none", file, f.Name)
		}
	}
}

func TestPictureErrors(t *testing.T) {
	r := reader(t)
	a := check(t, r, document(t, r.Index))
	png, err := ByName("png")
	if err != nil || !png.IsPicture() {
		t.Fatalf("ByName(png) = %+v, %v", png, err)
	}
	if err := png.Write(new(bytes.Buffer), a, Options{}); !errors.Is(err, ErrNoBasemap) {
		t.Errorf("a picture without a basemap: %v", err)
	}
	o := Options{Basemap: basemap(t)}
	o.Picture.Density = 99
	if err := png.Write(new(bytes.Buffer), a, o); !errors.Is(err, picture.ErrSize) {
		t.Errorf("a picture of density 99: %v", err)
	}
}

// TestContainsWords looks for the words of mentions in headlines.
func TestContainsWords(t *testing.T) {
	for _, tt := range []struct {
		headline, words string
		want            bool
	}{
		{"Cyclone crosses between Fiji and Samoa", "Fiji", true}, {"Fire in Fiesole", "Fiesole", true},
		{"Paris", "Paris", true}, {"Parisians strike", "Paris", false}, {"Parisians leave Paris", "Paris", true},
		{"Öland", "land", false}, {"", "Paris", false}, {"Paris", "", false},
	} {
		if got := containsWords(tt.headline, tt.words); got != tt.want {
			t.Errorf("containsWords(%q, %q) = %v, want %v", tt.headline, tt.words, got, tt.want)
		}
	}
}

func TestFileName(t *testing.T) {
	for _, tt := range []struct{ title, ascii, full string }{
		{"Talks fail in Kyiv", "talks-fail-in-kyiv", "talks-fail-in-kyiv"},
		{"Gespräche: \"Ende\"?", "gesprache-ende", "gespräche-ende"},
		{"Київ", "places", "київ"},
		{"../../etc/passwd", "etc-passwd", "etc-passwd"},
		{" -- ", "places", "places"},
		{"", "places", "places"},
		{strings.Repeat("long ", 30), strings.Repeat("long-", 11) + "long", strings.Repeat("long-", 11) + "long"},
	} {
		if ascii, full := FileName(tt.title); ascii != tt.ascii || full != tt.full {
			t.Errorf("FileName(%q) = %q, %q, want %q, %q", tt.title, ascii, full, tt.ascii, tt.full)
		}
	}
}
