package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// Report is what [Check] found.
type Report struct {
	Maps   int
	Places int
	Bytes  int64    // of titles, texts and corrections
	Faults []string // in words; none in a sound store
}

// maxFaults are told; a file that is damaged throughout has thousands.
const maxFaults = 20

// Check reads all of a store, which may be in use, and tells what is wrong with it.
// The error is about a file that is no store or cannot be read at all.
func Check(ctx context.Context, file string) (Report, error) {
	db, err := openReadOnly(ctx, file)
	if err != nil {
		return Report{}, fmt.Errorf("store %s: %w", file, err)
	}
	defer db.Close()
	c := checker{ctx: ctx, db: db}
	c.rows(`PRAGMA integrity_check(20)`, func(line string) {
		if line != "ok" {
			c.wrong("file: %s", line)
		}
	})
	c.rows(`SELECT "table" || ' row ' || rowid FROM pragma_foreign_key_check`, func(line string) {
		c.wrong("%s belongs to no map", line)
	})
	c.rows(`SELECT rtreecheck('map_places_tree')`, func(line string) {
		if line != "ok" {
			c.wrong("tree of places: %s", line)
		}
	})
	c.rows(`SELECT row FROM (SELECT row FROM map_places EXCEPT SELECT row FROM map_places_tree)`, func(row string) {
		c.wrong("place %s is not in the tree", row)
	})
	c.rows(`SELECT row FROM map_places_tree EXCEPT SELECT row FROM map_places`, func(row string) {
		c.wrong("place %s is in the tree only", row)
	})
	c.maps()
	c.usage()
	return c.report, ctx.Err()
}

type checker struct {
	ctx    context.Context
	db     *sql.DB
	report Report
}

func (c *checker) wrong(format string, args ...any) {
	if len(c.report.Faults) < maxFaults {
		c.report.Faults = append(c.report.Faults, fmt.Sprintf(format, args...))
	}
}

// rows hands on the one column of a query; a query that fails is a fault.
func (c *checker) rows(query string, each func(string)) {
	rows, err := c.db.QueryContext(c.ctx, query)
	if err != nil {
		c.wrong("%v", err)
		return
	}
	defer rows.Close()
	for rows.Next() {
		var line sql.NullString
		if err := rows.Scan(&line); err != nil {
			c.wrong("%v", err)
			return
		}
		each(line.String)
	}
	if err := rows.Err(); err != nil {
		c.wrong("%v", err)
	}
}

// maps reads every map as the service does.
func (c *checker) maps() {
	rows, err := c.db.QueryContext(c.ctx, `SELECT id, title, text, corrections, length(token_hash), version,
		(SELECT count(*) FROM map_places WHERE map = seq) FROM maps`)
	if err != nil {
		c.wrong("%v", err)
		return
	}
	defer rows.Close()
	for rows.Next() {
		var id, title, text, corrections string
		var hash, version, places int
		if err := rows.Scan(&id, &title, &text, &corrections, &hash, &version, &places); err != nil {
			c.wrong("%v", err)
			return
		}
		c.report.Maps++
		c.report.Places += places
		c.report.Bytes += int64(len(title) + len(text) + len(corrections))
		var list []any
		switch {
		case !utf8.ValidString(text) || !utf8.ValidString(title):
			c.wrong("map %s: its text is not UTF-8", id)
		case json.Unmarshal([]byte(corrections), &list) != nil:
			c.wrong("map %s: its corrections are not a list", id)
		case hash != 32:
			c.wrong("map %s: it has no edit token", id)
		case version < 1:
			c.wrong("map %s: version %d", id, version)
		}
	}
	if err := rows.Err(); err != nil {
		c.wrong("%v", err)
	}
}

// usage compares what is counted with what is there. Stores of earlier versions
// count nothing.
func (c *checker) usage() {
	var counts int
	err := c.db.QueryRowContext(c.ctx, `SELECT count(*) FROM sqlite_schema WHERE name = 'usage'`).Scan(&counts)
	if err != nil || counts == 0 {
		return
	}
	var maps, there, bytes, taken int64
	err = c.db.QueryRowContext(c.ctx, `SELECT u.maps, u.bytes, (SELECT count(*) FROM maps),
		(SELECT coalesce(sum(size), 0) FROM maps) FROM usage u`).Scan(&maps, &bytes, &there, &taken)
	switch {
	case err != nil:
		c.wrong("%v", err)
	case maps != there || bytes != taken:
		c.wrong("%d maps of %d bytes are counted, and %d of %d are there", maps, bytes, there, taken)
	}
}
