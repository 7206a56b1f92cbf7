package train_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/eval"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/internal/gazetteertest"
	"dateline/gazetteer/text"
	"dateline/gazetteer/train"
)

// samples reads testdata/articles.txt.
func samples(t testing.TB, x *gazetteer.Index) []eval.Sample {
	t.Helper()
	b, err := os.ReadFile("testdata/articles.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []eval.Sample
	for _, block := range strings.Split(strings.TrimSpace(string(b)), "\n\n") {
		head, body, _ := strings.Cut(block, "\n")
		if strings.HasPrefix(head, "#") {
			continue
		}
		corpus, title, _ := strings.Cut(head, "\t")
		s := eval.Sample{ID: strconv.Itoa(len(out)), Corpus: corpus, Title: title}
		for body != "" {
			before, rest, found := strings.Cut(body, "[")
			s.Text += before
			if !found {
				break
			}
			var name string
			name, body, _ = strings.Cut(rest, "]")
			words, id, located := strings.Cut(name, "=")
			g := eval.Gold{Span: geoparse.Span{Start: len(s.Text), End: len(s.Text) + len(words)}, Located: located}
			if located {
				if g.Geonames, err = strconv.ParseInt(id, 10, 64); err != nil {
					t.Fatal(err)
				}
				g.Point = x.Point(gazetteertest.Ref(t, x, gazetteer.PlaceID("geonames:"+id)))
			}
			s.Text += words
			s.Gold = append(s.Gold, g)
		}
		out = append(out, s)
	}
	return out
}

func lexicon() []byte {
	return text.WordList{
		Frequency:  map[string]int{"the": 1 << 20, "rain": 1 << 10, "said": 1 << 14, "left": 1 << 12},
		FirstNames: []string{"John", "Mary"},
		Names:      []string{"John", "Mary", "Smith", "Jones", "Lincoln"},
	}.Pack()
}

// TestTrain fits a model to two dozen articles, twice, and lets it read them.
func TestTrain(t *testing.T) {
	x := gazetteertest.World(t)
	in := train.Training{Index: x, Tables: gazetteertest.Tables(), Lexicon: lexicon(), Samples: samples(t, x), Seed: 7,
		Provenance: "invented"}
	m, err := train.Train(in)
	if err != nil {
		t.Fatal(err)
	}
	again, err := train.Train(in)
	if err != nil {
		t.Fatal(err)
	}
	file := m.Encode()
	if !bytes.Equal(file, again.Encode()) {
		t.Error("Train of equal input gives other bytes")
	}
	if m.Provenance != "invented" || m.Language != "en" {
		t.Errorf("the model has provenance %q and language %q", m.Provenance, m.Language)
	}
	p, err := geoparse.New(geoparse.Config{Index: x, Model: file, Tables: gazetteertest.Tables()})
	if err != nil {
		t.Fatal(err)
	}
	var sum eval.Counts
	for _, s := range in.Samples {
		d, err := p.Parse(context.Background(), geoparse.Input{Title: s.Title, Text: s.Text})
		if err != nil {
			t.Fatal(err)
		}
		var found []eval.Prediction
		for _, m := range d.Mentions {
			f := eval.Prediction{Span: m.Span, Located: m.Place >= 0}
			if f.Located {
				f.Point = d.Places[m.Place].Point
			}
			found = append(found, f)
		}
		sum.Add(eval.Score(s.Gold, found))
	}
	if f := sum.Overlaps().Recall; f < 0.9 {
		t.Errorf("the model finds %.2f of the names that it was fitted to, want nearly all", f)
	}
	if a := sum.Accuracy(); a < 0.85 {
		t.Errorf("the model places %.2f of the names that it was fitted to, want nearly all", a)
	}
}

func TestTrainErrors(t *testing.T) {
	x := gazetteertest.World(t)
	all := samples(t, x)
	for _, c := range []struct {
		name string
		in   train.Training
		want string
	}{
		{"no index", train.Training{Tables: gazetteertest.Tables(), Lexicon: lexicon(), Samples: all}, "index"},
		{"too few articles", train.Training{Index: x, Tables: gazetteertest.Tables(), Lexicon: lexicon(),
			Samples: all[:9]}, "9 articles"},
		{"a lexicon that is none", train.Training{Index: x, Tables: gazetteertest.Tables(), Lexicon: []byte{1},
			Samples: all}, "word lists"},
		{"no tables", train.Training{Index: x, Tables: os.DirFS("testdata"), Lexicon: lexicon(), Samples: all},
			"word tables"},
	} {
		if _, err := train.Train(c.in); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: Train = %v, want %q", c.name, err, c.want)
		}
	}
}

// options cross-validate in two folds, one after the other.
func options(x *gazetteer.Index) train.Options {
	return train.Options{Index: x, Tables: gazetteertest.Tables(), Lexicon: lexicon(), Folds: 2, Seed: 3}
}

// checkResults checks that each article was measured, once.
func checkResults(t *testing.T, all []eval.Sample, results []eval.Result) {
	t.Helper()
	if len(results) != len(all) {
		t.Fatalf("%d articles were measured, want %d", len(results), len(all))
	}
	var sum eval.Counts
	for i, r := range results {
		if r.Sample != &all[i] || len(r.Spans) != len(all[i].Gold) {
			t.Errorf("article %d has the result of another, or %d spans for %d gold mentions", i, len(r.Spans),
				len(all[i].Gold))
		}
		sum.Add(r.EndToEnd)
	}
	if sum.Articles != len(all) || sum.Gold == 0 || sum.Predicted == 0 {
		t.Errorf("the counts are %+v, want those of %d articles", sum, len(all))
	}
}

func TestCrossValidate(t *testing.T) {
	x := gazetteertest.World(t)
	all := samples(t, x)
	o := options(x)
	done := 0
	o.Progress = func(n, of int) {
		if done++; n != done || of != 2 {
			t.Errorf("progress says %d of %d, want %d of 2", n, of, done)
		}
	}
	results, err := train.CrossValidate(context.Background(), all, o)
	if err != nil {
		t.Fatal(err)
	}
	checkResults(t, all, results)
	if done != 2 {
		t.Errorf("progress was told %d times, want twice", done)
	}
}

func TestLeaveCorpusOut(t *testing.T) {
	x := gazetteertest.World(t)
	all := samples(t, x)
	results, err := train.LeaveCorpusOut(context.Background(), all, options(x))
	if err != nil {
		t.Fatal(err)
	}
	checkResults(t, all, results)
	if _, err := train.LeaveCorpusOut(context.Background(), all[:12], options(x)); err == nil {
		t.Error("LeaveCorpusOut of one corpus gives no error")
	}
}

func TestCrossValidateErrors(t *testing.T) {
	x := gazetteertest.World(t)
	all := samples(t, x)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := train.CrossValidate(ctx, all, options(x)); !errors.Is(err, context.Canceled) {
		t.Errorf("CrossValidate when cancelled = %v, want the error of the context", err)
	}
	if _, err := train.CrossValidate(context.Background(), all[:12], options(x)); err == nil ||
		!strings.Contains(err.Error(), "too few") {
		t.Errorf("CrossValidate of twelve articles in two folds = %v, want that six are too few", err)
	}
	o := options(x)
	o.Folds = 0 // ten folds: each leaves enough, and the first tells that the index is missing
	o.Index = nil
	if _, err := train.CrossValidate(context.Background(), all, o); !errors.Is(err, geoparse.ErrNoIndex) {
		t.Errorf("CrossValidate without an index = %v, want ErrNoIndex", err)
	}
}
