package sqlite

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"dateline/web/archive"
	"dateline/web/maps/store"
	maps "dateline/web/maps/store/sqlite"
)

func entry(id string) archive.Entry {
	return archive.Entry{
		Article:  archive.Article{ID: id, Title: "Talks about " + id, Published: time.Date(2026, 11, 3, 0, 0, 0, 0, time.UTC)},
		Mentions: []archive.Mention{{Place: archive.Place{ID: "geonames:1", Name: "One", Point: orb.Point{1, 2}}, Times: 1}},
	}
}

func TestFileIsForItsOwner(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.db")
	s := opened(t, file)
	if _, err := s.Put(t.Context(), []archive.Entry{entry("a")}); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{file, file + "-wal"} {
		info, err := os.Stat(name)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s has the mode %v, %v, want 0600", name, info.Mode().Perm(), err)
		}
	}
}

// made makes a file with statements.
func made(t *testing.T, statements ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "other.db")
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	return file
}

func TestOtherFilesStayAsTheyAre(t *testing.T) {
	text := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(text, []byte("notes"), 0o644); err != nil {
		t.Fatal(err)
	}
	mapsFile := filepath.Join(t.TempDir(), "maps.db")
	m, err := maps.Open(t.Context(), mapsFile, store.Quota{})
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	newer := filepath.Join(t.TempDir(), "newer.db")
	s := opened(t, newer)
	if _, err := s.Write.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)`); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, file string
		want       error
	}{
		{"a text", text, archive.ErrForeign},
		{"another program's database", made(t, `CREATE TABLE articles (id)`), archive.ErrForeign},
		{"a store of maps", mapsFile, archive.ErrForeign},
		{"an archive of a later version", newer, archive.ErrNewer},
	} {
		before, err := os.ReadFile(test.file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Open(t.Context(), test.file); !errors.Is(err, test.want) {
			t.Errorf("Open of %s = %v, want %v", test.name, err, test.want)
		}
		after, err := os.ReadFile(test.file)
		if err != nil || !bytes.Equal(before, after) {
			t.Errorf("Open of %s changed it, or it cannot be read: %v", test.name, err)
		}
	}
	if _, err := Open(t.Context(), t.TempDir()); err == nil {
		t.Error("Open of a folder succeeded")
	}
	unfinished := made(t, fmt.Sprintf("PRAGMA application_id = %d", applicationID), "CREATE TABLE t (a)", "DROP TABLE t")
	opened(t, unfinished) // by a process that was ended before it had made the tables
}

func TestFileThatWasRemoved(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.db")
	s := opened(t, file)
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Put(t.Context(), []archive.Entry{entry("a")}); !errors.Is(err, archive.ErrUnusable) {
		t.Errorf("Put into a file that was removed = %v, want ErrUnusable", err)
	}
	if err := s.Ping(t.Context()); !errors.Is(err, archive.ErrUnusable) {
		t.Errorf("Ping of a file that was removed = %v, want ErrUnusable", err)
	}
}

// TestAFullDisk bounds the pages, as a disk does: what was kept stays, what does not fit
// is refused whole, and what is old can be forgotten.
func TestAFullDisk(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), "a.db"))
	if _, err := s.Write.Exec(`PRAGMA max_page_count = 200`); err != nil {
		t.Fatal(err)
	}
	const size = 20
	kept := int64(0)
	var err error
	for err == nil && kept < 100_000 {
		var list []archive.Entry
		for i := range size {
			e := entry(fmt.Sprint(kept, ".", i))
			e.Text = strings.Repeat("Talks. ", 300)
			list = append(list, e)
		}
		if _, err = s.Put(t.Context(), list); err == nil {
			kept += size
		}
	}
	if !errors.Is(err, archive.ErrFull) || kept == 0 {
		t.Fatalf("after %d articles: %v, want ErrFull at last", kept, err)
	}
	if n, err := s.Stats(t.Context()); err != nil || n.Stories != kept {
		t.Errorf("Stats of a full archive = %+v, %v, want %d articles", n, err, kept)
	}
	if n, err := s.Forget(t.Context(), time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)); err != nil || int64(n) != kept {
		t.Errorf("Forget of a full archive = %d, %v, want %d", n, err, kept)
	}
	if _, err := s.Put(t.Context(), []archive.Entry{entry("after")}); err != nil {
		t.Errorf("Put after that = %v", err)
	}
}

// TestForgottenLeavesNothingBehind looks for words of forgotten articles in the
// bytes of the file.
func TestForgottenLeavesNothingBehind(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.db")
	s := opened(t, file)
	var list []archive.Entry
	for i := range 300 {
		e := entry(fmt.Sprint("xylograph", i))
		e.Text = strings.Repeat("quokka ", 500)
		list = append(list, e)
	}
	kept := entry("kept")
	kept.Published = time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	if _, err := s.Put(t.Context(), append(list, kept)); err != nil {
		t.Fatal(err)
	}
	if n, err := s.Forget(t.Context(), kept.Published); err != nil || n != 300 {
		t.Fatalf("Forget = %d, %v", n, err)
	}
	for _, name := range []string{file, file + "-wal"} {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"xylograph", "quokka"} {
			if bytes.Contains(b, []byte(word)) {
				t.Errorf("%s still holds %q", filepath.Base(name), word)
			}
		}
	}
}

// TestAcknowledgedArticlesOutliveTheProcess kills a process in the middle of a load,
// again and again, and looks for every batch that it said was kept.
func TestAcknowledgedArticlesOutliveTheProcess(t *testing.T) {
	if file := os.Getenv("ARCHIVE_TEST_WRITER"); file != "" {
		writeForever(t, file)
		return
	}
	rounds := 20
	if testing.Short() {
		rounds = 3
	}
	const size = 50
	file := filepath.Join(t.TempDir(), "a.db")
	acknowledged := map[string]bool{}
	for round := range rounds {
		cmd := exec.Command(os.Args[0], "-test.run=^TestAcknowledgedArticlesOutliveTheProcess$")
		cmd.Env = append(os.Environ(), "ARCHIVE_TEST_WRITER="+file, fmt.Sprint("ARCHIVE_TEST_ROUND=", round))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for n := 0; n <= round && lines.Scan(); n++ {
			if id, ok := strings.CutPrefix(lines.Text(), "kept "); ok {
				acknowledged[id] = true
			}
		}
		cmd.Process.Kill()
		for lines.Scan() { // what it said before it was killed
			if id, ok := strings.CutPrefix(lines.Text(), "kept "); ok {
				acknowledged[id] = true
			}
		}
		cmd.Wait()
	}
	s := opened(t, file)
	var sound string
	if err := s.Read.QueryRow(`PRAGMA integrity_check`).Scan(&sound); err != nil || sound != "ok" {
		t.Errorf("integrity_check = %s, %v", sound, err)
	}
	if len(acknowledged) < rounds {
		t.Errorf("%d batches were kept in %d rounds", len(acknowledged), rounds)
	}
	for id := range acknowledged {
		if _, err := s.Get(t.Context(), id+".0"); err != nil {
			t.Errorf("batch %s: %v", id, err)
		}
	}
	n, err := s.Stats(t.Context())
	if err != nil || n.Stories%size != 0 || n.Mentions != n.Stories || n.Stories < int64(size*len(acknowledged)) {
		t.Errorf("Stats = %+v, %v, want whole batches of %d", n, err, size)
	}
	places, err := s.Places(t.Context(), archive.Query{})
	if err != nil || len(places) != 1 || places[0].Stories != n.Stories {
		t.Errorf("Places = %+v, %v, want one with %d stories", places, err, n.Stories)
	}
	var words int64
	if err := s.Read.QueryRow(`SELECT count(*) FROM words WHERE words MATCH 'talks'`).Scan(&words); err != nil ||
		words != n.Stories {
		t.Errorf("%d titles are in the index, %v, want %d", words, err, n.Stories)
	}
}

// writeForever puts batches until it is killed, and tells of each.
func writeForever(t *testing.T, file string) {
	s, err := Open(context.Background(), file)
	if err != nil {
		t.Fatal(err)
	}
	for b := 0; ; b++ {
		id := fmt.Sprint(os.Getenv("ARCHIVE_TEST_ROUND"), ".", b)
		var list []archive.Entry
		for i := range 50 {
			list = append(list, entry(fmt.Sprint(id, ".", i)))
		}
		if _, err := s.Put(context.Background(), list); err != nil {
			t.Fatal(err)
		}
		fmt.Println("kept", id)
		if b%2 == 1 {
			if _, err := s.RollUp(context.Background()); err != nil {
				t.Fatal(err)
			}
		}
	}
}
