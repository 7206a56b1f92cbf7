package httpx

import (
	"bytes"
	"encoding/json"
	"math"
	"testing"
)

// FuzzAppendString compares with encoding/json.
func FuzzAppendString(f *testing.F) {
	for _, s := range []string{"", "Łódź", "a\"b\\c", "\x00\x1f\x7f", "\u2028\u2029", "\xff\xc3", "<&>", "東京"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var got, want any
		if err := json.Unmarshal(AppendString(nil, s), &got); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		encoded, err := EncodeJSON(s)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(encoded, &want); err != nil {
			t.Fatal(err)
		}
		if got != want {
			t.Errorf("AppendString(%q) = %q, want %q", s, got, want)
		}
	})
}

func TestAppendNumber(t *testing.T) {
	for _, v := range []float64{0, 1, -1.5, 41.0138412, 1e-7, 1e21, 123456789, 1.0 / 3, -0.0000001} {
		want, err := EncodeJSON(v)
		if err != nil {
			t.Fatal(err)
		}
		var a, b float64
		if err := json.Unmarshal(AppendNumber(nil, v), &a); err != nil {
			t.Errorf("AppendNumber(%v): %v", v, err)
		}
		if err := json.Unmarshal(want, &b); err != nil || a != b {
			t.Errorf("AppendNumber(%v) = %v, want %v, %v", v, a, b, err)
		}
	}
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if got := AppendNumber(nil, v); !bytes.Equal(got, []byte("null")) {
			t.Errorf("AppendNumber(%v) = %s, want null", v, got)
		}
	}
}

func TestMembers(t *testing.T) {
	m := Open(nil)
	m.Text("a", "b")
	m.Numbers("c", 1, 2.5)
	m.Number("d", 3)
	if got, want := string(m.Close()), `{"a":"b","c":[1,2.5],"d":3}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	empty := Open(nil)
	if got := string(empty.Close()); got != "{}" {
		t.Errorf("got %s, want {}", got)
	}
}
