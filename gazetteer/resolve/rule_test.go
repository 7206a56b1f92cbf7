package resolve_test

import (
	"testing"

	"dateline/gazetteer/resolve"
)

// TestRules has a table for each rule: what the ranker alone prefers, and what the
// rule makes of it. want is "" where the rule must leave the ranker's choice.
func TestRules(t *testing.T) {
	// Weights by which the smaller place wins narrowly.
	small := map[string]float64{"best_known": -0.5}
	for _, c := range []struct {
		rule    string
		weights map[string]float64
		hint    resolve.Hint
		in      string
		want    string
	}{
		{"said", map[string]float64{"best_known": 3}, resolve.Hint{}, "[Paris], Texas, had rain.",
			"Paris, Texas, United States"},
		{"said", map[string]float64{"best_known": 3}, resolve.Hint{}, "[Paris] (Texas) had rain.",
			"Paris, Texas, United States"},
		{"said", map[string]float64{"best_known": 3}, resolve.Hint{}, "[Paris] in Texas had rain.", ""}, // loosely
		// none lies there
		{"said", map[string]float64{"best_known": 3}, resolve.Hint{}, "[Paris], Ohio, had rain.", ""},
		// the ranker is too sure
		{"said", map[string]float64{"best_known": 9}, resolve.Hint{}, "[Paris], Texas, had rain.", ""},
		// the ranker agrees
		{"said", map[string]float64{"contained": 9}, resolve.Hint{}, "[Paris], Texas, had rain.", ""},
		{"country", small, resolve.Hint{}, "[Lebanon] had rain.", "Lebanon"},
		// the text speaks for the town
		{"country", small, resolve.Hint{}, "[Lebanon] in Ohio had rain.", ""},
		// so does the caller
		{"country", small, resolve.Hint{Place: 0, HasPlace: true}, "[Lebanon] had rain.", ""},
		{"country", map[string]float64{"best_known": -3}, resolve.Hint{}, "[Lebanon] had rain.", ""}, // by far
		// a state is no less
		{"country", small, resolve.Hint{}, "[Georgia] had rain.", ""},
		{"famous", small, resolve.Hint{}, "[Paris] had rain.", "Paris, Île-de-France, France"},
		// that a place lies in England, as the other does, says little
		{"famous", map[string]float64{"best_known": -0.5, "contained": 9}, resolve.Hint{},
			"[Lincoln], England, and [London], England, are far from [Melbourne].",
			"Melbourne"},
		{"famous", small, resolve.Hint{}, "[Melbourne] in England had rain.", ""},
		{"famous", small, resolve.Hint{}, "[Paris] in Texas had rain.", ""},
		{"famous", small, resolve.Hint{}, "[Springfield] had rain.", ""}, // both are hardly known
		{"famous", map[string]float64{"best_known": -3}, resolve.Hint{}, "[Paris] had rain.", ""},
		// beside one great city or state
		{"renowned", map[string]float64{"best_known": -3}, resolve.Hint{}, "[Paris] had rain.", "Paris, Île-de-France, France"},
		{"renowned", map[string]float64{"best_known": -3}, resolve.Hint{}, "Rain in Ohio and Texas. [Ohio] and [Paris] had rain.", ""},
		{"renowned", map[string]float64{"best_known": -3}, resolve.Hint{}, "[Paris], Texas, had rain.", ""},
		{"renowned", map[string]float64{"best_known": -6}, resolve.Hint{}, "[Paris] had rain.", ""}, // the ranker thinks nothing of it
		{"renowned", map[string]float64{"best_known": -1}, resolve.Hint{}, "[Springfield] had rain.", ""},
		{"abroad", map[string]float64{"best_known": -3}, resolve.Hint{}, "[Texas] is far from [Paris].",
			"Paris, Île-de-France, France"},
		{"abroad", map[string]float64{"best_known": -3}, resolve.Hint{}, "[Paris] had rain.", ""},
		{"abroad", map[string]float64{"best_known": -3}, resolve.Hint{}, "[Texas] is far from [Paris], Texas.", ""},
		{"abroad", map[string]float64{"best_known": -3}, resolve.Hint{}, "[Paris] and [Paris], as [Texas] says of [Paris].", ""},
		{"governed", map[string]float64{"best_known": -3}, resolve.Hint{}, "The prime minister of [Georgia] left.", "Georgia"},
		{"governed", map[string]float64{"best_known": 3}, resolve.Hint{}, "The governor of [Georgia] left.", "Georgia, United States"},
		{"governed", map[string]float64{"best_known": 3}, resolve.Hint{}, "[Georgia] had rain.", ""},
		{"dateline", map[string]float64{"admin1": 3}, resolve.Hint{}, "[NEW YORK] — Rain fell.",
			"New York City, New York, United States"},
		{"dateline", map[string]float64{"admin1": 3}, resolve.Hint{}, "[GEORGIA] — Rain fell.", ""},
		{"city", map[string]float64{"admin1": 3}, resolve.Hint{}, "[New York] had rain.",
			"New York City, New York, United States"},
		{"city", map[string]float64{"admin1": 3}, resolve.Hint{}, "Rain fell in [New York]. [New York] was hit.",
			"New York City, New York, United States"},
		{"city", map[string]float64{"admin1": 3}, resolve.Hint{}, "[New York] state had rain.", ""},
		{"city", map[string]float64{"admin1": 3}, resolve.Hint{}, "The state of [New York] had rain.", ""},
		{"city", map[string]float64{"admin1": 3}, resolve.Hint{}, "[New York] Gov. Reyes left.", ""},
		{"city", map[string]float64{"admin1": 3}, resolve.Hint{}, "Rain fell in upstate [New York].", ""},
		{"city", map[string]float64{"admin1": 3}, resolve.Hint{}, "Rain fell in northern [New York].", ""},
		{"city", map[string]float64{"admin1": 3}, resolve.Hint{}, "Rain fell in Albany, [New York].", ""},
		// with divisions of its rank
		{"city", map[string]float64{"admin1": 3}, resolve.Hint{}, "Rain fell in [New York] and Ohio.", ""},
		{"city", map[string]float64{"admin1": 3}, resolve.Hint{}, "[New York] had rain. Ohio was dry.",
			"New York City, New York, United States"},
		{"city", map[string]float64{"admin1": 3}, resolve.Hint{}, "[N.Y.] had rain.", ""},
		// 6 % of its people live in the city
		{"city", map[string]float64{"admin1": 3}, resolve.Hint{}, "[Quebec] had rain.", ""},
		{"seat", map[string]float64{"admin1": 0.5}, resolve.Hint{}, "[Poltava] had rain.",
			"Poltava, Poltava Oblast, Ukraine"},
		{"seat", map[string]float64{"admin1": 3}, resolve.Hint{}, "[Poltava] had rain.", ""},
		{"seat", map[string]float64{"admin1": 0.5}, resolve.Hint{}, "[Poltava Oblast] had rain.", ""},
	} {
		k := newKit(t, c.weights)
		if c.hint.HasPlace {
			c.hint.Place = k.ref("Lebanon, Ohio, United States")
		}
		w := k.resolve(c.in, c.hint)
		last := len(w.Mentions) - 1
		n := &w.Names[w.Mentions[last].Name]
		got := ""
		if n.Rule != nil {
			got = n.Rule.ID
		}
		if c.want == "" {
			if got == c.rule {
				t.Errorf("rule %s must not decide %q, and chooses %s", c.rule, c.in, k.chosen(w, last))
			}
			continue
		}
		if got != c.rule || k.chosen(w, last) != c.want {
			t.Errorf("%q is decided by rule %q for %s, want by %s for %s", c.in, got, k.chosen(w, last), c.rule, c.want)
			continue
		}
		if n.Mass < n.Rule.Mass {
			t.Errorf("%q: rule %s gives the mass %v, want at least %v", c.in, c.rule, n.Mass, n.Rule.Mass)
		}
	}
}

func TestAbstention(t *testing.T) {
	for _, c := range []struct {
		in      string
		abstain float64
		want    string
	}{
		{"[Ivanivske] had rain.", 0.4, "Ivanivske, Odesa Oblast, Ukraine"},
		{"[Ivanivske] had rain.", 0.6, "-"}, // two of one name, far apart
		// City and oblast lie within reach of each other, and as good as one place.
		{"[Odesa] had rain.", 0.9, "Odesa, Odesa Oblast, Ukraine"},
		{"[Lyon] had rain.", 1, "Lyon, Auvergne-Rhône-Alpes, France"},
		{"[Quarnby] had rain.", 0, "-"},
	} {
		r := ranker(t, map[string]float64{"name_main": 0.1})
		r.Abstain = c.abstain
		k := kitOf(t, r)
		if got := k.chosen(k.resolve(c.in, resolve.Hint{}), 0); got != c.want {
			t.Errorf("%q with Abstain %v means %q, want %q", c.in, c.abstain, got, c.want)
		}
	}
}
