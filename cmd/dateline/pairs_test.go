package main

import (
	"bytes"
	"context"
	"errors"
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

func TestSolvePairs(t *testing.T) {
	in := strings.Join([]string{
		"41.01384 28.94966 39.91987 32.85427",
		"41.01384,\t28.94966, 39.91987,32.85427\r",
		"",
		"91 0 0 0",
		"0 0 0",
		"0 0 0 0 0",
		"0 zero 0 0",
		"0 NaN 0 0",
		strings.Repeat("0", 5000),
		"0 0 0 -90",
		"90 0 -90 0",
	}, "\n")
	want := strings.Join([]string{
		"108.870207735 111.405016795 352686.022843",
		"108.870207735 111.405016795 352686.022843",
		"ERROR: line 3: 0 numbers of four; want lat1 lon1 lat2 lon2",
		"ERROR: line 4: latitude 91 is not in [-90, 90]",
		"ERROR: line 5: 3 numbers of four; want lat1 lon1 lat2 lon2",
		"ERROR: line 6: more than four numbers; want lat1 lon1 lat2 lon2",
		`ERROR: line 7: "zero" is not a number`,
		`ERROR: line 8: "NaN" is not a number`,
		"ERROR: line 9: it is longer than 4096 bytes",
		"-90.000000000 -90.000000000 10018754.171395",
		"180.000000000 180.000000000 20003931.458625",
		"",
	}, "\n")
	var out bytes.Buffer
	err := solvePairs(context.Background(), strings.NewReader(in), &out)
	if out.String() != want {
		t.Errorf("solvePairs wrote\n%swant\n%s", out.String(), want)
	}
	var bad *pairsError
	if !errors.As(err, &bad) || bad.Count != 7 || bad.Line != 3 {
		t.Errorf("solvePairs = %v, want 7 bad lines, the first line 3", err)
	}
	if err := solvePairs(context.Background(), strings.NewReader("0 0 0 1\n"), io.Discard); err != nil {
		t.Errorf("solvePairs of a good line = %v", err)
	}
}

func TestSolvePairsStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	err := solvePairs(ctx, strings.NewReader(strings.Repeat("0 0 0 1\n", 1000)), io.Discard)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("solvePairs with a cancelled context = %v", err)
	}
	full := errors.New("disk full")
	if err := solvePairs(context.Background(), strings.NewReader("0 0 0 1\n"), failing{full}); !errors.Is(err, full) {
		t.Errorf("solvePairs to a full disk = %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// anywhere returns a point that is as likely in one part of the globe as in
// another of the same size.
func anywhere(r *rand.Rand) orb.Point {
	return orb.Point{360*r.Float64() - 180, math.Asin(2*r.Float64()-1) * 180 / math.Pi}
}

// TestSolvePairsForm compares line by line with what GeodSolve prints.
func TestSolvePairsForm(t *testing.T) {
	if _, err := exec.LookPath("GeodSolve"); err != nil {
		t.Skip("GeodSolve is not installed (Debian: geographiclib-tools)")
	}
	var in bytes.Buffer
	r := rand.New(rand.NewPCG(7, 7))
	for range 5_000 {
		a, b := anywhere(r), anywhere(r)
		fmt.Fprintf(&in, "%.15g %.15g %.15g %.15g\n", a[1], a[0], b[1], b[0])
	}
	cmd := exec.Command("GeodSolve", "-i", "-p", "4") // azimuths with 9 decimals, lengths with 4
	cmd.Stdin = bytes.NewReader(in.Bytes())
	cmd.Stderr = os.Stderr
	want, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := solvePairs(context.Background(), &in, &got); err != nil {
		t.Fatal(err)
	}
	gs, ws := strings.Split(got.String(), "\n"), strings.Split(string(want), "\n")
	if len(gs) != len(ws) {
		t.Fatalf("%d lines, GeodSolve has %d", len(gs), len(ws))
	}
	differ := 0
	for i := range ws {
		g := gs[i]
		if cut := strings.LastIndexByte(g, ' ') + 1; cut > 0 {
			s12, err := strconv.ParseFloat(g[cut:], 64)
			if err != nil {
				t.Fatalf("line %d: %q: %v", i+1, g, err)
			}
			g = g[:cut] + strconv.FormatFloat(s12, 'f', 4, 64)
		}
		if g != ws[i] {
			if differ++; differ < 10 {
				t.Logf("line %d: %s, GeodSolve has %s", i+1, g, ws[i])
			}
		}
	}
	// A last digit may round the other way.
	if differ > len(ws)/100 {
		t.Errorf("%d of %d lines differ from GeodSolve's", differ, len(ws))
	}
}

func FuzzSolvePairs(f *testing.F) {
	f.Add("41 29 40 33\n0 0 0 180\n")
	f.Add("x\n\n,,,,")
	f.Fuzz(func(t *testing.T, in string) {
		var out bytes.Buffer
		err := solvePairs(context.Background(), strings.NewReader(in), &out)
		lines := strings.Count(in, "\n")
		if in != "" && !strings.HasSuffix(in, "\n") {
			lines++
		}
		if got := strings.Count(out.String(), "\n"); got != lines {
			t.Fatalf("solvePairs(%q): %d lines, want %d", in, got, lines)
		}
		if strings.Contains(out.String(), "NaN") && err == nil {
			t.Fatalf("solvePairs(%q) wrote NaN", in)
		}
	})
}

func BenchmarkSolvePairs(b *testing.B) {
	var in bytes.Buffer
	r := rand.New(rand.NewPCG(7, 7))
	for range 1000 {
		x, y := anywhere(r), anywhere(r)
		fmt.Fprintf(&in, "%v %v %v %v\n", x[1], x[0], y[1], y[0])
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := solvePairs(context.Background(), bytes.NewReader(in.Bytes()), io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
