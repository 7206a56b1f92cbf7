package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// hostile are pieces of mark-up and of formulas that a page, a file or a reader of it
// might run; each that runs sets window.hit, opens a dialog or asks another host.
var hostile = []string{
	`<script>window.hit=1</script>`, `<svg/onload=hit=2>`, `<img src=x onerror=hit=3>`, `</title><script>hit=4</script>`,
	`</textarea><script>hit=5</script>`, `]]><script>hit=6</script><![CDATA[`, `"><img src=//evil.example/7>`,
	`' onmouseover='hit=8`, `=HYPERLINK("http://evil.example/","9")`, `<base href="http://evil.example/">`,
	`<iframe srcdoc="<script>parent.hit=11</script>"></iframe>`, `<a href="javascript:hit=12">x</a>`,
	`<meta http-equiv=refresh content="0;url=http://evil.example/">`, `<style>*{background:url(//evil.example/14)}</style>`,
	`--><script>hit=15</script><!--`, `{{constructor.constructor("hit=16")()}}`, `${hit=17}`,
	`<link rel=stylesheet href=//evil.example/18>`, `<object data="data:text/html,<script>hit=19</script>"></object>`,
	`<math><mtext><img src=x onerror=hit=20></mtext></math>`, "\u202e<form action=//evil.example><button>21",
}

// unharmed asks a page whether anything of the hostile pieces became part of it.
const unharmed = `(() => {
	const bad = [...document.querySelectorAll("script, base, img, iframe, object, style, link, meta, form, svg, [href]")].filter((e) =>
		/^(javascript:|data:(?!,$))|evil/.test(e.getAttribute("href") ?? "") || // a link of the author's to a page elsewhere is one, whatever its path
		/hit|evil|^x$|javascript:|data:text/.test([e.getAttribute("src"), e.getAttribute("srcdoc"), e.getAttribute("data"), e.getAttribute("action"),
			e.httpEquiv === "refresh" ? "hit" : "", /SCRIPT|STYLE/.test(e.tagName) ? e.textContent : ""].join(" ").trim()));
	const armed = [...document.querySelectorAll("*")].filter((e) => [...e.attributes].some(({ name }) => /^on/.test(name)));
	return [...bad, ...armed].map((e) => e.outerHTML.slice(0, 200)).concat(window.hit ? ["hit " + window.hit] : []);
})()`

// TestBrowserRunsNothingOfTexts brings hostile pieces to the page by all ways that lead
// there, and into all files: as headline, text, label, note and link.
func TestBrowserRunsNothingOfTexts(t *testing.T) {
	base := serveArticles(t)
	var lines []string
	for i, piece := range hostile {
		lines = append(lines, fmt.Sprintf("%s reached Paris on day %d. Talks in Lyon %s failed.", piece, i+1, piece))
	}
	text := strings.Join(lines, "\n\n")
	title := strings.Join(hostile[:8], " ") + " in Paris"
	harmless := func(ctx *testing.T, found []string) {
		ctx.Helper()
		if len(found) > 0 {
			ctx.Errorf("of the text there is on the page: %q", found)
		}
	}
	t.Run("pasted", func(t *testing.T) {
		ctx := browse(t, base, desktop)
		opened(t, ctx, base+"/")
		pasted(t, ctx, title+"\n\n"+text)
		until(t, ctx, `document.querySelector(".prose").innerText.includes("HYPERLINK") && document.querySelectorAll(".place-marker").length > 1`)
		harmless(t, ask[[]string](t, ctx, unharmed))
		tell(t, ctx, `document.querySelector(".place-marker").click()`)
		until(t, ctx, `document.querySelector(".place-card")`)
		harmless(t, ask[[]string](t, ctx, unharmed))
	})
	label := strings.Join(hostile[:4], "")
	body, err := json.Marshal(map[string]any{"title": title, "text": text, "corrections": []map[string]any{
		{"place": "geonames:2988507", "label": label, "note": text[:1500], "source": "https://example.org/\"><script>hit=22</script>"},
		{"place": "own:1", "label": hostile[2] + hostile[8], "point": []float64{-5.5, 41.5}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.Post(base+"/v1/maps", "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var saved struct{ ID string }
	if err := json.NewDecoder(answer.Body).Decode(&saved); err != nil || saved.ID == "" {
		t.Fatalf("POST /v1/maps = %s: %v", answer.Status, err)
	}
	for _, path := range []string{"/m/" + saved.ID, "/embed/" + saved.ID, "/m/" + saved.ID + "#measure=48,2,<img src=x onerror=hit=1>", "/m/" + saved.ID + `#theme="><script>hit=1</script>&tab=<svg/onload=hit=2>`,
		`/m/` + saved.ID + `?version="><script>hit=1</script>`, "/?i=<script>hit=1</script>", "/?draft=%22%3E%3Cscript%3Ehit=1%3C/script%3E#place=<img src=x onerror=hit=1>", "/?all=<script>hit=1</script>",
		"/ogc/maps/" + saved.ID + "?f=html", "/ogc/maps/" + saved.ID + "/collections?f=html"} {
		t.Run(path, func(t *testing.T) {
			ctx := browse(t, base, desktop, "404", "400")
			look(t, ctx, chromedp.Navigate(base+path))
			if strings.HasPrefix(path, "/ogc") {
				until(t, ctx, `document.readyState === "complete" && document.body.innerText.length > 20`)
			} else {
				until(t, ctx, `document.querySelector(".place-marker") || document.querySelector(".failed, .failure, .problem")`)
			}
			if strings.Contains(path, "embed") || strings.HasSuffix(path, saved.ID) {
				until(t, ctx, `document.querySelectorAll(".place-marker").length > 1`)
				tell(t, ctx, `document.querySelector('.place-marker[data-place-id="geonames:2988507"]').click()`)
				until(t, ctx, `document.querySelector(".place-card .note")`)
			}
			harmless(t, ask[[]string](t, ctx, unharmed))
		})
	}
	for _, path := range []string{"places.kml", "places.gpx", "places.svg", "claims.kml"} {
		t.Run(path, func(t *testing.T) {
			file := fetched(t, base+"/v1/maps/"+saved.ID+"/"+path)
			for d := xml.NewDecoder(bytes.NewReader(file)); ; {
				token, err := d.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					t.Fatalf("it is no XML: %v", err)
				}
				element, ok := token.(xml.StartElement)
				if !ok {
					continue
				}
				if name := strings.ToLower(element.Name.Local); name == "script" || name == "iframe" || name == "foreignobject" {
					t.Errorf("it holds <%s>", name)
				}
				for _, a := range element.Attr {
					if strings.HasPrefix(a.Name.Local, "on") || strings.HasPrefix(a.Value, "javascript:") {
						t.Errorf("it holds %s=%q", a.Name.Local, a.Value)
					}
				}
			}
		})
	}
	t.Run("tables", func(t *testing.T) {
		for line := range strings.Lines(string(fetched(t, base+"/v1/maps/"+saved.ID+"/places.csv"))) {
			for cell := range strings.SplitSeq(line, ",") {
				if strings.HasPrefix(strings.Trim(cell, `"`), "=") {
					t.Errorf("a spreadsheet takes %q for a formula", cell)
				}
			}
		}
	})
	t.Run("what other pages take in", func(t *testing.T) {
		var embedded struct{ HTML, Title string }
		if err := json.Unmarshal(fetched(t, base+"/oembed?format=json&url="+url.QueryEscape(base+"/m/"+saved.ID)), &embedded); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(embedded.HTML, "<"); n != 2 || !strings.HasPrefix(embedded.HTML, "<iframe ") {
			t.Errorf("oEmbed gives %d tags: %s", n, embedded.HTML)
		}
	})
	t.Run("links of other kinds", func(t *testing.T) {
		for _, bad := range []string{
			`{"text":"Talks in Paris.","corrections":[{"place":"geonames:2988507","source":"javascript:hit=1"}]}`,
			`{"text":"Talks in Paris.","corrections":[{"place":"geonames:2988507","source":"data:text/html,x"}]}`,
		} {
			answer, err := http.Post(base+"/v1/maps", "application/json", strings.NewReader(bad))
			if err != nil {
				t.Fatal(err)
			}
			answer.Body.Close()
			if answer.StatusCode != http.StatusUnprocessableEntity {
				t.Errorf("%s is answered with %s", bad, answer.Status)
			}
		}
	})
}

// fetched is what an address gives.
func fetched(t *testing.T, address string) []byte {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v: %.200s", address, answer.Status, err, body)
	}
	return body
}
