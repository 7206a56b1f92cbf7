// Package fill puts articles that were read into an archive.
package fill

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// Meta is what is known of an article besides its text. All of it may be missing.
type Meta struct {
	Date     string `json:"date,omitempty"`     // of publication, as [ParseDate] reads it
	URL      string `json:"url,omitempty"`      // where it was published
	Source   string `json:"source,omitempty"`   // who published it; the host of the URL where nothing is said
	Language string `json:"language,omitempty"` // ISO 639-1; that it was read in where nothing is said
	Title    string `json:"title,omitempty"`    // where the article itself has none
}

// ReadMeta reads the "meta" of a line of `dateline batch`: an object, of which other
// members are left alone, or nothing.
func ReadMeta(raw json.RawMessage) (Meta, error) {
	var m Meta
	if len(raw) == 0 {
		return m, nil
	}
	if err := json.Unmarshal(raw, &m); err != nil {
		return m, fmt.Errorf(`meta: not an object with date, url, source, language as texts: %w`, err)
	}
	return m, nil
}

// Described reads the id and the metadata of an article, as a line of `dateline batch` has
// them, and checks that an archive can take both.
func Described(id, meta json.RawMessage) (string, Meta, error) {
	name, err := ID(id)
	if err != nil {
		return "", Meta{}, err
	}
	m, err := ReadMeta(meta)
	if err == nil {
		if _, err = ParseDate(m.Date); err != nil {
			err = fmt.Errorf("date %.60q: %w", m.Date, err)
		}
	}
	return name, m, err
}

// dateLayouts are the forms of dates that feeds, pages and people write.
var dateLayouts = []string{
	time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05", "2006-01-02T15:04",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly,
	"Mon, _2 Jan 2006 15:04:05 -0700", "Mon, _2 Jan 2006 15:04:05 MST", "_2 Jan 2006 15:04:05 -0700", "_2 Jan 2006 15:04:05 MST",
	"20060102T150405Z", "20060102150405", "20060102",
}

// ErrDate is returned for a date that cannot be read.
var ErrDate = errors.New("not a date: write 2026-11-28, or 2026-11-28T20:30:00Z with the time")

// ParseDate reads the time of publication: RFC 3339, its parts, or the form of mail and
// feeds. Without a zone it is UTC, without a time the beginning of the day. An empty
// date is the zero time, which is unknown.
func ParseDate(s string) (time.Time, error) {
	if s = strings.TrimSpace(s); s == "" {
		return time.Time{}, nil
	}
	for _, layout := range dateLayouts {
		t, err := time.Parse(layout, s)
		if err != nil {
			continue
		}
		if name, offset := t.Zone(); offset == 0 && strings.HasSuffix(layout, "MST") && name != "UTC" && name != "GMT" {
			return time.Time{}, ErrDate // a zone by letters, which mean other things in other countries
		}
		return t.UTC(), nil
	}
	return time.Time{}, ErrDate
}

// sourceOf is who published a page: its host without "www.".
func sourceOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
