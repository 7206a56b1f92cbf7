package maps_test

import (
	"bytes"
	"encoding/json"
	"image/png"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dateline/web"
	"dateline/web/httpx"
	"dateline/web/webtest"

	"dateline/geo/export"
)

func TestMapsLiveAndDie(t *testing.T) {
	srv := webtest.Serve(t, webtest.WithStore(t))
	m := webtest.Save(t, srv, webtest.Moscow)
	if len(m.ID) < 26 || len(m.EditToken) < 26 {
		t.Errorf("id %q, token %q: too short to be unguessable", m.ID, m.EditToken)
	}
	got := webtest.ReadMap(t, srv, m.ID)
	if got.EditToken != "" || got.Title != "Talks" || got.URL != "https://example.org/a" || got.Version != 1 ||
		got.IDs() != m.IDs() {
		t.Errorf("GET gives %+v", got)
	}
	if !strings.Contains(got.IDs(), "524901") || len(got.Result.Claims) != 1 {
		t.Fatalf("places %s, %d claims, want Moscow in Russia and one claim", got.IDs(), len(got.Result.Claims))
	}
	before := got.Result.Claims[0]

	bearer := "Authorization: Bearer " + m.EditToken
	x := webtest.Ask(
		t,
		srv,
		"PATCH",
		"/v1/maps/"+m.ID,
		`{"corrections":[{"name":"Moscow","place":"geonames:5601538"}]}`,
		bearer,
		"Content-Type: application/json",
		`If-Match: "1"`,
	)
	if x.Status != 200 {
		t.Fatalf("PATCH = %d %s", x.Status, x.Body)
	}
	got = webtest.ReadMap(t, srv, m.ID)
	if !strings.Contains(got.IDs(), "5601538") || strings.Contains(got.IDs(), "524901") || got.Version != 2 ||
		got.Title != "Talks" {
		t.Errorf("after the correction: places %s, version %d, title %q", got.IDs(), got.Version, got.Title)
	}
	if after := got.Result.Claims[0]; after.Measured == before.Measured ||
		after.To.ID != "geonames:5601538" && after.From.ID != "geonames:5601538" {
		t.Errorf("the claim was not measured again: %+v, before %+v", after, before)
	}
	if csv := string(webtest.Ask(t, srv, "GET", "/v1/maps/"+m.ID+"/distances.csv", "").Body); !strings.Contains(
		csv,
		"geonames:5601538",
	) {
		t.Errorf("distances.csv does not follow the correction:\n%s", csv)
	}
	if x := webtest.Ask(t, srv, "PATCH", "/v1/maps/"+m.ID, `{"title":"Old"}`, bearer, "Content-Type: application/json", `If-Match: "1"`); x.Status != 412 {
		t.Errorf("PATCH of an old version = %d, want 412", x.Status)
	}
	for _, match := range []string{`"2"`, "TAG", `"1", TAG`, "*"} { // each makes the next version
		tag := webtest.Ask(t, srv, "GET", "/v1/maps/"+m.ID, "").Header.Get("ETag")
		match = strings.ReplaceAll(match, "TAG", tag)
		if x := webtest.Ask(t, srv, "PATCH", "/v1/maps/"+m.ID, `{"title":"New"}`, bearer, "Content-Type: application/json", "If-Match: "+match); x.Status != 200 ||
			x.Header.Get("ETag") == tag {
			t.Errorf("PATCH with If-Match: %s = %d %s, tag %s", match, x.Status, x.Body, x.Header.Get("ETag"))
		}
	}
	if got = webtest.ReadMap(t, srv, m.ID); got.Title != "New" || len(got.Corrections) != 1 {
		t.Errorf("after a new title: %q, %d corrections, want New and 1", got.Title, len(got.Corrections))
	}
	if x := webtest.Ask(t, srv, "DELETE", "/v1/maps/"+m.ID, "", bearer, `If-Match: "1"`); x.Status != 412 {
		t.Errorf("DELETE of an old version = %d, want 412", x.Status)
	}
	if x := webtest.Ask(t, srv, "DELETE", "/v1/maps/"+m.ID, "", bearer); x.Status != 204 {
		t.Errorf("DELETE = %d", x.Status)
	}
	if x := webtest.Ask(t, srv, "GET", "/v1/maps/"+m.ID, ""); x.Status != 404 {
		t.Errorf("GET after DELETE = %d, want 404", x.Status)
	}
}

func TestMapsAreGuarded(t *testing.T) {
	srv := webtest.Serve(t, webtest.WithStore(t))
	m, other := webtest.Save(t, srv, webtest.Moscow), webtest.Save(t, srv, webtest.Moscow)
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
		if x := webtest.Ask(t, srv, test.method, "/v1/maps/"+test.target, test.body, header...); x.Status != test.status {
			t.Errorf("%s %s %s = %d %s, want %d", test.method, test.target, test.body, x.Status, x.Body, test.status)
		}
	}
	if got := webtest.ReadMap(t, srv, m.ID); got.Version != 1 {
		t.Errorf("the map is at version %d after refused changes", got.Version)
	}
	for _, body := range []string{`{"text":""}`, `{"text":"x","spans":[]}`, `{"text":"x","url":"javascript:alert(1)"}`, `{"text":"x","corrections":[{}]}`} {
		if x := webtest.Ask(t, srv, "POST", "/v1/maps", body, "Content-Type: application/json"); x.Status != 422 {
			t.Errorf("POST %s = %d, want 422", body, x.Status)
		}
	}
}

func TestMapFiles(t *testing.T) {
	srv := webtest.Serve(t, webtest.WithStore(t))
	m := webtest.Save(
		t,
		srv,
		`{"title":"Gespräche: \"Ende\"?","text":"Envoys met in Kyiv. Ankara, about 350 km from Istanbul, was quiet."}`,
	)
	for _, f := range export.Formats() {
		x := webtest.Ask(t, srv, "GET", "/v1/maps/"+m.ID+"/places"+f.Extension, "")
		if x.Status != 200 || x.Header.Get("Content-Type") != f.MediaType || len(x.Body) == 0 {
			t.Errorf("places%s = %d %s, %d bytes", f.Extension, x.Status, x.Header.Get("Content-Type"), len(x.Body))
		}
		if got, want := x.Header.Get("Content-Disposition"),
			"attachment; filename=gesprache-ende"+f.Extension+"; filename*=UTF-8''gespr%C3%A4che-ende"+f.Extension; got != want {
			t.Errorf("places%s: Content-Disposition %s, want %s", f.Extension, got, want)
		}
		if again := webtest.Ask(t, srv, "GET", "/v1/maps/"+m.ID+"/places"+f.Extension, "",
			"If-None-Match: "+x.Header.Get("ETag")); again.Status != 304 {
			t.Errorf("places%s with its tag = %d, want 304", f.Extension, again.Status)
		}
	}
	for file, want := range map[string]string{
		"distances.csv":    "geonames:703448,Kyiv,geonames:323786,Ankara,",
		"claims.json":      `"verdict":"consistent"`,
		"claimreview.json": `"creativeWorkStatus": "Draft"`,
		"claims.geojson":   `"LineString"`,
		"claims.kml":       "<LineString>",
	} {
		if x := webtest.Ask(t, srv, "GET", "/v1/maps/"+m.ID+"/"+file, ""); x.Status != 200 ||
			!strings.Contains(string(x.Body), want) {
			t.Errorf("%s = %d %s, want %s in it", file, x.Status, x.Body, want)
		}
	}
	for _, file := range []string{"places.docx", "places", "other.csv", "places.", ".geojson", "distances.kml"} {
		if x := webtest.Ask(t, srv, "GET", "/v1/maps/"+m.ID+"/"+file, ""); x.Status != 404 {
			t.Errorf("%s = %d, want 404", file, x.Status)
		}
	}
}

func TestMapPictures(t *testing.T) {
	srv := webtest.Serve(t, webtest.WithStore(t))
	m := webtest.Save(
		t,
		srv,
		`{"title":"Talks","text":"Envoys met in Kyiv. Ankara, about 350 km from Istanbul, was quiet."}`,
	)
	x := webtest.Ask(t, srv, "GET", "/v1/maps/"+m.ID+"/places.png", "")
	if img, err := png.Decode(bytes.NewReader(x.Body)); err != nil || img.Bounds().Dx() != 1200 ||
		x.Header.Get("Content-Type") != "image/png" {
		t.Errorf("places.png = %d %s: %v", x.Status, x.Header.Get("Content-Type"), err)
	}
	x = webtest.Ask(t, srv, "GET", "/v1/maps/"+m.ID+"/places.svg", "")
	if !strings.Contains(string(x.Body), "Kyiv") || x.Header.Get("Content-Security-Policy") == "" {
		t.Errorf("places.svg = %d without Kyiv or without a policy", x.Status)
	}
	if x := webtest.Ask(t, srv, "POST", "/v1/parse?f=svg", webtest.Talks); x.Status != 200 ||
		x.Header.Get("Content-Type") != httpx.TypeSVG {
		t.Errorf("POST /v1/parse?f=svg = %d %s", x.Status, x.Header.Get("Content-Type"))
	}
}

func TestMapPagesAreForPreviews(t *testing.T) {
	cfg := webtest.WithStore(t)
	page := &fstest.MapFile{Data: []byte("<!doctype html><head><title>dateline</title></head><body>")}
	cfg.UI = fstest.MapFS{"index.html": page, "embed.html": page}
	srv := webtest.Serve(t, cfg)
	m := webtest.Save(t, srv, `{"title":"\"Talks\" <b>","text":"Envoys met in Kyiv."}`)
	for _, path := range []string{"/m/", "/embed/"} {
		x := webtest.Ask(t, srv, "GET", path+m.ID, "")
		for _, want := range []string{"&#34;Talks&#34; &lt;b&gt;", "/v1/maps/" + m.ID + "/places.png", "On the map: Kyiv",
			"application/json+oembed"} {
			if x.Status != 200 || !strings.Contains(string(x.Body), want) {
				t.Errorf("GET %s%s = %d, want %s in\n%s", path, m.ID, x.Status, want, x.Body)
			}
		}
		if x := webtest.Ask(t, srv, "GET", path+"none", ""); x.Status != 404 ||
			!strings.Contains(string(x.Body), "<title>dateline") {
			t.Errorf("GET %snone = %d, want the page with 404", path, x.Status)
		}
	}
	x := webtest.Ask(t, srv, "GET", "/oembed?maxwidth=400&url="+url.QueryEscape(srv.URL+"/m/"+m.ID), "")
	if want := `src=\"` + srv.URL + "/embed/" + m.ID; x.Status != 200 || !strings.Contains(string(x.Body), want) ||
		!strings.Contains(string(x.Body), `"width":400`) {
		t.Errorf("GET /oembed = %d %s, want %s", x.Status, x.Body, want)
	}
	for target, status := range map[string]int{"/oembed": 400, "/oembed?url=http://x/y": 404,
		"/oembed?url=http://x/m/none": 404, "/oembed?url=%3A": 400} {
		if x := webtest.Ask(t, srv, "GET", target, ""); x.Status != status {
			t.Errorf("GET %s = %d, want %d", target, x.Status, status)
		}
	}
}

func TestMapsAsFeatures(t *testing.T) {
	srv := webtest.Serve(t, webtest.WithStore(t))
	m := webtest.Save(
		t,
		srv,
		`{"title":"Talks","text":"Envoys met in Kyiv. Ankara, about 350 km from Istanbul, was quiet."}`,
	)
	base := "/ogc/collections/map-" + m.ID
	var listed struct{ Collections []struct{ ID string } }
	if err := json.Unmarshal(webtest.Ask(t, srv, "GET", "/ogc/collections", "").Body, &listed); err != nil ||
		len(listed.Collections) != 3 {
		t.Errorf("%d collections listed, %v, want places and two of the map", len(listed.Collections), err)
	}
	page, ids := webtest.Items(t, webtest.Ask(t, srv, "GET", base+"/items?limit=2", ""))
	if page.NumberMatched != 3 || len(ids) != 2 {
		t.Errorf("%d of %d places on the first page, want 2 of 3", len(ids), page.NumberMatched)
	}
	rest, more := webtest.Items(t, webtest.Ask(t, srv, "GET", base+"/items?limit=2&after="+ids[1], ""))
	if len(more) != 1 || slices.Contains(ids, more[0]) || rest.NumberMatched != 3 {
		t.Errorf("the second page holds %v after %v", more, ids)
	}
	for query, want := range map[string]int{"name=Kyiv": 1, "country=TR": 2, "bbox=30,50,31,51": 1, "bbox=170,-10,-170,10": 0} {
		if page, ids := webtest.Items(t, webtest.Ask(t, srv, "GET", base+"/items?"+query, "")); page.NumberMatched != want ||
			len(ids) != want {
			t.Errorf("%s: %d, want %d", query, page.NumberMatched, want)
		}
	}
	if page, _ := webtest.Items(t, webtest.Ask(t, srv, "GET", base+"-claims/items?verdict=consistent",
		"")); page.NumberMatched != 1 {
		t.Errorf("%d consistent claims, want 1", page.NumberMatched)
	}
	if x := webtest.Ask(t, srv, "GET", base+"/items/geonames:703448", ""); x.Status != 200 {
		t.Errorf("one place = %d %s", x.Status, x.Body)
	}
}

func TestMapsKeepTheirFocus(t *testing.T) {
	srv := webtest.Serve(t, webtest.FullConfig(t))
	const text = "A fire broke out in Paris. Nobody was hurt in Paris."
	x := webtest.Ask(t, srv, "POST", "/v1/maps?focus=Texas", text, "Content-Type: text/plain")
	var m webtest.MapAnswer
	if err := json.Unmarshal(x.Body, &m); err != nil || x.Status != 201 {
		t.Fatalf("POST = %d %s: %v", x.Status, x.Body, err)
	}
	if plain := webtest.Save(t, srv, `{"text":"`+text+`"}`); m.IDs() == plain.IDs() || m.Focus != "Texas" ||
		plain.Focus != "" {
		t.Fatalf("with a focus %q: %s, without %q: %s; want them to differ", m.Focus, m.IDs(), plain.Focus, plain.IDs())
	}
	x = webtest.Ask(
		t,
		srv,
		"PATCH",
		"/v1/maps/"+m.ID,
		`{"title":"Fire"}`,
		"Authorization: Bearer "+m.EditToken,
		"Content-Type: application/json",
	)
	if got := webtest.ReadMap(t, srv, m.ID); x.Status != 200 || got.IDs() != m.IDs() || got.Focus != "Texas" {
		t.Errorf("after a new title: %d, focus %q, %s, want Texas and %s", x.Status, got.Focus, got.IDs(), m.IDs())
	}
	if x := webtest.Ask(t, srv, "POST", "/v1/maps?focus=Nowhere+at+all", text, "Content-Type: text/plain"); x.Status != 404 {
		t.Errorf("POST with a focus that is no place = %d, want 404", x.Status)
	}
}

func TestMapsList(t *testing.T) {
	srv := webtest.Serve(t, webtest.WithStore(t))
	kyiv := webtest.Save(t, srv, `{"title":"K","text":"Envoys met in Kyiv."}`)
	fiji := webtest.Save(t, srv, `{"title":"F","text":"Ships left Suva."}`)
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
		var got struct{ Maps []struct{ ID string } }
		if err := json.Unmarshal(webtest.Ask(t, srv, "GET", "/v1/maps?"+test.query, "").Body, &got); err != nil {
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
	cfg := webtest.WithStore(t)
	cfg.Listing = false
	quiet := webtest.Serve(t, cfg)
	if x := webtest.Ask(t, quiet, "GET", "/v1/maps", ""); x.Status != 403 {
		t.Errorf("listing where it is off = %d, want 403", x.Status)
	}
	none := webtest.Serve(t, web.Config{})
	for _, method := range []string{"GET", "POST"} {
		if x := webtest.Ask(t, none, method, "/v1/maps", ""); x.Status != 403 {
			t.Errorf("%s /v1/maps without a store = %d, want 403", method, x.Status)
		}
	}
}

func TestSavedMapsOutliveTheirGazetteer(t *testing.T) {
	cfg := webtest.WithStore(t)
	srv := webtest.Serve(t, cfg)
	m := webtest.Save(t, srv, webtest.Moscow)
	saved, err := cfg.Store.Get(t.Context(), m.ID)
	if err != nil {
		t.Fatal(err)
	}
	saved.Version++
	saved.Corrections = []byte(`[{"name":"Kyiv","place":"geonames:999999999"},{"name":"Moscow","place":null}]`)
	if err := cfg.Store.Update(t.Context(), saved); err != nil {
		t.Fatal(err)
	}
	fresh := webtest.Serve(t, cfg) // with nothing in its cache
	if got := webtest.ReadMap(t, fresh, m.ID); got.IDs() != "703448" {
		t.Errorf("places %s, want Kyiv alone: one correction names a place that is gone, the other holds", got.IDs())
	}
}

func TestChangesOfOtherProcessesShow(t *testing.T) {
	cfg := webtest.WithStore(t)
	srv := webtest.Serve(t, cfg)
	m := webtest.Save(t, srv, webtest.Moscow)
	if err := cfg.Store.Delete(t.Context(), m.ID); err != nil {
		t.Fatal(err)
	}
	s := webtest.NewServer(t, cfg)
	if x := webtest.Answer(s, "GET", "/v1/maps/"+m.ID, ""); x.Code != 404 {
		t.Errorf("GET of a map that another process deleted = %d, want 404", x.Code)
	}
}

// What an author says of the language of a text outweighs what the text tells.
func TestMapsKeepTheirLanguage(t *testing.T) {
	srv := webtest.Serve(t, webtest.FullConfig(t))
	x := webtest.Ask(t, srv, "POST", "/v1/maps?language=en", "Talks were held in Ankara.", "Content-Type: text/plain")
	var m webtest.MapAnswer
	if err := json.Unmarshal(x.Body, &m); err != nil || x.Status != 201 {
		t.Fatalf("POST = %d %s: %v", x.Status, x.Body, err)
	}
	language := func() string {
		var got struct{ Language string }
		if err := json.Unmarshal(webtest.Ask(t, srv, "GET", "/v1/maps/"+m.ID, "").Body, &got); err != nil {
			t.Fatal(err)
		}
		return got.Language
	}
	if got := language(); got != "en" {
		t.Errorf("the map is said to be in %q, want en", got)
	}
	for _, tt := range []struct {
		change, want string
		status       int
	}{{`{"language":"xx"}`, "en", 400}, {`{"title":"Talks"}`, "en", 200}, {`{"language":""}`, "", 200}} {
		x := webtest.Ask(t, srv, "PATCH", "/v1/maps/"+m.ID, tt.change, "Authorization: Bearer "+m.EditToken,
			"Content-Type: application/json")
		if got := language(); x.Status != tt.status || got != tt.want {
			t.Errorf("PATCH %s = %d, language %q, want %d, %q", tt.change, x.Status, got, tt.status, tt.want)
		}
	}
	if x := webtest.Ask(t, srv, "POST", "/v1/maps?language=xx", "In Ankara.", "Content-Type: text/plain"); x.Status != 400 {
		t.Errorf("POST in a language that is not read = %d %s, want 400", x.Status, x.Body)
	}
}
