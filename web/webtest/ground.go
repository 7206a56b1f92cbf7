package webtest

import (
	"bytes"
	"compress/gzip"
	"testing"

	"dateline/geo/pmtiles"
	"dateline/geo/pmtiles/pmtilestest"
	"dateline/web/tiles"
)

// Streets is an archive of one tile, 0/0/0, by the schema of Protomaps' basemaps.
func Streets() pmtilestest.Archive {
	var tile bytes.Buffer
	w := gzip.NewWriter(&tile)
	w.Write([]byte("a tile of streets")) // into memory, which takes everything
	w.Close()
	return pmtilestest.Archive{
		Type: 1, Compression: 2, Bounds: [4]float64{20, 40, 40, 60},
		Tiles: []pmtilestest.Tile{{ID: 0, Data: tile.Bytes()}},
		Metadata: map[string]any{
			"attribution":   `<a href="https://example.org">&copy; Mappers</a>`,
			"vector_layers": []any{map[string]string{"id": "earth"}, map[string]string{"id": "roads"}},
		},
	}
}

// Opened opens an archive.
func Opened(t testing.TB, a pmtilestest.Archive) *pmtiles.Archive {
	t.Helper()
	file := a.Bytes()
	archive, err := pmtiles.Open(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

// Ground is the ground of Streets.
func Ground(t testing.TB) *tiles.Ground {
	t.Helper()
	g, err := tiles.ArchiveGround(Opened(t, Streets()), "")
	if err != nil {
		t.Fatal(err)
	}
	return g
}
