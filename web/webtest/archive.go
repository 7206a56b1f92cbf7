package webtest

import (
	"testing"
	"time"

	"github.com/paulmach/orb"

	"dateline/web"
	"dateline/web/archive"
	"dateline/web/archive/fill"
	"dateline/web/archive/sqlite"
)

// ArchiveToken allows to change the archive of [WithArchive].
const ArchiveToken = "the-token"

// WithArchive is the small world with an archive of a few articles.
func WithArchive(t testing.TB) web.Config {
	t.Helper()
	cfg := Config(t)
	s, err := sqlite.Open(t.Context(), sqlite.Memory)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	at := func(day, hour int) time.Time { return time.Date(2026, 11, day, hour, 0, 0, 0, time.UTC) }
	istanbul := archive.Place{
		ID:      "geonames:745044",
		Name:    "Istanbul",
		Country: "TR",
		Region:  "TR.34",
		Class:   "P",
		Code:    "PPLA",
		Point:   orb.Point{28.94966, 41.01384},
	}
	ankara := archive.Place{
		ID:      "geonames:323786",
		Name:    "Ankara",
		Country: "TR",
		Region:  "TR.68",
		Class:   "P",
		Code:    "PPLC",
		Point:   orb.Point{32.85427, 39.91987},
	}
	gone := archive.Place{
		ID:      "geonames:99",
		Name:    "Gone, Since",
		Country: "UA",
		Class:   "P",
		Code:    "PPL",
		Point:   orb.Point{34, 45},
	}
	entry := func(id string, published time.Time, title string, places ...archive.Place) archive.Entry {
		e := archive.Entry{
			Article: archive.Article{ID: id, URL: "https://example.org/" + id, Source: "example.org", Title: title,
				Published: published, Language: "en", Country: "TR", Reader: "test"},
		}
		for i, p := range places {
			e.Mentions = append(e.Mentions, archive.Mention{Place: p, Times: i + 1, Confidence: .9,
				Kinds: archive.KindsOf("literal"), Start: 20 * i, End: 20*i + 8})
		}
		return e
	}
	list := []archive.Entry{
		entry("undated", time.Time{}, "A note from Ankara", ankara),
		entry("mon", at(2, 9), "Talks in Istanbul & Ankara <1>", istanbul, ankara),
		entry("copy", at(2, 10), "Talks", istanbul),
		entry("tue", at(3, 23), "Rain in a place that the gazetteer has lost", gone),
		entry("wed", at(4, 0), "Nowhere"),
	}
	list[1].Story, list[2].Story, list[2].Source = 7, 7, "copier.example"
	list[1].Claims = []archive.Claim{
		{From: ankara.ID, To: istanbul.ID, Stated: [2]float64{900, 900}, Measured: 352.7, Verdict: "contradicted"},
	}
	if _, err := s.Put(t.Context(), list); err != nil {
		t.Fatal(err)
	}
	cfg.Archive, cfg.ArchiveToken, cfg.ArchiveMaker = s, ArchiveToken, fill.Maker{Reader: "test"}
	return cfg
}
