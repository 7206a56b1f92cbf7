package gazetteer

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

func TestOpenRefuses(t *testing.T) {
	good := write(t, world(t))
	change := func(at int, v byte) []byte {
		b := slices.Clone(good)
		b[at] ^= v
		return b
	}
	for _, tt := range []struct {
		name string
		file []byte
		want error
	}{
		{"nothing", nil, ErrFormat},
		{"text", []byte("geonameid\tname\n"), ErrFormat},
		{"magic only", good[:8], ErrDamaged},
		{"cut header", good[:40], ErrDamaged},
		{"cut body", good[:len(good)-1], ErrDamaged},
		{"longer body", append(slices.Clone(good), 0), ErrDamaged},
		{"changed header", change(40, 1), ErrDamaged},
		{"changed section count", change(28, 64), ErrDamaged},
	} {
		if _, err := Open(tt.file); !errors.Is(err, tt.want) {
			t.Errorf("Open(%s) = %v, want %v", tt.name, err, tt.want)
		}
	}
	var version *VersionError
	if _, err := Open(change(8, 0x80)); !errors.As(err, &version) || version.Want != FormatVersion ||
		version.Got != FormatVersion^0x80 {
		t.Errorf("Open(other version) = %v, want a VersionError", err)
	}
}

func TestVerify(t *testing.T) {
	file := write(t, world(t))
	x, err := Open(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Verify(); err != nil {
		t.Errorf("Verify() = %v", err)
	}
	file[len(file)-1] ^= 1
	if err := x.Verify(); !errors.Is(err, ErrDamaged) {
		t.Errorf("Verify() of a changed file = %v, want %v", err, ErrDamaged)
	}
}

// readAll calls every reader of an index.
func readAll(x *Index) {
	for _, name := range []string{"Paris", "st louis", "U.S.", "texas", "asia", "zzz"} {
		x.Lookup(name)
	}
	for r := range Ref(x.Len() + 2) {
		p := x.Place(r)
		x.Names(r)
		x.Label(r)
		x.Lookup(p.Name)
		x.ByID(p.ID)
		x.Admin2(p.Country, p.Admin1, p.Admin2)
	}
	var walk func(c Cursor, depth int)
	walk = func(c Cursor, depth int) {
		c.Matches(nil)
		if depth == 0 {
			return
		}
		s := x.keys.state(c.addr)
		for i := range s.arcs() {
			next := c
			next.Step(s.arc(i).label)
			walk(next, depth-1)
		}
	}
	walk(x.Cursor(), 3)
	bound := orb.Bound{Min: orb.Point{20, 35}, Max: orb.Point{45, 43}}
	for _, q := range []Query{
		{Text: "pari", Mode: Prefix, Focus: &orb.Point{29, 41}},
		{Text: "Istnabul", Mode: Fuzzy, Filter: Filter{Classes: []string{"P"}, Admin1: "34", MinPopulation: 5}},
		{Text: "Paris, Texas", Filter: Filter{Countries: []string{"US"}, Bound: &bound}},
		{Text: "41 29", Explain: true},
	} {
		x.Search(q)
	}
	x.Within(bound, Filter{}, 0)
	x.Count(Filter{Name: "Paris", Codes: []string{"PPL"}})
}

// FuzzOpen changes bytes of a good file, mends the header's checksum so that
// the damage gets through, and reads everything.
func FuzzOpen(f *testing.F) {
	good := write(f, world(f))
	f.Add(uint32(0), []byte("x"))
	for at := uint32(0); int(at) < len(good); at += 97 {
		f.Add(at, []byte{0xFF, 0xFF, 0xFF, 0xFF})
		f.Add(at, []byte{0x80})
		f.Add(at, []byte{0})
	}
	f.Fuzz(func(t *testing.T, at uint32, change []byte) {
		file := slices.Clone(good)
		copy(file[int(at)%len(file):], change)
		if head := int(binary.LittleEndian.Uint32(file[12:])); head >= 4 && head <= len(file) {
			binary.LittleEndian.PutUint32(file[head-4:], crc32.Checksum(file[:head-4], castagnoli()))
		}
		if x, err := Open(file); err == nil {
			readAll(x)
		}
	})
}

// FuzzOpenBytes opens arbitrary bytes.
func FuzzOpenBytes(f *testing.F) {
	good := write(f, world(f))
	f.Add(good)
	f.Add(good[:100])
	f.Fuzz(func(t *testing.T, file []byte) {
		if x, err := Open(file); err == nil {
			readAll(x)
		}
	})
}
