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
			k[i] = byte(r.IntN(256))
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
	var walk func(n fstNode, key []byte, sum uint64)
	walk = func(n fstNode, key []byte, sum uint64) {
		if n.final {
			got[string(key)] = sum + n.finalOut
		}
		for i := range n.arcs() {
			label, to, out := n.arc(i)
			if to2, out2, ok := n.find(label); !ok || to2 != to || out2 != out {
				t.Fatalf("find(%q) = %d, %d, %v, want %d, %d", label, to2, out2, ok, to, out)
			}
			walk(f.node(to), append(key, label), sum+out)
		}
	}
	walk(f.node(f.root), nil, 0)
	if len(got) != len(want) || len(want) < 2000 {
		t.Fatalf("%d keys, want %d", len(got), len(want))
	}
	for k, v := range want {
		if got[k] != v {
			t.Errorf("value of %q = %d, want %d", k, got[k], v)
		}
	}
}
