package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"dateline/web/maps/store"
	"dateline/web/postgresdb"
)

// Create saves a new map with the id that it carries. It returns [store.ErrExists]
// when the id is taken.
func (s *Store) Create(ctx context.Context, m store.Map) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		var seq int64
		err := tx.QueryRowContext(ctx, `INSERT INTO maps (id, title, text, url, focus, language, corrections, token_hash, version, created, changed)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING seq`,
			m.ID, m.Title, m.Text, m.URL, m.Focus, m.Language, corrections(m), m.TokenHash, m.Version, m.Created, m.Changed).Scan(&seq)
		if postgresdb.IsTaken(err) {
			return store.ErrExists
		}
		if err != nil {
			return err
		}
		if err := insertPlaces(ctx, tx, seq, m.Places); err != nil {
			return err
		}
		return s.measure(ctx, tx, seq, 1, 0)
	})
}

// Get reads a map without its Places. It returns [store.ErrNotFound] where there is none.
func (s *Store) Get(ctx context.Context, id string) (store.Map, error) {
	m := store.Map{ID: id}
	var made string
	err := s.db.QueryRowContext(ctx, `SELECT title, text, url, focus, language, corrections, token_hash, version, created, changed
		FROM maps WHERE id = $1`, id).
		Scan(&m.Title, &m.Text, &m.URL, &m.Focus, &m.Language, &made, &m.TokenHash, &m.Version, &m.Created, &m.Changed)
	if errors.Is(err, sql.ErrNoRows) {
		return store.Map{}, store.ErrNotFound
	}
	if err != nil {
		return store.Map{}, fmt.Errorf("store: reading a map: %w", s.fault(err))
	}
	m.Corrections = []byte(made)
	m.Created, m.Changed = m.Created.UTC(), m.Changed.UTC()
	return m, nil
}

// Version tells the version of a map without reading it.
func (s *Store) Version(ctx context.Context, id string) (v int64, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT version FROM maps WHERE id = $1`, id).Scan(&v)
	return v, s.fault(err)
}

// Update replaces title, focus, language, corrections, places and time of change of a map whose
// version is the one before m.Version; else it returns [store.ErrChanged].
func (s *Store) Update(ctx context.Context, m store.Map) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		var seq, version, before int64
		// Of two who change one map at once the other waits here, and then sees the new version.
		err := tx.QueryRowContext(ctx, `SELECT seq, version, size FROM maps WHERE id = $1 FOR UPDATE`, m.ID).
			Scan(&seq, &version, &before)
		if err != nil {
			return err
		}
		if version != m.Version-1 {
			return store.ErrChanged
		}
		if err := keepVersion(ctx, tx, seq, version); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE maps SET title = $1, focus = $2, language = $3, corrections = $4, version = $5, changed = $6 WHERE seq = $7`,
			m.Title, m.Focus, m.Language, corrections(m), m.Version, m.Changed, seq); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM map_places WHERE map = $1`, seq); err != nil {
			return err
		}
		if err := insertPlaces(ctx, tx, seq, m.Places); err != nil {
			return err
		}
		return s.measure(ctx, tx, seq, 0, before)
	})
}

// Delete removes a map. It returns [store.ErrNotFound] where there is none.
func (s *Store) Delete(ctx context.Context, id string) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		var size int64
		if err := tx.QueryRowContext(ctx, `DELETE FROM maps WHERE id = $1 RETURNING size`, id).Scan(&size); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE usage SET maps = maps - 1, bytes = bytes - $1`, size)
		return err
	})
}

func insertPlaces(ctx context.Context, tx *sql.Tx, seq int64, places []store.Place) error {
	if len(places) == 0 {
		return nil
	}
	var ids, names []string
	var lons, lats []float64
	for _, p := range places {
		ids, names = append(ids, p.ID), append(names, p.Name)
		lons, lats = append(lons, p.Point.Lon()), append(lats, p.Point.Lat())
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO map_places (map, place_id, name, lon, lat)
		SELECT $1, * FROM unnest($2::text[], $3::text[], $4::float8[], $5::float8[])`, seq, ids, names, lons, lats)
	return err
}

func corrections(m store.Map) string {
	if len(m.Corrections) == 0 {
		return "[]"
	}
	return string(m.Corrections)
}

// measure counts a map that was added or changed, and reports with [store.ErrQuota] that the
// store has become too large by it. A map that became no larger may stay. It comes last in a
// transaction, since writers wait for each other from here to its end.
func (s *Store) measure(ctx context.Context, tx *sql.Tx, seq, added, before int64) error {
	var size int64
	var u store.Usage
	err := tx.QueryRowContext(ctx, `UPDATE maps SET size = octet_length(title) + octet_length(text) + octet_length(corrections)
		+ 200 * (SELECT count(*) FROM map_places WHERE map = seq)
		+ (SELECT coalesce(sum(octet_length(v.title) + octet_length(v.corrections)), 0) FROM map_versions v WHERE v.map = seq)
		WHERE seq = $1 RETURNING size`, seq).Scan(&size)
	if err != nil {
		return err
	}
	err = tx.QueryRowContext(ctx, `UPDATE usage SET maps = maps + $1, bytes = bytes + $2 RETURNING maps, bytes`,
		added, size-before).Scan(&u.Maps, &u.Bytes)
	if err != nil {
		return err
	}
	if size > before && !s.quota.Allows(u) {
		return store.ErrQuota
	}
	return nil
}
