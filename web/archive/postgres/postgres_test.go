package postgres

import (
	"errors"
	"log"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/web/archive"
	"dateline/web/archive/archivetest"
	"dateline/web/postgrestest"
)

var server postgrestest.Server

func TestMain(m *testing.M) {
	code := m.Run()
	if err := server.Close(); err != nil {
		log.Print(err)
		code = 1
	}
	os.Exit(code)
}

func opened(t *testing.T, address string) *Store {
	t.Helper()
	s, err := Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestConformance(t *testing.T) {
	archivetest.Run(t, func(t *testing.T) archivetest.Opener {
		address := server.Database(t)
		return func(t *testing.T) archive.Store { return opened(t, address) }
	})
}

// TestConformanceOfTwo asks two servers of one database in turn.
func TestConformanceOfTwo(t *testing.T) {
	archivetest.Run(t, func(t *testing.T) archivetest.Opener {
		address := server.Database(t)
		return func(t *testing.T) archive.Store {
			return archivetest.InTurn(opened(t, address), opened(t, address))
		}
	})
}

func entry(id string, published time.Time) archive.Entry {
	return archive.Entry{Article: archive.Article{ID: id, Title: "Talks", Published: published},
		Mentions: []archive.Mention{{Place: archive.Place{ID: "geonames:1", Name: "One"}, Times: 1}}}
}

// TestManyOpenAtOnce makes the tables from many sides.
func TestManyOpenAtOnce(t *testing.T) {
	address := server.Database(t)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			s, err := Open(t.Context(), address)
			if err != nil {
				t.Errorf("Open = %v", err)
				return
			}
			if err := errors.Join(s.Ping(t.Context()), s.Close()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}

func TestMonthsHavePartitions(t *testing.T) {
	s := opened(t, server.Database(t))
	day := func(year, month, day int) time.Time {
		return time.Date(year, time.Month(month), day, 23, 59, 59, 0, time.UTC)
	}
	list := []archive.Entry{entry("undated", time.Time{}), entry("first", time.Date(1, 1, 1, 0, 0, 1, 0, time.UTC)),
		entry(
			"old",
			day(1066, 10, 31),
		), entry("a", day(2026, 10, 31)), entry("b", day(2026, 11, 1)), entry("last", day(9999, 12, 31))}
	if _, err := s.Put(t.Context(), list); err != nil {
		t.Fatal(err)
	}
	partitions := func() string {
		var names string
		const all = `SELECT string_agg(tableoid::regclass::text, ' ' ORDER BY article) FROM stories`
		if err := s.Read.QueryRowContext(t.Context(), all).Scan(&names); err != nil {
			t.Fatal(err)
		}
		return names
	}
	const old = "stories_undated stories_0001_01 stories_1066_10 "
	if got, want := partitions(), old+"stories_2026_10 stories_2026_11 stories_9999_12"; got != want {
		t.Errorf("partitions of the stories: %s, want %s", got, want)
	}
	var dates string
	const published = `SELECT string_agg(id || ' ' || coalesce(published::text, '-'), ', ' ORDER BY key) FROM articles`
	if err := s.Read.QueryRowContext(t.Context(), published).Scan(&dates); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(dates, "undated -, first 0001-01-01 00:00:01+00, old 1066-10-31 23:59:59+00, a 2026-10-31") {
		t.Errorf("dates for people: %s", dates)
	}
	if n, err := s.Forget(t.Context(), day(2026, 10, 31).Add(time.Second)); err != nil || n != 3 {
		t.Errorf("Forget = %d, %v", n, err)
	}
	var left int
	if err := s.Read.QueryRowContext(t.Context(), `SELECT count(*) FROM pg_inherits WHERE inhparent = 'stories'::regclass`).
		Scan(&left); err != nil || left != 3 {
		t.Errorf("%d partitions are left, %v, want 3", left, err)
	}
	if got, want := partitions(), "stories_undated stories_2026_11 stories_9999_12"; got != want {
		t.Errorf("partitions after Forget: %s, want %s", got, want)
	}
	if _, err := s.Put(t.Context(), list); err != nil { // makes them again
		t.Error(err)
	}
}

func TestNewerArchives(t *testing.T) {
	address := server.Database(t)
	s := opened(t, address)
	if _, err := s.Write.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, true)`); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), address); !errors.Is(err, archive.ErrNewer) {
		t.Errorf("Open of a newer archive = %v, want ErrNewer", err)
	}
}

func TestServersThatDoNotAnswer(t *testing.T) {
	for _, address := range []string{
		"postgres://someone:secret@127.0.0.1:1/none?connect_timeout=2", "postgres://%zz:secret@h/", "mysql://h/secret",
	} {
		_, err := Open(t.Context(), address)
		if err == nil || strings.Contains(err.Error(), "secret@") || strings.Contains(err.Error(), ":secret") {
			t.Errorf("Open(%s) = %v, want an error without the password", address, err)
		}
	}
	gone, err := url.Parse(server.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	gone.Path = "/none"
	if _, err := Open(t.Context(), gone.String()); err == nil {
		t.Error("Open of a database that is not there succeeded")
	}
}

func TestWordsThatAreTooLong(t *testing.T) {
	s := opened(t, server.Database(t))
	e := entry("a", time.Time{})
	giant := strings.Repeat("ж", 5000)
	e.Text = giant + " " + strings.Repeat("again ", 20_000) + strings.Repeat("x", 3_000_000)
	if _, err := s.Put(t.Context(), []archive.Entry{e}); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"again", giant, "talks", `"again again"`} {
		w, err := archive.ParseWords(text)
		if err != nil {
			t.Fatal(err)
		}
		if page, err := s.Articles(t.Context(), archive.Query{Words: w}); err != nil || len(page.Stories) != 1 {
			t.Errorf("Articles with %.20q = %d, %v, want one", text, len(page.Stories), err)
		}
	}
}
