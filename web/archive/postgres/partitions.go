package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"dateline/web/archive"
)

// makeRoom makes the partitions of the months of articles.
func makeRoom(ctx context.Context, tx *sql.Tx, keys []archive.Key) error {
	made := map[string]bool{}
	for _, k := range keys {
		if k < archive.FirstDated {
			continue
		}
		t := k.Published()
		name := fmt.Sprintf("stories_%04d_%02d", t.Year(), t.Month())
		if made[name] {
			continue
		}
		made[name] = true
		var there bool
		if err := tx.QueryRowContext(ctx, `SELECT to_regclass($1) IS NOT NULL`, Schema+"."+name).Scan(&there); err != nil {
			return err
		}
		if there {
			continue
		}
		month := time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC)
		first, _ := archive.KeysBetween(month, time.Time{})
		if month.IsZero() {
			first = archive.FirstDated
		}
		_, end := archive.KeysBetween(time.Time{}, month.AddDate(0, 1, 0))
		if _, err := tx.ExecContext(ctx, fmt.Sprintf(
			`CREATE TABLE %s.%s PARTITION OF stories FOR VALUES FROM (%d) TO (%d)`, Schema, name, first, end)); err != nil {
			return err
		}
	}
	return nil
}

// cleanUp frees what was forgotten: partitions that became empty go, and where many
// articles were removed, the room of their rows is given free at once. What one
// removal leaves, the server frees by itself.
func cleanUp(ctx context.Context, db *sql.DB, many bool) error {
	if !many {
		return nil
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, `SELECT pg_advisory_xact_lock($1)`, writing); err != nil {
		return err
	}
	rows, err := tx.QueryContext(ctx, `SELECT inhrelid::regclass::text FROM pg_inherits
		WHERE inhparent = 'stories'::regclass AND inhrelid <> 'stories_undated'::regclass`)
	if err != nil {
		return err
	}
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return errors.Join(err, rows.Close())
		}
		names = append(names, name)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, name := range names {
		var used bool
		if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT FROM `+name+`)`).Scan(&used); err != nil {
			return err
		}
		if used {
			continue
		}
		if _, err := tx.ExecContext(ctx, `DROP TABLE `+name); err != nil {
			return err
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, `VACUUM articles, stories, claims, texts, rollups`)
	return err
}

// settle prepares what was loaded for questions, which the server does by itself some time later: the indexes of
// words and places take up what waits for them, and the planner hears how much there is of what.
func settle(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(ctx, `VACUUM (ANALYZE) stories, articles`)
	return err
}
