package resolve_test

import (
	"bytes"
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/learn"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
)

func TestSenses(t *testing.T) {
	k := newKit(t, byFame())
	w := k.resolve("[Paris] met [Quarnby] in [Lyon].", resolve.Hint{})
	senses := k.resolver.Senses(&w.Resolution, false)
	if len(senses) != 3 {
		t.Fatalf("there are %d senses, want 3", len(senses))
	}
	paris := senses[0]
	if len(paris.Candidates) != 2 || paris.Chosen != 0 ||
		k.index.Label(paris.Candidates[0].Ref) != "Paris, Île-de-France, France" ||
		paris.Candidates[0].Probability <= paris.Candidates[1].Probability {
		t.Errorf("the sense of Paris is %+v, want two candidates, the likeliest first and chosen", paris)
	}
	if paris.Mass < paris.Candidates[0].Probability-1e-9 || len(paris.Reasons) != 0 ||
		len(paris.Candidates[0].Reasons) != 0 {
		t.Errorf("the sense of Paris has mass %v and reasons %v, want that of the chosen one or more, and none",
			paris.Mass, paris.Reasons)
	}
	if q := senses[1]; q.Chosen != -1 || len(q.Candidates) != 0 || q.Mass != 0 {
		t.Errorf("the sense of Quarnby is %+v, want none", q)
	}
}

// Senses outlive the workspace.
func TestSensesAreDetached(t *testing.T) {
	k := newKit(t, byFame())
	w := k.resolve("[Paris] and [Lyon]", resolve.Hint{})
	senses := k.resolver.Senses(&w.Resolution, true)
	before := fmt.Sprint(senses)
	k.resolver.Resolve(w, k.recognised("[Springfield], [Dayton], [Georgia] and [Moscow] had rain."), resolve.Hint{})
	if after := fmt.Sprint(senses); after != before {
		t.Errorf("another text in the workspace changes a sense from\n%s\nto\n%s", before, after)
	}
}

func TestReasons(t *testing.T) {
	k := newKit(t, map[string]float64{"fame": 4, "contained": 1, "contradicted": -3})
	w := k.resolve("[Paris], Texas, had rain.", resolve.Hint{})
	s := k.resolver.Senses(&w.Resolution, true)[0]
	for _, c := range s.Candidates {
		last := math.Inf(1)
		ids := map[string]resolve.Reason{}
		for _, r := range c.Reasons {
			if r.Decider != resolve.ByRanker || r.ID == "" || r.Label == "" || r.Value == 0 {
				t.Errorf("%s has the reason %+v", k.index.Label(c.Ref), r)
			}
			if v := math.Abs(r.Value * r.Weight); v > last+1e-9 {
				t.Errorf("%s: reason %s counts %v behind one of %v, want the weightiest first", k.index.Label(c.Ref),
					r.ID, v, last)
			} else {
				last = v
			}
			ids[r.ID] = r
		}
		id, weight := "contradicted", -3.0
		if k.index.Label(c.Ref) == "Paris, Texas, United States" {
			id, weight = "contained", 1
		}
		if r := ids[id]; r.Value != 1 || r.Weight != weight {
			t.Errorf("%s: reason %s is %+v, want value 1 and weight %v", k.index.Label(c.Ref), id, r, weight)
		}
	}
}

func TestReasonOfRule(t *testing.T) {
	k := newKit(t, map[string]float64{"best_known": 3})
	w := k.resolve("[Paris], Texas, had rain.", resolve.Hint{})
	s := k.resolver.Senses(&w.Resolution, false)[0]
	want := []resolve.Reason{{Decider: resolve.ByRule, ID: "said", Label: resolve.Rules()[0].Label}}
	if diff := cmp.Diff(want, s.Reasons); diff != "" {
		t.Errorf("reasons of a sense that a rule decided (-want +got):\n%s", diff)
	}
	if s.Chosen != 1 {
		t.Errorf("the rule chose candidate %d, want 1, which the ranker likes less", s.Chosen)
	}
}

// Trees count in the last pass, and say so.
func TestTrees(t *testing.T) {
	town := signal(t, "town")
	nodes := learn.Nodes{
		Nodes: [][5]float32{{float32(town), 0.5, 1, 2, 0}, {-1, 0, 0, 0, -1}, {-1, 0, 0, 0, 4}},
		Roots: []int32{0},
	}
	r := ranker(t, map[string]float64{"best_known": 2})
	var err error
	r.Trees, err = nodes.Forest(func(c int) (int, bool) { return c, c < resolve.AllSignals })
	if err != nil {
		t.Fatal(err)
	}
	k := kitOf(t, r)
	w := k.resolve("[Paris] had rain.", resolve.Hint{})
	s := k.resolver.Senses(&w.Resolution, true)[0]
	first := s.Candidates[0]
	if got := k.index.Label(first.Ref); got != "Paris, Texas, United States" {
		t.Errorf("trees that like towns choose %s, want the one in Texas", got)
	}
	last := first.Reasons[len(first.Reasons)-1]
	if last.ID != "combinations" || last.Value != 4 || last.Weight != 1 {
		t.Errorf("the last reason is %+v, want combinations of 4", last)
	}
}

// TestManyNamesakes keeps the best of a long list, and the chosen one wherever it
// stands.
func TestManyNamesakes(t *testing.T) {
	var b gazetteer.Builder
	for i := range 60 {
		region := fmt.Sprintf("%c%cland", 'A'+i/26, 'a'+i%26)
		code := fmt.Sprint(i)
		at := orb.Point{float64(i)*5 - 150, 10}
		for _, p := range []gazetteer.Place{
			{ID: gazetteer.PlaceID("test:r" + code), Name: region, Class: "A", Code: "ADM1", Point: at, Country: "XX",
				Admin1: code, Population: 1_000_000},
			{ID: gazetteer.PlaceID("test:t" + code), Name: "Springfield", Class: "P", Code: "PPL", Point: at,
				Country: "XX", Admin1: code, Population: 5000},
		} {
			if err := b.Add(p); err != nil {
				t.Fatal(err)
			}
		}
	}
	k := newKit(t, nil)
	k.index = open(t, &b)
	k = kitOn(t, k, ranker(t, map[string]float64{"contained": 0.5, "best_known": 0.6, "rank": -0.02}))
	w := k.resolve("[Springfield], Cdland, had rain.", resolve.Hint{})
	s := k.resolver.Senses(&w.Resolution, true)[0]
	if len(s.Candidates) != resolve.MaxRanked || s.Chosen < 0 {
		t.Fatalf("the sense has %d candidates of 60, the chosen one %d, want %d and one of them", len(s.Candidates),
			s.Chosen, resolve.MaxRanked)
	}
	if got := k.index.Label(s.Candidates[s.Chosen].Ref); got != "Springfield, Cdland" {
		t.Errorf("chosen is %s, want Springfield, Cdland", got)
	}
	explained := 0
	for _, c := range s.Candidates {
		if len(c.Reasons) > 0 {
			explained++
		}
	}
	if explained == 0 || explained > 10 {
		t.Errorf("%d candidates are explained, want at most ten", explained)
	}
}

// A workspace forgets one text before the next.
func TestWorkspaceForgets(t *testing.T) {
	k := newKit(t, with(byFame(), map[string]float64{"contained": 5, "home_region": 2, "near": 2, "variety": 1,
		"within": 1}))
	used := k.resolver.NewWorkspace()
	for _, in := range []string{
		"[Springfield], [Dayton] and [Columbus] had rain. Call 937-555-0142.", "[Paris], Texas, and [Paris], France",
		"A fire on [Maple Street] in [Kharkiv] killed two.", "rain[ ]fell", "no names",
		"The councillors of [Lancaster] met.", "[Springfield] had rain.",
	} {
		k.resolver.Resolve(used, k.recognised(in), resolve.Hint{})
		fresh := k.resolve(in, resolve.Hint{})
		a, b := k.resolver.Senses(&fresh.Resolution, true), k.resolver.Senses(&used.Resolution, true)
		if fmt.Sprint(a) != fmt.Sprint(b) {
			t.Errorf("%q in a used workspace means\n%v\nwant\n%v", in, b, a)
		}
	}
}

func TestEvidence(t *testing.T) {
	k := newKit(t, with(byFame(), map[string]float64{"contained": 9}))
	w := k.resolve("[Springfield], Ohio, lies near [Dayton] and [Columbus].", resolve.Hint{})
	c := w.ChosenOf(&w.Mentions[0])
	e := c.Evidence()
	if e.Contained != 1 || e.Near <= 0 || e.Nearest <= 0 || e.NearSentence <= 0 || e.CountryShare <= 0 ||
		e.Admin1Share <= 0 || e.Support <= 0 || e.HomeRegion <= 0 {
		t.Errorf("evidence for %s is %+v, want all of it", k.index.Label(c.Ref), e)
	}
}

// resolvePriors are the weights of a ranker that nothing was fitted for, by id.
func resolvePriors() map[string]float64 {
	m := map[string]float64{}
	w := resolve.Priors()
	for j, s := range resolve.Signals() {
		m[s.ID] = w[j]
	}
	return m
}

// A signal that nothing was fitted for counts by its prior alone.
func TestPriorsAlone(t *testing.T) {
	k := newKit(t, resolvePriors())
	for _, c := range []struct {
		in   string
		hint resolve.Hint
		want string
	}{
		{"[Paris], Texas, had rain.", resolve.Hint{}, "Paris, Texas, United States"},
		{"The [Gulf] had rain.", resolve.Hint{}, "Persian Gulf"},
		{"[Lincoln] had rain.", resolve.Hint{Country: "GB"}, "Lincoln, England, United Kingdom"},
		{"[Lincoln] had rain.", resolve.Hint{Country: "US"}, "Lincoln, Nebraska, United States"},
		{"[Springfield] had rain.", resolve.Hint{Place: k.ref("Ohio, United States"), HasPlace: true},
			"Springfield, Ohio, United States"},
		{"[Springfield] had rain.", resolve.Hint{Point: orb.Point{-89.6, 39.8}, HasPoint: true},
			"Springfield, Illinois, United States"},
	} {
		if got := k.chosen(k.resolve(c.in, c.hint), 0); got != c.want {
			t.Errorf("%q with hint %+v means %s, want %s", c.in, c.hint, got, c.want)
		}
	}
}

func TestEmptyRecognition(t *testing.T) {
	k := newKit(t, byFame())
	w := k.resolver.NewWorkspace()
	rec := recognise.NewWorkspace()
	(&recognise.Recogniser{Index: k.index}).Prepare(rec, k.recognised("").Text)
	k.resolver.Resolve(w, &rec.Recognition, resolve.Hint{})
	if len(w.Names) != 0 || len(k.resolver.Senses(&w.Resolution, true)) != 0 {
		t.Errorf("a text without words has %d names", len(w.Names))
	}
	var b bytes.Buffer
	fmt.Fprint(&b, w.Mentions)
	if b.String() != "[]" {
		t.Errorf("a text without words has the mentions %s", b.String())
	}
}
