//go:build geographiclib

package geographiclib

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"dateline/geo"

	"github.com/paulmach/orb"
)

const count = 20000

// pairs are kinds of pairs as ../../oracle_test.go has them.
func pairs(kind string) [][4]float64 {
	r := rand.New(rand.NewPCG(1, 2013))
	lat := func() float64 { return math.Asin(2*r.Float64()-1) * 180 / math.Pi }
	lon := func() float64 { return 360*r.Float64() - 180 }
	out := make([][4]float64, count)
	for i := range out {
		p := [4]float64{lat(), lon(), lat(), lon()}
		s, c := math.Sincos(2 * math.Pi * r.Float64())
		switch kind {
		case "short": // up to 100 km
			d := math.Exp(r.Float64()*math.Log(1e7)) * 1e-7
			p[2], p[3] = math.Max(-90, math.Min(90, p[0]+c*d)), p[1]+s*d
		case "antipodal": // within 1° of it
			d := r.Float64()
			p[2], p[3] = math.Max(-90, math.Min(90, -p[0]+c*d)), p[1]+180+s*d
		case "towns": // as in an article: some hundred kilometres
			d := 0.5 + 5*r.Float64()
			p[2], p[3] = math.Max(-90, math.Min(90, p[0]+c*d)), p[1]+s*d
		}
		out[i] = p
	}
	return out
}

// block is how many pairs are solved between two looks at the clock: so few that some round of each
// goes undisturbed on a busy machine.
const block = 200

// BenchmarkInverse solves the same pairs by turns in Go and in C++. For each block of pairs the least time of
// all rounds counts; reported are the times of a pair in each language, and how many times as fast Go is.
func BenchmarkInverse(b *testing.B) {
	for _, kind := range []string{"random", "towns", "short", "antipodal"} {
		b.Run(kind, func(b *testing.B) {
			in := pairs(kind)
			theirs := make([][3]float64, count)
			ours := make([]geo.Line, count)
			var leastGo, leastCpp [count / block]time.Duration
			for round := 0; b.Loop(); round++ {
				for i := range leastGo {
					from, to := i*block, (i+1)*block
					start := time.Now()
					for j, p := range in[from:to] {
						ours[from+j] = geo.Inverse(orb.Point{p[1], p[0]}, orb.Point{p[3], p[2]})
					}
					middle := time.Now()
					inverse(in[from:to], theirs[from:to])
					end := time.Now()
					if d := middle.Sub(start); round == 0 || d < leastGo[i] {
						leastGo[i] = d
					}
					if d := end.Sub(middle); round == 0 || d < leastCpp[i] {
						leastCpp[i] = d
					}
				}
			}
			for i := range in {
				if d := math.Abs(float64(ours[i].Length) - theirs[i][0]); !(d <= 30e-9) {
					b.Fatalf("%v: %.9f m, GeographicLib has %.9f", in[i], ours[i].Length, theirs[i][0])
				}
			}
			var sumGo, sumCpp time.Duration
			for i := range leastGo {
				sumGo, sumCpp = sumGo+leastGo[i], sumCpp+leastCpp[i]
			}
			b.ReportMetric(float64(sumGo.Nanoseconds())/count, "dateline-ns/pair")
			b.ReportMetric(float64(sumCpp.Nanoseconds())/count, "GeographicLib-ns/pair")
			b.ReportMetric(float64(sumCpp)/float64(sumGo), "times")
			b.ReportMetric(0, "ns/op")
		})
	}
}
