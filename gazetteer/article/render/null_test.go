package render

import (
	"encoding/json"
	"testing"
)

// A string is written as package json writes it, escapes included.
func TestNullString(t *testing.T) {
	if b, err := json.Marshal(NullString("")); string(b) != "null" || err != nil {
		t.Errorf("an empty one = %s, %v", b, err)
	}
	for _, s := range []string{"Paris", "a\"b", `a\b`, "<b>", "a>b", "Turks & Caicos", "Île", "a\tb", "\u2028", "\xff", "a\x7fb", "~", " "} {
		got, err := NullString(s).MarshalJSON()
		want, werr := json.Marshal(s)
		if string(got) != string(want) || err != nil || werr != nil {
			t.Errorf("%q = %s, %v, want %s", s, got, err, want)
		}
	}
}
