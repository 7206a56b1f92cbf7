package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// costlyBody is a request that costs much for its length.
type costlyBody struct {
	name, path, mediaType string
	body                  func(n int) []byte // of about n bytes
	most                  int                // bytes
}

// repeat fills n bytes with a piece.
func repeat(piece string) func(int) []byte {
	return func(n int) []byte { return bytes.Repeat([]byte(piece), n/len(piece)) }
}

// costlyBodies are what converters, grammars and tables have stumbled over, here or
// elsewhere, each as large as a request may be.
func costlyBodies() []costlyBody {
	const markdown, page, plain, values = "text/markdown", "text/html", "text/plain", "application/json"
	const text, body = 299_000, 1_000_000
	parse := func(name, mediaType, piece string, most int) costlyBody {
		return costlyBody{name, "/v1/parse", mediaType, repeat(piece), most}
	}
	all := []costlyBody{
		parse("links within addresses", markdown, "[a](", body),
		parse("addresses in angle brackets", markdown, "[a](<b", body),
		parse("two marks of emphasis", markdown, "*a_ ", body),
		parse("quotes within quotes", markdown, ">", body),
		parse("lists within lists", markdown, "- ", body),
		parse("open brackets", markdown, "[", body),
		parse("definitions", markdown, "[x]: /u\n\n[x] ", body),
		parse("elements within elements", page, "<div>", body),
		parse("bold that never ends", page, "<b>", body),
		parse("tables within tables", page, "<table><tr><td>", body),
		parse("claims", plain, "Paris is 10 km from Lyon. ", text),
		parse("names", plain, "Paris, ", text),
		parse("lengths without an end", plain, "10 km from ", text),
		parse("one thing in many places", plain, "10 km from Paris and ", text),
		parse("many things in two places", plain, "A village lies 10 km from Paris and 390 km from Lyon. ", text),
		parse("coordinates", plain, "33TWN0012300456 border ", text),
		parse("capitals", plain, "Aa Bb Cc ", text),
		parse("single letters", plain, "A ", text),
		parse("numbers", plain, "1,", text),
		parse("names with hyphens", plain, "Paris-Lyon-", text),
		{"a table of many columns and short rows", "/v1/parse", markdown, func(n int) []byte {
			return []byte(strings.Repeat("|a", n/7) + "\n" + strings.Repeat("|-", n/7) + "\n" + strings.Repeat("|x\n", n/7))
		}, body},
		{"runs of backticks", "/v1/parse", markdown, func(n int) []byte {
			var b bytes.Buffer
			for i := 1; b.Len() < n; i++ {
				b.WriteString("e" + strings.Repeat("`", i))
			}
			return b.Bytes()
		}, body},
		{"corrections by name", "/v1/parse", values, func(n int) []byte { return corrected(n, `{"name":"Paris","place":"geonames:2988507"}`) }, 900_000},
		{"corrections by span", "/v1/parse", values, func(n int) []byte {
			return corrected(n, `{"start":%d,"end":%d,"place":"geonames:2988507"}`)
		}, 900_000},
		{"JSON within JSON", "/v1/parse", values, repeat("["), body},
		{"reasons", "/v1/parse?explain=1", plain, repeat("Paris, "), 13_900},
		{"a picture of claims", "/v1/parse?f=png&claims=1", plain, repeat("Paris is 10 km from Lyon. "), 12_900},
		{"a large picture", "/v1/parse?f=png&width=4000&height=4000", plain, repeat("Paris, Lyon, Kyiv, Suva. "), 1_000},
		{"a page of features", "/ogc/collections/places/items?limit=10000", "", nil, 0},
		{"a page of features for people", "/ogc/collections/places/items?limit=10000&f=html", "", nil, 0},
		{"a matrix", "/v1/distances", values, func(int) []byte {
			b, _ := json.Marshal(map[string]any{"places": strings.Split(strings.TrimSpace(strings.Repeat("Paris ", 100)), " ")})
			return b
		}, 0},
	}
	for _, f := range []string{"kml", "csv", "svg", "gpkg", "parquet", "geojsonseq", "claimreview"} {
		all = append(all, costlyBody{"claims as " + f, "/v1/parse?f=" + f, plain, repeat("Paris is 10 km from Lyon. "), text})
	}
	return all
}

// corrected is an article with five thousand corrections.
func corrected(n int, form string) []byte {
	var list []string
	for i := range 5000 {
		if strings.Contains(form, "%d") {
			list = append(list, fmt.Sprintf(form, 7*i, 7*i+5))
		} else {
			list = append(list, form)
		}
	}
	corrections := strings.Join(list, ",")
	return []byte(`{"text":"` + strings.Repeat("Paris, ", min(42_000, n/20)) + `","corrections":[` + corrections + `]}`)
}

const (
	mostCPU    = 2 * time.Second
	mostMemory = 200 // MB above what the server took before
)

// costly sends each of them at its largest size, and a quarter of it.
func costly(o options) ([]string, error) {
	s, err := start(o, nil)
	if err != nil {
		return nil, err
	}
	defer s.kill()
	client := &http.Client{Timeout: 2 * time.Minute}
	if _, _, err := ask(client, "POST", s.base+"/v1/parse", "text/plain", "", []byte("Envoys met in Kyiv.")); err != nil {
		return nil, err
	}
	var p promise
	fmt.Printf("%-42s %8s %8s %8s %8s %6s\n", "request", "bytes", "status", "CPU s", "growth", "MB")
	for _, one := range costlyBodies() {
		var took [2]time.Duration
		var status, length int
		var peak float64
		for i, part := range []int{4, 1} {
			method, body := "GET", []byte(nil)
			if one.body != nil {
				method, body = "POST", one.body(one.most/part)
			}
			length = len(body)
			if took[i], peak, status, err = s.cost(client, method, one, body); err != nil {
				return nil, fmt.Errorf("%s: %w", one.name, err)
			}
		}
		growth := took[1].Seconds() / max(took[0].Seconds(), 0.04)
		fmt.Printf("%-42s %8d %8d %8.2f %8.1f %6.0f\n", one.name, length, status, took[1].Seconds(), growth, peak)
		p.keep(status < 500, "%s: answered %d", one.name, status)
		p.keep(o.short || took[1] < mostCPU, "%s: %v of CPU", one.name, took[1])
		p.keep(peak < mostMemory, "%s: %.0f MB", one.name, peak)
		p.keep(o.short || growth < 9, "%s: four times the length takes %.1f times as long", one.name, growth)
	}
	return p, nil
}

// cost sends a request and measures what the server takes for it.
func (s *server) cost(c *http.Client, method string, r costlyBody, body []byte) (cpu time.Duration, mb float64, status int, err error) {
	if err := s.resetPeak(); err != nil {
		return 0, 0, 0, err
	}
	rest, err := s.status("VmRSS")
	if err != nil {
		return 0, 0, 0, err
	}
	before, err := s.cpu()
	if err != nil {
		return 0, 0, 0, err
	}
	status, _, err = ask(c, method, s.base+r.path, r.mediaType, "", body)
	if err != nil {
		return 0, 0, 0, err
	}
	after, err := s.cpu()
	if err != nil {
		return 0, 0, 0, err
	}
	peak, err := s.status("VmHWM")
	return after - before, peak - rest, status, err
}
