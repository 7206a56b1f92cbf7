package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"dateline/web/archive/internal/sqlstore"
)

// add adds rows by one statement, which gets a list for each column.
func add(ctx context.Context, tx *sql.Tx, r sqlstore.Rows) error {
	var names, lists, fields []string
	args := make([]any, len(r.Columns))
	for i, column := range r.Columns {
		name, sqlType, _ := strings.Cut(column, " ")
		field, sent := name, sqlType
		switch sqlType {
		case "int[]", "tsvector", "jsonb":
			field, sent = name+"::"+sqlType, "text"
		}
		names, fields = append(names, name), append(fields, field)
		lists = append(lists, fmt.Sprintf("$%d::%s[]", i+1, sent))
		switch sent {
		case "bigint", "int":
			args[i] = listOf[int64](r.Rows, i)
		case "float8":
			args[i] = listOf[float64](r.Rows, i)
		case "bytea":
			args[i] = listOf[[]byte](r.Rows, i)
		default:
			args[i] = listOf[string](r.Rows, i)
		}
	}
	all := strings.Join(names, ", ")
	_, err := tx.ExecContext(ctx, fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM unnest(%s) AS r (%s) %s", r.Table, all,
		strings.Join(fields, ", "), strings.Join(lists, ", "), all, r.Clash), args...)
	return err
}

// listOf is a column of rows, nil where the field is.
func listOf[T any](rows [][]any, column int) []*T {
	values := make([]T, len(rows))
	list := make([]*T, len(rows))
	for i, r := range rows {
		if v, ok := r[column].(T); ok {
			values[i] = v
			list[i] = &values[i]
		}
	}
	return list
}
