package eval

import (
	"context"
	"encoding/json"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/article/render"
	"dateline/gazetteer/geoparse"
)

// Result is one article as it was read, beside what is true of it.
type Result struct {
	Sample    *Sample
	Parsed    []Prediction // recognised and resolved
	Kinds     []geoparse.Kind
	Spans     []Prediction // the gold spans, resolved
	EndToEnd  Counts       // of Parsed
	NoDemonym Counts       // of Parsed without demonyms
	Resolved  Counts       // of Spans
	Told      Counts       // the same, when the parser is told the region that most of them lie in
	Hidden    HiddenCounts // of the text alone, with names hidden from the gazetteer
}

// MeasureArticle reads one article three times: the text alone, the gold spans
// resolved, and the gold spans with a hint of the region that they lie in. What gold
// spans resolve to is decided by the whole text: names that the corpus does not mark are
// recognised and are context, as they are for any caller who gives spans. So the figure
// compares with systems that read the text around the gold spans.
func MeasureArticle(ctx context.Context, r *article.Reader, s *Sample, home geoparse.Hint) (Result, error) {
	res := Result{Sample: s}
	read := func(in article.Input) ([]Prediction, []geoparse.Kind, error) {
		in.Title, in.Text = s.Title, s.Text
		a, err := r.Read(ctx, in)
		if err != nil {
			return nil, nil, err
		}
		var found []Prediction
		var kinds []geoparse.Kind
		for _, m := range a.Mentions {
			found = append(found, prediction(r.Index, a.Document, m))
			kinds = append(kinds, m.Kind)
		}
		return found, kinds, nil
	}
	var err error
	if res.Parsed, res.Kinds, err = read(article.Input{}); err != nil {
		return res, err
	}
	var plain []Prediction
	for i, k := range res.Kinds {
		if k != geoparse.Demonym && k != geoparse.Language {
			plain = append(plain, res.Parsed[i])
		}
	}
	res.EndToEnd, res.NoDemonym = Score(s.Gold, res.Parsed), Score(s.Gold, plain)
	offsets := article.NewOffsets(s.Text)
	spans := make([]article.Range, 0, len(s.Gold))
	for _, g := range s.Gold {
		spans = append(spans, article.Range{Start: offsets.CodePoint(g.Start), End: offsets.CodePoint(g.End)})
	}
	if res.Spans, _, err = read(article.Input{Spans: spans}); err != nil {
		return res, err
	}
	res.Resolved = Score(s.Gold, res.Spans)
	told, _, err := read(article.Input{Spans: spans, Hint: home})
	if err != nil {
		return res, err
	}
	res.Told = Score(s.Gold, told)
	return res, nil
}

// PredictClaims reads a text and returns its claims as `dateline batch` writes
// them, so that what is measured is what leaves the program.
func PredictClaims(ctx context.Context, r *article.Reader, gold ClaimText) (ClaimText, error) {
	a, err := r.Read(ctx, article.Input{Text: gold.Text})
	if err != nil {
		return ClaimText{}, err
	}
	id, err := json.Marshal(gold.ID)
	if err != nil {
		return ClaimText{}, err
	}
	b, err := json.Marshal(render.NewRecord(a, id, nil))
	if err != nil {
		return ClaimText{}, err
	}
	var out ClaimText
	err = json.Unmarshal(b, &out)
	return out, err
}

func prediction(x *gazetteer.Index, d *geoparse.Document, m geoparse.Mention) Prediction {
	out := Prediction{Span: m.Span, Confidence: m.Confidence}
	switch {
	case m.Place >= 0:
		out.Located, out.Point = true, d.Places[m.Place].Point
	case m.Within != gazetteer.NoRef:
		out.Located, out.Point = true, x.Point(m.Within)
	}
	return out
}
