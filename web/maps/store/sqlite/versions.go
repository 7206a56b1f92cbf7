package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"dateline/web/maps/store"
)

// keepVersion copies a map as it is before a change, and forgets what is older
// than the store keeps.
func keepVersion(tx *sql.Tx, seq, version int64) error {
	if _, err := tx.Exec(`INSERT INTO map_versions (map, version, title, focus, corrections, changed)
		SELECT seq, version, title, focus, corrections, changed FROM maps WHERE seq = ?`, seq); err != nil {
		return err
	}
	_, err := tx.Exec(`DELETE FROM map_versions WHERE map = ? AND version <= ?`, seq, version+1-store.MaxVersions)
	return err
}

// Versions reads the versions of a map that are kept, the newest first. It
// returns [store.ErrNotFound] where there is no such map.
func (s *Store) Versions(ctx context.Context, id string) ([]store.Version, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT version, title, focus, corrections, changed FROM maps WHERE id = ?1
		UNION ALL SELECT version, title, focus, corrections, changed FROM map_versions WHERE map = (SELECT seq FROM maps WHERE id = ?1)
		ORDER BY version DESC`, id)
	if err != nil {
		return nil, fmt.Errorf("store: versions of a map: %w", fault(err))
	}
	defer rows.Close()
	var list []store.Version
	for rows.Next() {
		var v store.Version
		var made string
		var changed int64
		if err := rows.Scan(&v.Version, &v.Title, &v.Focus, &made, &changed); err != nil {
			return nil, fmt.Errorf("store: versions of a map: %w", fault(err))
		}
		v.Corrections, v.Changed = []byte(made), time.UnixMilli(changed).UTC()
		list = append(list, v)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("store: versions of a map: %w", fault(err))
	}
	if len(list) == 0 {
		return nil, store.ErrNotFound
	}
	return list, nil
}
