package maps_test

import (
	"encoding/json"
	"strings"
	"testing"

	"dateline/web/webtest"
)

func TestMapsKeepTheirVersions(t *testing.T) {
	srv := webtest.Serve(t, webtest.WithStore(t))
	m := webtest.Save(t, srv, webtest.Moscow)
	bearer := "Authorization: Bearer " + m.EditToken
	change := func(body string) {
		t.Helper()
		if x := webtest.Ask(t, srv, "PATCH", "/v1/maps/"+m.ID, body, bearer, "Content-Type: application/json"); x.Status != 200 {
			t.Fatalf("PATCH %s = %d %s", body, x.Status, x.Body)
		}
	}
	change(`{"title":"Second","corrections":[{"name":"Moscow","place":"geonames:5601538"}]}`)
	change(`{"title":"Third","corrections":[]}`)

	var list struct {
		Versions []struct {
			Version, Corrections int
			Title                string
		}
	}
	x := webtest.Ask(t, srv, "GET", "/v1/maps/"+m.ID+"/versions", "", bearer)
	if err := json.Unmarshal(x.Body, &list); err != nil || len(list.Versions) != 3 {
		t.Fatalf("versions = %d %s", x.Status, x.Body)
	}
	if v := list.Versions[1]; v.Version != 2 || v.Title != "Second" || v.Corrections != 1 {
		t.Errorf("the version before the last is %+v, want 2, Second, one correction", v)
	}
	var second webtest.MapAnswer
	x = webtest.Ask(t, srv, "GET", "/v1/maps/"+m.ID+"/versions/2", "", bearer)
	if err := json.Unmarshal(x.Body, &second); err != nil || second.Title != "Second" || !strings.Contains(second.IDs(), "5601538") {
		t.Errorf("version 2 = %d %s", x.Status, x.Body)
	}
	for _, path := range []string{"/versions", "/versions/2"} {
		if x := webtest.Ask(t, srv, "GET", "/v1/maps/"+m.ID+path, ""); x.Status != 401 {
			t.Errorf("GET %s without the edit token = %d, want 401", path, x.Status)
		}
	}
	for _, path := range []string{"/versions/9", "/versions/x"} {
		if x := webtest.Ask(t, srv, "GET", "/v1/maps/"+m.ID+path, "", bearer); x.Status != 404 {
			t.Errorf("GET %s = %d, want 404", path, x.Status)
		}
	}
}

// A place of the author's own, with what they say of it, is in every export.
func TestMapsHaveOwnPlaces(t *testing.T) {
	srv := webtest.Serve(t, webtest.WithStore(t))
	m := webtest.Save(t, srv, `{"text":"Envoys left Moscow for the Old Mill.","corrections":[
		{"name":"Moscow","place":"geonames:524901","label":"Muscovy","note":"Seen.","source":"https://example.org/s","label_side":"w"},
		{"start":28,"end":36,"place":"own:mill","point":[37.5,55.5],"label":"The <b>mill</b>"}]}`)
	for _, file := range []string{"places.geojson", "places.csv", "places.kml", "places.gpx", "places.geojsonseq"} {
		x := webtest.Ask(t, srv, "GET", "/v1/maps/"+m.ID+"/"+file, "")
		if x.Status != 200 || !strings.Contains(string(x.Body), "mill") {
			t.Errorf("%s = %d, without the own place: %s", file, x.Status, x.Body)
		}
		if strings.Contains(string(x.Body), "<b>") && strings.HasSuffix(file, "ml") {
			t.Errorf("%s holds the label as mark-up: %s", file, x.Body)
		}
	}
	var fc struct {
		Features []struct {
			ID         string
			Properties map[string]any
		}
	}
	x := webtest.Ask(t, srv, "GET", "/v1/maps/"+m.ID+"/places.geojson", "")
	if err := json.Unmarshal(x.Body, &fc); err != nil {
		t.Fatal(err)
	}
	if len(fc.Features) != 2 || fc.Features[1].ID != "own:mill" || fc.Features[1].Properties["accuracy"] != "point" ||
		fc.Features[0].Properties["own_label"] != "Muscovy" || fc.Features[0].Properties["note"] != "Seen." ||
		fc.Features[0].Properties["source"] != "https://example.org/s" || fc.Features[0].Properties["label_side"] != "w" {
		t.Errorf("the features are %s", x.Body)
	}
}

func TestMapsChangeTheirFocus(t *testing.T) {
	srv := webtest.Serve(t, webtest.WithStore(t))
	m := webtest.Save(t, srv, webtest.Moscow)
	bearer := "Authorization: Bearer " + m.EditToken
	x := webtest.Ask(t, srv, "PATCH", "/v1/maps/"+m.ID, `{"focus":"US"}`, bearer, "Content-Type: application/json")
	if got := webtest.ReadMap(t, srv, m.ID); x.Status != 200 || got.Focus != "US" {
		t.Errorf("PATCH = %d %s; the focus is %q, want US", x.Status, x.Body, got.Focus)
	}
	if x := webtest.Ask(t, srv, "PATCH", "/v1/maps/"+m.ID, `{"focus":"Nowhereville"}`, bearer, "Content-Type: application/json"); x.Status != 422 && x.Status != 400 && x.Status != 404 {
		t.Errorf("PATCH with a focus that is not there = %d %s", x.Status, x.Body)
	}
}
