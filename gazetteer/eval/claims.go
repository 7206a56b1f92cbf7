package eval

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"dateline/geo"
)

// Spot is a place as the end of a claim; a nil latitude or longitude makes
// it a place that is not known.
type Spot struct {
	Lat *float64 `json:"lat"`
	Lon *float64 `json:"lon"`
}

// Kilometres is the value of a claim: one number, or low and high of a range.
type Kilometres [2]float64

// UnmarshalJSON reads 12.5 or [10, 15].
func (k *Kilometres) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '[' {
		var v []float64
		if err := json.Unmarshal(b, &v); err != nil {
			return err
		}
		if len(v) != 2 {
			return fmt.Errorf("value_km: %d numbers, want one or two", len(v))
		}
		*k = Kilometres{v[0], v[1]}
		return nil
	}
	var v float64
	if err := json.Unmarshal(b, &v); err != nil {
		return err
	}
	*k = Kilometres{v, v}
	return nil
}

// Claim is a distance claim of a gold standard or of a prediction. Start and
// End count Unicode code points, half-open.
type Claim struct {
	Start   int         `json:"start"`
	End     int         `json:"end"`
	Value   *Kilometres `json:"value_km"`
	From    *Spot       `json:"from"`
	To      *Spot       `json:"to"`
	Verdict string      `json:"verdict"`
}

// ClaimText is one text with its claims. Ignore marks distances that count
// neither way; a text whose Claims is empty has none on purpose.
type ClaimText struct {
	ID     string  `json:"id"`
	Title  string  `json:"title,omitempty"`
	Text   string  `json:"text,omitempty"`
	Claims []Claim `json:"claims"`
	Ignore []Claim `json:"ignore,omitempty"`
}

// ReadClaims reads texts as JSON Lines. An error names its line.
func ReadClaims(r io.Reader) ([]ClaimText, error) {
	var out []ClaimText
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 1<<20), 64<<20)
	for n := 1; sc.Scan(); n++ {
		if len(strings.TrimSpace(sc.Text())) == 0 {
			continue
		}
		var t ClaimText
		if err := json.Unmarshal(sc.Bytes(), &t); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		out = append(out, t)
	}
	return out, sc.Err()
}

// ClaimScores is what [ScoreClaims] counts. All numbers are of claims but for
// Lines, NoClaimLines and NoClaimLinesWrong, which are of texts; there is a field for
// each row of the table.
type ClaimScores struct {
	Lines, Gold, Found, FalseFinds, Ignored  int
	Value, Pair, PairTight, Verdict          int // of Found
	AllRight, AllRightValue, AllRightTight   int // pair and verdict right; with the value; with the tight pair
	NoClaimLines, NoClaimLinesWrong, NoClaim int // texts without claims, those with a prediction, predictions there
}

// Precision is the share of the predicted claims that are claims.
func (s ClaimScores) Precision() float64 { return share(s.Found, s.Found+s.FalseFinds) }

// Recall is the share of gold claims that were found.
func (s ClaimScores) Recall() float64 { return share(s.Found, s.Gold) }

// F1 is the harmonic mean of Precision and Recall.
func (s ClaimScores) F1() float64 {
	p, r := s.Precision(), s.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// String shows the scores as a table.
func (s ClaimScores) String() string {
	var b strings.Builder
	row := func(name string, v float64) { fmt.Fprintf(&b, "%-22s %.4f\n", name, v) }
	fmt.Fprintf(&b, "%-22s %d\n%-22s %d\n", "lines", s.Lines, "claims", s.Gold)
	row("detection precision", s.Precision())
	row("detection recall", s.Recall())
	row("detection F1", s.F1())
	row("value", share(s.Value, s.Found))
	row("both places", share(s.Pair, s.Found))
	row("both places, tight", share(s.PairTight, s.Found))
	row("verdict", share(s.Verdict, s.Found))
	row("all right", share(s.AllRight, s.Gold))
	row("all right with value", share(s.AllRightValue, s.Gold))
	row("all right, tight", share(s.AllRightTight, s.Gold))
	fmt.Fprintf(&b, "%-22s %d of %d\n", "no-claim lines wrong", s.NoClaimLinesWrong, s.NoClaimLines)
	return b.String()
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// Limits of the scorer. A pair is right when both ends lie within pairLimit
// of gold, in either order; the tight one within half the distance of the
// gold pair, at least tightLeast.
const (
	pairLimit      = 25.0 // km
	tightLeast     = 5.0  // km
	valueTolerance = 0.01
)

// ScoreClaims compares predictions with gold, matched by id. Predictions for
// ids that gold lacks are left out.
//
// A prediction matches a gold claim when their spans overlap, one to one, most
// overlap first. One that overlaps no gold claim but an ignored span counts
// neither way; every other unmatched one is false.
func ScoreClaims(gold, predicted []ClaimText) ClaimScores {
	byID := make(map[string][]Claim, len(predicted))
	for _, p := range predicted {
		byID[p.ID] = append(byID[p.ID], p.Claims...)
	}
	var s ClaimScores
	for _, g := range gold {
		s.add(g, byID[g.ID])
	}
	return s
}

// add counts one text.
func (s *ClaimScores) add(g ClaimText, predicted []Claim) {
	s.Lines++
	s.Gold += len(g.Claims)
	match, used := matchClaims(g.Claims, predicted)
	extra := 0
	for j, p := range predicted {
		switch {
		case used[j]:
		case !overlapsAny(p, g.Claims) && overlapsAny(p, g.Ignore):
			s.Ignored++
		default:
			extra++
		}
	}
	s.FalseFinds += extra
	if len(g.Claims) == 0 {
		s.NoClaimLines++
		s.NoClaim += extra
		if extra > 0 {
			s.NoClaimLinesWrong++
		}
	}
	for i, gc := range g.Claims {
		j, ok := match[i]
		if !ok {
			continue
		}
		p := predicted[j]
		value, pair, tight, verdict := valueRight(gc.Value, p.Value), pairRight(gc, p, false),
			pairRight(gc, p, true), gc.Verdict == p.Verdict
		s.Found++
		s.Value += count(value)
		s.Pair += count(pair)
		s.PairTight += count(tight)
		s.Verdict += count(verdict)
		s.AllRight += count(pair && verdict)
		s.AllRightValue += count(pair && verdict && value)
		s.AllRightTight += count(tight && verdict)
	}
}

func count(ok bool) int {
	if ok {
		return 1
	}
	return 0
}

// matchClaims pairs gold and predicted claims, most overlap first.
func matchClaims(gold, predicted []Claim) (match map[int]int, used map[int]bool) {
	type candidate struct{ overlap, i, j int }
	var all []candidate
	for i, g := range gold {
		for j, p := range predicted {
			if o := overlap(g, p); o > 0 {
				all = append(all, candidate{o, i, j})
			}
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.overlap, a.overlap), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	match, used = map[int]int{}, map[int]bool{}
	for _, c := range all {
		if _, taken := match[c.i]; taken || used[c.j] {
			continue
		}
		match[c.i], used[c.j] = c.j, true
	}
	return match, used
}

func overlap(a, b Claim) int { return min(a.End, b.End) - max(a.Start, b.Start) }

func overlapsAny(c Claim, list []Claim) bool {
	return slices.ContainsFunc(list, func(g Claim) bool { return overlap(c, g) > 0 })
}

// pairRight reports whether both ends of p are those of g, in either order.
func pairRight(g, p Claim, tight bool) bool {
	limit := pairLimit
	if tight && g.From.known() && g.To.known() {
		limit = min(pairLimit, max(tightLeast, .5*apart(g.From, g.To)))
	}
	return near(g.From, p.From, limit) && near(g.To, p.To, limit) || near(g.From, p.To, limit) &&
		near(g.To, p.From, limit)
}

func (s *Spot) known() bool { return s != nil && s.Lat != nil && s.Lon != nil }

// near reports whether p is g within the limit; an unknown g wants an unknown p.
func near(g, p *Spot, limit float64) bool {
	if !g.known() {
		return !p.known()
	}
	return p.known() && apart(g, p) <= limit
}

// apart returns kilometres on the sphere, as the scorer of the corpus does: the
// limits are round numbers, not measurements.
func apart(a, b *Spot) float64 {
	return geo.GreatCircle(orb.Point{*a.Lon, *a.Lat}, orb.Point{*b.Lon, *b.Lat}).Kilometres()
}

// valueRight reports whether both numbers agree within a hundredth; a single
// prediction for a range is right inside it.
func valueRight(g, p *Kilometres) bool {
	if g == nil || p == nil {
		return false
	}
	if p[0] == p[1] && g[0] != g[1] {
		return g[0]*(1-valueTolerance) <= p[0] && p[0] <= g[1]*(1+valueTolerance)
	}
	return math.Abs(p[0]-g[0]) <= valueTolerance*math.Abs(g[0])+1e-9 &&
		math.Abs(p[1]-g[1]) <= valueTolerance*math.Abs(g[1])+1e-9
}
