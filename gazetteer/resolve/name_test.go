package resolve_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"dateline/gazetteer/resolve"
)

// TestNames tells which mentions share a sense.
func TestNames(t *testing.T) {
	k := newKit(t, with(byFame(), map[string]float64{"contained": 9, "contradicted": -9, "cue": 9,
		"cue_contradicted": -9}))
	for _, c := range []struct {
		in    string
		names []int32
		want  string
	}{
		{"[Paris], Texas, is far from [Paris], France.", []int32{0, 1},
			"Paris, Texas, United States|Paris, Île-de-France, France"},
		{"[Paris], Texas, had rain. [Paris] was dry.", []int32{0, 0},
			"Paris, Texas, United States|Paris, Texas, United States"},
		{"[Paris] had rain. [Paris], Texas, was dry.", []int32{0, 0},
			"Paris, Texas, United States|Paris, Texas, United States"},
		{"[Paris], Texas, had rain, and [Paris], Lamar County, too.", []int32{0, 0},
			"Paris, Texas, United States|Paris, Texas, United States"},
		// The bare name means the one that was named last.
		{"[Lincoln], Neb., and [Lincoln], England, had rain. [Lincoln] was hit.", []int32{0, 1, 1},
			"Lincoln, Nebraska, United States|Lincoln, England, United Kingdom|Lincoln, England, United Kingdom"},
		{"[Lincoln], Neb., and [Lincoln], England, had rain. [Lincoln], Neb., was hit.", []int32{0, 1, 0}, ""},
		// One that the text places in the sentence of one that it does not is another.
		{"[Paris] had rain, and so had [Paris], Texas.", []int32{0, 1},
			"Paris, Île-de-France, France|Paris, Texas, United States"},
		{"[Ivanivske] near Odesa had rain, and so had [Ivanivske], Donetsk Oblast.", []int32{0, 1},
			"Ivanivske, Odesa Oblast, Ukraine|Ivanivske, Donetsk Oblast, Ukraine"},
		{"[Paris], Ohio, and [Paris], Texas, had rain.", []int32{0, 1}, "-|Paris, Texas, United States"},
		// What stands inside a longer name says nothing of where it lies.
		{"The old Blue [Paris] Gardens grew in [Paris], Texas.", []int32{0, 0},
			"Paris, Texas, United States|Paris, Texas, United States"},
		// So is one that surely lies elsewhere, though no bearer is there; in a district of its country it may lie.
		{"[Paris], Texas, and [Paris], Ohio, had rain.", []int32{0, 1}, "Paris, Texas, United States|-"},
		{"[Paris], Texas, had rain. The rain left [Paris], Ohio, dry.", []int32{0, 1}, "Paris, Texas, United States|-"},
		{"[Paris], Ohio, had rain. The rain left [Paris], Texas, dry.", []int32{0, 1}, "-|Paris, Texas, United States"},
		{"[Lincoln], Neb., and [Lincoln], Lamar County, had rain.", []int32{0, 0}, ""},
		// What is loosely said sets two apart where each region has a place of the name, and nothing else.
		{"[Paris], Texas, had rain, and [Paris] in France.", []int32{0, 1}, "Paris, Texas, United States|Paris, Île-de-France, France"},
		{"[Paris], Texas, had rain, and [Paris] in Ohio.", []int32{0, 0}, ""},
		{"The state of [Georgia] and the Republic of [Georgia] had rain.", []int32{0, 1},
			"Georgia, United States|Georgia"},
		{"[Georgia] had rain. The state of [Georgia] was hit, the country of [Georgia] not.", []int32{0, 0, 1}, ""},
		// A place of the one in the clause of a bare name tells it from the other.
		{"Men in Tbilisi said [Georgia] lost; the state of [Georgia] did not.", []int32{0, 1}, "Georgia|Georgia, United States"},
		{"The state of [Georgia] lost; men in Tbilisi said [Georgia] did not.", []int32{0, 1}, "Georgia, United States|Georgia"},
		{"Men in Atlanta said [Georgia] lost; the state of [Georgia] did not.", []int32{0, 0}, ""},
		{"Men in Lyon said [Georgia] lost; the state of [Georgia] did not.", []int32{0, 0}, ""},
		// So does a list that is said to lie in a region.
		{"[Lincoln] and Xyzza, in Nebraska, had rain; [Lincoln] in England had none.", []int32{0, 1},
			"Lincoln, Nebraska, United States|Lincoln, England, United Kingdom"},
		{"[MOSCOW]'s mayor left [Moscow].", []int32{0, 0}, ""},
		{"[New York] and [New] [York]", []int32{0, 1, 2}, ""},
	} {
		w := k.resolve(c.in, resolve.Hint{})
		var names []int32
		var labels []string
		for i := range w.Mentions {
			names = append(names, w.Mentions[i].Name)
			labels = append(labels, k.chosen(w, i))
		}
		if got := strings.Join(labels, "|"); !slices.Equal(names, c.names) || c.want != "" && got != c.want {
			t.Errorf("%q: names %v mean %q, want %v and %q", c.in, names, got, c.names, c.want)
		}
	}
}

// TestCandidates finds the places that a mention may mean, and by which words.
func TestCandidates(t *testing.T) {
	k := newKit(t, nil)
	for _, c := range []struct {
		in      string
		variant resolve.Variant
		want    string
	}{
		{"[Paris]", resolve.VariantWhole, "Paris, Île-de-France, France|Paris, Texas, United States"},
		{"[PARIS]'s mayor", resolve.VariantWhole, "Paris, Île-de-France, France|Paris, Texas, United States"},
		{"[Île-de-France]", resolve.VariantWhole, "Île-de-France, France"},
		{"[Turkish]", resolve.VariantWhole, "Turkey"},
		{"[northern Ohio]", resolve.VariantTrim, "Ohio, United States"},
		{"[the city of Lyon]", resolve.VariantTrim, "Lyon, Auvergne-Rhône-Alpes, France"},
		{"[the Crimea region]", resolve.VariantTrim, "Crimea, Ukraine"},
		{"[Lancaster upon Columbus]", resolve.VariantWhole, "Lancaster, Ohio, United States"},
		{"[Lancaster upon Quarn]", resolve.VariantWhole, ""},
		{"[University of Lyon]", resolve.VariantInside, "Lyon, Auvergne-Rhône-Alpes, France"},
		{"[Lyon Police Department]", resolve.VariantInside, "Lyon, Auvergne-Rhône-Alpes, France"},
		// the longest name
		{"[Lyon and New York Bank]", resolve.VariantInside,
			"New York, United States|New York City, New York, United States"},
		// the best known of equal length
		{"[Bank of Lyon and Ankara]", resolve.VariantInside, "Ankara, Turkey"},
		{"[N.Y.] burned", resolve.VariantWhole, "New York, United States"},
		{"[Ga.] burned", resolve.VariantWhole, "Georgia, United States"},
		{"[G.A.] burned", resolve.VariantWhole, ""}, // a stop behind each letter stands for a word
		{"[Quarnby]", resolve.VariantWhole, ""},
		{"[Quarnby Street]", resolve.VariantWhole, ""},
		{"rain[ ]fell", resolve.VariantWhole, ""},
	} {
		w := k.begin(c.in, resolve.Hint{}, 0)
		var got []string
		for _, d := range w.CandidatesOf(&w.Names[0]) {
			got = append(got, k.index.Label(d.Ref))
			if d.Variant != c.variant {
				t.Errorf("%q: %s is found by variant %d, want %d", c.in, got[len(got)-1], d.Variant, c.variant)
			}
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q may mean %q, want %q", c.in, s, c.want)
		}
	}
}

// TestAbsence takes the probability that the gazetteer lacks the place from the others.
func TestAbsence(t *testing.T) {
	for _, c := range []struct {
		bias float64
		want string
	}{{-9, "Lyon, Auvergne-Rhône-Alpes, France"}, {9, "-"}} {
		r := ranker(t, byFame())
		r.Absence, r.Abstain = &resolve.Absence{Bias: c.bias}, 0.35
		k := kitOf(t, r)
		w := k.resolve("[Lyon] had rain.", resolve.Hint{})
		if got := k.chosen(w, 0); got != c.want {
			t.Errorf("with the bias %v Lyon means %q, want %q", c.bias, got, c.want)
		}
		p := w.CandidatesOf(&w.Names[0])[0].Probability
		if want := 1 / (1 + math.Exp(c.bias)); math.Abs(p-want) > 1e-9 {
			t.Errorf("with the bias %v Lyon has the probability %v, want %v", c.bias, p, want)
		}
	}
}
