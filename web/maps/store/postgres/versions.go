package postgres

import (
	"context"
	"database/sql"
	"fmt"

	"dateline/web/maps/store"
)

// keepVersion copies a map as it is before a change, and forgets what is older
// than the store keeps.
func keepVersion(ctx context.Context, tx *sql.Tx, seq, version int64) error {
	if _, err := tx.ExecContext(ctx, `INSERT INTO map_versions (map, version, title, focus, corrections, changed)
		SELECT seq, version, title, focus, corrections, changed FROM maps WHERE seq = $1`, seq); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM map_versions WHERE map = $1 AND version <= $2`, seq, version+1-store.MaxVersions)
	return err
}

// Versions reads the versions of a map that are kept, the newest first. It
// returns [store.ErrNotFound] where there is no such map.
func (s *Store) Versions(ctx context.Context, id string) ([]store.Version, error) {
	list, err := s.versions(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("store: versions of a map: %w", s.fault(err))
	}
	if len(list) == 0 {
		return nil, store.ErrNotFound
	}
	return list, nil
}

func (s *Store) versions(ctx context.Context, id string) (list []store.Version, err error) {
	rows, err := s.db.QueryContext(ctx, `SELECT version, title, focus, corrections, changed FROM maps WHERE id = $1
		UNION ALL SELECT version, title, focus, corrections, changed FROM map_versions WHERE map = (SELECT seq FROM maps WHERE id = $1)
		ORDER BY version DESC`, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var v store.Version
		var made string
		if err := rows.Scan(&v.Version, &v.Title, &v.Focus, &made, &v.Changed); err != nil {
			return nil, err
		}
		v.Corrections, v.Changed = []byte(made), v.Changed.UTC()
		list = append(list, v)
	}
	return list, rows.Err()
}
