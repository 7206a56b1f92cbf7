package fill

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"dateline/web/archive"
	"dateline/web/archive/sqlite"
)

func TestParseDate(t *testing.T) {
	evening := time.Date(2026, 11, 28, 20, 30, 0, 0, time.UTC)
	midnight := time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)
	for s, want := range map[string]time.Time{
		"": {}, "  ": {}, "2026-11-28": midnight, "20261128": midnight, "2026-11-28T20:30:00Z": evening,
		"2026-11-28T21:30:00+01:00": evening, "2026-11-28T21:30+01:00": evening, "2026-11-28T21:30:00+0100": evening,
		"2026-11-28 20:30": evening, "2026-11-28T20:30:00.000Z": evening, "20261128T203000Z": evening, "20261128203000": evening,
		"Sat, 28 Nov 2026 20:30:00 GMT": evening, "Sat, 28 Nov 2026 15:30:00 -0500": evening, "28 Nov 2026 20:30:00 UTC": evening,
	} {
		if got, err := ParseDate(s); err != nil || !got.Equal(want) {
			t.Errorf("ParseDate(%q) = %s, %v, want %s", s, got, err, want)
		}
	}
	for _, s := range []string{
		"soon", "28/11/2026", "11/28/2026", "2026-13-01", "2026", "Sat, 28 Nov 2026 20:30:00 EST", "2026-11-28T20:30:00Z and more",
	} {
		if got, err := ParseDate(s); !errors.Is(err, ErrDate) {
			t.Errorf("ParseDate(%q) = %s, %v, want ErrDate", s, got, err)
		}
	}
}

func TestID(t *testing.T) {
	for raw, want := range map[string]string{`"a"`: "a", `7`: "7", `1.50`: "1.50", `null`: "", ``: "", `"\u00e9"`: "é"} {
		if got, err := ID(json.RawMessage(raw)); err != nil || got != want {
			t.Errorf("ID(%s) = %q, %v, want %q", raw, got, err, want)
		}
	}
	for _, raw := range []string{`{}`, `[1]`, `true`} {
		if got, err := ID(json.RawMessage(raw)); err == nil {
			t.Errorf("ID(%s) = %q, want an error", raw, got)
		}
	}
}

// TestUnknown leaves out the lines of articles that are there, by whatever names them.
func TestUnknown(t *testing.T) {
	s, err := sqlite.Open(t.Context(), sqlite.Memory)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var there []archive.Entry
	for _, id := range []string{"a", "7", "https://example.org/", hashOf("Text.")} {
		there = append(there, archive.Entry{Article: archive.Article{ID: id}})
	}
	if _, err := s.Put(t.Context(), there); err != nil {
		t.Fatal(err)
	}
	const left = `{"id":"b","text":"x"}
not JSON
{"id":"\u0000"}
{"text":"Other."}`
	lines := `{"id":"a","text":"x"}
{"id":"b","text":"x"}
{"id":7,"text":"x"}
not JSON
{"text":"x","meta":{"url":"https://example.org/"}}
{"id":"\u0000"}
{"text":"Text."}
{"text":"Other."}`
	var skipped atomic.Int64
	got, err := io.ReadAll(&Unknown{Lines: strings.NewReader(lines), Store: s, Context: t.Context(), Skipped: &skipped})
	if err != nil || string(got) != left || skipped.Load() != 4 {
		t.Errorf("Unknown leaves %q, %v, and out %d, want %q and 4", got, err, skipped.Load(), left)
	}
}
