package sqlite

import (
	"fmt"
	"path/filepath"
	"testing"

	"dateline/web/archive"
	"dateline/web/archive/archivetest"
)

// TestEarlierArchives turns an archive into one of version 3, in which each mention was a row.
func TestEarlierArchives(t *testing.T) {
	files := 0
	create := func() archive.Store {
		files++
		return opened(t, filepath.Join(t.TempDir(), fmt.Sprint(files, ".db")))
	}
	archivetest.Migrated(t, create, func(made archive.Store, list []archive.Entry) archive.Store {
		s := made.(*Store)
		run := func(statement string, args ...any) {
			t.Helper()
			if _, err := s.Write.Exec(statement, args...); err != nil {
				t.Fatalf("%s: %v", statement, err)
			}
		}
		run(`CREATE TABLE mentions (place INTEGER NOT NULL, article INTEGER NOT NULL, times INTEGER NOT NULL,
			confidence INTEGER NOT NULL, kinds INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
			name TEXT NOT NULL DEFAULT '', PRIMARY KEY (place, article)) STRICT, WITHOUT ROWID`)
		run(`CREATE INDEX mentions_article ON mentions (article)`)
		for _, e := range list {
			for _, m := range e.Mentions {
				run(`INSERT INTO mentions SELECT p.number, a.key, ?, ?, ?, ?, ?, ? FROM articles a, places p
					WHERE a.id = ? AND p.id = ? AND a.original IS NULL`,
					m.Times, int(m.Confidence*1000+.5), int(m.Kinds), m.Start, m.End, m.Name, e.ID, m.Place.ID)
			}
		}
		run(`DROP TABLE stories`)
		run(`DROP TABLE named`)
		run(`DELETE FROM goose_db_version WHERE version_id > 3`)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		return opened(t, s.file)
	})
}
