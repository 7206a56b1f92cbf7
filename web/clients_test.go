package web_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/geo/export"
	"dateline/web/webtest"
)

// client names a program that others wrote. A test that needs one that is not
// there is skipped, and fails where DATELINE_CLIENTS=require is set.
func client(t *testing.T, name string, probe ...string) {
	t.Helper()
	if _, err := exec.LookPath(name); err == nil {
		if len(probe) == 0 || exec.Command(name, probe...).Run() == nil {
			return
		}
	}
	const how = "see what .ci/run installs"
	if os.Getenv("DATELINE_CLIENTS") == "require" {
		t.Fatalf("%s %s does not work here; %s", name, strings.Join(probe, " "), how)
	}
	t.Skipf("%s %s does not work here; %s", name, strings.Join(probe, " "), how)
}

// run runs a client and returns what it prints.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	cmd.Env = append(os.Environ(), "CPL_DEBUG=ON", "no_proxy=127.0.0.1")
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, &errs)
	}
	return out.String() + "\x00" + errs.String()
}

func TestGDALReadsFeatures(t *testing.T) {
	client(t, "ogr2ogr")
	srv := webtest.Serve(t, webtest.FullConfig(t))
	source := "OAPIF:" + srv.URL + "/ogc"
	count := func(query string) int {
		page, _ := webtest.Items(t, webtest.Ask(t, srv, "GET", "/ogc/collections/places/items?limit=1&"+query, ""))
		return page.NumberMatched
	}
	// All pages hold as many features as the first one says.
	csv, _, _ := strings.Cut(run(t, "ogr2ogr", "-f", "CSV", "/vsistdout/", source, "places", "-oo", "PAGE_SIZE=1000",
		"-where", "country='TR' AND feature_class='P'"), "\x00")
	if got, want := strings.Count(csv, "\n")-1, count("country=TR&feature_class=P"); got != want || got < 1000 {
		t.Errorf("ogr2ogr reads %d towns of Turkey, numberMatched is %d", got, want)
	}
	// Filters are asked of the server and not applied to everything there is.
	for _, test := range []struct{ flag, value, pushed, query string }{
		{"-where", "name='Istanbul'", "name=Istanbul", "name=Istanbul"},
		{"-where", "feature_code='PPLC' AND country='UA'", "feature_code=PPLC", "feature_code=PPLC&country=UA"},
		{"-spat", "28.5 40.5 29.5 41.5", "bbox=28.5,40.5,29.5,41.5", "bbox=28.5,40.5,29.5,41.5"},
	} {
		args := append([]string{"-so", test.flag}, strings.Fields(test.value)...)
		if test.flag == "-where" {
			args = []string{"-so", test.flag, test.value}
		}
		out := run(t, "ogrinfo", append(args, "-oo", "PAGE_SIZE=1000", source, "places")...)
		if want := fmt.Sprintf("Feature Count: %d\n", count(test.query)); !strings.Contains(out, want) ||
			!strings.Contains(out, test.pushed) {
			t.Errorf(
				"ogrinfo %s %s: want %q, and %q pushed down, in\n%s",
				test.flag,
				test.value,
				want,
				test.pushed,
				out,
			)
		}
	}
}

func TestGDALReadsMapsAndFiles(t *testing.T) {
	client(t, "ogr2ogr")
	srv := webtest.Serve(t, webtest.FullConfig(t))
	m := webtest.Save(
		t,
		srv,
		`{"title":"Talks","text":"Envoys met in Kyiv and in Antalya. Ankara is about 350 km from Istanbul."}`,
	)
	points := 0
	for _, f := range m.Result.Features {
		if f.ID != "" {
			points++
		}
	}
	if points < 4 {
		t.Fatalf("%d places, want at least 4: %s", points, m.IDs())
	}
	want := fmt.Sprintf("Feature Count: %d\n", points)
	if out := run(t, "ogrinfo", "-so", "OAPIF:"+srv.URL+"/ogc", "map-"+m.ID); !strings.Contains(out, want) {
		t.Errorf("map-%s: want %q in\n%s", m.ID, want, out)
	}
	if out := run(t, "ogrinfo", "-so", "OAPIF:"+srv.URL+"/ogc", "map-"+m.ID+"-claims"); !strings.Contains(
		out,
		"Feature Count: 1\n",
	) {
		t.Errorf("map-%s-claims: want one line in\n%s", m.ID, out)
	}
	for _, f := range export.Formats() {
		if f.Name == "parquet" || f.Name == "wkt" {
			continue // Debian's GDAL reads no Parquet, and a list of WKT is no data source
		}
		file := filepath.Join(t.TempDir(), "places"+f.Extension)
		x := webtest.Ask(t, srv, "GET", "/v1/maps/"+m.ID+"/places"+f.Extension, "")
		if err := os.WriteFile(file, x.Body, 0o600); err != nil {
			t.Fatal(err)
		}
		if out := run(t, "ogrinfo", "-al", "-so", file); !strings.Contains(out, want) {
			t.Errorf("places%s: want %q in\n%s", f.Extension, want, out)
		}
	}
}

func TestPythonClients(t *testing.T) {
	python := "/usr/bin/python3" // Debian's, which has Debian's packages
	srv := webtest.Serve(t, webtest.FullConfig(t))
	host := strings.TrimPrefix(srv.URL, "http://")
	tests := []struct{ module, script, want string }{
		{"owslib", `
from owslib.ogcapi.features import Features
f = Features("http://HOST/ogc")
assert "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core" in f.conformance()["conformsTo"]
r = f.collection_items("places", limit=3, country="TR", feature_class="P")
print(f.feature_collections(), r["numberReturned"], r["features"][0]["properties"]["name"], f.collection_item("places", "geonames:745044")["id"])`,
			"['places'] 3 Istanbul geonames:745044"},
		{"geopy", `
from geopy.geocoders import Nominatim
g = Nominatim(domain="HOST", scheme="http", user_agent="test")
a = g.geocode("Istanbul"); b = g.reverse("39.92,32.85"); c = g.geocode("Paris, Texas", addressdetails=True)
print("%.2f %.2f" % (a.latitude, a.longitude), "Ankara" in b.address, c.raw["address"]["state"])`,
			"41.01 28.95 True Texas"},
		{"geopy", `
from geopy.geocoders import Photon
g = Photon(domain="HOST/photon", scheme="http", user_agent="test")
a = g.geocode("Ankara"); b = g.reverse("50.45,30.52")
print("%.2f %.2f" % (a.latitude, a.longitude), "Ukraine" in b.address)`,
			"39.92 32.85 True"},
		{"geopy", `
from geopy.geocoders import Pelias
g = Pelias(domain="HOST", scheme="http", user_agent="test")
a = g.geocode("Kyiv"); b = g.reverse("41.01,28.95")
print("%.2f %.2f" % (a.latitude, a.longitude), b is not None)`,
			"50.45 30.52 True"},
	}
	for _, test := range tests {
		t.Run(test.module, func(t *testing.T) {
			client(t, python, "-c", "import "+test.module)
			out, _, _ := strings.Cut(run(t, python, "-c", strings.ReplaceAll(test.script, "HOST", host)), "\x00")
			if got := strings.TrimSpace(out); got != test.want {
				t.Errorf("it prints %q, want %q:\n%s", got, test.want, test.script)
			}
		})
	}
}
