// Package shapefile reads ESRI shapefiles: points, lines and polygons with their
// attributes, after "ESRI Shapefile Technical Description", July 1998, and the
// dBASE III table format.
package shapefile

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/paulmach/orb"
	"golang.org/x/text/encoding/charmap"
)

// Record is a shape with its attributes, whose names are in lower case and whose
// values are trimmed. Geometry is an orb.Point, an orb.MultiLineString (the
// rings of a polygon too, in the order of the file) or nil for a null shape.
type Record struct {
	Geometry orb.Geometry
	Fields   map[string]string
}

// ErrFormat is wrapped by every error about bytes that are not a shapefile.
var ErrFormat = errors.New("not a shapefile")

// Read reads the .shp, .shx and .dbf file of a shapefile. Shapes are read where
// the index, .shx, has them: an edited file may have gaps.
func Read(shp, shx, dbf []byte) ([]Record, error) {
	shapes, err := readShapes(shp, shx)
	if err != nil {
		return nil, err
	}
	rows, err := readTable(dbf)
	if err != nil {
		return nil, err
	}
	if len(shapes) > len(rows) {
		return nil, fmt.Errorf("%w: %d shapes and %d rows", ErrFormat, len(shapes), len(rows))
	}
	records := make([]Record, len(shapes))
	for i := range shapes {
		records[i] = Record{Geometry: shapes[i], Fields: rows[i]}
	}
	return records, nil
}

// readShapes reads the shapes of a .shp file.
func readShapes(shp, shx []byte) ([]orb.Geometry, error) {
	const header = 100
	for _, b := range [][]byte{shp, shx} {
		if len(b) < header || binary.BigEndian.Uint32(b) != 9994 {
			return nil, fmt.Errorf("%w: no file code 9994", ErrFormat)
		}
	}
	var shapes []orb.Geometry
	for shx = shx[header:]; len(shx) >= 8; shx = shx[8:] {
		// Offsets and lengths are in 16-bit words; a record begins with its number
		// and its length again.
		at := 2*int(binary.BigEndian.Uint32(shx)) + 8
		size := 2 * int(binary.BigEndian.Uint32(shx[4:]))
		if size < 4 || at+size > len(shp) {
			return nil, fmt.Errorf("%w: shape %d has %d bytes at %d of %d", ErrFormat, len(shapes)+1, size, at,
				len(shp))
		}
		g, err := readShape(shp[at : at+size])
		if err != nil {
			return nil, fmt.Errorf("shape %d: %w", len(shapes)+1, err)
		}
		shapes = append(shapes, g)
	}
	return shapes, nil
}

// readShape reads the content of one shape record. The Z and M variants hold the
// same fields first.
func readShape(b []byte) (orb.Geometry, error) {
	const null, point, polyline, polygon = 0, 1, 3, 5
	switch kind := binary.LittleEndian.Uint32(b) % 10; {
	case kind == null:
		return nil, nil
	case kind == point && len(b) >= 20:
		return readPoint(b[4:]), nil
	case (kind == polyline || kind == polygon) && len(b) >= 44:
		return readParts(b)
	default:
		return nil, fmt.Errorf("%w: shape type %d in %d bytes", ErrFormat, kind, len(b))
	}
}

// readParts reads the lines or rings of a shape.
func readParts(b []byte) (orb.Geometry, error) {
	parts, count := int(binary.LittleEndian.Uint32(b[36:])), int(binary.LittleEndian.Uint32(b[40:]))
	if parts < 0 || count < 0 || len(b) < 44+4*parts+16*count {
		return nil, fmt.Errorf("%w: %d parts and %d points in %d bytes", ErrFormat, parts, count, len(b))
	}
	starts, points := b[44:44+4*parts], b[44+4*parts:]
	mls := make(orb.MultiLineString, 0, parts)
	for i := range parts {
		from, end := int(binary.LittleEndian.Uint32(starts[4*i:])), count
		if i+1 < parts {
			end = int(binary.LittleEndian.Uint32(starts[4*i+4:]))
		}
		if from > end || end > count {
			return nil, fmt.Errorf("%w: part from point %d to %d of %d", ErrFormat, from, end, count)
		}
		line := make(orb.LineString, 0, end-from)
		for ; from < end; from++ {
			line = append(line, readPoint(points[16*from:]))
		}
		mls = append(mls, line)
	}
	return mls, nil
}

func readPoint(b []byte) orb.Point {
	return orb.Point{
		math.Float64frombits(binary.LittleEndian.Uint64(b)),
		math.Float64frombits(binary.LittleEndian.Uint64(b[8:])),
	}
}

// readTable reads the rows of a .dbf file.
func readTable(b []byte) ([]map[string]string, error) {
	const header, field = 32, 32
	if len(b) < header {
		return nil, fmt.Errorf("%w: table of %d bytes", ErrFormat, len(b))
	}
	count := int(binary.LittleEndian.Uint32(b[4:]))
	first, size := int(binary.LittleEndian.Uint16(b[8:])), int(binary.LittleEndian.Uint16(b[10:]))
	if first < header+1 || first > len(b) || size < 1 || count > (len(b)-first)/size {
		return nil, fmt.Errorf("%w: table of %d rows of %d bytes in %d bytes", ErrFormat, count, size, len(b))
	}
	type column struct {
		name      string
		from, end int
	}
	var columns []column
	at := 1 // after the deletion flag
	for o := header; o+field <= first && b[o] != '\r'; o += field {
		name, _, _ := strings.Cut(string(b[o:o+11]), "\x00")
		width := int(b[o+16])
		if at+width > size {
			return nil, fmt.Errorf("%w: column %s is beyond the row", ErrFormat, name)
		}
		columns = append(columns, column{strings.ToLower(name), at, at + width})
		at += width
	}
	rows := make([]map[string]string, count)
	for i := range rows {
		row := b[first+i*size:][:size]
		rows[i] = make(map[string]string, len(columns))
		for _, c := range columns {
			rows[i][c.name] = strings.Trim(text(row[c.from:c.end]), " \x00")
		}
	}
	return rows, nil
}

// text reads a value. Files do not say in what encoding they are: what is not
// UTF-8 is taken for Windows-1252, which Natural Earth used before.
func text(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	decoded, err := charmap.Windows1252.NewDecoder().Bytes(b)
	if err != nil {
		return string(b) // it has a rune for every byte
	}
	return string(decoded)
}
