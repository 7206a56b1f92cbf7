package sqlstore

import (
	"context"
	"database/sql"

	"dateline/web/archive"
)

// change is a transaction that writes, with the days whose stories it changes. Its methods are the steps that the
// writing calls of a store share.
type change struct {
	db   *database
	ctx  context.Context // of the call that makes the change
	tx   *sql.Tx
	days map[int64]bool
}

// touch notes that the stories of some keys change.
func (c *change) touch(keys ...archive.Key) {
	for _, k := range keys {
		c.days[k.Day()] = true
	}
}

func (c *change) query(statement string, args []any, scan func(*sql.Rows) error) error {
	return c.db.query(c.ctx, c.tx, statement, args, scan)
}

func (c *change) exec(statement string, args ...any) error {
	return c.db.exec(c.ctx, c.tx, statement, args...)
}

// add adds rows to tables.
func (c *change) add(tables ...Rows) error {
	for _, t := range tables {
		if len(t.Rows) == 0 {
			continue
		}
		if err := c.db.Dialect.Add(c.ctx, c.tx, t); err != nil {
			return err
		}
	}
	return nil
}

// keys lists the keys that a statement finds.
func (c *change) keys(statement string, args ...any) ([]archive.Key, error) {
	var keys []archive.Key
	err := c.query(statement, args, func(rows *sql.Rows) error {
		var k archive.Key
		err := rows.Scan(&k)
		keys = append(keys, k)
		return err
	})
	return keys, err
}

// outdate marks the days of a change as ones that have to be counted again.
func (c *change) outdate() error {
	if len(c.days) == 0 {
		return nil
	}
	days := make([]int64, 0, len(c.days))
	stale := Rows{Table: "stale_days", Columns: []string{"day bigint"}, Clash: "ON CONFLICT (day) DO NOTHING"}
	for day := range c.days {
		days, stale.Rows = append(days, day), append(stale.Rows, []any{day})
	}
	if err := c.exec("DELETE FROM rollups WHERE "+c.db.among("day", 1), c.db.Dialect.List(days)); err != nil {
		return err
	}
	return c.add(stale)
}

// write makes a change in one transaction.
func (d *database) write(ctx context.Context, do func(*change) error) error {
	tx, err := d.Write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	if d.Dialect.Begin != nil {
		if err := d.Dialect.Begin(ctx, tx); err != nil {
			return err
		}
	}
	c := &change{db: d, ctx: ctx, tx: tx, days: map[int64]bool{}}
	if err := do(c); err != nil {
		return err
	}
	if err := c.outdate(); err != nil {
		return err
	}
	return tx.Commit()
}
