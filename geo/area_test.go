package geo

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os/exec"
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

func TestAreaUnderTable(t *testing.T) {
	worst := 0.0
	table(t, func(tr truth) {
		if tr.s12 == 0 {
			return
		}
		// From GeodSolve's azimuths, so that only this step is compared.
		got := areaUnder(tr.from, tr.to, fromDegrees(tr.azi1), fromDegrees(tr.azi2))
		off := math.Abs(math.Remainder(got-tr.area, earthArea))
		worst = math.Max(worst, off)
		if !(off <= 0.1) {
			t.Errorf("%s: area under %v, %v = %.3f, want %.3f", tr.class, tr.from, tr.to, got, tr.area)
		}
	})
	t.Logf("within %.3f m²", worst)
}

func TestArea(t *testing.T) {
	// By Planimeter, from GeographicLib 2.1.2, or by symmetry.
	for _, tt := range []struct {
		name      string
		polygon   orb.Polygon
		area      float64
		perimeter Length
	}{
		{"octant", orb.Polygon{{{0, 0}, {90, 0}, {0, 90}}}, earthArea / 8, 2*quarterMeridian + quarterEquator},
		{"hemisphere", orb.Polygon{{{0, 0}, {120, 0}, {-120, 0}}}, earthArea / 2, 4 * quarterEquator},
		{"cap around the pole", orb.Polygon{{{0, 80}, {120, 80}, {-120, 80}}}, 1634782820860.7, 5795767.806766},
		{"cap around the south pole", orb.Polygon{{{0, -80}, {120, -80}, {-120, -80}}}, 1634782820860.7,
			5795767.806766},
		{"across the antimeridian", orb.Polygon{{{179, 0}, {-179, 0}, {-179, 1}, {179, 1}}}, 24619443759.3,
			666393.054799},
		{"hole", orb.Polygon{{{0, 0}, {2, 0}, {2, 2}, {0, 2}}, {{0.5, 0.5}, {1.5, 0.5}, {1.5, 1.5}, {0.5, 1.5}}}, 0, 0},
		{"line", orb.Polygon{{{0, 0}, {1, 1}}}, 0, 2 * Distance(orb.Point{0, 0}, orb.Point{1, 1})},
		{"point", orb.Polygon{{{0, 0}}}, 0, 0},
		{"nothing", nil, 0, 0},
	} {
		if tt.name == "hole" { // the difference of two that stand alone
			a, p := Area(tt.polygon[:1])
			b, q := Area(tt.polygon[1:])
			tt.area, tt.perimeter = a-b, p+q
		}
		area, perimeter := Area(tt.polygon)
		if math.Abs(area-tt.area) > 1e-9*tt.area+1 ||
			math.Abs(float64(perimeter-tt.perimeter)) > 1e-7*float64(tt.perimeter) {
			t.Errorf("%s: Area(%v) = %.1f, %.4f, want %.1f, %.4f", tt.name, tt.polygon, area, perimeter, tt.area,
				tt.perimeter)
		}
		for i := range tt.polygon { // turned around and closed
			r := slices.Clone(tt.polygon[i])
			slices.Reverse(r)
			tt.polygon[i] = append(r, r[0])
		}
		again, _ := Area(tt.polygon)
		if math.Abs(again-area) > 1e-12*area+0.1 {
			t.Errorf("%s: Area(%v) = %.1f, turned around %.1f", tt.name, tt.polygon, area, again)
		}
	}
	if area, perimeter := Area(orb.Polygon{{{0, 0}, {0, 91}, {1, 1}}}); !math.IsNaN(area) ||
		!math.IsNaN(float64(perimeter)) {
		t.Errorf("Area beyond the pole = %v, %v, want NaN", area, perimeter)
	}
}

// TestAreaFresh compares random polygons of all sizes with GeographicLib's Planimeter.
func TestAreaFresh(t *testing.T) {
	if _, err := exec.LookPath("Planimeter"); err != nil {
		t.Skip("Planimeter is not installed (Debian: geographiclib-tools)")
	}
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	var in bytes.Buffer
	var rings []orb.Ring
	for range 500 {
		center, size := anywhere(r), logUniform(r, 1e-4, 60)
		if r.IntN(10) == 0 {
			center[1] = math.Copysign(90, center[1])
		}
		n := 3 + r.IntN(10)
		var ring orb.Ring
		for i := range n { // a star around the center
			p, _ := Direct(center, 360*(float64(i)+0.8*r.Float64())/float64(n), Length(size*1e5*(0.5+r.Float64())))
			ring = append(ring, p)
			fmt.Fprintf(&in, "%s %s\n", number(p[1]), number(p[0]))
		}
		in.WriteString("\n")
		rings = append(rings, ring)
	}
	cmd := exec.Command("Planimeter", "-p", "6", "-s")
	cmd.Stdin = &in
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.Split(bytes.TrimSpace(out), []byte("\n"))
	if len(lines) != len(rings) {
		t.Fatalf("Planimeter gave %d answers, want %d", len(lines), len(rings))
	}
	worst := 0.0
	for i, ring := range rings {
		var n int
		var perimeter, area float64
		if _, err := fmt.Sscan(string(lines[i]), &n, &perimeter, &area); err != nil {
			t.Fatalf("%q: %v", lines[i], err)
		}
		got, length := Area(orb.Polygon{ring})
		want := math.Abs(area)
		want = math.Min(want, earthArea-want)
		off := math.Abs(got-want) / float64(n)
		worst = math.Max(worst, off)
		if !(off <= 0.1) || !(math.Abs(float64(length)-perimeter) <= 30e-9*float64(n)+1e-6) {
			t.Errorf("Area(%v) = %.3f, %.6f, want %.3f, %.6f", ring, got, length, want, perimeter)
		}
	}
	t.Logf("within %.3f m² for each edge", worst)
}

func ExampleArea() {
	colorado := orb.Polygon{{{-109.05, 37}, {-102.05, 37}, {-102.05, 41}, {-109.05, 41}}}
	area, perimeter := Area(colorado)
	fmt.Printf("%.0f km², %s\n", area/1e6, perimeter.Format("km"))
	// Output: 269155 km², 2,100 km
}

func BenchmarkArea(b *testing.B) {
	var ring orb.Ring
	for i := range 1000 {
		p, _ := Direct(orb.Point{28.97, 41.01}, 0.36*float64(i), 300*Kilometre)
		ring = append(ring, p)
	}
	b.ReportAllocs()
	for b.Loop() {
		Area(orb.Polygon{ring})
	}
}
