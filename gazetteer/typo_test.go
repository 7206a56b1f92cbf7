package gazetteer

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// damerau is the plain dynamic programme for the distance that fuzzyWalker walks:
// optimal string alignment.
func damerau(a, b []rune) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0:
				d[i][j] = j
			case j == 0:
				d[i][j] = i
			default:
				cost := 1
				if a[i-1] == b[j-1] {
					cost = 0
				}
				d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					d[i][j] = min(d[i][j], d[i-2][j-2]+1)
				}
			}
		}
	}
	return d[len(a)][len(b)]
}

// alphabetsOf returns the alphabets of the characters of s.
func alphabetsOf(s string) (set uint8) {
	for _, r := range s {
		set |= alphabet(string(r)[0])
	}
	return set
}

// Random words over few letters, one of them of two bytes and one of three:
// every key within reach whose letters are of the alphabets of the text must be
// found with its distance, and no other.
func TestTyposAreAllFound(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	word := func() string {
		w := make([]rune, 1+r.IntN(6))
		for i := range w {
			w[i] = []rune("abcж東")[r.IntN(5)]
		}
		return string(w)
	}
	var b Builder
	for i := range 800 {
		b.Add(Place{ID: PlaceID(fmt.Sprint("x:", i)), Name: word()})
	}
	x, err := Open(write(t, &b))
	if err != nil {
		t.Fatal(err)
	}
	for range 300 {
		text := []rune(word())
		for errors := range 3 {
			got := make(map[string]int)
			for _, k := range x.typos(nil, text, errors, math.MaxUint64) {
				for _, m := range x.appendBearers(nil, k.key) {
					got[x.Name(m.Ref)] = k.edits
				}
			}
			for ref := range Ref(x.Len()) {
				name := x.Name(ref)
				want := damerau(text, []rune(name))
				if alphabetsOf(name)&^alphabetsOf(string(text)) != 0 {
					want = errors + 1 // a letter of an alphabet that was not typed in
				}
				if edits, found := got[name]; found != (want <= errors) || found && edits != want {
					t.Fatalf("typos(%q, %d): %q found %v with %d, its distance is %d", string(text), errors, name,
						found, edits, want)
				}
			}
		}
	}
}

func TestKeysAreNumberedByWeight(t *testing.T) {
	x := realIndex(t)
	for _, index := range []*nameTable{&x.nameTable, &x.languageNames.foreign} {
		n := uint64(len(index.postings) / 4)
		for key := uint64(101); key < n; key += 101 {
			if before, w := index.weight(key-101), index.weight(key); w > before {
				t.Fatalf("key %d weighs %v, more than key %d with %v", key, w, key-101, before)
			}
		}
		for _, least := range []float64{0.7, 0.5, 0.3} {
			end := index.keysOfWeight(least)
			if end == 0 || end >= n || index.weight(end-1) < least || index.weight(end) >= least {
				t.Errorf("%d of %d keys weigh %v", end, n, least)
			}
		}
	}
}

// TestTyposThatCannotComeFirstAreLeftOut compares with a search that looks for all.
func TestTyposThatCannotComeFirstAreLeftOut(t *testing.T) {
	x := realIndex(t)
	r := rand.New(rand.NewPCG(41, 42))
	for _, town := range towns(x, 400, r) {
		q := Query{Text: x.Name(town)}
		got, err := x.Search(q)
		if err != nil {
			t.Fatal(err)
		}
		all := searcher{candidates: candidates{x: x, q: &q, folded: Fold(nil, q.Text), filter: &compiledFilter{open: true}, limit: 10}}
		all.exact(&reading{name: q.Text})
		q.Mode = Fuzzy
		all.fuzzy(&reading{name: q.Text})
		want := all.best()
		if len(got) == 0 || len(want) == 0 || want[0].Found == ByTypo && got[0].Ref != want[0].Ref {
			t.Errorf("%q: found %v, want %v", q.Text, got, want)
		}
	}
}
