package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/web"
	"dateline/web/webtest"
)

// lint runs one of the linters that testdata/linters installs over a document
// and fails the test for whatever it has to say, warnings and hints too. It is
// skipped where the linters are not installed, and fails where
// DATELINE_CLIENTS=require is set.
func lint(t *testing.T, name string, doc []byte, args ...string) {
	t.Helper()
	program := filepath.Join("testdata", "linters", "node_modules", ".bin", name)
	if _, err := os.Stat(program); err != nil {
		const how = "the linters are not installed: npm ci --prefix web/testdata/linters"
		if os.Getenv("DATELINE_CLIENTS") == "require" {
			t.Fatal(how)
		}
		t.Skip(how)
	}
	file := filepath.Join(t.TempDir(), "document.json")
	if err := os.WriteFile(file, doc, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, program, append(args, file)...).CombinedOutput()
	if said := bytes.TrimSpace(out); err != nil || len(said) > 0 {
		t.Errorf("%s: %v\n%.4000s", name, err, said)
	}
}

func TestSpectralFindsNothing(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	for _, path := range []string{"/openapi.json", "/ogc/api"} {
		t.Run(path, func(t *testing.T) {
			lint(t, "spectral", webtest.Ask(t, srv, "GET", path, "").Body,
				"lint", "--ruleset", "testdata/linters/spectral.yaml", "--fail-severity", "hint", "--quiet")
		})
	}
}

// TestGeoJSONHintFindsNothing looks at every kind of GeoJSON that the service
// writes, with areas that touch the antimeridian and lines that cross it.
func TestGeoJSONHintFindsNothing(t *testing.T) {
	srv := webtest.Serve(t, webtest.FullConfig(t))
	const text = "Fiji is about 1,150 km from Samoa. Envoys from Russia and the United States met in Suva; " +
		"Apia lies 1,140 km from Suva. Ukraine, Antarctica, South Africa and Indonesia sent notes."
	article, err := json.Marshal(map[string]string{"title": "Across the date line", "text": text})
	if err != nil {
		t.Fatal(err)
	}
	m := webtest.Save(t, srv, string(article))
	file, collection := "/v1/maps/"+m.ID, "/ogc/collections/map-"+m.ID
	for _, target := range []string{
		file + "/places.geojson", file + "/claims.geojson",
		"/ogc/collections/places/items?limit=50", "/ogc/collections/places/items?bbox=170,-30,-170,0",
		"/ogc/collections/places/items/geonames:2198148",
		collection + "/items", collection + "-claims/items", collection + "-claims/items/1",
		"/v1/search?text=Fiji", "/v1/search?text=nothing+bears+this+name", "/v1/search", "/v1/autocomplete?text=su",
		"/v1/place?ids=geonames:2198148",
		"/v1/reverse?point.lat=-18.1&point.lon=178.4&layers=coarse&size=5",
		"/search?q=Russia&format=geojson", "/search?q=Suva&format=geocodejson",
		"/reverse?lat=-18.1&lon=178.4&format=geojson", "/lookup?osm_ids=N2198148&format=geojson",
		"/photon/api?q=suv", "/photon/reverse?lat=-18.1&lon=178.4",
		"/v1/distance?from=Suva&to=Apia&f=geojson", "/v1/distance?from=Suva&via=Apia&to=Anchorage&f=geojson",
		"/v1/distance?from=Suva&to=Suva&f=geojson",
		"/v1/areas?ids=geonames:2017370,geonames:2205218,geonames:6252001,geonames:6697173,geonames:953987",
	} {
		t.Run(strings.ReplaceAll(target, m.ID, "ID"), func(t *testing.T) {
			lint(t, "geojsonhint", webtest.Ask(t, srv, "GET", target, "").Body, "--format", "json")
		})
	}
	for _, query := range []string{"", "?geometry=area", "?explain=true"} {
		t.Run("/v1/parse"+query, func(t *testing.T) {
			x := webtest.Ask(t, srv, "POST", "/v1/parse"+query, text, "Content-Type: text/plain")
			lint(t, "geojsonhint", x.Body, "--format", "json")
		})
	}
	t.Run("geojsonseq", func(t *testing.T) {
		for record := range bytes.SplitSeq(webtest.Ask(t, srv, "GET", file+"/claims.geojsonseq", "").Body, []byte("\x1e")) {
			if len(record) > 0 {
				lint(t, "geojsonhint", record, "--format", "json")
			}
		}
	})
}
