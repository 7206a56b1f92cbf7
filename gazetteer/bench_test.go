package gazetteer

import (
	"math/rand/v2"
	"os"
	"testing"

	"github.com/paulmach/orb"
)

// The benchmarks run over the embedded index; each operation is one query.

func BenchmarkOpen(b *testing.B) {
	realIndex(b)
	file, err := os.ReadFile("../data/gazetteer.idx")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Open(file); err != nil {
			b.Fatal(err)
		}
	}
}

func benchmarkTowns(b *testing.B) (*Index, []string, *rand.Rand) {
	x := realIndex(b)
	r := rand.New(rand.NewPCG(31, 32))
	var names []string
	for _, t := range towns(x, 1000, r) {
		names = append(names, x.Name(t))
	}
	b.ReportAllocs()
	b.ResetTimer()
	return x, names, r
}

func BenchmarkLookup(b *testing.B) {
	x, names, _ := benchmarkTowns(b)
	var dst []Match
	for i := 0; b.Loop(); i++ {
		dst = x.AppendLookup(dst[:0], names[i%len(names)])
	}
}

func benchmarkSearch(b *testing.B, x *Index, texts []string, q Query) {
	for i := 0; b.Loop(); i++ {
		q.Text = texts[i%len(texts)]
		if _, err := x.Search(q); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSearchExact(b *testing.B) {
	x, names, _ := benchmarkTowns(b)
	benchmarkSearch(b, x, names, Query{Mode: Exact})
}

func BenchmarkSearchPrefix(b *testing.B) {
	x, names, r := benchmarkTowns(b)
	for i, n := range names {
		letters := []rune(n)
		names[i] = string(letters[:min(len(letters), 3+r.IntN(4))])
	}
	benchmarkSearch(b, x, names, Query{Mode: Prefix})
}

func BenchmarkSearchPrefixInCountry(b *testing.B) {
	x, names, _ := benchmarkTowns(b)
	for i, n := range names {
		letters := []rune(n)
		names[i] = string(letters[:min(len(letters), 4)])
	}
	benchmarkSearch(b, x, names, Query{Mode: Prefix, Filter: Filter{Countries: []string{"DE"}}})
}

func BenchmarkSearchPrefixNear(b *testing.B) {
	x, names, _ := benchmarkTowns(b)
	for i, n := range names {
		letters := []rune(n)
		names[i] = string(letters[:min(len(letters), 4)])
	}
	benchmarkSearch(b, x, names, Query{Mode: Prefix, Focus: &orb.Point{29, 41}})
}

func BenchmarkSearchTypo(b *testing.B) {
	x, names, r := benchmarkTowns(b)
	for i, n := range names {
		names[i] = mistype(n, r)
	}
	benchmarkSearch(b, x, names, Query{Mode: Fuzzy})
}

func BenchmarkSearchInContext(b *testing.B) {
	x := realIndex(b)
	b.ReportAllocs()
	benchmarkSearch(b, x, []string{"Paris, Texas", "Springfield IL", "Moscow, Russia"}, Query{})
}

func BenchmarkNearest(b *testing.B) {
	x := realIndex(b)
	r := rand.New(rand.NewPCG(33, 34))
	var near, far []orb.Point
	for _, t := range towns(x, 1000, r) {
		p := x.Point(t)
		near = append(near, orb.Point{wrap(p[0] + r.NormFloat64()*0.05), min(90, max(-90, p[1]+r.NormFloat64()*0.05))})
		far = append(far, anywhere(r))
	}
	for name, points := range map[string][]orb.Point{"towns": near, "uniform": far} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if _, err := x.Nearest(points[i%len(points)], Filter{Classes: []string{"P"}}, 1); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkContaining(b *testing.B) {
	file, err := os.ReadFile("../data/areas.bin")
	if os.IsNotExist(err) {
		b.Skip("data/areas.bin is not built; go generate ./data builds it")
	}
	if err != nil {
		b.Fatal(err)
	}
	areas, err := OpenAreas(file)
	if err != nil {
		b.Fatal(err)
	}
	x := realIndex(b)
	var points []orb.Point
	for _, t := range towns(x, 1000, rand.New(rand.NewPCG(35, 36))) {
		points = append(points, x.Point(t))
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		areas.Containing(points[i%len(points)])
	}
}
