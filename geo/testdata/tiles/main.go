// Tiles measures how fast tiles of the basemap are made that nobody has asked for before, beside geojson-vt with
// vt-pbf, in one run on one machine.
//
//	npm ci --prefix geo/testdata/tiles
//	go run ./geo/testdata/tiles
//
// Both make the same tiles of the same features, those that the basemap has for the zoom, each once: the tiles around
// sixteen cities at every second zoom. geojson-vt gets the benefit of every doubt: its features wait in memory, parsed
// and cut down to zoom 5 in advance, are not simplified, and its tiles are timed without gzip as well, which the tiles
// of the basemap have. Those start from the file. This side uses one core, in its best of some rounds; the other is
// timed once for each zoom, after a round that warms its compiler. With -bench it prints the format of Go's benchmarks.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"text/tabwriter"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/maptile"
	"github.com/paulmach/orb/project"

	"dateline/data"
	"dateline/geo/tile"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "tiles:", err)
		os.Exit(1)
	}
}

// side is one zoom as the other side reads it, and what it answers.
type side struct {
	Zoom   int                           `json:"zoom"`
	Layers map[string][]*geojson.Feature `json:"layers"`
	Tiles  [][2]uint32                   `json:"tiles"`
}

type answer struct {
	Zoom                   int
	Seconds, Packed, Bytes float64
}

func run(ctx context.Context, args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("tiles", flag.ContinueOnError)
	rounds := flags.Int("rounds", 5, "rounds of this side, of which the best counts")
	bench := flags.Bool("bench", false, "print the format of Go's benchmarks")
	if err := flags.Parse(args); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "tiles")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	base, err := tile.Open(data.Basemap)
	if err != nil {
		return err
	}
	tiles := map[int][][2]uint32{}
	for zoom := 0; zoom <= 8; zoom += 2 {
		tiles[zoom] = around(zoom)
		if err := write(base, dir, zoom, tiles[zoom]); err != nil {
			return err
		}
	}
	theirs, err := peer(ctx, dir)
	if err != nil {
		return err
	}
	runtime.GOMAXPROCS(1)
	table := stdout
	if *bench {
		table = io.Discard
	}
	out := tabwriter.NewWriter(table, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(out, "zoom\ttiles\tdateline, gzipped\tgeojson-vt, vt-pbf\tand gzip\t"+
		"dateline, times as fast\twith gzip\t")
	var sum [3]float64
	for _, t := range theirs {
		best := math.Inf(1)
		for range *rounds {
			seconds, err := cut(t.Zoom, tiles[t.Zoom])
			if err != nil {
				return err
			}
			best = min(best, seconds)
		}
		n := float64(len(tiles[t.Zoom]))
		for i, s := range []float64{best, t.Seconds, t.Packed} {
			sum[i] += s
		}
		fmt.Fprintf(out, "%d\t%.0f\t%.2f ms\t%.2f ms\t%.2f ms\t%.2f\t%.2f\t\n", t.Zoom, n, 1000*best/n,
			1000*t.Seconds/n, 1000*t.Packed/n, t.Seconds/best, t.Packed/best)
		if *bench {
			fmt.Fprintf(stdout, "BenchmarkTiles/zoom=%d 1 %.2f dateline-ms/tile %.2f geojson-vt-ms/tile %.2f times\n", t.Zoom,
				1000*best/n, 1000*t.Seconds/n, t.Seconds/best)
		}
	}
	fmt.Fprintf(out, "all\t\t%.1f ms\t%.1f ms\t%.1f ms\t%.2f\t%.2f\t\n", 1000*sum[0],
		1000*sum[1], 1000*sum[2], sum[1]/sum[0], sum[2]/sum[0])
	return out.Flush()
}

// cities are where people look.
func cities() []orb.Point {
	return []orb.Point{
		{28.98, 41.01}, {30.52, 50.45}, {-0.13, 51.51}, {2.35, 48.86}, {13.4, 52.52}, {-74, 40.71}, {-118.24, 34.05}, {139.69, 35.69},
		{116.4, 39.9}, {77.21, 28.61}, {31.24, 30.04}, {3.38, 6.52}, {-46.63, -23.55}, {151.21, -33.87}, {37.62, 55.75}, {10.75, 59.91},
	}
}

// around returns the tiles of a zoom in which the cities lie, each once.
func around(zoom int) (out [][2]uint32) {
	seen := map[[2]uint32]bool{}
	for _, c := range cities() {
		t := maptile.At(c, maptile.Zoom(zoom))
		if at := [2]uint32{t.X, t.Y}; !seen[at] {
			seen[at] = true
			out = append(out, at)
		}
	}
	return out
}

// write leaves the features of a zoom, in degrees, for the other side.
func write(base *tile.Basemap, dir string, zoom int, tiles [][2]uint32) error {
	world := math.Ldexp(4096, zoom)
	layers, err := base.Window(zoom, orb.Bound{Max: orb.Point{world, world}}, 0)
	if err != nil {
		return err
	}
	s := side{zoom, map[string][]*geojson.Feature{}, tiles}
	for _, l := range layers {
		for _, f := range l.Features {
			f.Geometry = project.Geometry(f.Geometry, func(p orb.Point) orb.Point {
				return tile.Geographic(orb.Point{p[0] / world, p[1] / world})
			})
		}
		s.Layers[l.Name] = l.Features
	}
	raw, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02d.json", zoom)), raw, 0o600)
}

// peer lets geojson-vt make the tiles.
func peer(ctx context.Context, dir string) ([]answer, error) {
	const script = "geo/testdata/tiles/cut.mjs"
	cmd := exec.CommandContext(ctx, "node", "--max-old-space-size=8192", script, dir)
	cmd.Stderr = os.Stderr
	raw, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("geojson-vt (npm ci --prefix geo/testdata/tiles): %w", err)
	}
	var all []answer
	for lines := bufio.NewScanner(bytes.NewReader(raw)); lines.Scan(); {
		var a answer
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	return all, nil
}

// cut returns how many seconds the tiles take that a newly opened basemap makes.
func cut(zoom int, tiles [][2]uint32) (float64, error) {
	base, err := tile.OpenUnverified(data.Basemap)
	if err != nil {
		return 0, err
	}
	began := time.Now()
	for _, t := range tiles {
		if _, err := base.Tile(zoom, int(t[0]), int(t[1])); err != nil {
			return 0, err
		}
	}
	return time.Since(began).Seconds(), nil
}
