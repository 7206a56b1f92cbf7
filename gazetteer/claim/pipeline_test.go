package claim_test

import (
	"context"
	"os"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/claim"
	"dateline/gazetteer/claim/extract/languages"
	"dateline/gazetteer/geoparse"
)

// reader is the whole way from text to verdicts.
type reader struct {
	parser  *geoparse.Parser
	checker *claim.Checker
}

// newReader opens the built data, and skips the test without it.
func newReader(tb testing.TB) reader {
	tb.Helper()
	index, err := os.ReadFile("../../data/gazetteer.idx")
	if err != nil {
		tb.Skip("no built gazetteer:", err)
	}
	model, err := os.ReadFile("../../data/model.bin")
	if err != nil {
		tb.Skip("no built model:", err)
	}
	x, err := gazetteer.Open(index)
	if err != nil {
		tb.Fatal(err)
	}
	p, err := geoparse.New(geoparse.Config{Index: x, Model: model, Tables: os.DirFS("../../data")})
	if err != nil {
		tb.Fatal(err)
	}
	b, err := os.ReadFile("../../data/areas.bin")
	if err != nil {
		tb.Skip("no built areas:", err)
	}
	areas, err := gazetteer.OpenAreas(b)
	if err != nil {
		tb.Fatal(err)
	}
	extractors, err := languages.Extractors(os.DirFS("../../data"), x)
	if err != nil {
		tb.Fatal(err)
	}
	return reader{p, claim.New(claim.Config{Extractors: extractors, Index: x, Areas: areas})}
}

func (r reader) read(tb testing.TB, title, text string) (*geoparse.Document, []claim.Verdict) {
	tb.Helper()
	ctx := context.Background()
	doc, err := r.parser.Parse(ctx, geoparse.Input{Title: title, Text: text})
	if err != nil {
		tb.Fatal(err)
	}
	claims, err := r.checker.Extract(ctx, doc)
	if err != nil {
		tb.Fatal(err)
	}
	names, stated := claim.Constraints(doc, claims)
	refined := r.parser.Refine(doc, names, stated)
	claim.Renumber(claims, doc, refined)
	doc = refined
	verdicts, err := r.checker.CheckAll(ctx, doc, claims)
	if err != nil {
		tb.Fatal(err)
	}
	return doc, verdicts
}
