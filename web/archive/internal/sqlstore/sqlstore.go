// Package sqlstore keeps an archive in a database of SQL. Package sqlite and package
// postgres say what differs between theirs in a [Dialect].
//
// The tables of both are the same but for the types of columns, and where Apart says so:
//
//	articles     key, id, url, source, title, language, country, reader, digest, story, original
//	stories      article, mentions, names; in PostgreSQL places, words
//	named        place, article, name; in SQLite
//	words        the index of words; in SQLite
//	places       number, id, name, country, region, class, code, lon, lat, change
//	claims       article, ordinal, origin, destination, low, high, measured, direction, verdict
//	texts        article, text
//	corrections  article (its id), name, was, place, made, ordinal
//	rollups      day, kind, counts
//	stale_days   day
//
// A copy has a row in articles, with the key of its original, and nothing else. What an
// original names is one value of its row in stories, see [facts]: most questions want all of
// it, and it takes a quarter of the room of rows. The articles that name a place are found by an
// index: named is clustered by place and then article, which is time; PostgreSQL has an inverted
// index of the column places.
//
// rollups has the counts of whole days, which add up, since a story is of one day. A day
// that has stories is either in it or in stale_days.
package sqlstore

import "database/sql"

// Store keeps an archive: its methods stand with the questions that they answer.
type Store struct {
	*database
	articles
	counts
	claims
	corrections
	changes
}

// New is a store in a database that one connection pool reads and another writes.
func New(dialect Dialect, read, write *sql.DB) *Store {
	d := &database{Dialect: dialect, Read: read, Write: write}
	return &Store{database: d, articles: articles{d}, counts: counts{d}, claims: claims{d}, corrections: corrections{database: d},
		changes: changes{d}}
}
