// Package sqlstore keeps an archive in a database of SQL. Package sqlite and package
// postgres say what differs between theirs in a [Dialect].
//
// The tables of both are the same but for the types of columns:
//
//	articles  key, id, url, source, title, language, country, reader, digest, story, original
//	places    number, id, name, country, region, class, code, lon, lat, change
//	mentions  place, article, times, confidence (thousandths), kinds, start, stop, name
//	claims    article, ordinal, origin, destination, low, high, measured, direction, verdict
//	texts     article, text
//	corrections  article (its id), name, was, place, made, ordinal
//	rollups   day, kind, counts
//	stale_days  day
//
// A copy has a row in articles, with the key of its original, and nothing else.
// mentions is clustered by place and then article, which is time, and indexed by
// article: the first finds the articles of some places in a span of time, the
// second the places of a span.
//
// rollups has the counts of whole days, which add up, since a story is of one day. A day
// that has stories is either in it or in stale_days.
package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"sync/atomic"

	"dateline/web/archive"
)

// Dialect is what differs between two databases. Statements are written for
// PostgreSQL, with $1 for the first parameter.
type Dialect struct {
	// Arguments turns the $1 of a statement into what the database calls it.
	Arguments func(statement string) string
	// Numbers and Texts are conditions that a column is one of a list: what stands
	// behind the column, with $ for the parameter.
	Numbers, Texts string
	// List makes a parameter of []int64 or []string.
	List func(any) any
	// Rows is a table of the rows of the parameter $1, which is JSON: arrays of arrays.
	// Each row is called value, and Field is one of its fields, of the SQL type named.
	Rows  string
	Field func(i int, sqlType string) string
	// Bulk is how many parameters one statement takes that adds rows; 0: rows come as JSON.
	Bulk int
	// ByArticle is the table of mentions where it is to be read by its second index.
	ByArticle string
	// FromWords is the table of articles, called a, joined with what Words asks, and
	// WordsKey the column by which such rows come in order.
	FromWords, WordsKey string
	// Words is the condition that an article has the words of the parameter $, and
	// WordsQuery makes that parameter.
	Words      string
	WordsQuery func(archive.Words) string
	// WordsOf is what the index of words keeps of a title and a text, and AddWords and
	// DropWords keep it: rows of a key and these; and keys.
	WordsOf             func(title, text string) []any
	AddWords, DropWords string
	// Begin is called at the beginning of each transaction that writes, and lets one
	// write at a time; nil where the database does.
	Begin func(ctx context.Context, tx *sql.Tx) error
	// Room makes room for articles with some keys; nil for nothing.
	Room func(ctx context.Context, tx *sql.Tx, keys []archive.Key) error
	// Snapshot is a transaction of which all statements see one state.
	Snapshot sql.TxOptions
	// Forgotten is called when articles were removed, one or many.
	Forgotten func(ctx context.Context, many bool) error
	// Size is a statement for the bytes of the archive.
	Size string
	// Fault says in the archive's own errors what the database reports.
	Fault func(error) error
}

// Store keeps an archive.
type Store struct {
	Dialect     Dialect
	Read, Write *sql.DB

	places      archive.Directory
	uncorrected atomic.Int64 // until when, in nanoseconds, nobody has corrected anything
}

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// query runs a statement and hands each row to scan.
func (s *Store) query(ctx context.Context, db querier, statement string, args []any, scan func(*sql.Rows) error) error {
	rows, err := db.QueryContext(ctx, s.Dialect.Arguments(statement), args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (s *Store) exec(ctx context.Context, db querier, statement string, args ...any) error {
	_, err := db.ExecContext(ctx, s.Dialect.Arguments(statement), args...)
	return err
}

// failed wraps what went wrong in a call.
func (s *Store) failed(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("archive: %s: %w", doing, s.Dialect.Fault(err))
}

// among is the condition that a column is one of the numbers of parameter n.
func (s *Store) among(column string, n int) string {
	return column + " " + strings.ReplaceAll(s.Dialect.Numbers, "$", fmt.Sprint("$", n))
}

// amongTexts is among for texts.
func (s *Store) amongTexts(column string, n int) string {
	return column + " " + strings.ReplaceAll(s.Dialect.Texts, "$", fmt.Sprint("$", n))
}

// insert is a statement that adds the rows of JSON to a table. Columns are "name type".
func (s *Store) insert(table string, columns ...string) string {
	var names, fields []string
	for i, c := range columns {
		name, sqlType, _ := strings.Cut(c, " ")
		names, fields = append(names, name), append(fields, s.Dialect.Field(i, sqlType))
	}
	return "INSERT INTO " + table + " (" + strings.Join(names, ", ") + ") SELECT " + strings.Join(fields, ", ") +
		" FROM " + s.Dialect.Rows + " WHERE true"
}

// learn takes up the places that were added or changed since the last time.
func (s *Store) learn(ctx context.Context, db querier) error {
	var changes []archive.Listed
	err := s.query(ctx, db, `SELECT number, change, id, name, country, region, class, code, lon, lat FROM places WHERE change > $1`,
		[]any{s.places.Newest()}, func(rows *sql.Rows) error {
			var l archive.Listed
			p := &l.Place
			err := rows.Scan(&l.Number, &l.Change, &p.ID, &p.Name, &p.Country, &p.Region, &p.Class, &p.Code, &p.Point[0], &p.Point[1])
			changes = append(changes, l)
			return err
		})
	if err != nil {
		return err
	}
	s.places.Learn(changes)
	return nil
}

// Ping reports whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	return s.failed("looking whether it answers", s.learn(ctx, s.Read))
}
