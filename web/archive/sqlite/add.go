package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"dateline/web/archive/internal/sqlstore"
)

// bound is about how many parameters a statement has that adds rows: more gain nothing.
const bound = 480

// add adds rows by statements with as many of them as they take: SQLite binds a field in less time than it takes it
// out of JSON.
func add(ctx context.Context, tx *sql.Tx, r sqlstore.Rows) error {
	var names []string
	for _, c := range r.Columns {
		name, _, _ := strings.Cut(c, " ")
		names = append(names, name)
	}
	into := "INSERT INTO " + r.Table + " (" + strings.Join(names, ", ") + ") VALUES "
	row := "(" + strings.Repeat("?,", len(names)-1) + "?)"
	most := bound / len(names)
	args := make([]any, 0, bound)
	for rows := r.Rows; len(rows) > 0; {
		size := min(most, len(rows))
		statement, err := tx.PrepareContext(ctx, into+strings.Repeat(row+",", size-1)+row+" "+r.Clash)
		if err != nil {
			return err
		}
		for len(rows) >= size && err == nil {
			args = args[:0]
			for _, fields := range rows[:size] {
				args = append(args, fields...)
			}
			_, err = statement.ExecContext(ctx, args...)
			if rows = rows[size:]; len(rows) == 0 {
				break
			}
		}
		if err = errors.Join(err, statement.Close()); err != nil {
			return err
		}
	}
	return nil
}
