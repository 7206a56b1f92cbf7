package eval

import (
	"strings"
	"testing"
)

func spot(lat, lon float64) *Spot { return &Spot{&lat, &lon} }

func km(v ...float64) *Kilometres {
	if len(v) == 1 {
		return &Kilometres{v[0], v[0]}
	}
	return &Kilometres{v[0], v[1]}
}

// The cases are those of the corpus's own scorer.
func TestScoreClaims(t *testing.T) {
	a, b, c, o := spot(52.22, 5.17), spot(52.08, 4.31), spot(48.85, 2.35), spot(0, 0)
	first := []Claim{{10, 20, km(4), a, b, "consistent"}, {30, 40, km(10, 15), a, c, "contradicted"}}
	last := []Claim{{5, 9, km(15), a, nil, "unverifiable"}}
	gold := []ClaimText{{ID: "a", Claims: first, Ignore: []Claim{{Start: 60, End: 70}}}, {ID: "b"},
		{ID: "c", Claims: last}}
	change := func(f func(*Claim)) []ClaimText {
		out := []ClaimText{{ID: "a", Claims: append([]Claim(nil), first...)}, {ID: "b"},
			{ID: "c", Claims: append([]Claim(nil), last...)}}
		for i := range out {
			for j := range out[i].Claims {
				f(&out[i].Claims[j])
			}
		}
		return out
	}
	for _, tc := range []struct {
		name                                       string
		predicted                                  []ClaimText
		found, falseFinds, pair, verdict, allRight int
		ignored, noClaim                           int
	}{
		{"gold itself", gold, 3, 0, 3, 3, 3, 0, 0},
		{"nothing", nil, 0, 0, 0, 0, 0, 0, 0},
		{"ends swapped", change(func(c *Claim) { c.From, c.To = c.To, c.From }), 3, 0, 3, 3, 3, 0, 0},
		{"wrong verdicts", change(func(c *Claim) { c.Verdict = "nonsense" }), 3, 0, 3, 0, 0, 0, 0},
		{"an end wrong", change(func(c *Claim) { c.To = o }), 3, 0, 0, 3, 0, 0, 0},
		{"doubles and strays", []ClaimText{
			{ID: "a", Claims: append(append([]Claim(nil), first...), Claim{12, 14, km(4), a, b, ""},
				Claim{61, 66, km(1), a, b, ""}, Claim{80, 85, km(1), a, b, ""})},
			{ID: "b", Claims: []Claim{{0, 4, km(1), a, b, ""}}}, gold[2]}, 3, 3, 3, 3, 3, 1, 1},
		{"one over two", []ClaimText{{ID: "a", Claims: []Claim{{5, 45, km(4), a, b, "consistent"}}}}, 1, 0, 1, 1, 1,
			0, 0},
	} {
		s := ScoreClaims(gold, tc.predicted)
		if s.Found != tc.found || s.FalseFinds != tc.falseFinds || s.Pair != tc.pair || s.Verdict != tc.verdict ||
			s.AllRight != tc.allRight || s.Ignored != tc.ignored || s.NoClaim != tc.noClaim {
			t.Errorf("ScoreClaims(gold, %s) = %+v", tc.name, s)
		}
	}
}

func TestClaimValues(t *testing.T) {
	for _, c := range []struct {
		gold, predicted *Kilometres
		want            bool
	}{
		{km(100), km(100.9), true},
		{km(100), km(102), false},
		{km(10, 15), km(10, 15), true},
		{km(10, 15), km(12), true},
		{km(10, 15), km(16), false},
		{km(5), nil, false},
	} {
		if got := valueRight(c.gold, c.predicted); got != c.want {
			t.Errorf("valueRight(%v, %v) = %v, want %v", c.gold, c.predicted, got, c.want)
		}
	}
}

func TestReadClaims(t *testing.T) {
	got, err := ReadClaims(strings.NewReader(`{"id":"x","claims":[{"start":1,"end":2,"value_km":[1,2],"from":{"lat":1,"lon":2},"to":null,"verdict":"consistent"}]}` + "\n"))
	if err != nil || len(got) != 1 || *got[0].Claims[0].Value != (Kilometres{1, 2}) || got[0].Claims[0].To.known() {
		t.Errorf("ReadClaims = %+v, %v", got, err)
	}
	if _, err := ReadClaims(strings.NewReader("{}\n{")); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("ReadClaims of a broken second line: %v, want an error that names the line", err)
	}
}
