package shapefile

import (
	"encoding/binary"
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
)

// file writes a shapefile of a point, a null shape and a line of two parts, with a
// gap before the last one.
func file() (shp, shx, dbf []byte) {
	double := func(b []byte, v ...float64) []byte {
		for _, f := range v {
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(f))
		}
		return b
	}
	ints := func(b []byte, v ...uint32) []byte {
		for _, n := range v {
			b = binary.LittleEndian.AppendUint32(b, n)
		}
		return b
	}
	point := double(ints(nil, 1), 28.95, 41.01)
	line := double(ints(nil, 3), 0, 0, 3, 3)
	line = double(ints(line, 2, 4, 0, 2), 0, 0, 1, 1, 2, 2, 3, 3)
	header := make([]byte, 100)
	binary.BigEndian.PutUint32(header, 9994)
	shp, shx = append(shp, header...), append(shx, header...)
	for i, shape := range [][]byte{point, ints(nil, 0), line} {
		if i == 2 {
			shp = append(shp, "gap!"...)
		}
		shx = binary.BigEndian.AppendUint32(shx, uint32(len(shp)/2))
		shx = binary.BigEndian.AppendUint32(shx, uint32(len(shape)/2))
		shp = binary.BigEndian.AppendUint32(shp, uint32(i+1))
		shp = binary.BigEndian.AppendUint32(shp, uint32(len(shape)/2))
		shp = append(shp, shape...)
	}
	dbf = make([]byte, 32)
	binary.LittleEndian.PutUint32(dbf[4:], 3)
	binary.LittleEndian.PutUint16(dbf[8:], 65)
	binary.LittleEndian.PutUint16(dbf[10:], 11)
	column := make([]byte, 32)
	copy(column, "NAME")
	column[11], column[16] = 'C', 10
	dbf = append(append(dbf, column...), '\r')
	for _, name := range []string{"Istanbul  ", "          ", "K\xf8benhavn "} {
		dbf = append(append(dbf, ' '), name...)
	}
	return shp, shx, dbf
}

func TestRead(t *testing.T) {
	got, err := Read(file())
	if err != nil {
		t.Fatal(err)
	}
	want := []Record{
		{orb.Point{28.95, 41.01}, map[string]string{"name": "Istanbul"}},
		{nil, map[string]string{"name": ""}},
		{orb.MultiLineString{{{0, 0}, {1, 1}}, {{2, 2}, {3, 3}}}, map[string]string{"name": "København"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Read (-want +got):\n%s", diff)
	}
}

func FuzzRead(f *testing.F) {
	shp, shx, dbf := file()
	f.Add(shp, shx, dbf)
	f.Fuzz(func(t *testing.T, shp, shx, dbf []byte) {
		if _, err := Read(shp, shx, dbf); err != nil && !errors.Is(err, ErrFormat) {
			t.Errorf("error %v, want ErrFormat", err)
		}
	})
}
