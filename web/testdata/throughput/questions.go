package main

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"strings"

	"dateline/gazetteer"
)

// questionsEach is how many different questions of each kind are asked in turn.
const questionsEach = 500

// geocoding returns questions about towns with at least 15,000 people, always the
// same: their names, the first three to six letters of these, and points near them.
func geocoding(index string) ([]target, error) {
	file, err := os.ReadFile(index)
	if err != nil {
		return nil, err
	}
	x, err := gazetteer.Open(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", index, err)
	}
	search, complete, reverse := target{name: "search"}, target{name: "autocomplete"}, target{name: "reverse"}
	r := rand.New(rand.NewPCG(5, 6))
	for len(search.paths) < questionsEach {
		ref := gazetteer.Ref(r.IntN(x.Len()))
		if x.Feature(ref).Class != "P" || x.Population(ref) < 15_000 {
			continue
		}
		name, at := x.Name(ref), x.Point(ref)
		letters := []rune(name)
		begin := strings.TrimRight(string(letters[:min(len(letters), 3+r.IntN(4))]), " ")
		search.paths = append(search.paths, "/v1/search?text="+url.QueryEscape(name))
		complete.paths = append(complete.paths, "/v1/autocomplete?text="+url.QueryEscape(begin))
		reverse.paths = append(reverse.paths, fmt.Sprintf("/v1/reverse?point.lat=%.4f&point.lon=%.4f",
			at[1]+(r.Float64()-0.5)/20, at[0]+(r.Float64()-0.5)/20))
	}
	return []target{search, complete, reverse}, nil
}

// program makes wrk ask for paths in turn, each connection where the one before it
// stopped.
func program(paths []string) string {
	var b strings.Builder
	b.WriteString("local paths = {\n")
	for _, p := range paths {
		fmt.Fprintf(&b, "%q,\n", p)
	}
	b.WriteString(`}
local requests, at = {}, 0
function init(args)
  for i, p in ipairs(paths) do requests[i] = wrk.format("GET", p) end
end
function request()
  at = at % #requests + 1
  return requests[at]
end
`)
	return b.String()
}
