package gazetteer

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/blevesearch/vellum"
)

// buildFST returns the bytes that vellum writes for keys numbered at random.
func buildFST(t testing.TB, keys []string) []byte {
	t.Helper()
	slices.Sort(keys)
	keys = slices.Compact(keys)
	var out bytes.Buffer
	b, err := vellum.New(&out, nil)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 4))
	for _, k := range keys {
		if err := b.Insert([]byte(k), r.Uint64N(1<<20)); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// The oracle is vellum's own reader: both must list the same keys with the
// same values.
func TestFSTReadsWhatVellumWrites(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	keys := []string{"a", "ab", "abc", "москва", "\x00", "\xff\xfe"}
	for range 3000 {
		k := make([]byte, 1+r.IntN(9))
		for i := range k {
			k[i] = byte(r.IntN(256)) &^ 0x40 // leaves out the letter z, among others
			if r.IntN(3) > 0 {
				k[i] = "abcdeöst "[r.IntN(9)]
			}
		}
		keys = append(keys, string(k))
	}
	data := buildFST(t, keys)
	want := make(map[string]uint64)
	oracle, err := vellum.Load(data)
	if err != nil {
		t.Fatal(err)
	}
	for it, err := oracle.Iterator(nil, nil); err == nil; err = it.Next() {
		k, v := it.Current()
		want[string(k)] = v
	}

	f, ok := openFST(data)
	if !ok {
		t.Fatal("openFST refuses vellum's bytes")
	}
	got := make(map[string]uint64)
	var walk func(addr int, key []byte, sum uint64)
	walk = func(addr int, key []byte, sum uint64) {
		s := f.state(addr)
		if out, final := f.final(addr); final != s.final || out != s.out {
			t.Fatalf("final(%d) = %d, %v, its state says %d, %v", addr, out, final, s.out, s.final)
		}
		if s.final {
			got[string(key)] = sum + s.out
		}
		for i := range s.arcs() {
			a := s.arc(i)
			if b, ok := f.follow(addr, a.label); !ok || a != b {
				t.Fatalf("follow(%d, %q) = %v, %v, want %v", addr, a.label, b, ok, a)
			}
			walk(a.to, append(key, a.label), sum+a.out)
		}
		if _, ok := f.follow(addr, 'z'); ok {
			t.Fatalf("follow(%d, 'z') found an arc; no key holds that letter", addr)
		}
	}
	walk(f.root, nil, 0)
	if len(got) != len(want) || len(want) < 2000 {
		t.Fatalf("%d keys, want %d", len(got), len(want))
	}
	for k, v := range want {
		if got[k] != v {
			t.Errorf("value of %q = %d, want %d", k, got[k], v)
		}
	}
}
