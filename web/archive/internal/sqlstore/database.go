package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"dateline/web/archive"
)

// database runs the statements of an archive, and knows its places.
type database struct {
	Dialect     Dialect
	Read, Write *sql.DB

	places archive.Directory
}

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// query runs a statement and hands each row to scan.
func (d *database) query(ctx context.Context, db querier, statement string, args []any, scan func(*sql.Rows) error) error {
	rows, err := db.QueryContext(ctx, d.Dialect.Arguments(statement), args...)
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

func (d *database) exec(ctx context.Context, db querier, statement string, args ...any) error {
	_, err := db.ExecContext(ctx, d.Dialect.Arguments(statement), args...)
	return err
}

// failed wraps what went wrong in a call.
func (d *database) failed(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("archive: %s: %w", doing, d.Dialect.Fault(err))
}

// among is the condition that a column is one of the numbers of parameter n.
func (d *database) among(column string, n int) string {
	return column + " " + strings.ReplaceAll(d.Dialect.Numbers, "$", fmt.Sprint("$", n))
}

// amongTexts is among for texts.
func (d *database) amongTexts(column string, n int) string {
	return column + " " + strings.ReplaceAll(d.Dialect.Texts, "$", fmt.Sprint("$", n))
}

// list makes a parameter of keys.
func (d *database) list(keys ...archive.Key) any {
	list := make([]int64, len(keys))
	for i, k := range keys {
		list[i] = int64(k)
	}
	return d.Dialect.List(list)
}

// learn takes up the places that were added or changed since the last time.
func (d *database) learn(ctx context.Context, db querier) error {
	var changes []archive.Listed
	err := d.query(ctx, db, `SELECT number, change, id, name, country, region, class, code, lon, lat FROM places WHERE change > $1`,
		[]any{d.places.Newest()}, func(rows *sql.Rows) error {
			var l archive.Listed
			p := &l.Place
			err := rows.Scan(&l.Number, &l.Change, &p.ID, &p.Name, &p.Country, &p.Region, &p.Class, &p.Code, &p.Point[0], &p.Point[1])
			changes = append(changes, l)
			return err
		})
	if err != nil {
		return err
	}
	d.places.Learn(changes)
	return nil
}

// newest is the highest key below another, -1 where there is none.
func (d *database) newest(ctx context.Context, below archive.Key) (archive.Key, error) {
	key := archive.Key(-1)
	err := d.query(ctx, d.Read, `SELECT coalesce(max(key), -1) FROM articles WHERE key < $1`, []any{int64(below)},
		func(rows *sql.Rows) error { return rows.Scan(&key) })
	return key, err
}

// days lists the days that a statement finds.
func (d *database) days(ctx context.Context, db querier, statement string, args ...any) ([]int64, error) {
	var days []int64
	err := d.query(ctx, db, statement, args, func(rows *sql.Rows) error {
		var day int64
		err := rows.Scan(&day)
		days = append(days, day)
		return err
	})
	return days, err
}

// Ping reports whether the database answers.
func (d *database) Ping(ctx context.Context) error {
	return d.failed("looking whether it answers", d.learn(ctx, d.Read))
}
