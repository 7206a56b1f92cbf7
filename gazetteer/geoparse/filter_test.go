package geoparse_test

import (
	"math"
	"slices"
	"testing"

	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/learn"
)

// TestPersons tells names of persons, which are no mentions whatever they resolve to.
// The last marked name is judged.
func TestPersons(t *testing.T) {
	for _, c := range []struct {
		in   string
		want bool
	}{
		{"[Paris] Hilton left.", true},                  // a first name before a surname
		{"Mr. [Lincoln] left.", true},                   // a title
		{"Mr [Lincoln] left.", true},                    //
		{"Dr. [Lyon] left.", true},                      //
		{"Mayor [London] Breed left.", true},            // a role before both names
		{"[John Smith] left.", true},                    // both names of somebody
		{"John [Lincoln] spoke. [Lincoln] left.", true}, // whom the article calls by both
		{"John [Lincoln] wrote it.", true},              // a surname behind a first name
		{"John [Lincoln] wrote it in Lincoln.", false},
		{"Captain [Lincoln] called.", true}, // a role
		{"Quarnby [Lincoln] left.", false},
		{"[Paris] left.", false},
		{"[Paris], Texas, had rain.", false},
		{"[PARIS] — Hilton left.", false},             // a dateline
		{"[Paris] Texas had rain.", false},            // a division follows
		{"[Austin] London had rain.", false},          // or a great city
		{"[Paris] Street was shut.", false},           // or a street
		{"John [Lincoln] spoke in [Lincoln].", false}, // the article puts somebody there
		{"Mayor [Lyon] wanted rain.", true},
		{"[New York] left.", false}, // of two words, and a place
		{"[John Street] was shut.", false},
	} {
		w, words := resolved(t, c.in)
		f := geoparse.NewMentionFilter(w, words)
		if got := f.Excluded(&w.Mentions[len(w.Mentions)-1]); got != c.want {
			t.Errorf("%q: the name is a person: %v, want %v", c.in, got, c.want)
		}
	}
}

// leaf makes a forest that gives every row the same log odds.
func leaf(t testing.TB, odds float32) learn.Forest {
	t.Helper()
	n := learn.Nodes{Nodes: [][5]float32{{-1, 0, 0, 0, odds}}, Roots: []int32{0}}
	f, err := n.Forest(nil)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestDecide decides about the first marked name of a text by trees that say yes or
// no to everything.
func TestDecide(t *testing.T) {
	yes, no := geoparse.Filter{Trees: leaf(t, 9), Least: 0.55}, geoparse.Filter{Trees: leaf(t, -9), Least: 0.55}
	for _, c := range []struct {
		in     string
		filter *geoparse.Filter
		keep   bool
		reason string
	}{
		{"[Lyon] met [Ankara] and [Dayton].", &yes, true, "fit"},
		{"[Lyon] met [Ankara] and [Dayton].", &no, false, "fit"},
		{"[Lyon] met Ankara.", &no, false, "fit"}, // alone: half the recogniser's word
		{"[Lyon] met Ankara.", &yes, true, "fit"},
		{"Mr. [Lincoln] met [Ankara].", &yes, false, "person"},
		{"[Paris], [Texas], met [Ankara].", &no, true, "explicit"},
		{"[Texas] met [Paris], Texas, and [Ankara].", &no, false, "fit"}, // is not what Paris is said to lie in
		{"The [Gulf] met [Ankara] and [Dayton].", &no, true, "explicit"}, // known by its article
		{"The [Kremlin] met [Ankara] and [Dayton].", &no, true, "explicit"},
		{"A [Kremlin] met [Ankara] and [Dayton].", &no, false, "fit"},
		{"[Quarnby] met [Ankara] and [Dayton].", &no, false, "fit"},
	} {
		w, words := resolved(t, c.in)
		d := geoparse.NewMentionFilter(w, words).Decide(c.filter, &w.Mentions[0])
		if d.Keep != c.keep || d.Reason.ID != c.reason || d.Reason.Label == "" || d.Probability < 0 ||
			d.Probability > 1 {
			t.Errorf("%q: Decide = %+v, want %v for %s", c.in, d, c.keep, c.reason)
		}
	}
}

// The container of a mention that lies in it is kept with it.
func TestContainersAreKept(t *testing.T) {
	no := geoparse.Filter{Trees: leaf(t, -9), Least: 0.55}
	w, words := resolved(t, "[Lincoln], [Neb.], met [Ankara] and [Dayton].")
	f := geoparse.NewMentionFilter(w, words)
	for i, want := range []string{"explicit", "container", "fit", "fit"} {
		if d := f.Decide(&no, &w.Mentions[i]); d.Reason.ID != want || d.Keep != (i < 2) {
			t.Errorf("mention %d: Decide = %+v, want the reason %s", i, d, want)
		}
	}
}

// The fewer names an article has, the more the recogniser's word counts.
func TestDecideTrustsRecogniserInShortArticles(t *testing.T) {
	no := geoparse.Filter{Trees: leaf(t, -20)}
	last := 1.0
	for _, in := range []string{"[Lyon] met.", "[Lyon] met [Ankara].",
		"[Lyon] met [Ankara], [Dayton] and [Columbus]."} {
		w, words := resolved(t, in)
		d := geoparse.NewMentionFilter(w, words).Decide(&no, &w.Mentions[0])
		if want := 1 / float64(len(w.Names)+1); math.Abs(d.Probability-want) > 1e-6 || d.Probability >= last {
			t.Errorf("%q: probability %v, want %v", in, d.Probability, want)
		}
		last = d.Probability
	}
}

// TestRow reads the features of the first marked name.
func TestRow(t *testing.T) {
	ids := geoparse.FeatureIDs()
	for _, c := range []struct {
		in, id string
		want   float32
	}{
		{"[Lyon] met [Ankara].", "mentions", 1}, {"[Lyon] met [Lyon].", "mentions", 2},
		{"[New York] met.", "tokens", 2},
		{"[Lyon] met.", "variant", 0}, {"[Quarnby] met.", "variant", -1}, {"[northern Ohio] met.", "variant", 1},
		{"[Lyon Bank] met.", "variant", 2},
		{"A fire on [Maple Street] in [Dayton]", "within", 1}, {"A fire on [Maple Street] in [Dayton]", "site", 1},
		{"[Lyon] met.", "within", 0},
		{"[Paris] met.", "candidates", 2}, {"[Quarnby] met.", "candidates", 0},
		{"[Paris], Texas", "contained", 1}, {"[Paris], Texas", "strict", 1}, {"[Paris], Texas", "comma", 2},
		{"Rain, [Paris], fell", "comma", 3}, {"Rain, [Paris] fell", "comma", 1},
		{"[Lyon] met.", "first", 1}, {"He met [Lyon].", "first", 0}, {"RAIN FELL IN [LYON] TODAY", "shouted", 1},
		{"[LYON] — Rain fell.", "dateline", 1}, {"[Lyon] agreed.", "acts", 1}, {"[Lyon] met.", "whole", 1},
		{"[Lyon Bank] met.", "whole", 0},
		{"Mr. Lyon and [Lyon] met.", "titled", 0.5}, {"John Lyon and [Lyon] met.", "named", 0.5},
		{"Rain fell in Lyon, [Lyon] met.", "located", 0.5}, {"The [Lyon] Police met.", "headed", 1},
		{"[Rain] fell on rain and rain.", "small", 2}, {"[Paris] met.", "lex_name", 6}, {"[Rain] met.", "ordinary", 10},
		{"[New] York City met.", "covered", 2}, {"[Quarnby] met.", "covered", -9}, {"[Lyon] met.", "covered", 0},
		{"[Lyon] Police met.", "cap_run", 1}, {"John [Lyon] met.", "person", 2}, {"Mr. Lyon saw [Lyon].", "person", 1},
		{"[Lyon] met.", "person", 0},
		{"[Lyon] met in Lyon and in Quarnby.", "coverage", 0.5}, {"[Lyon] met.", "coverage", 0.5},
		{"[Lyon] met in Paris and near Lyon.", "coverage", 0.75},
		{"[Lyon] met [Quarnby].", "unknown", 1. / 3}, {"[Lyon] met.", "unknown", 0},
		{"[Lyon] met.", "match", 3}, {"[New] York City met.", "match", 2}, {"[Lyon Bank] met.", "match", 1},
		{"[Quarnby] met.", "match", 0},
		{"[Lyon], [Quarnby] and [Paris] met.", "listed", 2}, {"[Lyon] met [Paris].", "listed", 0},
		{"[Lyon], [Quarnby] and [Paris] met.", "list_known", 0.5}, {"[Quarnby] and [Lyon] met.", "list_known", 1},
		{"[Lyon], [Quarnby] met.", "list_best", 1}, {"[Lyon]. [Quarnby] met.", "listed", 0},
		{"[Lyon] met.", "begin", 0}, {"[Lyon] met.", "name_best", 1}, {"[Lyon] met.", "name_mean", 1},
	} {
		j := slices.Index(ids, c.id)
		if j < 0 {
			t.Errorf("there is no feature %q", c.id)
			continue
		}
		w, words := resolved(t, c.in)
		row := geoparse.NewMentionFilter(w, words).Row(&w.Mentions[0])
		if got := row[j]; math.Abs(float64(got-c.want)) > 1e-5 {
			t.Errorf("%q: feature %s = %v, want %v", c.in, c.id, got, c.want)
		}
	}
}

func TestFeatureIDs(t *testing.T) {
	seen := map[string]bool{}
	for i, id := range geoparse.FeatureIDs() {
		if id == "" || seen[id] {
			t.Errorf("feature %d has the id %q, want one of its own", i, id)
		}
		seen[id] = true
	}
	if len(seen) != len(geoparse.FilterRow{}) {
		t.Errorf("there are %d ids of %d features", len(seen), len(geoparse.FilterRow{}))
	}
}
