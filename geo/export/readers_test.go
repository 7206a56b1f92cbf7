package export

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
	"github.com/xuri/excelize/v2"
)

// ogr reads layers of a file by GDAL, as GeoJSON; all of them if none is named.
func ogr(t *testing.T, file string, layers []string, options ...string) *geojson.FeatureCollection {
	t.Helper()
	if _, err := exec.LookPath("ogr2ogr"); err != nil {
		if os.Getenv("DATELINE_GDAL") == "require" {
			t.Fatal("GDAL is not installed (Debian: gdal-bin)")
		}
		t.Skip("GDAL is not installed (Debian: gdal-bin)")
	}
	args := append([]string{"-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=9", "/vsistdout/", file}, options...)
	for _, layer := range layers {
		if layer != "" {
			args = append(args, layer)
		}
	}
	cmd := exec.Command("ogr2ogr", args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("ogr2ogr %s: %v\n%s", strings.Join(args, " "), err, errs.String())
	}
	if errs.Len() > 0 {
		t.Errorf("ogr2ogr %s: %s", strings.Join(args, " "), errs.String())
	}
	fc, err := geojson.UnmarshalFeatureCollection(out.Bytes())
	if err != nil {
		t.Fatalf("ogr2ogr %s: %v\n%.1000s", strings.Join(args, " "), err, out.String())
	}
	return fc
}

// write writes the collection to a file of the format's extension.
func write(t *testing.T, name string, c Collection) string {
	t.Helper()
	f, err := ByName(name)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "export"+f.Extension)
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := f.Write(out, c); err != nil {
		t.Fatal(err)
	}
	return path
}

// manyPoints returns 1,000 towns.
func manyPoints() Collection {
	r := rand.New(rand.NewPCG(1, 2))
	var features []Feature
	for i := range 1000 {
		features = append(features, Feature{
			ID:       fmt.Sprintf("geonames:%d", i),
			Geometry: orb.Point{360*r.Float64() - 180, 180*r.Float64() - 90},
			Properties: []Property{
				{"name", fmt.Sprintf("Town %d", i)}, {"population", i * 1000}, {"confidence", float64(i) / 1000},
				{"capital", i%2 == 0},
			},
		})
	}
	c := Of(features)
	c.Name = "towns"
	return c
}

// reading says how GDAL is to read a format.
type reading struct {
	format  string
	layers  []string // the one layer where there is none
	options []string
}

func readings() []reading {
	return []reading{
		{format: "geojson"},
		{format: "geojsonseq"},
		{format: "ndjson"},
		{format: "kml"},
		{format: "gpx", layers: []string{"waypoints", "tracks"}},
		{format: "csv", options: []string{
			"-oo", "X_POSSIBLE_NAMES=longitude", "-oo", "Y_POSSIBLE_NAMES=latitude", "-oo", "AUTODETECT_TYPE=YES"}},
		{format: "gpkg"},
	}
}

func TestGDALPoints(t *testing.T) {
	c := manyPoints()
	var want []Feature
	for f := range c.Features {
		want = append(want, f)
	}
	for _, r := range readings() {
		t.Run(r.format, func(t *testing.T) {
			fc := ogr(t, write(t, r.format, c), r.layers[:min(1, len(r.layers))], r.options...)
			if len(fc.Features) != len(want) {
				t.Fatalf("%d features, want %d", len(fc.Features), len(want))
			}
			for i, got := range fc.Features {
				comparePoint(t, i, got.Geometry, want[i].Geometry.(orb.Point))
				if name := nameOf(got); name != want[i].Property("name") {
					t.Fatalf("feature %d is named %q, want %q", i, name, want[i].Property("name"))
				}
				population := fmt.Sprint(got.Properties["population"])
				if r.format != "gpx" && population != fmt.Sprint(want[i].Property("population")) {
					t.Fatalf("feature %d has population %v, want %v", i, population, want[i].Property("population"))
				}
			}
		})
	}
}

func comparePoint(t *testing.T, i int, got orb.Geometry, want orb.Point) {
	t.Helper()
	if p, ok := got.(orb.Point); !ok || math.Abs(p[0]-want[0]) > 1e-7 || math.Abs(p[1]-want[1]) > 1e-7 {
		t.Fatalf("feature %d at %v, want %v", i, got, want)
	}
}

// nameOf returns the name of a feature: KML has "Name".
func nameOf(f *geojson.Feature) string {
	return f.Properties.MustString("name", f.Properties.MustString("Name", ""))
}

// spelled returns a geometry as GeoJSON with the decimals of text, to compare what differs by less.
func spelled(g orb.Geometry) string { return string(appendGeometry(nil, g)) }

// TestGDALGeometries: every kind of geometry comes out of GDAL as it went in, cut at the antimeridian.
func TestGDALGeometries(t *testing.T) {
	want := map[string]string{}
	for f := range sample().Features {
		g, err := fileGeometry(f.Geometry)
		if err != nil {
			t.Fatal(err)
		}
		want[f.Property("name").(string)] = spelled(g)
	}
	for _, r := range readings() {
		t.Run(r.format, func(t *testing.T) {
			path := write(t, r.format, sample())
			layers := r.layers
			if layers == nil {
				layers = []string{""}
			}
			options := r.options
			if r.format == "csv" {
				options = []string{"-oo", "GEOM_POSSIBLE_NAMES=WKT", "-oo", "KEEP_GEOM_COLUMNS=NO"}
			}
			got := map[string]string{}
			for _, layer := range layers {
				fc := ogr(t, path, []string{layer}, options...)
				for _, f := range fc.Features {
					got[nameOf(f)] = spelled(f.Geometry)
				}
			}
			want := maps.Clone(want)
			if r.format == "gpx" {
				delete(want, "Atlantis") // nowhere
				// An area is the track of its rings. GDAL takes 179.9999999, as GPX must have it, for 180.
				want["Chukotka"] = `{"type":"MultiLineString","coordinates":` +
					`[[[180,70],[175,70],[175,60],[180,60],[180,62],[178,62],[178,64],[180,64],[180,70]],` +
					`[[-180,60],[-170,60],[-170,70],[-180,70],[-180,64],[-176,64],[-176,62],[-180,62],[-180,60]]]}`
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// TestGDALText reads each line of a WKT file as the geometry of a CSV table, the form that GDAL has for it.
func TestGDALText(t *testing.T) {
	var out bytes.Buffer
	c := sample()
	if err := writeWKT(&out, &c); err != nil {
		t.Fatal(err)
	}
	table := "name,WKT\n"
	var want []string
	for i, line := range strings.Split(strings.TrimSpace(out.String()), "\n") {
		table += fmt.Sprintf("%d,\"%s\"\n", i, line)
	}
	for f := range sample().Features {
		g, err := fileGeometry(f.Geometry)
		if err != nil {
			t.Fatal(err)
		}
		if g == nil {
			g = orb.Collection{}
		}
		want = append(want, spelled(g))
	}
	path := filepath.Join(t.TempDir(), "wkt.csv")
	if err := os.WriteFile(path, []byte(table), 0o644); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range ogr(t, path, nil).Features {
		got = append(got, spelled(f.Geometry))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// hyparquet reads a GeoParquet file by the JavaScript library of that name.
func hyparquet(t *testing.T, path string) (out struct {
	Metadata map[string]string
	Columns  []string
	Rows     []map[string]any
}) {
	t.Helper()
	missing := ""
	if _, err := exec.LookPath("node"); err != nil {
		missing = "node is not installed"
	} else if _, err := os.Stat("testdata/hyparquet/node_modules/hyparquet"); err != nil {
		missing = "hyparquet is not installed: npm ci --prefix geo/export/testdata/hyparquet"
	}
	if missing != "" {
		if os.Getenv("DATELINE_HYPARQUET") == "require" {
			t.Fatal(missing)
		}
		t.Skip(missing)
	}
	cmd := exec.Command("node", "testdata/hyparquet/read.js", path)
	cmd.Stderr = os.Stderr
	b, err := cmd.Output()
	if err != nil {
		t.Fatalf("read.js: %v", err)
	}
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatalf("read.js: %v\n%s", err, b)
	}
	return out
}

func TestHyparquet(t *testing.T) {
	got := hyparquet(t, write(t, "parquet", sample()))
	columns := []string{"places", "id", "name", "country", "population", "confidence", "capital", "mentions",
		"disputed", "distance_km",
		"bbox", "xmin", "ymin", "xmax", "ymax", "geometry"}
	if diff := cmp.Diff(columns, got.Columns); diff != "" {
		t.Errorf("columns: -want +got\n%s", diff)
	}
	if got.Metadata["attribution"] != "© GeoNames, CC BY 4.0" {
		t.Errorf("attribution is %q", got.Metadata["attribution"])
	}
	var meta geoMetadata
	if err := json.Unmarshal([]byte(got.Metadata["geo"]), &meta); err != nil {
		t.Fatal(err)
	}
	col := meta.Columns["geometry"]
	if meta.Version != "1.1.0" || col.Encoding != "WKB" ||
		!cmp.Equal(col.GeometryTypes, []string{"Point", "MultiPolygon", "MultiLineString"}) ||
		!cmp.Equal(col.Bbox, []float64{-180, 34.1, 180, 70}, cmpopts.EquateApprox(0, 1e-9)) {
		t.Errorf("geo metadata: %s", got.Metadata["geo"])
	}
	if len(got.Rows) != 4 {
		t.Fatalf("%d rows, want 4", len(got.Rows))
	}
	want := map[string]any{
		"id": "geonames:745044", "name": "Istanbul", "country": "TR", "population": 15701602.0, "confidence": 0.97,
		"capital":  false,
		"mentions": `[{"end":8,"start":0}]`, "disputed": nil, "distance_km": nil,
		"bbox":     map[string]any{"xmin": 28.94966, "ymin": 41.01384, "xmax": 28.94966, "ymax": 41.01384},
		"geometry": map[string]any{"type": "Point", "coordinates": []any{28.94966, 41.01384}},
	}
	if diff := cmp.Diff(want, got.Rows[0], cmpopts.EquateApprox(0, 1e-12)); diff != "" {
		t.Errorf("Istanbul: -want +got\n%s", diff)
	}
	if id, known := got.Rows[3]["id"]; !known || id != nil {
		t.Errorf("the feature without an id has %v, want null", id)
	}
	i := 0
	for f := range sample().Features {
		g, err := fileGeometry(f.Geometry)
		if err != nil {
			t.Fatal(err)
		}
		var want any
		if g != nil {
			if err := json.Unmarshal(appendGeometry(nil, g), &want); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(want, got.Rows[i]["geometry"], cmpopts.EquateApprox(0, 1e-7)); diff != "" {
			t.Errorf("geometry of %s: -want +got\n%s", f.ID, diff)
		}
		i++
	}
}

func TestHyparquetPoints(t *testing.T) {
	c := manyPoints()
	got := hyparquet(t, write(t, "parquet", c))
	i := 0
	for f := range c.Features {
		if i >= len(got.Rows) {
			break
		}
		row := got.Rows[i]
		p := f.Geometry.(orb.Point)
		want := []any{p[0], p[1]}
		if row["id"] != f.ID || !cmp.Equal(row["geometry"].(map[string]any)["coordinates"], any(want)) {
			t.Fatalf("row %d is %v, want %s at %v", i, row, f.ID, p)
		}
		i++
	}
	if i != 1000 || len(got.Rows) != 1000 {
		t.Fatalf("%d rows, want 1000", len(got.Rows))
	}
}

// Programs find the R-tree of a GeoPackage, and what it holds.
func TestGeoPackageIsIndexed(t *testing.T) {
	file := write(t, "gpkg", manyPoints())
	db, err := sql.Open("sqlite", "file:"+file+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var features, entries, wrong int
	for query, into := range map[string]*int{
		`SELECT count(*) FROM towns`:            &features,
		`SELECT count(*) FROM rtree_towns_geom`: &entries,
		`SELECT count(*) FROM rtree_towns_geom WHERE minx > maxx OR miny > maxy OR miny < -90.01 OR maxy > 90.01`: &wrong,
	} {
		if err := db.QueryRow(query).Scan(into); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	}
	if features == 0 || entries != features || wrong > 0 {
		t.Errorf("%d features, %d in the tree, %d of them no boxes", features, entries, wrong)
	}
	if _, err := exec.LookPath("ogrinfo"); err != nil {
		t.Skip(err)
	}
	out, err := exec.Command("ogrinfo", file, "-sql", "SELECT HasSpatialIndex('towns', 'geom')").CombinedOutput()
	if err != nil || !strings.Contains(string(out), "= 1") {
		t.Errorf("GDAL sees no spatial index: %v\n%s", err, out)
	}
}

// QGIS opens a GeoPackage in the look that the file holds.
func TestGeoPackageIsStyled(t *testing.T) {
	lines := Of([]Feature{{ID: "1", Geometry: orb.LineString{{29, 41}, {33, 40}},
		Properties: []Property{{"verdict", "consistent"}}}})
	lines.Name = "claims"
	points, claims := write(t, "gpkg-qgis", manyPoints()), write(t, "gpkg-qgis", lines)
	const python = "/usr/bin/python3" // of Debian, for which QGIS is built
	if err := exec.Command(python, "-c", "import qgis.core").Run(); err != nil {
		t.Skip("QGIS is not installed (Debian: python3-qgis)")
	}
	cmd := exec.Command(python, "-c", `
import os, sys
from qgis.core import QgsApplication, QgsVectorLayer
app = QgsApplication([], False)
app.initQgis()
for file, layer in zip(sys.argv[1::2], sys.argv[2::2]):
    l = QgsVectorLayer(f"{file}|layername={layer}", layer, "ogr")
    r = l.renderer()
    colours = [c.symbol().color().name() for c in r.categories()] if r.type() == "categorizedSymbol" else [r.symbol().color().name()]
    print(l.isValid(), r.type(), *colours, "labels" if l.labelsEnabled() else "no labels", flush=True)
os._exit(0)
`, points, "towns", claims, "claims")
	cmd.Env = append(os.Environ(), "QT_QPA_PLATFORM=offscreen", "HOME="+t.TempDir())
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, errs.String())
	}
	const want = "True singleSymbol #33485a labels\nTrue categorizedSymbol #0d6a63 #9a3b1e #8a857b no labels\n"
	if out.String() != want {
		t.Errorf("QGIS sees\n%swant\n%s%s", out.String(), want, errs.String())
	}
}

// GDAL reads the types of KML's data.
func TestKMLIsTyped(t *testing.T) {
	file := write(t, "kml", manyPoints())
	if _, err := exec.LookPath("ogrinfo"); err != nil {
		t.Skip(err)
	}
	out, err := exec.Command("ogrinfo", "-so", "-al", file).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, want := range []string{"population: Integer", "name: String"} {
		if !strings.Contains(strings.ToLower(string(out)), strings.ToLower(want)) {
			t.Errorf("GDAL sees no %q:\n%s", want, out)
		}
	}
}

// A spreadsheet has numbers as numbers, and what looks like a formula as text.
func TestXLSX(t *testing.T) {
	c := Of([]Feature{{ID: "x", Geometry: orb.Point{29, 41}, Properties: []Property{
		{"name", "=1+1"}, {"population", int64(5)}, {"share", 0.5}, {"capital", true}, {"none", nil}}}})
	c.Name = "places"
	book, err := excelize.OpenFile(write(t, "xlsx", c))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("places")
	if err != nil || len(rows) != 2 || strings.Join(rows[0], " ") != "id name population share capital none latitude longitude" ||
		strings.Join(rows[1], " ") != "x =1+1 5 0.5 TRUE  41 29" {
		t.Errorf("rows %q (%v)", rows, err)
	}
	if formula, err := book.GetCellFormula("places", "B2"); formula != "" || err != nil {
		t.Errorf("the name is the formula %q (%v)", formula, err)
	}
	if kind, err := book.GetCellType("places", "C2"); err != nil || kind == excelize.CellTypeInlineString ||
		kind == excelize.CellTypeSharedString {
		t.Errorf("the population is of type %v (%v)", kind, err)
	}
}
