package setup_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strings"
	"testing"

	"dateline/cmd/internal/setup"
)

// packed returns texts packed by gzip, each a member of its own.
func packed(t *testing.T, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, m := range members {
		w := gzip.NewWriter(&b)
		if _, err := io.WriteString(w, m); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func TestLines(t *testing.T) {
	for _, c := range []struct {
		name string
		in   []byte
		want string
	}{
		{"empty", nil, ""},
		{"one byte", []byte("{"), "{"},
		{"plain", []byte("a\nb\n"), "a\nb\n"},
		{"byte order mark", []byte("\ufeffa\n"), "a\n"},
		{"gzip", packed(t, "a\nb\n"), "a\nb\n"},
		{"gzip of several members", packed(t, "a\n", "b\n", "c\n"), "a\nb\nc\n"},
		{"gzip with a byte order mark", packed(t, "\ufeffa\n"), "a\n"},
		{"gzip twice", packed(t, string(packed(t, "a\n"))), "a\n"},
	} {
		r, err := setup.Lines(bytes.NewReader(c.in))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got, err := io.ReadAll(r); err != nil || string(got) != c.want {
			t.Errorf("%s: %q, %v; want %q", c.name, got, err, c.want)
		}
	}
	if _, err := setup.Lines(strings.NewReader("\xff\xfea\x00")); !errors.Is(err, setup.ErrUTF16) {
		t.Errorf("UTF-16: %v", err)
	}
	if _, err := setup.Lines(strings.NewReader("\x1f\x8bgarbage")); err == nil {
		t.Error("broken gzip is taken")
	}
}
