package geo

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

var update = flag.Bool("update", false, "rewrite the files of testdata (needs GeodSolve)")

// truth is a geodesic as GeodSolve has it.
type truth struct {
	class      string
	from, to   orb.Point
	azi1, azi2 float64 // degrees, [−180, 180]
	s12, m12   float64 // length and reduced length, metres
	area       float64 // between the geodesic and the equator, square metres
}

// classes are the kinds of pairs that an inverse solution must hold on, by name.
var classes = []struct {
	name string
	pair func(r *rand.Rand) (from, to orb.Point)
}{
	{"random", func(r *rand.Rand) (orb.Point, orb.Point) { return anywhere(r), anywhere(r) }},
	{"short", func(r *rand.Rand) (orb.Point, orb.Point) { // 1 cm to 100 km
		from := anywhere(r)
		return from, beside(r, from, logUniform(r, 1e-7, 1))
	}},
	{"antipodal", func(r *rand.Rand) (orb.Point, orb.Point) { // 1 µm to 100 km from the antipode
		from := anywhere(r)
		if r.IntN(4) == 0 {
			from[1] = logUniform(r, 1e-9, 1)
		}
		return from, beside(r, orb.Point{from[0] + 180, -from[1]}, logUniform(r, 1e-11, 1))
	}},
	{"astroid", func(r *rand.Rand) (orb.Point, orb.Point) { // where two lines compete
		from := anywhere(r)
		lat := -from[1] + 0.4*(r.Float64()-0.5)*float64(r.IntN(2))
		return from, orb.Point{from[0] + 180 - r.Float64()*0.7, max(-90, min(90, lat))}
	}},
	{"meridional", func(r *rand.Rand) (orb.Point, orb.Point) {
		from, to := anywhere(r), anywhere(r)
		to[0] = from[0] + 180*float64(r.IntN(2))
		return from, to
	}},
	{"equatorial", func(r *rand.Rand) (orb.Point, orb.Point) {
		from, to := anywhere(r), anywhere(r)
		from[1], to[1] = 0, 0
		if r.IntN(3) == 0 {
			to[0] = from[0] + 180 - r.Float64()
		}
		return from, to
	}},
	{"polar", func(r *rand.Rand) (orb.Point, orb.Point) {
		from, to := anywhere(r), anywhere(r)
		from[1] = math.Copysign(90-float64(r.IntN(2))*logUniform(r, 1e-10, 1), r.Float64()-0.5)
		return from, to
	}},
	{"antimeridian", func(r *rand.Rand) (orb.Point, orb.Point) {
		from, to := anywhere(r), anywhere(r)
		from[0], to[0] = 180-logUniform(r, 1e-9, 1), -180+logUniform(r, 1e-9, 1)
		return from, to
	}},
	{"parallel", func(r *rand.Rand) (orb.Point, orb.Point) {
		from, to := anywhere(r), anywhere(r)
		to[1] = math.Copysign(from[1], r.Float64()-0.5)
		return from, to
	}},
	{"nearly", func(r *rand.Rand) (orb.Point, orb.Point) { // nearly meridional or equatorial
		from, to := anywhere(r), anywhere(r)
		if r.IntN(2) == 0 {
			to[0] = from[0] + 180*float64(r.IntN(2)) + logUniform(r, 1e-12, 1e-3)
		} else {
			from[1], to[1] = logUniform(r, 1e-12, 1e-3), -logUniform(r, 1e-12, 1e-3)
		}
		return from, to
	}},
}

func anywhere(r *rand.Rand) orb.Point {
	return orb.Point{360*r.Float64() - 180, math.Asin(2*r.Float64()-1) / degree}
}

func beside(r *rand.Rand, p orb.Point, d float64) orb.Point {
	s, c := math.Sincos(2 * math.Pi * r.Float64())
	return orb.Point{p[0] + s*d, math.Max(-90, math.Min(90, p[1]+c*d))}
}

func logUniform(r *rand.Rand, low, high float64) float64 {
	return low * math.Exp(r.Float64()*math.Log(high/low))
}

// geodSolve solves n pairs of each class by GeographicLib's GeodSolve, in its solution
// by elliptic integrals (-E), and gives them to each.
func geodSolve(t *testing.T, r *rand.Rand, n int, each func(truth)) {
	t.Helper()
	var names []string
	var in bytes.Buffer
	for _, c := range classes {
		for range n {
			from, to := c.pair(r)
			names = append(names, c.name)
			fmt.Fprintf(&in, "%s %s %s %s\n", number(from[1]), number(from[0]), number(to[1]), number(to[0]))
		}
	}
	question := bufio.NewScanner(bytes.NewReader(in.Bytes()))
	cmd := exec.Command("GeodSolve", "-i", "-f", "-E", "-p", "10")
	cmd.Stdin = &in
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	answer := bufio.NewScanner(out)
	for _, name := range names {
		if !question.Scan() || !answer.Scan() {
			t.Fatalf("GeodSolve: %v, too few answers", answer.Err())
		}
		each(readTruth(t, name+" "+question.Text()+" "+answer.Text()))
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
}

// number prints x so that it reads back the same, without an exponent.
func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// readTruth reads: class lat1 lon1 lat2 lon2, and GeodSolve's
// lat1 lon1 azi1 lat2 lon2 azi2 s12 a12 m12 M12 M21 S12.
func readTruth(t *testing.T, line string) truth {
	t.Helper()
	f := strings.Fields(line)
	if len(f) != 17 {
		t.Fatalf("%q: %d fields, want 17", line, len(f))
	}
	var v [17]float64
	for i := 1; i < len(f); i++ {
		var err error
		if v[i], err = strconv.ParseFloat(f[i], 64); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
	}
	return truth{
		class: f[0], from: orb.Point{v[2], v[1]}, to: orb.Point{v[4], v[3]},
		azi1: v[7], azi2: v[10], s12: v[11], m12: v[13], area: v[16],
	}
}

// table gives the pairs of testdata/geodesics.txt to each.
func table(t *testing.T, each func(truth)) {
	t.Helper()
	f, err := os.Open("testdata/geodesics.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	n := 0
	for s.Scan() {
		if s.Text() == "" || s.Text()[0] == '#' {
			continue
		}
		each(readTruth(t, s.Text()))
		n++
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	if n < 300 {
		t.Fatalf("testdata/geodesics.txt has %d pairs, want 300 at least", n)
	}
}

const tableHead = `# Geodesics on WGS 84 by GeographicLib 2.1.2: 40 pairs of each class of oracle_test.go, made by
#
#	go test ./geo -run TestInverseTable -update
#
# which runs GeodSolve -i -f -E -p 10. Columns: class, lat1 lon1 lat2 lon2 as asked, then GeodSolve's answer:
# lat1 lon1 azi1 lat2 lon2 azi2 s12 a12 m12 M12 M21 S12.
`

func TestInverseTable(t *testing.T) {
	if *update {
		writeTable(t)
	}
	w := newWorst()
	table(t, func(tr truth) { w.check(t, tr) })
	w.log(t)
}

func writeTable(t *testing.T) {
	t.Helper()
	var out bytes.Buffer
	io.WriteString(&out, tableHead)
	r := rand.New(rand.NewPCG(1, 1984))
	for _, c := range classes {
		for range 40 {
			from, to := c.pair(r)
			q := fmt.Sprintf("%s %s %s %s", number(from[1]), number(from[0]), number(to[1]), number(to[0]))
			cmd := exec.Command("GeodSolve", "-i", "-f", "-E", "-p", "10")
			cmd.Stdin = strings.NewReader(q + "\n")
			a, err := cmd.Output()
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&out, "%s %s %s", c.name, q, a)
		}
	}
	if err := os.WriteFile("testdata/geodesics.txt", out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestInverseFresh compares with pairs that nobody has seen, DATELINE_GEODSOLVE of
// them (20,000 by default; the full run is 500,000).
func TestInverseFresh(t *testing.T) {
	n := 20000
	if v := os.Getenv("DATELINE_GEODSOLVE"); v != "" {
		var err error
		if n, err = strconv.Atoi(v); err != nil {
			t.Fatalf("DATELINE_GEODSOLVE=%s: want a number of pairs", v)
		}
	}
	if _, err := exec.LookPath("GeodSolve"); err != nil {
		if os.Getenv("DATELINE_GEODSOLVE") != "" {
			t.Fatal("GeodSolve is not installed (Debian: geographiclib-tools)")
		}
		t.Skip("GeodSolve is not installed (Debian: geographiclib-tools)")
	}
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	w := newWorst()
	geodSolve(t, rand.New(rand.NewPCG(seed, 0)), (n+len(classes)-1)/len(classes), func(tr truth) { w.check(t, tr) })
	w.log(t)
}

// Tolerances: GeodSolve and Inverse are each good to 15 nm. An azimuth is as precise as
// an offset of its ends allows, of offsetTolerance over the length or the reduced length.
const (
	lengthTolerance  = 30e-9 // m
	azimuthTolerance = 1e-9  // degrees
	offsetTolerance  = 10e-9 // m
)

// worst keeps the largest differences of a run by class.
type worst struct {
	n                       map[string]int
	length, azimuth, offset map[string]float64
}

func newWorst() *worst {
	return &worst{map[string]int{}, map[string]float64{}, map[string]float64{}, map[string]float64{}}
}

func (w *worst) check(t *testing.T, tr truth) {
	t.Helper()
	l := Inverse(tr.from, tr.to)
	ds := math.Abs(float64(l.Length) - tr.s12)
	if !(ds <= lengthTolerance) {
		t.Errorf("%s: Inverse(%v, %v).Length = %.9f, want %.9f", tr.class, tr.from, tr.to, l.Length, tr.s12)
	}
	w.n[tr.class]++
	w.length[tr.class] = math.Max(w.length[tr.class], ds)
	if tr.s12 == 0 {
		return
	}
	da := math.Max(turn(l.Azimuth, tr.azi1), turn(l.ArrivalAzimuth, tr.azi2))
	reach := math.Min(tr.s12, math.Abs(tr.m12))
	if !(da <= math.Max(azimuthTolerance, offsetTolerance/reach/degree)) {
		t.Errorf("%s: Inverse(%v, %v) azimuths = %.15g, %.15g, want %.15g, %.15g (length %.9f, reduced %.9f)", tr.class,
			tr.from, tr.to, l.Azimuth, l.ArrivalAzimuth, tr.azi1, tr.azi2, tr.s12, tr.m12)
	}
	if reach >= 1000 {
		w.azimuth[tr.class] = math.Max(w.azimuth[tr.class], da)
	}
	w.offset[tr.class] = math.Max(w.offset[tr.class], da*degree*reach)
}

func (w *worst) log(t *testing.T) {
	t.Helper()
	for _, c := range classes {
		t.Logf("%-12s %6d pairs, length within %.1f nm, azimuths %.1e° where the reduced length is over 1 km, %.1f nm of offset",
			c.name, w.n[c.name], w.length[c.name]*1e9, w.azimuth[c.name], w.offset[c.name]*1e9)
	}
}

// turn returns the size of the angle between two azimuths in degrees.
func turn(a, b float64) float64 { return math.Abs(math.Remainder(a-b, 360)) }
