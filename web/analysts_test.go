package web_test

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/web/webtest"
)

// downloaded saves a map and returns the service and a directory with its places in
// files of some formats.
func downloaded(t *testing.T, extensions ...string) (srv *httptest.Server, dir string) {
	t.Helper()
	srv, dir = webtest.Serve(t, webtest.FullConfig(t)), t.TempDir()
	m := webtest.Save(t, srv, `{"title":"Talks","text":"Envoys met in Kyiv and in Antalya. Ankara is about 350 km from Istanbul."}`)
	for _, extension := range extensions {
		x := webtest.Ask(t, srv, "GET", "/v1/maps/"+m.ID+"/places."+extension, "")
		if err := os.WriteFile(filepath.Join(dir, "places."+extension), x.Body, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return srv, dir
}

func TestDuckDBReadsFiles(t *testing.T) {
	const reader = "testdata/duckdb"
	client(t, "node", "--input-type=module", "--eval", `import "./`+reader+`/node_modules/@duckdb/node-api/lib/index.js"`)
	_, dir := downloaded(t, "parquet", "ndjson")
	for _, test := range []struct{ sql, want string }{
		{`select name, country, population > 0 as peopled, round(bbox.xmin, 1) as lon from 'DIR/places.parquet' order by name`,
			`{"name":"Ankara","country":"TR","peopled":true,"lon":32.9}
{"name":"Antalya","country":"TR","peopled":true,"lon":30.7}
{"name":"Istanbul","country":"TR","peopled":true,"lon":28.9}
{"name":"Kyiv","country":"UA","peopled":true,"lon":30.5}`},
		// It knows the geometry by the metadata of GeoParquet.
		{`select typeof(geometry) as type from 'DIR/places.parquet' limit 1`, `{"type":"GEOMETRY('OGC:CRS84')"}`},
		{`select properties.name as name, round(geometry.coordinates[2]::double, 1) as lat
			from read_json('DIR/places.ndjson', format = 'newline_delimited') where properties.country = 'TR' order by lat`,
			`{"name":"Antalya","lat":36.9}
{"name":"Ankara","lat":39.9}
{"name":"Istanbul","lat":41}`},
	} {
		out, _, _ := strings.Cut(run(t, "node", reader+"/query.mjs", strings.ReplaceAll(test.sql, "DIR", dir)), "\x00")
		if got := strings.TrimSpace(out); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.sql, got, test.want)
		}
	}
}

func TestGeopandasReadsPlaces(t *testing.T) {
	python := "/usr/bin/python3" // Debian's, which has Debian's packages
	client(t, python, "-c", "import geopandas")
	srv, dir := downloaded(t, "gpkg", "geojson")
	out, _, _ := strings.Cut(run(t, python, "-c", `
import sys, geopandas
address, dir = sys.argv[1:]
for name in "places.gpkg", "places.geojson":
    places = geopandas.read_file(dir + "/" + name)
    print(places.crs.to_epsg(), *sorted(places["name"]))
towns = geopandas.read_file(address + "/ogc/collections/places/items?country=TR&feature_code=PPLC")
print(*towns["name"], towns.to_crs(3857).total_bounds.round(-4).tolist())`, srv.URL, dir), "\x00")
	want := `4326 Ankara Antalya Istanbul Kyiv
4326 Ankara Antalya Istanbul Kyiv
Ankara [3660000.0, 4850000.0, 3660000.0, 4850000.0]`
	if got := strings.TrimSpace(out); got != want {
		t.Errorf("geopandas finds\n%s\nwant\n%s", got, want)
	}
}

func TestSFReadsPlaces(t *testing.T) {
	client(t, "Rscript", "-e", "suppressMessages(library(sf))")
	srv, dir := downloaded(t, "gpkg")
	out, _, _ := strings.Cut(run(t, "Rscript", "-e", `
suppressMessages(library(sf))
argument <- commandArgs(trailingOnly = TRUE)
places <- st_read(file.path(argument[2], "places.gpkg"), quiet = TRUE)
cat(st_crs(places)$epsg, sort(places$name), "\n")
apart <- st_distance(places[places$name == "Ankara", ], places[places$name == "Istanbul", ])
cat(round(as.numeric(apart) / 10000) * 10, "km\n")
capital <- st_read(paste0(argument[1], "/ogc/collections/places/items?country=TR&feature_code=PPLC&f=json"), quiet = TRUE)
cat(capital$name, class(capital)[1], "\n")`, srv.URL, dir), "\x00")
	want := "4326 Ankara Antalya Istanbul Kyiv \n350 km\nAnkara sf"
	if got := strings.TrimSpace(out); got != want {
		t.Errorf("sf finds\n%s\nwant\n%s", got, want)
	}
}
