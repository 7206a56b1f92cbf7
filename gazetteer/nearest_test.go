package gazetteer

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"dateline/geo"

	"github.com/paulmach/orb"
)

// scattered returns an index of n places: in clusters, all over the sphere, at
// the antimeridian and at the poles, some of them at one point.
func scattered(t testing.TB, n int) *Index {
	t.Helper()
	r := rand.New(rand.NewPCG(11, 12))
	var b Builder
	centre := orb.Point{}
	for i := range n {
		p := anywhere(r)
		switch i % 10 {
		case 0:
			centre = p
		case 1, 2, 3, 4, 5:
			p = orb.Point{wrap(centre[0] + r.NormFloat64()*0.3), min(90, max(-90, centre[1]+r.NormFloat64()*0.3))}
		case 6:
			p[0] = wrap(180 + r.NormFloat64()*0.5)
		case 7:
			p[1] = math.Copysign(90-math.Abs(r.NormFloat64()), p[1])
		case 8:
			p = centre
		}
		for k := range p {
			p[k] = math.Round(p[k]*degree) / degree
		}
		class := []string{"P", "P", "P", "A", "S"}[r.IntN(5)]
		if err := b.Add(Place{ID: PlaceID(fmt.Sprint("x:", i)), Name: "x", Class: class, Point: p,
			Country: []string{"AA", "BB"}[r.IntN(2)]}); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range []orb.Point{{0, 90}, {0, -90}, {180, 0}, {-180, 0}} {
		if err := b.Add(Place{ID: PlaceID(fmt.Sprint("x:", p)), Name: "x", Class: "P", Point: p}); err != nil {
			t.Fatal(err)
		}
	}
	x, err := Open(write(t, &b))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// anywhere returns a point uniform on the sphere.
func anywhere(r *rand.Rand) orb.Point {
	return orb.Point{r.Float64()*360 - 180, math.Asin(r.Float64()*2-1) * 180 / math.Pi}
}

func wrap(lon float64) float64 { return math.Remainder(lon, 360) }

// bruteForce measures every place that could be the nearest: those on the
// sphere within 1.5 % and 10 m of the n-th nearest there, for the great-circle
// distance is within 0.6 % of the geodesic.
func bruteForce(x *Index, p orb.Point, n int, pass func(Ref) bool) []geo.Length {
	sphere := make([]float64, x.Len())
	var nearest []float64 // on the sphere, ascending, at most n
	for r := range Ref(x.Len()) {
		sphere[r] = math.Inf(1)
		if pass(r) {
			sphere[r] = haversine(p, x.Point(r))
			at, _ := slices.BinarySearch(nearest, sphere[r])
			nearest = slices.Insert(nearest, at, sphere[r])
			nearest = nearest[:min(n, len(nearest))]
		}
	}
	if len(nearest) == 0 {
		return nil
	}
	var out []geo.Length
	for r := range Ref(x.Len()) {
		if sphere[r] <= nearest[len(nearest)-1]*1.015+10 {
			out = append(out, geo.Distance(p, x.Point(r)))
		}
	}
	slices.Sort(out)
	return out[:len(nearest)]
}

func haversine(a, b orb.Point) float64 {
	const rad = math.Pi / 180
	u, v := math.Sin((b[1]-a[1])*rad/2), math.Sin((b[0]-a[0])*rad/2)
	h := u*u + math.Cos(a[1]*rad)*math.Cos(b[1]*rad)*v*v
	return 2 * 6371008.8 * math.Asin(math.Sqrt(min(1, h)))
}

func TestNearestEqualsBruteForce(t *testing.T) {
	x := scattered(t, 3000)
	r := rand.New(rand.NewPCG(13, 14))
	var points []orb.Point
	for range 10_000 {
		points = append(points, anywhere(r))
	}
	for range 500 {
		points = append(points, orb.Point{wrap(180 + r.NormFloat64()*0.01), anywhere(r)[1]})
	}
	for i := range 100 {
		points = append(points, orb.Point{r.Float64()*360 - 180,
			math.Copysign(90-math.Abs(r.NormFloat64())*0.1, float64(i%2)-0.5)})
	}
	points = append(points, orb.Point{0, 90}, orb.Point{77, -90}, orb.Point{180, 0}, orb.Point{-180, 0})
	if testing.Short() {
		points = points[9_500:]
	}
	for i, p := range points {
		n, f, pass := 1, Filter{}, func(Ref) bool { return true }
		switch i % 8 {
		case 1:
			n = 7
		case 2:
			f.Classes = []string{"S"}
			pass = func(r Ref) bool { return x.Feature(r).Class == "S" }
		case 3:
			n, f.Countries = 3, []string{"BB"}
			pass = func(r Ref) bool { return x.Place(r).Country == "BB" }
		}
		hits, err := x.Nearest(p, f, n)
		if err != nil {
			t.Fatal(err)
		}
		var got []geo.Length
		for _, h := range hits {
			got = append(got, h.Distance)
			if d := geo.Distance(p, x.Point(h.Ref)); d != h.Distance || !pass(h.Ref) {
				t.Fatalf("Nearest(%v): %s at %v is %v away, the hit says %v; passes %v", p, x.ID(h.Ref),
					x.Point(h.Ref), d, h.Distance, pass(h.Ref))
			}
		}
		if want := bruteForce(x, p, n, pass); !slices.Equal(got, want) {
			t.Fatalf("Nearest(%v, %+v, %d) = %v, want %v", p, f, n, got, want)
		}
		if len(got) == 0 {
			continue
		}
		reach := got[len(got)/2] // all that are no farther away, and no other
		within, err := x.NearestWithin(p, f, n, reach)
		if want := 1 + slices.Index(got, reach); err != nil || len(within) < want || within[len(within)-1].Distance != reach {
			t.Fatalf("NearestWithin(%v, %+v, %d, %v) = %v (%v), want the first %d of %v", p, f, n, reach, within, err, want, got)
		}
	}
}

func TestNearestOfFew(t *testing.T) {
	x := scattered(t, 30)
	hits, err := x.Nearest(orb.Point{10, 10}, Filter{}, 1000)
	if err != nil || len(hits) != x.Len() {
		t.Errorf("Nearest of all = %d hits (%v), want %d", len(hits), err, x.Len())
	}
	if hits, err = x.Nearest(orb.Point{10, 10}, Filter{Classes: []string{"V"}}, 5); err != nil || len(hits) != 0 {
		t.Errorf("Nearest of none = %d hits (%v), want none", len(hits), err)
	}
}

// The bounds around the chord must hold for geodesics of any course.
func TestChordBoundsGeodesic(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	for range 200_000 {
		a, b := anywhere(r), anywhere(r)
		if scale := math.Pow(10, -6*r.Float64()); r.IntN(2) == 0 {
			b = orb.Point{wrap(a[0] + (b[0]-a[0])*scale), a[1] + (b[1]-a[1])*scale}
		}
		v, w := surface(a), surface(b)
		chord := math.Sqrt(squaredChord(v, w))
		d := float64(geo.Distance(a, b))
		const rounding = 1e-6
		if chord > d+rounding || d > geodesicBound(chord)+rounding {
			t.Fatalf("%v to %v: chord %.9f, geodesic %.9f, bound %.9f", a, b, chord, d, geodesicBound(chord))
		}
	}
}

func TestWithinEqualsScan(t *testing.T) {
	x := scattered(t, 5000)
	r := rand.New(rand.NewPCG(17, 18))
	bounds := []orb.Bound{
		{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}},
		{Min: orb.Point{179, -90}, Max: orb.Point{-179, 90}},
		{Min: orb.Point{180, 0}, Max: orb.Point{180, 0}},
		{Min: orb.Point{0, 90}, Max: orb.Point{0, 90}},
		{Min: orb.Point{-180, -1}, Max: orb.Point{-179.5, 1}},
	}
	for range 400 {
		c := anywhere(r)
		w, h := math.Pow(10, r.Float64()*2.2), math.Pow(10, r.Float64()*1.5)
		bounds = append(bounds, orb.Bound{
			Min: orb.Point{wrap(c[0] - w/2), max(-90, c[1]-h)}, Max: orb.Point{wrap(c[0] + w/2), min(90, c[1]+h)}})
	}
	for _, b := range bounds {
		for _, f := range []Filter{{}, {Classes: []string{"A", "S"}}, {Countries: []string{"AA"}}} {
			got, err := x.Within(b, f, 0)
			if err != nil {
				t.Fatal(err)
			}
			s, err := x.compile(&f)
			if err != nil {
				t.Fatal(err)
			}
			var want []Ref
			for ref := range Ref(x.Len()) {
				p := x.Point(ref)
				in := p[1] >= b.Min[1] && p[1] <= b.Max[1]
				east := func(lon float64) bool {
					if b.Min[0] > b.Max[0] {
						return lon >= b.Min[0] || lon <= b.Max[0]
					}
					return lon >= b.Min[0] && lon <= b.Max[0]
				}
				if in && (east(p[0]) || math.Abs(p[0]) == 180 && east(-p[0])) && s.passes(ref) {
					want = append(want, ref)
				}
			}
			if !slices.Equal(got, want) {
				t.Fatalf("Within(%v, %+v) has %d places, want %d", b, f, len(got), len(want))
			}
			f.Bound = &b
			if n, err := x.Count(f); err != nil || n != len(want) {
				t.Errorf("Count(%+v) = %d, %v, want %d", f, n, err, len(want))
			}
		}
	}
}

func TestWithinArea(t *testing.T) {
	x := openWorld(t)
	triangle := orb.MultiPolygon{{{{-107, 26}, {-93, 26}, {-94, 37}, {-107, 26}}},
		{{{20, 35}, {45, 35}, {45, 43}, {20, 43}, {20, 35}}}}
	got, err := x.WithinArea(triangle, Filter{Classes: []string{"P"}}, 0)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, r := range got {
		names = append(names, x.Label(r))
	}
	if want := []string{"Istanbul, Turkey", "Paris, Texas, United States"}; !slices.Equal(names, want) {
		t.Errorf("WithinArea = %q, want %q", names, want)
	}
	if one, _ := x.WithinArea(triangle, Filter{}, 1); len(one) != 1 {
		t.Errorf("WithinArea(…, 1) = %d places, want 1", len(one))
	}
}

func TestScanPages(t *testing.T) {
	x := scattered(t, 2000)
	bound := orb.Bound{Min: orb.Point{170, -30}, Max: orb.Point{-170, 30}}
	for _, f := range []Filter{{}, {Bound: &bound}, {Countries: []string{"AA"}, Classes: []string{"P"}},
		{Name: "X"}, {Name: "y"}, {Admin1: "01"}, {MaxPopulation: 5}} {
		count, err := x.Count(f)
		if err != nil {
			t.Fatal(err)
		}
		var paged []Ref
		for from := Ref(0); ; {
			refs, err := x.Scan(from, f)
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for r := range refs {
				paged = append(paged, r)
				from = r + 1
				if n++; n == 7 {
					break
				}
			}
			if n < 7 {
				break
			}
		}
		if len(paged) != count || !slices.IsSorted(paged) || len(slices.Compact(paged)) != count {
			t.Errorf("Scan(%+v) in pages of 7 gives %d places, want %d, ascending and each once", f, len(paged), count)
		}
	}
}
