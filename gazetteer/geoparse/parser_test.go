package geoparse_test

import (
	"context"
	"errors"
	"os"
	"sync"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
)

// trained opens the index and the trained model once for all tests.
var trained = sync.OnceValues(func() (*geoparse.Parser, error) {
	index, err := os.ReadFile("../../data/gazetteer.idx")
	if err != nil {
		return nil, err
	}
	model, err := os.ReadFile("../../data/model.bin")
	if err != nil {
		return nil, err
	}
	x, err := gazetteer.Open(index)
	if err != nil {
		return nil, err
	}
	return geoparse.New(geoparse.Config{Index: x, Model: model, Tables: os.DirFS("../../data")})
})

// newParser returns the parser of the trained model.
func newParser(t testing.TB) (*geoparse.Parser, *gazetteer.Index) {
	t.Helper()
	p, err := trained()
	if err != nil {
		t.Fatal(err)
	}
	return p, p.Index()
}

func TestParseRejects(t *testing.T) {
	p, _ := newParser(t)
	var span *geoparse.SpanError
	for _, in := range []geoparse.Input{
		{Text: "Kyiv", Spans: []geoparse.Span{{Start: 2, End: 9}}},
		{Text: "Kyiv", Spans: []geoparse.Span{{Start: -1, End: 2}}},
		{Text: "Kyiv", Spans: []geoparse.Span{{Start: 2, End: 2}}},
		{Text: "Kyiv, Lviv", Spans: []geoparse.Span{{Start: 0, End: 4}, {Start: 3, End: 10}}}, // overlapping
		{Text: "Kyiv, Lviv", Spans: []geoparse.Span{{Start: 6, End: 10}, {Start: 0, End: 4}}}, // unsorted
		{Text: "Zürich", Spans: []geoparse.Span{{Start: 2, End: 4}}},                          // inside ü
	} {
		if _, err := p.Parse(context.Background(), in); !errors.As(err, &span) {
			t.Errorf("Parse(%+v) = %v, want a SpanError", in, err)
		}
	}
	if _, err := p.Parse(context.Background(), geoparse.Input{Text: "Ky\xffiv"}); !errors.Is(err, geoparse.ErrNotUTF8) {
		t.Errorf("Parse of broken UTF-8 = %v, want ErrNotUTF8", err)
	}
	if _, err := geoparse.New(geoparse.Config{}); !errors.Is(err, geoparse.ErrNoIndex) {
		t.Errorf("New without an index = %v, want ErrNoIndex", err)
	}
}

func TestParseSpansOnly(t *testing.T) {
	p, _ := newParser(t)
	text := "The mayor of Lyon met her colleague from Turin."
	d, err := p.Parse(context.Background(), geoparse.Input{Text: text,
		Spans: []geoparse.Span{{Start: 13, End: 17}, {Start: 17, End: 18}}})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Mentions) != 2 || d.Mentions[0].Place < 0 || d.Places[d.Mentions[0].Place].ID != "geonames:2996944" ||
		d.Mentions[1].Place >= 0 {
		t.Errorf("Parse of the spans Lyon and a space = %+v, want Lyon in France and an unresolved mention", d.Mentions)
	}
}

// TestParseSpansInContext tests that names outside the spans of a caller tell which
// place is meant and are not answered.
func TestParseSpansInContext(t *testing.T) {
	p, _ := newParser(t)
	text := "Springfield flooded on Monday. Roads near Chicago, Peoria and Decatur were closed."
	d, err := p.Parse(context.Background(), geoparse.Input{Text: text, Spans: []geoparse.Span{{Start: 0, End: 11}}})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Mentions) != 1 || d.Mentions[0].Place < 0 || d.Places[d.Mentions[0].Place].ID != "geonames:4250542" {
		t.Errorf("Parse of the span Springfield = %+v, want Springfield in Illinois alone", d.Mentions)
	}
}
