package resolve_test

import (
	"maps"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/internal/gazetteertest"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// kit resolves marked texts on a small world, by weights set by hand.
type kit struct {
	t        testing.TB
	index    *gazetteer.Index
	words    *text.Words
	resolver *resolve.Resolver
}

// newKit makes a kit whose signals weigh as given in all passes, others 0.
func newKit(t testing.TB, weights map[string]float64) kit {
	t.Helper()
	return kitOf(t, ranker(t, weights))
}

func kitOf(t testing.TB, r *resolve.Ranker) kit {
	t.Helper()
	return kitOn(t, kit{t: t, index: gazetteertest.World(t), words: gazetteertest.Words(t, text.WordList{})}, r)
}

// kitOn gives a kit another resolver, of its index.
func kitOn(t testing.TB, k kit, r *resolve.Ranker) kit {
	t.Helper()
	var err error
	k.resolver, err = resolve.New(resolve.Config{Index: k.index, Words: k.words, Tables: gazetteertest.Tables(),
		Ranker: r})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// ranker answers always: it takes no place for absent.
func ranker(t testing.TB, weights map[string]float64) *resolve.Ranker {
	t.Helper()
	var r resolve.Ranker
	for id, v := range weights {
		for pass := range r.Weights {
			r.Weights[pass][signal(t, id)] = v
		}
	}
	return &r
}

// byFame are weights by which the best known bearer of a name wins.
func byFame() map[string]float64 { return map[string]float64{"fame": 20} }

// with adds weights.
func with(m map[string]float64, more map[string]float64) map[string]float64 {
	m = maps.Clone(m)
	maps.Copy(m, more)
	return m
}

// signal returns the number of a signal.
func signal(t testing.TB, id string) int {
	t.Helper()
	for j, s := range resolve.Signals() {
		if s.ID == id {
			return j
		}
	}
	t.Fatalf("there is no signal %q", id)
	return 0
}

// recognised makes the marked names of a text its spans.
func (k kit) recognised(marked string) *recognise.Recognition {
	plain, spans := gazetteertest.Marked(marked)
	w := recognise.NewWorkspace()
	(&recognise.Recogniser{Index: k.index}).Prepare(w, text.New(k.words, "", plain))
	w.SetSpans(spans)
	return &w.Recognition
}

// resolve resolves the marked names of a text.
func (k kit) resolve(marked string, h resolve.Hint) *resolve.Workspace {
	w := k.resolver.NewWorkspace()
	k.resolver.Resolve(w, k.recognised(marked), h)
	return w
}

// begin gathers the candidates of the marked names and runs the stages and passes
// before a pass of the ranker, and the stages of it.
func (k kit) begin(marked string, h resolve.Hint, pass int) *resolve.Workspace {
	w := k.resolver.NewWorkspace()
	k.resolver.Begin(w, k.recognised(marked), h)
	for p := range pass {
		k.resolver.FillSignals(w, p)
		k.resolver.Score(w, p)
	}
	k.resolver.FillSignals(w, pass)
	return w
}

// ref returns the place with the given label.
func (k kit) ref(label string) gazetteer.Ref {
	k.t.Helper()
	for r := range gazetteer.Ref(k.index.Len()) {
		if k.index.Label(r) == label {
			return r
		}
	}
	k.t.Fatalf("no place has the label %q", label)
	return gazetteer.NoRef
}

// chosen returns the label of the place chosen for mention i, "-" for none and
// "within …" for one that it lies in.
func (k kit) chosen(w *resolve.Workspace, i int) string {
	c := w.ChosenOf(&w.Mentions[i])
	switch {
	case c == nil:
		return "-"
	case c.Variant == resolve.VariantWithin:
		return "within " + k.index.Label(c.Ref)
	}
	return k.index.Label(c.Ref)
}

// value returns a signal of the candidate of mention i with the given label.
func (k kit) value(w *resolve.Workspace, i int, label, id string) float64 {
	k.t.Helper()
	list := w.CandidatesOf(&w.Names[w.Mentions[i].Name])
	for j := range list {
		if k.index.Label(list[j].Ref) == label {
			return float64(list[j].Signals[signal(k.t, id)])
		}
	}
	k.t.Fatalf("mention %d has no candidate %q", i, label)
	return 0
}
