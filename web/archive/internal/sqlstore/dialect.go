package sqlstore

import (
	"context"
	"database/sql"

	"dateline/web/archive"
)

// Dialect is what differs between two databases: a field for each difference, so that the
// statements themselves stand once. They are written for PostgreSQL, with $1 for the first parameter.
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
	// Spans tells that spans of time are written into statements, where the planner sees how long they are.
	Spans bool
	// Add adds rows to a table, all by a few statements.
	Add func(ctx context.Context, tx *sql.Tx, rows Rows) error

	// Apart tells that the places that stories name, and their words, stand in tables of their own,
	// named and words; else both are columns of stories.
	Apart bool
	// Named are the pairs of a story and a place that it names, called n: place, article, name.
	// Chosen is the condition that n is of a place of the parameter $, and Naming lists the articles,
	// each once, that name one: it ends in a condition, so that others may follow.
	Named, Chosen, Naming string

	// Sorted is a key by which the rows that an index of places or words finds are sorted: not in a way that makes the
	// database go through all rows in the order of keys instead.
	Sorted func(key string) string

	// FromWords is the table of articles, called a, joined with what Words asks, and
	// WordsKey the column by which such rows come in order. OnlyWords is the same where no other column
	// of articles is needed but key and original.
	FromWords, OnlyWords, WordsKey string
	// Words is the condition that an article has the words of the parameter $, and
	// WordsQuery makes that parameter.
	Words      string
	WordsQuery func(archive.Words) string
	// WordsOf is what is kept of the words of a title and a text: the columns of words but its key,
	// or the one column of stories.
	WordsOf func(title, text string) []any
	// DropWords removes the words of articles where they stand apart; else it is "".
	DropWords string

	// Begin is called at the beginning of each transaction that writes, and lets one
	// write at a time; nil where the database does.
	Begin func(ctx context.Context, tx *sql.Tx) error
	// Room makes room for the stories of articles with some keys; nil for nothing.
	Room func(ctx context.Context, tx *sql.Tx, keys []archive.Key) error
	// Snapshot is a transaction of which all statements see one state.
	Snapshot sql.TxOptions
	// Loaded is called when many articles were put, and Forgotten when articles were removed, one or
	// many; Loaded may be nil.
	Loaded    func(ctx context.Context) error
	Forgotten func(ctx context.Context, many bool) error
	// Size is a statement for the bytes of the archive.
	Size string
	// Fault says in the archive's own errors what the database reports.
	Fault func(error) error
}

// Rows are rows for a table.
type Rows struct {
	Table   string
	Columns []string // "name type", of the types bigint, int, float8, text, bytea, jsonb, int[], tsvector
	Rows    [][]any  // int64, int, float64, string, []byte, nil; a list of numbers, words and JSON as texts
	Clash   string   // what is done with a row that is there: "ON CONFLICT …"; "" for an error
}
