package eval

import (
	"context"

	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
)

// Result is one article as a parser saw it that had not learnt from it.
type Result struct {
	Sample    *Sample
	Parsed    []Prediction // recognised and resolved
	Kinds     []geoparse.Kind
	Spans     []Prediction // the gold spans, resolved
	EndToEnd  Counts       // of Parsed
	NoDemonym Counts       // of Parsed without demonyms
	Resolved  Counts       // of Spans
	Told      Counts       // the same, when the parser is told the region that most of them lie in
}

// MeasureArticle runs a parser over one article: on the text alone, on the gold
// spans, and on the gold spans with a hint of the region that they lie in.
func MeasureArticle(ctx context.Context, p *geoparse.Parser, s *Sample, home geoparse.Hint) (Result, error) {
	r := Result{Sample: s}
	d, err := p.Parse(ctx, geoparse.Input{Title: s.Title, Text: s.Text})
	if err != nil {
		return r, err
	}
	var plain []Prediction
	for _, m := range d.Mentions {
		x := prediction(p.Index(), d, m)
		r.Parsed = append(r.Parsed, x)
		r.Kinds = append(r.Kinds, m.Kind)
		if m.Kind != geoparse.Demonym && m.Kind != geoparse.Language {
			plain = append(plain, x)
		}
	}
	r.EndToEnd, r.NoDemonym = Score(s.Gold, r.Parsed), Score(s.Gold, plain)
	spans := make([]geoparse.Span, 0, len(s.Gold))
	for _, g := range s.Gold {
		spans = append(spans, g.Span)
	}
	if d, err = p.Parse(ctx, geoparse.Input{Title: s.Title, Text: s.Text, Spans: spans}); err != nil {
		return r, err
	}
	for _, m := range d.Mentions {
		r.Spans = append(r.Spans, prediction(p.Index(), d, m))
	}
	r.Resolved = Score(s.Gold, r.Spans)
	if d, err = p.Parse(ctx, geoparse.Input{Title: s.Title, Text: s.Text, Spans: spans, Focus: home}); err != nil {
		return r, err
	}
	var told []Prediction
	for _, m := range d.Mentions {
		told = append(told, prediction(p.Index(), d, m))
	}
	r.Told = Score(s.Gold, told)
	return r, nil
}

func prediction(x *gazetteer.Index, d *geoparse.Document, m geoparse.Mention) Prediction {
	out := Prediction{Span: m.Span}
	switch {
	case m.Place >= 0:
		out.Located, out.Point = true, d.Places[m.Place].Point
	case m.Within != gazetteer.NoRef:
		out.Located, out.Point = true, x.Point(m.Within)
	}
	return out
}
