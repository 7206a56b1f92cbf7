package postgres

import (
	"testing"

	"dateline/web/archive"
	"dateline/web/archive/archivetest"
)

// TestEarlierArchives turns an archive into one of version 3, in which each mention was a row.
func TestEarlierArchives(t *testing.T) {
	var address string
	create := func() archive.Store {
		address = server.Database(t)
		return opened(t, address)
	}
	archivetest.Migrated(t, create, func(made archive.Store, list []archive.Entry) archive.Store {
		s := made.(*Store)
		run := func(statement string, args ...any) {
			t.Helper()
			if _, err := s.Write.Exec(statement, args...); err != nil {
				t.Fatalf("%s: %v", statement, err)
			}
		}
		run(`CREATE TABLE mentions (place bigint NOT NULL, article bigint NOT NULL, times int NOT NULL, confidence int NOT NULL,
			kinds int NOT NULL, start int NOT NULL, stop int NOT NULL, name text NOT NULL DEFAULT '', PRIMARY KEY (place, article))`)
		for _, e := range list {
			for _, m := range e.Mentions {
				run(`INSERT INTO mentions SELECT p.number, a.key, $1, $2, $3, $4, $5, $6 FROM articles a, places p
					WHERE a.id = $7 AND p.id = $8 AND a.original IS NULL`,
					m.Times, int(m.Confidence*1000+.5), int(m.Kinds), m.Start, m.End, m.Name, e.ID, m.Place.ID)
			}
		}
		run(`CREATE TABLE words AS SELECT article, words FROM stories`)
		run(`DROP VIEW mentioned`)
		run(`CREATE VIEW mentioned AS SELECT * FROM mentions`)
		run(`DROP TABLE stories`)
		run(`DELETE FROM goose_db_version WHERE version_id > 3`)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		migrated := opened(t, address)
		var named, times int
		const ofPeople = `SELECT count(*), coalesce(sum(times), 0) FROM mentioned WHERE name = 'London'`
		if err := migrated.Read.QueryRow(ofPeople).Scan(&named, &times); err != nil {
			t.Fatal(err)
		}
		stories := map[string]bool{}
		page, err := migrated.Articles(t.Context(), archive.Query{Limit: 1000})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range page.Stories {
			stories[f.ID] = true
		}
		for _, e := range list {
			for _, m := range e.Mentions {
				if m.Place.Name == "London" && stories[e.ID] {
					named, times = named-1, times-m.Times
				}
			}
		}
		if named != 0 || times != 0 {
			t.Errorf("the view for people tells %d too many mentions, %d too many times", named, times)
		}
		return migrated
	})
}
