package eval_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/gazetteer"
	"dateline/gazetteer/eval"
	"dateline/gazetteer/geoparse"
)

// marked is an annotated text of testdata/texts.txt.
type marked struct {
	sample eval.Sample
	claims eval.ClaimText
}

// readMarked reads texts in the form that testdata/texts.txt describes.
func readMarked(t *testing.T, x *gazetteer.Index, file string) []marked {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all []marked
	for i, part := range strings.Split("\n"+string(b), "\n== ") {
		if i == 0 {
			continue // what the form is
		}
		id, body, _ := strings.Cut(part, "\n")
		m, err := parseMarked(x, strings.TrimSpace(body))
		if err != nil {
			t.Fatalf("%s: %s: %v", file, id, err)
		}
		m.sample.ID, m.sample.Corpus, m.claims.ID = id, "own", id
		all = append(all, m)
	}
	return all
}

// parseMarked takes the marks out of a text.
func parseMarked(x *gazetteer.Index, body string) (m marked, err error) {
	var text strings.Builder
	for {
		plain, rest, found := cutAny(body, "[{")
		text.WriteString(plain)
		if !found {
			break
		}
		closing := map[byte]string{'[': "]", '{': "}"}[rest[0]]
		mark, after, found := strings.Cut(rest[1:], closing)
		fields := strings.Split(mark, "|")
		if !found || len(fields) != map[byte]int{'[': 2, '{': 5}[rest[0]] {
			return m, fmt.Errorf("mark %q is not of the form", rest)
		}
		span := geoparse.Span{Start: text.Len(), End: text.Len() + len(fields[0])}
		from := utf8.RuneCountInString(text.String())
		text.WriteString(fields[0])
		to := from + utf8.RuneCountInString(fields[0])
		if rest[0] == '[' {
			g, err := goldOf(x, span, fields[1])
			if err != nil {
				return m, err
			}
			m.sample.Gold = append(m.sample.Gold, g)
		} else {
			c := eval.Claim{Start: from, End: to, Verdict: fields[3]}
			km, err := strconv.ParseFloat(fields[4], 64)
			if err != nil {
				return m, err
			}
			c.Value = &eval.Kilometres{km, km}
			if c.From, err = spotOf(x, fields[1]); err != nil {
				return m, err
			}
			if c.To, err = spotOf(x, fields[2]); err != nil {
				return m, err
			}
			m.claims.Claims = append(m.claims.Claims, c)
		}
		body = after
	}
	m.sample.Text, m.claims.Text = text.String(), text.String()
	return m, nil
}

// cutAny cuts a text before the first of some characters.
func cutAny(s, chars string) (before, after string, found bool) {
	i := strings.IndexAny(s, chars)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i:], true
}

func goldOf(x *gazetteer.Index, span geoparse.Span, id string) (eval.Gold, error) {
	g := eval.Gold{Span: span}
	if id == "-" {
		return g, nil
	}
	id, within := strings.CutPrefix(id, "in ")
	ref, ok := x.ByID(gazetteer.PlaceID(id))
	if !ok {
		return g, fmt.Errorf("the gazetteer has no place %s", id)
	}
	g.Located, g.Point = true, x.Point(ref)
	if _, err := fmt.Sscanf(id, "geonames:%d", &g.Geonames); err != nil || within {
		g.Geonames = 0
	}
	return g, nil
}

func spotOf(x *gazetteer.Index, id string) (*eval.Spot, error) {
	if id == "-" {
		return nil, nil
	}
	ref, ok := x.ByID(gazetteer.PlaceID(id))
	if !ok {
		return nil, fmt.Errorf("the gazetteer has no place %s", id)
	}
	p := x.Point(ref)
	return &eval.Spot{Lat: &p[1], Lon: &p[0]}, nil
}
