package pmtiles

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/geo/pmtiles/pmtilestest"
)

// TestTileID compares with the numbers of the specification.
func TestTileID(t *testing.T) {
	for _, c := range []struct {
		z, x, y int
		want    uint64
	}{
		{0, 0, 0, 0}, {1, 0, 0, 1}, {1, 0, 1, 2}, {1, 1, 1, 3}, {1, 1, 0, 4}, {2, 0, 0, 5}, {12, 3423, 1763, 19078479},
	} {
		if got := tileID(c.z, c.x, c.y); got != c.want {
			t.Errorf("tileID(%d, %d, %d) = %d, want %d", c.z, c.x, c.y, got, c.want)
		}
	}
	// Each tile of a zoom has a number of its own, and neighbours on the curve touch.
	const z = 5
	at := map[uint64][2]int{}
	for x := range 1 << z {
		for y := range 1 << z {
			at[tileID(z, x, y)] = [2]int{x, y}
		}
	}
	first := uint64((1<<(2*z) - 1) / 3)
	for id := first + 1; id < first+1<<(2*z); id++ {
		a, b := at[id-1], at[id]
		if d := abs(a[0]-b[0]) + abs(a[1]-b[1]); len(at) != 1<<(2*z) || d != 1 {
			t.Fatalf("%d tiles; %v and %v follow each other", len(at), a, b)
		}
	}
}

func abs(v int) int { return max(v, -v) }

// every is an archive of all tiles of the zooms 0 to 3, in which those of zoom 3
// are all the same.
func every(leaf int) pmtilestest.Archive {
	a := pmtilestest.Archive{
		Type: 1, Compression: 1, MaxZoom: 3, Bounds: [4]float64{-180, -85, 180, 85}, Leaf: leaf,
		Metadata: map[string]any{"name": "test", "attribution": "nobody", "vector_layers": []any{map[string]string{"id": "roads"}}},
	}
	for z := range 4 {
		for x := range 1 << z {
			for y := range 1 << z {
				data := fmt.Appendf(nil, "%d/%d/%d", z, x, y)
				if z == 3 {
					data = []byte("three")
				}
				a.Tiles = append(a.Tiles, pmtilestest.Tile{ID: tileID(z, x, y), Data: data})
			}
		}
	}
	return a
}

func TestTile(t *testing.T) {
	for _, leaf := range []int{0, 3} {
		file := every(leaf).Bytes()
		a, err := Open(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			z, x, y int
			want    string
		}{
			{0, 0, 0, "0/0/0"}, {1, 1, 0, "1/1/0"}, {2, 3, 1, "2/3/1"}, {2, 0, 3, "2/0/3"}, {3, 5, 5, "three"}, {3, 0, 7, "three"},
			{4, 0, 0, ""}, {2, 4, 0, ""}, {2, -1, 0, ""}, {-1, 0, 0, ""},
		} {
			got, err := a.Tile(c.z, c.x, c.y)
			if err != nil || string(got) != c.want {
				t.Errorf("leaves of %d: Tile(%d, %d, %d) = %q, %v, want %q", leaf, c.z, c.x, c.y, got, err, c.want)
			}
		}
		m, err := a.Metadata()
		if err != nil || m.Attribution != "nobody" || len(m.VectorLayers) != 1 || m.VectorLayers[0].ID != "roads" {
			t.Errorf("Metadata = %+v, %v", m, err)
		}
		if diff := cmp.Diff([2]int{0, 3}, [2]int{a.Header().MinZoom, a.Header().MaxZoom}); diff != "" {
			t.Errorf("zooms (-want +got):\n%s", diff)
		}
	}
}

func TestMediaTypes(t *testing.T) {
	for kind, want := range map[TileType]string{
		MVT: "application/vnd.mapbox-vector-tile", PNG: "image/png", JPEG: "image/jpeg", WebP: "image/webp", AVIF: "image/avif",
		UnknownType: "", 99: "",
	} {
		if got := kind.MediaType(); got != want {
			t.Errorf("the media type of %d is %q, want %q", kind, got, want)
		}
	}
}

// TestMetadataIsBounded refuses metadata that is no JSON, or that unpacks to more than it may.
func TestMetadataIsBounded(t *testing.T) {
	for name, metadata := range map[string]any{"no object": []int{1}, "too long": strings.Repeat("a", 8<<20)} {
		a := every(0)
		a.Metadata = metadata
		file := a.Bytes()
		archive, err := Open(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := archive.Metadata(); !errors.Is(err, ErrFormat) {
			t.Errorf("%s: Metadata = %v, want ErrFormat", name, err)
		}
	}
}

func TestOpenRefusesOtherFiles(t *testing.T) {
	file := every(0).Bytes()
	old := bytes.Clone(file)
	old[7] = 2
	brotli, zipped := bytes.Clone(file), bytes.Clone(file)
	brotli[97], zipped[97] = 3, 4 // compression of its directories: one that is not read, and zstd, which it is not
	for name, b := range map[string][]byte{"empty": nil, "short": file[:60], "another": []byte("GIF89a, and so on"),
		"version 2": old, "brotli": brotli, "no zstd": zipped,
		"cut off": file[:130]} {
		if _, err := Open(bytes.NewReader(b), int64(len(b))); !errors.Is(err, ErrFormat) {
			t.Errorf("Open(%s): %v, want ErrFormat", name, err)
		}
	}
}

// FuzzArchive opens any bytes and asks for tiles: it may fail, but neither panics
// nor takes more memory than its bounds.
func FuzzArchive(f *testing.F) {
	f.Add(every(0).Bytes(), 2, 1, 1)
	f.Add(every(3).Bytes(), 3, 7, 0)
	f.Add([]byte("PMTiles\x03"), 0, 0, 0)
	f.Fuzz(func(t *testing.T, file []byte, z, x, y int) {
		a, err := Open(bytes.NewReader(file), int64(len(file)))
		if err == nil {
			_, err = a.Tile(z, x, y)
		}
		if err != nil && !errors.Is(err, ErrFormat) {
			t.Errorf("error %v, want ErrFormat", err)
		}
		if a != nil {
			_, _ = a.Metadata()
		}
	})
}
