package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"image"
	"image/color"
	"image/png"
	"io"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"dateline/gazetteer/plaintext"
	"dateline/web"
	"dateline/web/httpx"
	"dateline/web/webtest"
)

func TestParse(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	webtest.Golden(t, srv, "parse-text", "POST", "/v1/parse", "Ministers flew from Moscow to Kyiv.",
		"Content-Type: text/plain; charset=utf-8")
	webtest.Golden(t, srv, "parse-spans", "POST", "/v1/parse",
		`{"text":"Ω: from Paris to Kyiv","spans":[{"start":8,"end":13}]}`, "Content-Type: application/json")
	webtest.Golden(t, srv, "parse-area", "POST", "/v1/parse?geometry=area", "The Turkish side agreed.")
	webtest.Golden(t, srv, "parse-html", "POST", "/v1/parse",
		"<title>x</title><h1>Talks</h1><p>Ministers met in <b>Kyiv</b>.", "Content-Type: text/html")
	webtest.Golden(t, srv, "parse-corrected", "POST", "/v1/parse",
		`{"text":"Ministers met in Moscow.","corrections":[{"name":"Moscow","place":"geonames:5601538"}]}`,
		"Content-Type: application/json")
	webtest.Golden(t, srv, "parse-correction-unknown", "POST", "/v1/parse",
		`{"text":"Ministers met in Moscow.","corrections":[{"name":"Moscow","place":"geonames:1"}]}`,
		"Content-Type: application/json")
}

// TestParseTellsOtherLanguages says so when a text is in another language than the one that it
// was read in, and nothing of a text in that one.
func TestParseTellsOtherLanguages(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	for _, c := range []struct{ text, want string }{
		{"Die Minister trafen sich am Montag in der Stadt, die nicht weit von der Grenze liegt, und fuhren dann nach Berlin.", "de"},
		{"Міністри зустрілися в понеділок у місті, яке розташоване біля кордону, і поїхали до Києва.", "uk"},
		{"The ministers met on Monday in a town that is not far from the border, and then went to Berlin.", ""},
		{"Berlin, Paris, Kyiv", ""},
	} {
		var got struct{ Language, Written string }
		if err := json.Unmarshal(webtest.Ask(t, srv, "POST", "/v1/parse", c.text).Body, &got); err != nil {
			t.Fatal(err)
		}
		if got.Language != "en" || got.Written != c.want {
			t.Errorf("%q: read in %q, written in %q; want en and %q", c.text, got.Language, got.Written, c.want)
		}
	}
}

// Every id that an answer hands out can be asked for, that of a position in the text too.
func TestParseHandsOutKnownIDs(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	const text = "A drone fell at 49.8397, 24.0297 on its way from Moscow to Kyiv in Ukraine."
	var got struct{ Features []struct{ ID string } }
	if err := json.Unmarshal(webtest.Ask(t, srv, "POST", "/v1/parse", text).Body, &got); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, f := range got.Features {
		ids = append(ids, f.ID)
	}
	if !slices.Contains(ids, "point:49.83970_24.02970") || len(ids) != 4 {
		t.Fatalf("places = %q, want the position and three more", ids)
	}
	list, _ := json.Marshal(map[string][]string{"places": ids})
	for _, ask := range []struct{ method, path, body string }{
		{"POST", "/v1/distances", string(list)},
		{"GET", "/v1/areas?ids=" + strings.Join(ids, ","), ""},
		{"GET", "/v1/distance?from=" + ids[0] + "&to=" + ids[1] + "&via=" + ids[2], ""},
		{"POST", "/v1/parse", `{"text":"` + text + `","corrections":[{"name":"Kyiv","place":"point:49.83970_24.02970"}]}`},
	} {
		if x := webtest.Ask(t, srv, ask.method, ask.path, ask.body, "Content-Type: application/json"); x.Status != 200 {
			t.Errorf("%s %s = %d %s", ask.method, ask.path, x.Status, x.Body)
		}
	}
}

func TestParseChecksClaims(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	var got struct {
		Claims []struct {
			Text, Verdict string
			From, To      struct{ ID string }
		}
	}
	if err := json.Unmarshal(webtest.Ask(t, srv, "POST", "/v1/parse", webtest.Talks).Body, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Claims) != 1 || got.Claims[0].Text != "about 350 km" || got.Claims[0].Verdict != "consistent" ||
		got.Claims[0].From.ID != "geonames:323786" {
		t.Errorf("claims = %+v, want one of Ankara, about 350 km, consistent", got.Claims)
	}
}

func TestParseLocatesWhatHasNoName(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	webtest.Golden(t, srv, "parse-relative", "POST", "/v1/parse",
		"A village 30 km north of Kyiv was hit, and a camp 100 km from Ankara.")
}

func TestParseDraftsReviews(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	x := webtest.Ask(
		t,
		srv,
		"POST",
		"/v1/parse?f=claimreview",
		`{"title":"Talks","text":"Envoys met in Kyiv. Ankara, about 350 km from Istanbul, was quiet. A village 30 km north of Kyiv was hit."}`,
		"Content-Type: application/json",
	)
	var drafts []struct {
		Type          string `json:"@type"`
		Status        string `json:"creativeWorkStatus"`
		ClaimReviewed string
	}
	if err := json.Unmarshal(x.Body, &drafts); err != nil {
		t.Fatalf("%s: %v", x.Body, err)
	}
	if len(drafts) != 1 || drafts[0].Type != "ClaimReview" || drafts[0].Status != "Draft" ||
		!strings.Contains(drafts[0].ClaimReviewed, "about 350 km") {
		t.Errorf("drafts = %+v, want one of Ankara: what could not be checked has none", drafts)
	}
	if got := x.Header.Get("Content-Type"); got != "application/ld+json" {
		t.Errorf("Content-Type %s, want application/ld+json", got)
	}
	if got := x.Header.Get("Content-Disposition"); got != "attachment; filename=talks-claimreview.json" {
		t.Errorf("Content-Disposition %s", got)
	}
}

func TestParseNamesFilesAfterTheArticle(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	long := strings.Repeat("Talks fail again ", 8)
	for _, tt := range []struct{ query, text, want string }{
		{"?f=kml", `Talks fail\n\nEnvoys met in Kyiv.`, "attachment; filename=talks-fail.kml"},
		{"?f=geojson", `Talks fail\n\nEnvoys met in Kyiv.`, "attachment; filename=talks-fail.geojson"},
		{"?f=distances.csv", `Talks fail\n\nEnvoys met in Kyiv.`, "attachment; filename=talks-fail-distances.csv"},
		{"?f=distances.csv", long + `\n\nEnvoys met in Kyiv.`, "attachment; filename=talks-fail-again-talks-fail-again-talks-fail-again-talks-fai-distances.csv"},
		{"?f=distances.csv", "Envoys met in Kyiv.", "attachment; filename=distances.csv"},
		{"", `Talks fail\n\nEnvoys met in Kyiv.`, ""},
		{"?f=json", `Talks fail\n\nEnvoys met in Kyiv.`, ""},
	} {
		x := webtest.Ask(t, srv, "POST", "/v1/parse"+tt.query, `{"text":"`+tt.text+`"}`, "Content-Type: application/json")
		if got := x.Header.Get("Content-Disposition"); got != tt.want {
			t.Errorf("POST /v1/parse%s of %q: Content-Disposition %q, want %q", tt.query, tt.text, got, tt.want)
		}
	}
}

func TestParseDrawsTheViewThatIsAskedFor(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	draw := func(query string) image.Image {
		t.Helper()
		x := webtest.Ask(t, srv, "POST", "/v1/parse?f=png"+query, webtest.Talks)
		m, err := png.Decode(bytes.NewReader(x.Body))
		if err != nil {
			t.Fatalf("POST /v1/parse?f=png%s = %d %.200s: %v", query, x.Status, x.Body, err)
		}
		return m
	}
	for _, test := range []struct {
		query         string
		width, height int
	}{
		{"", 1200, 630},
		{"&width=400&height=300", 400, 300},
		{"&width=400&height=300&density=2", 800, 600},
	} {
		if got := draw(test.query).Bounds().Size(); got != image.Pt(test.width, test.height) {
			t.Errorf("f=png%s is %v, want %d by %d", test.query, got, test.width, test.height)
		}
	}
	// The middle of the picture is the middle of the box: land in Anatolia, sea in the Pacific.
	middle := func(query string) color.Color { return draw("&width=300&height=200"+query).At(150, 60) }
	land, sea, dark := middle(
		"&bbox=30,36,36,42",
	), middle(
		"&bbox=-140,-10,-130,0",
	), middle(
		"&bbox=-140,-10,-130,0&theme=dark",
	)
	if land == sea || sea == dark {
		t.Errorf(
			"the pictures of Anatolia, the Pacific and the Pacific by night have the colours %v, %v, %v, want three",
			land,
			sea,
			dark,
		)
	}
	for _, query := range []string{"&width=400", "&width=9&height=9", "&density=99", "&width=8000&height=8000",
		"&bbox=1,2,3", "&theme=pink"} {
		if x := webtest.Ask(t, srv, "POST", "/v1/parse?f=png"+query, webtest.Talks); x.Status != 400 {
			t.Errorf("POST /v1/parse?f=png%s = %d %.200s, want 400", query, x.Status, x.Body)
		}
	}
}

// TestPicturesShowClaimsOnlyWhereAsked compares pictures of a text with a wrong
// claim: a verdict stands on a picture only where somebody wanted it there.
func TestPicturesShowClaimsOnlyWhereAsked(t *testing.T) {
	cfg := webtest.WithStore(t)
	cfg.UI = fstest.MapFS{"index.html": {Data: []byte("<!doctype html><head><title>dateline</title></head><body>")}}
	srv := webtest.Serve(t, cfg)
	const text = "Envoys left Ankara. Ankara is 900 km from Istanbul."
	webtest.Golden(t, srv, "parse-picture", "POST", "/v1/parse?f=svg&width=320&height=240", text)
	webtest.Golden(t, srv, "parse-picture-claims", "POST", "/v1/parse?f=svg&width=320&height=240&claims=true", text)

	m := webtest.Save(t, srv, `{"text":"`+text+`"}`)
	for query, want := range map[string]bool{"": false, "?claims=true": true, "?claims=false": false} {
		x := webtest.Ask(t, srv, "GET", "/v1/maps/"+m.ID+"/places.svg"+query, "")
		if got := strings.Contains(string(x.Body), "contradicted"); x.Status != 200 || got != want {
			t.Errorf("places.svg%s = %d, with a verdict: %t, want %t", query, x.Status, got, want)
		}
	}
	if x := webtest.Ask(t, srv, "GET", "/v1/maps/"+m.ID+"/places.svg?claims=perhaps", ""); x.Status != 400 {
		t.Errorf("places.svg?claims=perhaps = %d, want 400", x.Status)
	}
	page := webtest.Ask(t, srv, "GET", "/m/"+m.ID, "")
	if card := m.Links["self"] + "/places.png\""; !strings.Contains(string(page.Body), card) {
		t.Errorf("the share card is not %s in:\n%s", card, page.Body)
	}
}

func TestParseRefusesWhatIsNoText(t *testing.T) {
	srv := webtest.Serve(t, web.Config{Limits: web.Limits{Text: 100, Body: 1000}})
	tests := []struct {
		name, contentType, body string
		status                  int
		field                   string
	}{
		{"empty", "text/plain", "", 422, "text"},
		{"space", "text/plain", " \n", 422, "text"},
		{"binary", "text/plain", "\x89PNG\r\n\x1a\n\x00", 422, "text"},
		{"a zero byte", "text/plain", "Ankara\x00", 422, "text"},
		{"not the UTF-8 it says", "text/plain; charset=utf-8", "K\xf6ln", 422, "text"},
		{"no Word file", plaintext.Word, "Kyiv", 422, "body"},
		{"unknown encoding", "text/plain; charset=klingon", "x", 422, "body"},
		{"unread type", "image/png", "x", 415, ""},
		{"form", "application/x-www-form-urlencoded", "text=x", 415, ""},
		{"malformed type", ";;;", "x", 415, ""},
		{"too many characters", "text/plain", strings.Repeat("x ", 60), 413, ""},
		{"too many bytes", "text/plain", strings.Repeat("x ", 600), 413, ""},
		{"no JSON", "application/json", "{", 422, "body"},
		{"two values", "application/json", `{"text":"x"} {}`, 422, "body"},
		{"wrong kind", "application/json", `{"text":7}`, 422, "text"},
		{"unknown member", "application/json", `{"txt":"x"}`, 422, "txt"},
		{"not UTF-8 in JSON", "application/json", "{\"text\":\"K\xf6ln\"}", 422, "body"},
		{"span outside", "application/json", `{"text":"Kyiv","spans":[{"start":0,"end":5}]}`, 422, "spans[0]"},
		{"span backwards", "application/json", `{"text":"Kyiv","spans":[{"start":2,"end":1}]}`, 422, "spans[0]"},
		{
			"spans overlap",
			"application/json",
			`{"text":"Kyiv","spans":[{"start":0,"end":3},{"start":2,"end":4}]}`,
			422,
			"spans[1]",
		},
		{"url without permission", "application/json", `{"url":"http://example.org/"}`, 422, "url"},
		{"malformed query", "?a=%zz", "x", 400, "query"},
		{"unknown kind", "?kinds=x", "x", 400, "kinds"},
		{"unknown focus", "?focus=Qwertyuiop", "x", 404, "focus"},
		{"unknown geometry", "?geometry=line", "x", 400, "geometry"},
		{"unknown format", "?f=docx", "x", 406, ""},
	}
	for _, test := range tests {
		target, header := "/v1/parse", "Content-Type: "+test.contentType
		if strings.HasPrefix(test.contentType, "?") {
			target, header = target+test.contentType, "Content-Type: text/plain"
		}
		got := webtest.Ask(t, srv, "POST", target, test.body, header)
		var p httpx.Problem
		if err := json.Unmarshal(got.Body, &p); err != nil {
			t.Errorf("%s: %v in %s", test.name, err, got.Body)
			continue
		}
		if got.Status != test.status || p.Status != test.status || p.Field != test.field {
			t.Errorf(
				"%s: status %d, field %q (%s), want %d, %q",
				test.name,
				got.Status,
				p.Field,
				p.Detail,
				test.status,
				test.field,
			)
		}
	}
}

// leaving is a body whose sender goes away when all of it is read.
type leaving struct {
	io.Reader
	leave func()
}

func (l *leaving) Read(p []byte) (int, error) {
	n, err := l.Reader.Read(p)
	if err == io.EOF {
		l.leave()
	}
	return n, err
}

// TestWorkStopsWithItsRequest reads nothing for a client that left, or after the
// time that a request has.
func TestWorkStopsWithItsRequest(t *testing.T) {
	tests := []struct {
		name    string
		timeout time.Duration
		leaves  bool
		status  int
		slug    string
	}{
		{"a client that left", 0, true, 499, "cancelled"},
		{"a timeout", time.Nanosecond, false, 503, "timeout"},
		{"neither", 0, false, 200, ""},
	}
	cfg := webtest.Config(t)
	for _, test := range tests {
		cfg.Limits.Timeout = test.timeout
		s := webtest.NewServer(t, cfg)
		for contentType, body := range map[string]string{"text/plain": webtest.Talks, "text/markdown": webtest.Talks, "text/html": "<p>" + webtest.Talks, "application/json": `{"text":"Envoys left Kyiv."}`} {
			ctx, cancel := context.WithCancel(t.Context())
			source := io.Reader(strings.NewReader(body))
			if test.leaves {
				source = &leaving{source, cancel}
			}
			r := httptest.NewRequest("POST", "/v1/parse", source).WithContext(ctx)
			r.Header.Set("Content-Type", contentType)
			w := httptest.NewRecorder()
			s.ServeHTTP(w, r)
			if w.Code != test.status || !strings.Contains(w.Body.String(), "/docs#"+test.slug) && test.slug != "" {
				t.Errorf(
					"%s: POST /v1/parse of %s = %d %.200s, want %d %s",
					test.name,
					contentType,
					w.Code,
					w.Body,
					test.status,
					test.slug,
				)
			}
			cancel()
		}
	}
}

// TestParseReadsWhatIsNestedDeeply takes pages that no browser's tree could hold.
func TestParseReadsWhatIsNestedDeeply(t *testing.T) {
	srv := webtest.Serve(t, webtest.Config(t))
	for contentType, mark := range map[string]string{"text/html": "<div><b>", "text/markdown": "> - "} {
		x := webtest.Ask(
			t,
			srv,
			"POST",
			"/v1/parse",
			strings.Repeat(mark, 20_000)+"Envoys left Kyiv.",
			"Content-Type: "+contentType,
		)
		if x.Status != 200 || !strings.Contains(string(x.Body), "geonames:703448") {
			t.Errorf("%s of depth 20,000 = %d %.300s, want Kyiv", contentType, x.Status, x.Body)
		}
	}
}

func TestParseReadsEncodings(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	got := webtest.Ask(
		t,
		srv,
		"POST",
		"/v1/parse?f=geojson",
		"Sie trafen sich in K\xf6ln und \xdcsk\xfcdar",
		"Content-Type: text/plain; charset=iso-8859-1",
	)
	if got.Status != 200 {
		t.Errorf("status %d: %s", got.Status, got.Body)
	}
}

func TestParseExplains(t *testing.T) {
	srv := webtest.Serve(t, web.Config{})
	var got struct {
		Explanations []struct {
			Start      int
			Text       string
			Reasons    []any
			Candidates []struct{ Reasons []any }
		}
	}
	x := webtest.Ask(t, srv, "POST", "/v1/parse?explain=true", "Ministers met in Moscow.")
	if err := json.Unmarshal(x.Body, &got); err != nil || len(got.Explanations) != 1 {
		t.Fatalf("%v in %s", err, x.Body)
	}
	e := got.Explanations[0]
	if e.Text != "Moscow" || e.Start != 17 || len(e.Candidates) != 2 || len(e.Candidates[0].Reasons) == 0 ||
		len(e.Reasons) == 0 {
		t.Errorf("explanation = %+v, want two candidates for Moscow, and reasons", e)
	}
}

func BenchmarkParse(b *testing.B) {
	s := webtest.NewServer(b, web.Config{})
	for b.Loop() {
		if status := webtest.Answer(s, "POST", "/v1/parse", webtest.Talks).Code; status != 200 {
			b.Fatal(status)
		}
	}
}
