package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"dateline/web/maps/store"
)

// Create saves a new map with the id that it carries. It returns [store.ErrExists]
// when the id is taken.
func (s *Store) Create(ctx context.Context, m store.Map) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		res, err := tx.Exec(
			`INSERT INTO maps (id, title, text, url, focus, language, corrections, token_hash, version, created, changed)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			m.ID,
			m.Title,
			m.Text,
			m.URL,
			m.Focus,
			m.Language,
			corrections(m),
			m.TokenHash,
			m.Version,
			m.Created.UnixMilli(),
			m.Changed.UnixMilli(),
		)
		if taken(err) {
			return store.ErrExists
		}
		if err != nil {
			return err
		}
		seq, err := res.LastInsertId()
		if err != nil {
			return err
		}
		if err := insertPlaces(tx, seq, m.Places); err != nil {
			return err
		}
		return s.measure(tx, seq, 0)
	})
}

// Get reads a map without its Places. It returns [store.ErrNotFound] where there is none.
func (s *Store) Get(ctx context.Context, id string) (store.Map, error) {
	m := store.Map{ID: id}
	var created, changed int64
	var made string
	err := s.read.QueryRowContext(ctx, `SELECT title, text, url, focus, language, corrections, token_hash, version, created, changed FROM maps WHERE id = ?`, id).
		Scan(&m.Title, &m.Text, &m.URL, &m.Focus, &m.Language, &made, &m.TokenHash, &m.Version, &created, &changed)
	if errors.Is(err, sql.ErrNoRows) {
		return store.Map{}, store.ErrNotFound
	}
	if err != nil {
		return store.Map{}, fmt.Errorf("store: reading a map: %w", fault(err))
	}
	m.Corrections = []byte(made)
	m.Created, m.Changed = time.UnixMilli(created).UTC(), time.UnixMilli(changed).UTC()
	return m, nil
}

// Version tells the version of a map without reading it.
func (s *Store) Version(ctx context.Context, id string) (int64, error) {
	var v int64
	err := s.read.QueryRowContext(ctx, `SELECT version FROM maps WHERE id = ?`, id).Scan(&v)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, store.ErrNotFound
	}
	return v, fault(err)
}

// Update replaces title, focus, language, corrections, places and time of change of a map whose
// version is the one before m.Version; else it returns [store.ErrChanged].
func (s *Store) Update(ctx context.Context, m store.Map) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		var seq, version, before int64
		err := tx.QueryRow(`SELECT seq, version, size FROM maps WHERE id = ?`, m.ID).Scan(&seq, &version, &before)
		if errors.Is(err, sql.ErrNoRows) {
			return store.ErrNotFound
		}
		if err != nil {
			return err
		}
		if version != m.Version-1 {
			return store.ErrChanged
		}
		if err := keepVersion(tx, seq, version); err != nil {
			return err
		}
		if _, err := tx.Exec(`UPDATE maps SET title = ?, focus = ?, language = ?, corrections = ?, version = ?, changed = ? WHERE seq = ?`,
			m.Title, m.Focus, m.Language, corrections(m), m.Version, m.Changed.UnixMilli(), seq); err != nil {
			return err
		}
		if _, err := tx.Exec(`DELETE FROM map_places WHERE map = ?`, seq); err != nil {
			return err
		}
		if err := insertPlaces(tx, seq, m.Places); err != nil {
			return err
		}
		return s.measure(tx, seq, before)
	})
}

// Delete removes a map, also where the disk is full. It returns [store.ErrNotFound]
// where there is none.
func (s *Store) Delete(ctx context.Context, id string) error {
	return s.withSpare(ctx, func() error { return s.change(ctx, func(tx *sql.Tx) error { return remove(tx, id) }) })
}

func remove(tx *sql.Tx, id string) error {
	// The places go first and by name: a cascade would pass the trigger by.
	if _, err := tx.Exec(`DELETE FROM map_places WHERE map = (SELECT seq FROM maps WHERE id = ?)`, id); err != nil {
		return err
	}
	res, err := tx.Exec(`DELETE FROM maps WHERE id = ?`, id)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, store.ErrNotFound)
	}
	return nil
}

func insertPlaces(tx *sql.Tx, seq int64, places []store.Place) error {
	for _, p := range places {
		if _, err := tx.Exec(`INSERT INTO map_places (map, place_id, name, lon, lat) VALUES (?, ?, ?, ?, ?)`,
			seq, p.ID, p.Name, p.Point.Lon(), p.Point.Lat()); err != nil {
			return err
		}
	}
	return nil
}

func corrections(m store.Map) string {
	if len(m.Corrections) == 0 {
		return "[]"
	}
	return string(m.Corrections)
}

// measure counts a map that was changed, and reports with [store.ErrQuota] that
// the store has become too large by it. A map that became no larger may stay.
func (s *Store) measure(tx *sql.Tx, seq, before int64) error {
	var size int64
	var u store.Usage
	err := tx.QueryRow(`UPDATE maps SET size = octet_length(title) + octet_length(text) + octet_length(corrections)
		+ 200 * (SELECT count(*) FROM map_places WHERE map = seq)
		+ (SELECT coalesce(sum(octet_length(v.title) + octet_length(v.corrections)), 0) FROM map_versions v WHERE v.map = seq)
		WHERE seq = ? RETURNING size`, seq).Scan(&size)
	if err != nil {
		return err
	}
	if err := tx.QueryRow(`SELECT maps, bytes FROM usage`).Scan(&u.Maps, &u.Bytes); err != nil {
		return err
	}
	if size > before && !s.quota.Allows(u) {
		return store.ErrQuota
	}
	return nil
}
