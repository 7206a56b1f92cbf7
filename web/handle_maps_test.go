package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"image/png"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dateline/web/httpx"

	"dateline/geo/export"
	"dateline/web/store"
)

// withStore is the small world with a store, and maps listed.
func withStore(t testing.TB) Config {
	t.Helper()
	cfg := house(t)
	db, err := store.OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "maps.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	cfg.Store, cfg.Listing = db, true
	return cfg
}

// save creates a map and returns what came back.
func save(t *testing.T, srv *httptest.Server, body string) (m mapAnswer) {
	t.Helper()
	x := ask(t, srv, "POST", "/v1/maps", body, "Content-Type: application/json")
	if x.status != 201 {
		t.Fatalf("POST /v1/maps = %d %s", x.status, x.body)
	}
	if err := json.Unmarshal(x.body, &m); err != nil {
		t.Fatal(err)
	}
	if got, want := x.header.Get("Location"), srv.URL+"/v1/maps/"+m.ID; got != want {
		t.Errorf("Location = %s, want %s", got, want)
	}
	return m
}

// mapAnswer is mapJSON with a result that can be read.
type mapAnswer struct {
	mapJSON
	Result struct {
		Features []struct {
			ID string `json:"id"`
		} `json:"features"`
		Claims []struct {
			From, To struct{ ID string }
			Measured float64 `json:"measured_km"`
		} `json:"claims"`
	} `json:"result"`
}

// ids of the places, in their order.
func (m mapAnswer) ids() string {
	var all []string
	for _, f := range m.Result.Features {
		all = append(all, strings.TrimPrefix(f.ID, "geonames:"))
	}
	return strings.Join(all, " ")
}

func read(t *testing.T, srv *httptest.Server, id string) (m mapAnswer) {
	t.Helper()
	x := ask(t, srv, "GET", "/v1/maps/"+id, "")
	if err := json.Unmarshal(x.body, &m); err != nil || x.status != 200 {
		t.Fatalf("GET /v1/maps/%s = %d %s (%v)", id, x.status, x.body, err)
	}
	return m
}

const moscow = `{"title":"Talks","text":"Envoys left Moscow. Kyiv is about 750 km from Moscow.","url":"https://example.org/a"}`

func TestMapsLiveAndDie(t *testing.T) {
	srv := serve(t, withStore(t))
	m := save(t, srv, moscow)
	if len(m.ID) < 26 || len(m.EditToken) < 26 {
		t.Errorf("id %q, token %q: too short to be unguessable", m.ID, m.EditToken)
	}
	got := read(t, srv, m.ID)
	if got.EditToken != "" || got.Title != "Talks" || got.URL != "https://example.org/a" || got.Version != 1 || got.ids() != m.ids() {
		t.Errorf("GET gives %+v", got)
	}
	if !strings.Contains(got.ids(), "524901") || len(got.Result.Claims) != 1 {
		t.Fatalf("places %s, %d claims, want Moscow in Russia and one claim", got.ids(), len(got.Result.Claims))
	}
	before := got.Result.Claims[0]

	bearer := "Authorization: Bearer " + m.EditToken
	x := ask(t, srv, "PATCH", "/v1/maps/"+m.ID, `{"corrections":[{"name":"Moscow","place":"geonames:5601538"}]}`, bearer, "Content-Type: application/json", `If-Match: "1"`)
	if x.status != 200 {
		t.Fatalf("PATCH = %d %s", x.status, x.body)
	}
	got = read(t, srv, m.ID)
	if !strings.Contains(got.ids(), "5601538") || strings.Contains(got.ids(), "524901") || got.Version != 2 || got.Title != "Talks" {
		t.Errorf("after the correction: places %s, version %d, title %q", got.ids(), got.Version, got.Title)
	}
	if after := got.Result.Claims[0]; after.Measured == before.Measured || after.To.ID != "geonames:5601538" && after.From.ID != "geonames:5601538" {
		t.Errorf("the claim was not measured again: %+v, before %+v", after, before)
	}
	if csv := string(ask(t, srv, "GET", "/v1/maps/"+m.ID+"/distances.csv", "").body); !strings.Contains(csv, "geonames:5601538") {
		t.Errorf("distances.csv does not follow the correction:\n%s", csv)
	}
	if x := ask(t, srv, "PATCH", "/v1/maps/"+m.ID, `{"title":"Old"}`, bearer, "Content-Type: application/json", `If-Match: "1"`); x.status != 412 {
		t.Errorf("PATCH of an old version = %d, want 412", x.status)
	}
	for _, match := range []string{`"2"`, "TAG", `"1", TAG`, "*"} { // each makes the next version
		tag := ask(t, srv, "GET", "/v1/maps/"+m.ID, "").header.Get("ETag")
		match = strings.ReplaceAll(match, "TAG", tag)
		if x := ask(t, srv, "PATCH", "/v1/maps/"+m.ID, `{"title":"New"}`, bearer, "Content-Type: application/json", "If-Match: "+match); x.status != 200 || x.header.Get("ETag") == tag {
			t.Errorf("PATCH with If-Match: %s = %d %s, tag %s", match, x.status, x.body, x.header.Get("ETag"))
		}
	}
	if got = read(t, srv, m.ID); got.Title != "New" || len(got.Corrections) != 1 {
		t.Errorf("after a new title: %q, %d corrections, want New and 1", got.Title, len(got.Corrections))
	}
	if x := ask(t, srv, "DELETE", "/v1/maps/"+m.ID, "", bearer); x.status != 204 {
		t.Errorf("DELETE = %d", x.status)
	}
	if x := ask(t, srv, "GET", "/v1/maps/"+m.ID, ""); x.status != 404 {
		t.Errorf("GET after DELETE = %d, want 404", x.status)
	}
}

func TestMapsAreGuarded(t *testing.T) {
	srv := serve(t, withStore(t))
	m, other := save(t, srv, moscow), save(t, srv, moscow)
	tests := []struct {
		method, target, body, token string
		status                      int
	}{
		{"PATCH", m.ID, `{"title":"x"}`, "", 401},
		{"PATCH", m.ID, `{"title":"x"}`, "wrong", 403},
		{"PATCH", m.ID, `{"title":"x"}`, other.EditToken, 403},
		{"DELETE", m.ID, "", "", 401},
		{"DELETE", m.ID, "", other.EditToken, 403},
		{"PATCH", "none", `{"title":"x"}`, m.EditToken, 404},
		{"DELETE", "none", "", m.EditToken, 404},
		{"PATCH", m.ID, `{"text":"x"}`, m.EditToken, 422},
		{"PATCH", m.ID, `{"corrections":[{"name":"Moscow","place":"none"}]}`, m.EditToken, 422},
		{"PATCH", m.ID, `{"corrections":[{"start":9999,"end":10000,"place":null}]}`, m.EditToken, 422},
		{"PATCH", m.ID, `[]`, m.EditToken, 422},
	}
	for _, test := range tests {
		header := []string{"Content-Type: application/json"}
		if test.token != "" {
			header = append(header, "Authorization: Bearer "+test.token)
		}
		if x := ask(t, srv, test.method, "/v1/maps/"+test.target, test.body, header...); x.status != test.status {
			t.Errorf("%s %s %s = %d %s, want %d", test.method, test.target, test.body, x.status, x.body, test.status)
		}
	}
	if got := read(t, srv, m.ID); got.Version != 1 {
		t.Errorf("the map is at version %d after refused changes", got.Version)
	}
	for _, body := range []string{`{"text":""}`, `{"text":"x","spans":[]}`, `{"text":"x","url":"javascript:alert(1)"}`, `{"text":"x","corrections":[{}]}`} {
		if x := ask(t, srv, "POST", "/v1/maps", body, "Content-Type: application/json"); x.status != 422 {
			t.Errorf("POST %s = %d, want 422", body, x.status)
		}
	}
}

func TestMapFiles(t *testing.T) {
	srv := serve(t, withStore(t))
	m := save(t, srv, `{"title":"Gespräche: \"Ende\"?","text":"Envoys met in Kyiv. Ankara, about 350 km from Istanbul, was quiet."}`)
	for _, f := range export.Formats() {
		x := ask(t, srv, "GET", "/v1/maps/"+m.ID+"/places"+f.Extension, "")
		if x.status != 200 || x.header.Get("Content-Type") != f.MediaType || len(x.body) == 0 {
			t.Errorf("places%s = %d %s, %d bytes", f.Extension, x.status, x.header.Get("Content-Type"), len(x.body))
		}
		if got, want := x.header.Get("Content-Disposition"), "attachment; filename=gesprache-ende"+f.Extension+"; filename*=UTF-8''gespr%C3%A4che-ende"+f.Extension; got != want {
			t.Errorf("places%s: Content-Disposition %s, want %s", f.Extension, got, want)
		}
		if again := ask(t, srv, "GET", "/v1/maps/"+m.ID+"/places"+f.Extension, "", "If-None-Match: "+x.header.Get("ETag")); again.status != 304 {
			t.Errorf("places%s with its tag = %d, want 304", f.Extension, again.status)
		}
	}
	for file, want := range map[string]string{
		"distances.csv":    "geonames:703448,Kyiv,geonames:323786,Ankara,",
		"claims.json":      `"verdict":"consistent"`,
		"claimreview.json": `"creativeWorkStatus": "Draft"`,
		"claims.geojson":   `"LineString"`,
		"claims.kml":       "<LineString>",
	} {
		if x := ask(t, srv, "GET", "/v1/maps/"+m.ID+"/"+file, ""); x.status != 200 || !strings.Contains(string(x.body), want) {
			t.Errorf("%s = %d %s, want %s in it", file, x.status, x.body, want)
		}
	}
	for _, file := range []string{"places.docx", "places", "other.csv", "places.", ".geojson", "distances.kml"} {
		if x := ask(t, srv, "GET", "/v1/maps/"+m.ID+"/"+file, ""); x.status != 404 {
			t.Errorf("%s = %d, want 404", file, x.status)
		}
	}
}

func TestMapPictures(t *testing.T) {
	srv := serve(t, withStore(t))
	m := save(t, srv, `{"title":"Talks","text":"Envoys met in Kyiv. Ankara, about 350 km from Istanbul, was quiet."}`)
	x := ask(t, srv, "GET", "/v1/maps/"+m.ID+"/places.png", "")
	if img, err := png.Decode(bytes.NewReader(x.body)); err != nil || img.Bounds().Dx() != 1200 || x.header.Get("Content-Type") != "image/png" {
		t.Errorf("places.png = %d %s: %v", x.status, x.header.Get("Content-Type"), err)
	}
	x = ask(t, srv, "GET", "/v1/maps/"+m.ID+"/places.svg", "")
	if !strings.Contains(string(x.body), "Kyiv") || x.header.Get("Content-Security-Policy") == "" {
		t.Errorf("places.svg = %d without Kyiv or without a policy", x.status)
	}
	if x := ask(t, srv, "POST", "/v1/parse?f=svg", talks); x.status != 200 || x.header.Get("Content-Type") != httpx.TypeSVG {
		t.Errorf("POST /v1/parse?f=svg = %d %s", x.status, x.header.Get("Content-Type"))
	}
}

func TestMapPagesAreForPreviews(t *testing.T) {
	cfg := withStore(t)
	cfg.UI = fstest.MapFS{"index.html": {Data: []byte("<!doctype html><head><title>dateline</title></head><body>")}}
	srv := serve(t, cfg)
	m := save(t, srv, `{"title":"\"Talks\" <b>","text":"Envoys met in Kyiv."}`)
	for _, path := range []string{"/m/", "/embed/"} {
		x := ask(t, srv, "GET", path+m.ID, "")
		for _, want := range []string{"&#34;Talks&#34; &lt;b&gt;", "/v1/maps/" + m.ID + "/places.png", "On the map: Kyiv", "application/json+oembed"} {
			if x.status != 200 || !strings.Contains(string(x.body), want) {
				t.Errorf("GET %s%s = %d, want %s in\n%s", path, m.ID, x.status, want, x.body)
			}
		}
		if x := ask(t, srv, "GET", path+"none", ""); x.status != 404 || !strings.Contains(string(x.body), "<title>dateline") {
			t.Errorf("GET %snone = %d, want the page with 404", path, x.status)
		}
	}
	x := ask(t, srv, "GET", "/oembed?maxwidth=400&url="+url.QueryEscape(srv.URL+"/m/"+m.ID), "")
	if want := `src=\"` + srv.URL + "/embed/" + m.ID; x.status != 200 || !strings.Contains(string(x.body), want) || !strings.Contains(string(x.body), `"width":400`) {
		t.Errorf("GET /oembed = %d %s, want %s", x.status, x.body, want)
	}
	for target, status := range map[string]int{"/oembed": 400, "/oembed?url=http://x/y": 404, "/oembed?url=http://x/m/none": 404, "/oembed?url=%3A": 400} {
		if x := ask(t, srv, "GET", target, ""); x.status != status {
			t.Errorf("GET %s = %d, want %d", target, x.status, status)
		}
	}
}

func TestMapsAsFeatures(t *testing.T) {
	srv := serve(t, withStore(t))
	m := save(t, srv, `{"title":"Talks","text":"Envoys met in Kyiv. Ankara, about 350 km from Istanbul, was quiet."}`)
	base := "/ogc/collections/map-" + m.ID
	var listed struct{ Collections []struct{ ID string } }
	if err := json.Unmarshal(ask(t, srv, "GET", "/ogc/collections", "").body, &listed); err != nil || len(listed.Collections) != 3 {
		t.Errorf("%d collections listed, %v, want places and two of the map", len(listed.Collections), err)
	}
	page, ids := items(t, ask(t, srv, "GET", base+"/items?limit=2", ""))
	if page.NumberMatched != 3 || len(ids) != 2 {
		t.Errorf("%d of %d places on the first page, want 2 of 3", len(ids), page.NumberMatched)
	}
	rest, more := items(t, ask(t, srv, "GET", base+"/items?limit=2&after="+ids[1], ""))
	if len(more) != 1 || slices.Contains(ids, more[0]) || rest.NumberMatched != 3 {
		t.Errorf("the second page holds %v after %v", more, ids)
	}
	for query, want := range map[string]int{"name=Kyiv": 1, "country=TR": 2, "bbox=30,50,31,51": 1, "bbox=170,-10,-170,10": 0} {
		if page, ids := items(t, ask(t, srv, "GET", base+"/items?"+query, "")); page.NumberMatched != want || len(ids) != want {
			t.Errorf("%s: %d, want %d", query, page.NumberMatched, want)
		}
	}
	if page, _ := items(t, ask(t, srv, "GET", base+"-claims/items?verdict=consistent", "")); page.NumberMatched != 1 {
		t.Errorf("%d consistent claims, want 1", page.NumberMatched)
	}
	if x := ask(t, srv, "GET", base+"/items/geonames:703448", ""); x.status != 200 {
		t.Errorf("one place = %d %s", x.status, x.body)
	}
}

func TestMapsKeepTheirFocus(t *testing.T) {
	srv := serve(t, realHouse(t))
	const text = "A fire broke out in Paris. Nobody was hurt in Paris."
	x := ask(t, srv, "POST", "/v1/maps?focus=Texas", text, "Content-Type: text/plain")
	var m mapAnswer
	if err := json.Unmarshal(x.body, &m); err != nil || x.status != 201 {
		t.Fatalf("POST = %d %s: %v", x.status, x.body, err)
	}
	if plain := save(t, srv, `{"text":"`+text+`"}`); m.ids() == plain.ids() || m.Focus != "Texas" || plain.Focus != "" {
		t.Fatalf("with a focus %q: %s, without %q: %s; want them to differ", m.Focus, m.ids(), plain.Focus, plain.ids())
	}
	x = ask(t, srv, "PATCH", "/v1/maps/"+m.ID, `{"title":"Fire"}`, "Authorization: Bearer "+m.EditToken, "Content-Type: application/json")
	if got := read(t, srv, m.ID); x.status != 200 || got.ids() != m.ids() || got.Focus != "Texas" {
		t.Errorf("after a new title: %d, focus %q, %s, want Texas and %s", x.status, got.Focus, got.ids(), m.ids())
	}
	if x := ask(t, srv, "POST", "/v1/maps?focus=Nowhere+at+all", text, "Content-Type: text/plain"); x.status != 404 {
		t.Errorf("POST with a focus that is no place = %d, want 404", x.status)
	}
}

func TestMapsList(t *testing.T) {
	srv := serve(t, withStore(t))
	kyiv := save(t, srv, `{"title":"K","text":"Envoys met in Kyiv."}`)
	fiji := save(t, srv, `{"title":"F","text":"Ships left Suva."}`)
	tests := []struct{ query, want string }{
		{"", fiji.ID + " " + kyiv.ID},
		{"limit=1", fiji.ID},
		{"after=" + fiji.ID, kyiv.ID},
		{"near=Kyiv&within=10km", kyiv.ID},
		{"near=-18,-179&within=500km", fiji.ID},
		{"near=-17,179.4&within=150km", ""}, // in the box around, not in the circle
		{"near=Kyiv&within=10km&bbox=175,-20,-175,-15", ""},
		{"near=Ankara&within=100mi", ""},
		{"bbox=175,-20,-175,-15", fiji.ID},
	}
	for _, test := range tests {
		var got struct{ Maps []summaryJSON }
		if err := json.Unmarshal(ask(t, srv, "GET", "/v1/maps?"+test.query, "").body, &got); err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, m := range got.Maps {
			ids = append(ids, m.ID)
		}
		if joined := strings.Join(ids, " "); joined != test.want {
			t.Errorf("GET /v1/maps?%s = %q, want %q", test.query, joined, test.want)
		}
	}
	cfg := withStore(t)
	cfg.Listing = false
	quiet := serve(t, cfg)
	if x := ask(t, quiet, "GET", "/v1/maps", ""); x.status != 403 {
		t.Errorf("listing where it is off = %d, want 403", x.status)
	}
	none := serve(t, Config{})
	for _, method := range []string{"GET", "POST"} {
		if x := ask(t, none, method, "/v1/maps", ""); x.status != 403 {
			t.Errorf("%s /v1/maps without a store = %d, want 403", method, x.status)
		}
	}
}

func TestSavedMapsOutliveTheirGazetteer(t *testing.T) {
	cfg := withStore(t)
	srv := serve(t, cfg)
	m := save(t, srv, moscow)
	saved, err := cfg.Store.Get(t.Context(), m.ID)
	if err != nil {
		t.Fatal(err)
	}
	saved.Version++
	saved.Corrections = []byte(`[{"name":"Kyiv","place":"geonames:999999999"},{"name":"Moscow","place":null}]`)
	if err := cfg.Store.Update(t.Context(), saved); err != nil {
		t.Fatal(err)
	}
	fresh := serve(t, cfg) // with nothing in its cache
	if got := read(t, fresh, m.ID); got.ids() != "703448" {
		t.Errorf("places %s, want Kyiv alone: one correction names a place that is gone, the other holds", got.ids())
	}
}

func TestChangesOfOtherProcessesShow(t *testing.T) {
	cfg := withStore(t)
	srv := serve(t, cfg)
	m := save(t, srv, moscow)
	if err := cfg.Store.Delete(t.Context(), m.ID); err != nil {
		t.Fatal(err)
	}
	s := newServer(t, cfg)
	if _, err := s.showMap(t.Context(), m.ID); !errors.As(err, new(*httpx.NotFoundError)) {
		t.Errorf("showMap = %v, want a NotFoundError", err)
	}
}
