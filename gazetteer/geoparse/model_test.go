package geoparse_test

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/crc32"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/learn"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
)

// treeModel is a toy model with a tree for ranker and filter each.
func treeModel(t testing.TB) *geoparse.Model {
	t.Helper()
	m := toyModel(t, true)
	m.Bias = 1.5
	n := learn.Nodes{Nodes: [][5]float32{{1, 0.25, 1, 2, 0}, {-1, 0, 0, 0, -0.5}, {-1, 0, 0, 0, 0.5}},
		Roots: []int32{0}}
	for _, f := range []*learn.Forest{&m.Ranker.Trees, &m.Filter.Trees} {
		var err error
		if *f, err = n.Forest(func(c int) (int, bool) { return c, true }); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func TestModelRoundTrip(t *testing.T) {
	m := treeModel(t)
	b := m.Encode()
	if !bytes.Equal(b, m.Encode()) {
		t.Error("Encode of one model gives other bytes the second time")
	}
	got, err := geoparse.DecodeModel(b)
	if err != nil {
		t.Fatal(err)
	}
	if got.Language != "en" || got.Provenance != "toy" || got.Bias != 1.5 || !bytes.Equal(got.Lexicon, m.Lexicon) ||
		len(got.Unknown) != 0 {
		t.Errorf("DecodeModel gives language %q, provenance %q, bias %v, unknown ids %v", got.Language, got.Provenance,
			got.Bias, got.Unknown)
	}
	if got.Ranker.Weights != m.Ranker.Weights || got.Ranker.Abstain != m.Ranker.Abstain ||
		got.Filter.Least != m.Filter.Least {
		t.Error("DecodeModel gives other weights of the ranker or another threshold")
	}
	if diff := cmp.Diff(m.Ranker.Trees.Nodes(), got.Ranker.Trees.Nodes()); diff != "" {
		t.Errorf("trees of the ranker (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(m.Filter.Trees.Nodes(), got.Filter.Trees.Nodes()); diff != "" {
		t.Errorf("trees of the filter (-want +got):\n%s", diff)
	}
	for _, pair := range [][2]*learn.CRF{{m.First, got.First}, {m.Second, got.Second}} {
		want, links := pair[0].Weights()
		have, gotLinks := pair[1].Weights()
		top := slices.Max(want)
		for i := range want {
			if d := math.Abs(float64(want[i] - have[i])); d > float64(top)/1e4 {
				t.Fatalf("weight %d of a field is %v, want %v", i, have[i], want[i])
			}
		}
		if links != gotLinks {
			t.Error("the links of a field change")
		}
	}
}

// A model says which templates its fields were fitted with; one that does not is from
// before there were others.
func TestModelTemplates(t *testing.T) {
	file := toyModel(t, true).Encode()
	for _, c := range []struct {
		name string
		file []byte
		want int
	}{
		{"of this program", file, recognise.Templates},
		{"with fewer", changed(t, file, func(h header) { h["templates"] = 57 }), 57},
		{"that does not say it", changed(t, file, func(h header) { delete(h, "templates") }), 56},
	} {
		m, err := geoparse.DecodeModel(c.file)
		if err != nil {
			t.Fatal(err)
		}
		if m.Templates != c.want {
			t.Errorf("a model %s has %d templates, want %d", c.name, m.Templates, c.want)
		}
		if again, err := geoparse.DecodeModel(m.Encode()); err != nil || again.Templates != c.want {
			t.Errorf("a model %s, written and read, has %v templates and the error %v", c.name, again, err)
		}
	}
}

// A model that is fitted, written and read finds the same.
func TestDecodedModelParses(t *testing.T) {
	m := treeModel(t)
	decoded, err := geoparse.DecodeModel(m.Encode())
	if err != nil {
		t.Fatal(err)
	}
	a, b := newKit(t, m), newKit(t, decoded)
	const in = "Rain fell in Paris, Texas, on Monday. Talks in Istanbul failed. Police in London made arrests."
	x, y := a.parse(geoparse.Input{Text: in}), b.parse(geoparse.Input{Text: in})
	if len(x.Mentions) != 4 || len(x.Mentions) != len(y.Mentions) {
		t.Fatalf("the model finds %d mentions, written and read %d, want 4", len(x.Mentions), len(y.Mentions))
	}
	for i := range x.Mentions {
		if a.label(x, i) != b.label(y, i) || math.Abs(x.Mentions[i].Confidence-y.Mentions[i].Confidence) > 1e-3 {
			t.Errorf("mention %d means %s, written and read %s", i, a.label(x, i), b.label(y, i))
		}
	}
}

// header is the readable part of a model file, whatever it holds.
type header = map[string]any

// changed returns the file of a model whose header was changed, with a sum that fits.
func changed(t testing.TB, file []byte, change func(header)) []byte {
	t.Helper()
	const headerAt = 16
	n := int(binary.LittleEndian.Uint32(file[8:]))
	var h header
	if err := json.Unmarshal(file[headerAt:headerAt+n], &h); err != nil {
		t.Fatal(err)
	}
	change(h)
	b, err := json.Marshal(h)
	if err != nil {
		t.Fatal(err)
	}
	out := append(bytes.Clone(file[:headerAt]), b...)
	out = append(out, file[headerAt+n:]...)
	binary.LittleEndian.PutUint32(out[8:], uint32(len(b)))
	return summed(out)
}

// summed gives a file a sum that fits.
func summed(file []byte) []byte {
	binary.LittleEndian.PutUint32(file[12:], crc32.ChecksumIEEE(file[16:]))
	return file
}

// rename gives one id of a list another name.
func rename(list any, from, to string) {
	l := list.([]any)
	l[slices.Index(l, any(from))] = to
}

func TestUnknownIDs(t *testing.T) {
	file := treeModel(t).Encode()
	m, err := geoparse.DecodeModel(changed(t, file, func(h header) {
		rename(h["signals"], "definite", "phlogiston")
		rename(h["signals"], "population", "aether") // the column of the tree
		rename(h["features"], "begin", "caloric")
	}))
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(m.Unknown)
	if want := []string{"aether", "caloric", "phlogiston"}; !slices.Equal(m.Unknown, want) {
		t.Errorf("Unknown = %q, want %q", m.Unknown, want)
	}
	// What the model does not know has its prior.
	for j, s := range resolve.Signals() {
		if s.ID != "definite" && s.ID != "population" {
			continue
		}
		for pass := range m.Ranker.Weights {
			if got := m.Ranker.Weights[pass][j]; got != s.Prior {
				t.Errorf("pass %d: weight of %s = %v, want its prior %v", pass, s.ID, got, s.Prior)
			}
		}
	}
	// The trees' column counts as 0: at or below 0.25.
	if got := m.Ranker.Trees.Score([]float32{9, 9}); got != -0.5 {
		t.Errorf("a tree over a column that is not there scores %v, want -0.5", got)
	}
	newKit(t, m).parse(geoparse.Input{Text: "Rain fell in Lyon."})
}

// Signals are found by their ids, in whatever order the file has them.
func TestModelIsKeyedByID(t *testing.T) {
	m := treeModel(t)
	turned, err := geoparse.DecodeModel(changed(t, m.Encode(), func(h header) {
		slices.Reverse(h["signals"].([]any))
		for _, w := range h["rank"].([]any) {
			slices.Reverse(w.([]any))
		}
	}))
	if err != nil {
		t.Fatal(err)
	}
	if turned.Ranker.Weights != m.Ranker.Weights {
		t.Error("DecodeModel of signals in another order gives other weights")
	}
}

func TestDecodeModelErrors(t *testing.T) {
	file := treeModel(t).Encode()
	for _, c := range []struct {
		name string
		file []byte
	}{
		{"nothing", nil},
		{"the magic alone", file[:8]},
		{"another file", append([]byte("notmodel"), file[8:]...)},
		{"an end cut off", file[:len(file)-1]},
		{"a byte changed", flipped(file, len(file)/2)},
		{"a byte of the header changed", flipped(file, 40)},
		{"a length of the header beyond the end", withLength(file, 1<<30)},
		{"a header that is no JSON", summed(flipped(file, 16))},
		{"other features", changed(t, file, func(h header) { h["feature_bits"] = 17 })},
		{"a pass too few", changed(t, file, func(h header) { h["rank"] = h["rank"].([]any)[1:] })},
		{"a weight too few", changed(t, file, func(h header) { w := h["rank"].([]any); w[0] = w[0].([]any)[1:] })},
		{"two sections", changed(t, file, func(h header) { h["sections"] = h["sections"].([]any)[1:] })},
		{"a section beyond the end", changed(t, file, func(h header) { h["sections"].([]any)[2] = 1 << 40 })},
		{"a negative section", changed(t, file, func(h header) { h["sections"].([]any)[0] = -1 })},
		{"weights of another size", changed(t, file,
			func(h header) { s := h["sections"].([]any); s[1] = s[1].(float64) - 2 })},
		{"a tree over a column that the file lacks", changed(t, file,
			func(h header) { node(h, "ranker_trees", 0)[0] = 900 })},
		{"a filter's tree that goes back", changed(t, file, func(h header) { node(h, "filter_trees", 0)[2] = 0 })},
		{"a root that is not there", changed(t, file,
			func(h header) { h["filter_trees"].(header)["roots"] = []int{7} })},
	} {
		if m, err := geoparse.DecodeModel(c.file); !errors.Is(err, geoparse.ErrModel) || m != nil {
			t.Errorf("%s: DecodeModel = %v, want ErrModel", c.name, err)
		}
	}
}

// node returns a node of the trees of a header.
func node(h header, trees string, i int) []any {
	return h[trees].(header)["nodes"].([]any)[i].([]any)
}

func flipped(file []byte, at int) []byte {
	b := bytes.Clone(file)
	b[at] ^= 0x55
	return b
}

func withLength(file []byte, n uint32) []byte {
	b := bytes.Clone(file)
	binary.LittleEndian.PutUint32(b[8:], n)
	return summed(b)
}

// FuzzDecodeModel checks that no header of a model file makes DecodeModel panic. The
// sum is made to fit, or nothing behind it would be tried.
func FuzzDecodeModel(f *testing.F) {
	file := treeModel(f).Encode()
	n := int(binary.LittleEndian.Uint32(file[8:]))
	f.Add(file[16 : 16+n])
	f.Add([]byte(`{"feature_bits":18,"sections":[0,0,0],"rank":[[],[],[]]}`))
	f.Add([]byte(`{"sections":[1,-1,9223372036854775807]}`))
	f.Add([]byte(`{}`))
	f.Fuzz(func(t *testing.T, head []byte) {
		b := append(bytes.Clone(file[:16]), head...)
		b = append(b, file[16+n:]...)
		binary.LittleEndian.PutUint32(b[8:], uint32(len(head)))
		if _, err := geoparse.DecodeModel(summed(b)); err != nil && !errors.Is(err, geoparse.ErrModel) {
			t.Fatalf("DecodeModel = %v, want ErrModel", err)
		}
	})
}
