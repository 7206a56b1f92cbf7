package setup_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"dateline/cmd/internal/enginetest"
	"dateline/cmd/internal/setup"
)

func TestLines(t *testing.T) {
	for _, c := range []struct {
		name string
		in   string
		want string
	}{
		{"empty", "", ""},
		{"one byte", "{", "{"},
		{"plain", "a\nb\n", "a\nb\n"},
		{"byte order mark", "\ufeffa\n", "a\n"},
		{"gzip", enginetest.Packed(t, "a\nb\n"), "a\nb\n"},
		{"gzip of several members", enginetest.Packed(t, "a\n", "b\n", "c\n"), "a\nb\nc\n"},
		{"gzip with a byte order mark", enginetest.Packed(t, "\ufeffa\n"), "a\n"},
		{"gzip twice", enginetest.Packed(t, enginetest.Packed(t, "a\n")), "a\n"},
	} {
		r, err := setup.Lines(strings.NewReader(c.in))
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
