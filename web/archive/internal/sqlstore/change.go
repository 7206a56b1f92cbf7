package sqlstore

import (
	"context"
	"database/sql"

	"dateline/web/archive"
)

// change is a transaction that writes, with the days whose stories it changes.
type change struct {
	*sql.Tx
	days map[int64]bool
}

// touch notes that the stories of some keys change.
func (c *change) touch(keys ...archive.Key) {
	for _, k := range keys {
		c.days[k.Day()] = true
	}
}

// write makes a change in one transaction.
func (s *Store) write(ctx context.Context, do func(*change) error) error {
	tx, err := s.Write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	if s.Dialect.Begin != nil {
		if err := s.Dialect.Begin(ctx, tx); err != nil {
			return err
		}
	}
	c := &change{Tx: tx, days: map[int64]bool{}}
	if err := do(c); err != nil {
		return err
	}
	if err := s.outdate(ctx, c); err != nil {
		return err
	}
	return tx.Commit()
}
