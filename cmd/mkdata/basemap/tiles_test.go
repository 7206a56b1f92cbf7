package basemap_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"image"
	_ "image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt/vectortile"
	"github.com/paulmach/orb/maptile"

	"dateline/geo/tile"
)

// TestTilesAreWhole reads the commands of every polygon, line and point in every
// tile of zoom 0 to 4 and in some of each zoom below, and checks them by MVT 2.1.
func TestTilesAreWhole(t *testing.T) {
	b := embedded(t)
	tiles := maptile.Tiles{}
	for z := range maptile.Zoom(5) {
		for x := range uint32(1) << z {
			for y := range uint32(1) << z {
				tiles = append(tiles, maptile.New(x, y, z))
			}
		}
	}
	for z := maptile.Zoom(5); int(z) <= tile.MaxZoom; z++ {
		for _, p := range []orb.Point{
			{35, 45}, {28.9, 41}, {6, 61}, {-0.1, 51.5}, {-73.9, 40.7}, {178, -17.8}, {-179.9, 66}, {120, 14}, {25, 37.5},
			{0, -80},
		} {
			tiles = append(tiles, maptile.At(p, z))
		}
	}
	for _, at := range tiles {
		gz, err := b.Tile(int(at.Z), int(at.X), int(at.Y))
		if err != nil {
			t.Fatal(err)
		}
		if gz == nil {
			continue // the sea
		}
		if len(gz) > 200_000 {
			t.Errorf("tile %v has %d bytes gzipped, want at most 200,000", at, len(gz))
		}
		for _, problem := range problemsOf(t, gz) {
			t.Errorf("tile %d/%d/%d: %v", at.Z, at.X, at.Y, problem)
		}
	}
}

// problemsOf says what is wrong with a tile, at most a few things.
func problemsOf(t *testing.T, gz []byte) (problems []error) {
	t.Helper()
	var read vectortile.Tile
	if err := read.Unmarshal(unzipped(t, gz)); err != nil {
		return []error{err}
	}
	for _, l := range read.Layers {
		if l.GetVersion() != 2 || l.GetExtent() != 4096 {
			problems = append(problems, fmt.Errorf("%s: version %d, extent %d", l.GetName(), l.GetVersion(), l.GetExtent()))
		}
		ids := map[uint64]bool{}
		for _, f := range l.Features {
			if f.GetId() == 0 || ids[f.GetId()] {
				problems = append(problems, fmt.Errorf("%s: id %d is missing or there twice", l.GetName(), f.GetId()))
			}
			ids[f.GetId()] = true
			if err := checkGeometry(f.GetType(), f.Geometry); err != nil {
				problems = append(problems, fmt.Errorf("%s %d: %w", l.GetName(), f.GetId(), err))
			}
			if len(problems) > 5 {
				return problems
			}
		}
	}
	return problems
}

func unzipped(t *testing.T, gz []byte) []byte {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(gz))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// The commands of a geometry, MVT 2.1, 4.3.1.
const (
	moveTo    = 1
	lineTo    = 2
	closePath = 7
)

// checkGeometry follows the commands of a geometry.
func checkGeometry(kind vectortile.Tile_GeomType, commands []uint32) error {
	const margin = 64
	var at [2]int64
	var rings, turns int
	for len(commands) > 0 {
		var ring [][2]int64
		closed := false
		for len(commands) > 0 && !closed {
			command, count := commands[0]&7, int(commands[0]>>3)
			commands = commands[1:]
			switch command {
			case closePath:
				closed = true
				if count != 1 {
					return fmt.Errorf("ClosePath %d times", count)
				}
			case moveTo, lineTo:
				if (command == moveTo) != (len(ring) == 0) {
					return errors.New("a part does not begin with MoveTo, or has it twice")
				}
				if count == 0 || len(commands) < 2*count {
					return errors.New("a command without points")
				}
				for range count {
					at[0] += unzigzag(commands[0])
					at[1] += unzigzag(commands[1])
					commands = commands[2:]
					low, high := int64(-margin), int64(4096+margin)
					if kind == vectortile.Tile_POINT {
						low, high = 0, 4095
					}
					if min(at[0], at[1]) < low || max(at[0], at[1]) > high {
						return fmt.Errorf("point %v leaves the tile by more than its margin", at)
					}
					ring = append(ring, at)
				}
			default:
				return fmt.Errorf("command %d", command)
			}
			if kind != vectortile.Tile_POLYGON && (len(commands) == 0 || commands[0]&7 == moveTo) {
				break
			}
		}
		if kind != vectortile.Tile_POLYGON {
			if closed || kind == vectortile.Tile_LINESTRING && len(ring) < 2 {
				return errors.New("a line is closed or has one point")
			}
			continue
		}
		if !closed || len(ring) < 3 || ring[0] == ring[len(ring)-1] {
			return fmt.Errorf("a ring of %d points is not closed by ClosePath alone", len(ring))
		}
		area := twiceArea(ring)
		switch {
		case area == 0:
			return errors.New("a ring has no area")
		case rings == 0 && area < 0:
			return errors.New("the first ring is a hole: its area is negative")
		case area > 0:
			turns++
		}
		rings++
	}
	if kind == vectortile.Tile_POLYGON && turns == 0 {
		return errors.New("no ring is a border")
	}
	return nil
}

func unzigzag(v uint32) int64 { return int64(int32(v>>1) ^ -int32(v&1)) }

// twiceArea is the surveyor's formula.
func twiceArea(ring [][2]int64) (sum int64) {
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += p[0]*q[1] - q[0]*p[1]
	}
	return sum
}

// TestAnotherRendererDrawsTheLand lets GDAL decode and paint tiles, and asks
// pixel by pixel for land where our own reading has land.
func TestAnotherRendererDrawsTheLand(t *testing.T) {
	if _, err := exec.LookPath("gdal_rasterize"); err != nil {
		if os.Getenv("DATELINE_GDAL") == "require" {
			t.Fatal("GDAL is not installed (Debian: gdal-bin)")
		}
		t.Skip("GDAL is not installed (Debian: gdal-bin)")
	}
	b := embedded(t)
	for _, at := range []maptile.Tile{
		maptile.New(0, 0, 0), maptile.New(4, 2, 3), maptile.New(18, 11, 5), maptile.New(148, 95, 8),
	} {
		gz, err := b.Tile(int(at.Z), int(at.X), int(at.Y))
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		file, picture := filepath.Join(dir, "0", "0", "0.mvt"), filepath.Join(dir, "tile.png") // GDAL spreads 0/0/0 over the world
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, unzipped(t, gz), 0o644); err != nil {
			t.Fatal(err)
		}
		const side = 64
		raster := filepath.Join(dir, "tile.tif")
		for _, command := range [][]string{
			{"gdal_rasterize", "-q", "-burn", "255", "-init", "0", "-ot", "Byte", "-ts", "64", "64",
				"-te", "-20037508.34", "-20037508.34", "20037508.34", "20037508.34", "-l", "land", file, raster},
			{"gdal_translate", "-q", "-of", "PNG", raster, picture},
		} {
			if out, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil {
				t.Fatalf("%v: %v\n%s", command, err, out)
			}
		}
		painted := decoded(t, picture)
		origin := orb.Point{float64(at.X) * 4096, float64(at.Y) * 4096}
		layers, err := b.Window(int(at.Z), orb.Bound{Min: origin, Max: orb.Point{origin[0] + 4096, origin[1] + 4096}}, 64)
		if err != nil {
			t.Fatal(err)
		}
		differ, land := 0, 0
		for x := range side {
			for y := range side {
				p := orb.Point{origin[0] + (float64(x)+0.5)*4096/side, origin[1] + (float64(y)+0.5)*4096/side}
				ours := false
				for _, f := range layers[0].Features {
					ours = ours || holds(f.Geometry, p)
				}
				r, _, _, _ := painted.At(x, y).RGBA()
				if ours {
					land++
				}
				if ours != (r > 0x7fff) {
					differ++
				}
			}
		}
		if layers[0].Name != "land" || land == 0 || differ > side*side/100 {
			t.Errorf("tile %v: %d of %d pixels differ, %d are land", at, differ, side*side, land)
		}
	}
}

func decoded(t *testing.T, file string) image.Image {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	picture, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return picture
}
