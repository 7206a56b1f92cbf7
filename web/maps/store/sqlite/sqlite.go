// Package sqlite keeps saved maps in one file on one machine, or in memory.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"slices"
	"time"

	"dateline/web/maps/store"

	"github.com/paulmach/orb"
	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Store keeps maps in one file. It is safe for concurrent use. A change is on
// the disk before the call that made it returns: the journal is a write-ahead
// log that is synced with every commit.
type Store struct {
	write *sql.DB // one connection: SQLite has one writer at a time
	read  *sql.DB
}

// Memory names a store that lives as long as its process.
const Memory = ":memory:"

// Open opens the file, makes it where there is none, and brings its tables
// up to date. The name [Memory] keeps the maps in memory.
func Open(ctx context.Context, file string) (*Store, error) {
	write, err := sql.Open("sqlite", address(file))
	if err != nil {
		return nil, fmt.Errorf("store %s: %w", file, err)
	}
	write.SetMaxOpenConns(1)
	s := &Store{write: write, read: write}
	if err := migrate(ctx, write); err != nil {
		write.Close()
		return nil, fmt.Errorf("store %s: %w", file, err)
	}
	if file != Memory {
		if s.read, err = sql.Open("sqlite", address(file)); err != nil {
			write.Close()
			return nil, fmt.Errorf("store %s: %w", file, err)
		}
		s.read.SetMaxOpenConns(8)
	}
	return s, nil
}

func address(file string) string {
	if file == Memory {
		return ":memory:?_pragma=foreign_keys(1)"
	}
	q := url.Values{
		"_pragma": {"journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "busy_timeout(5000)"},
		"_txlock": {"immediate"},
	}
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: file}).EscapedPath(), RawQuery: q.Encode()}).String()
}

func migrate(ctx context.Context, db *sql.DB) error {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, dir)
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}

// Close lets the file go.
func (s *Store) Close() error {
	if s.read == s.write {
		return s.write.Close()
	}
	return errors.Join(s.read.Close(), s.write.Close())
}

// Ping reports whether the store answers.
func (s *Store) Ping(ctx context.Context) error { return s.read.PingContext(ctx) }

// Create saves a new map with the id that it carries. It returns [store.ErrExists]
// when the id is taken.
func (s *Store) Create(ctx context.Context, m store.Map) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(
			ctx,
			`INSERT INTO maps (id, title, text, url, focus, corrections, token_hash, version, created, changed)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			m.ID,
			m.Title,
			m.Text,
			m.URL,
			m.Focus,
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
		return insertPlaces(ctx, tx, seq, m.Places)
	})
}

// Get reads a map without its Places. It returns [store.ErrNotFound] where there is none.
func (s *Store) Get(ctx context.Context, id string) (store.Map, error) {
	m := store.Map{ID: id}
	var created, changed int64
	var made string
	err := s.read.QueryRowContext(ctx, `SELECT title, text, url, focus, corrections, token_hash, version, created, changed FROM maps WHERE id = ?`, id).
		Scan(&m.Title, &m.Text, &m.URL, &m.Focus, &made, &m.TokenHash, &m.Version, &created, &changed)
	if errors.Is(err, sql.ErrNoRows) {
		return store.Map{}, store.ErrNotFound
	}
	if err != nil {
		return store.Map{}, fmt.Errorf("store: reading a map: %w", err)
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
	return v, err
}

// Update replaces title, focus, corrections, places and time of change of a map whose
// version is the one before m.Version; else it returns [store.ErrChanged].
func (s *Store) Update(ctx context.Context, m store.Map) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		var seq, version int64
		err := tx.QueryRowContext(ctx, `SELECT seq, version FROM maps WHERE id = ?`, m.ID).Scan(&seq, &version)
		if errors.Is(err, sql.ErrNoRows) {
			return store.ErrNotFound
		}
		if err != nil {
			return err
		}
		if version != m.Version-1 {
			return store.ErrChanged
		}
		if err := keepVersion(ctx, tx, seq, version); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE maps SET title = ?, focus = ?, corrections = ?, version = ?, changed = ? WHERE seq = ?`,
			m.Title, m.Focus, corrections(m), m.Version, m.Changed.UnixMilli(), seq); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM map_places WHERE map = ?`, seq); err != nil {
			return err
		}
		return insertPlaces(ctx, tx, seq, m.Places)
	})
}

// Delete removes a map. It returns [store.ErrNotFound] where there is none.
func (s *Store) Delete(ctx context.Context, id string) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		// The places go first and by name: a cascade would pass the trigger by.
		if _, err := tx.ExecContext(ctx, `DELETE FROM map_places WHERE map = (SELECT seq FROM maps WHERE id = ?)`, id); err != nil {
			return err
		}
		res, err := tx.ExecContext(ctx, `DELETE FROM maps WHERE id = ?`, id)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, store.ErrNotFound)
		}
		return nil
	})
}

// List returns the maps that q chooses, newest first.
func (s *Store) List(ctx context.Context, q store.Query) ([]store.Summary, error) {
	limit := q.Limit
	if limit <= 0 {
		limit = 100
	}
	where, args := "1 = 1", []any{}
	if q.After != "" {
		where += " AND seq < (SELECT seq FROM maps WHERE id = ?)"
		args = append(args, q.After)
	}
	if q.Within != nil {
		where += " AND seq IN (SELECT p.map FROM map_places_tree t JOIN map_places p USING (row) WHERE " + inBox(
			*q.Within,
			&args,
		) + ")"
	}
	if q.Near != nil {
		near, err := s.mapsNear(ctx, *q.Near)
		if err != nil {
			return nil, fmt.Errorf("store: listing maps: %w", err)
		}
		where += " AND seq IN (SELECT value FROM json_each(?))"
		args = append(args, near)
	}
	rows, err := s.read.QueryContext(ctx, `SELECT id, title, version, created, changed, count(p.row),
		coalesce(min(p.lon), 1), coalesce(min(p.lat), 1), coalesce(max(p.lon), -1), coalesce(max(p.lat), -1)
		FROM (SELECT seq, id, title, version, created, changed FROM maps WHERE `+where+` ORDER BY seq DESC LIMIT ?)
		LEFT JOIN map_places p ON p.map = seq GROUP BY seq ORDER BY seq DESC`, append(args, limit)...)
	if err != nil {
		return nil, fmt.Errorf("store: listing maps: %w", err)
	}
	defer rows.Close()
	var list []store.Summary
	for rows.Next() {
		var m store.Summary
		var created, changed int64
		if err := rows.Scan(&m.ID, &m.Title, &m.Version, &created, &changed, &m.Places,
			&m.Bound.Min[0], &m.Bound.Min[1], &m.Bound.Max[0], &m.Bound.Max[1]); err != nil {
			return nil, err
		}
		m.Created, m.Changed = time.UnixMilli(created).UTC(), time.UnixMilli(changed).UTC()
		list = append(list, m)
	}
	return list, rows.Err()
}

// mapsNear lists the numbers of the maps that have a place in a circle, as a JSON
// array. SQLite knows no geodesics: its tree finds what is in the box around.
func (s *Store) mapsNear(ctx context.Context, c store.Circle) (string, error) {
	var args []any
	rows, err := s.read.QueryContext(
		ctx,
		`SELECT p.map, p.lon, p.lat FROM map_places_tree t JOIN map_places p USING (row) WHERE `+inBox(
			c.Bound(),
			&args,
		),
		args...)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	found := map[int64]bool{}
	for rows.Next() {
		var seq int64
		var p orb.Point
		if err := rows.Scan(&seq, &p[0], &p[1]); err != nil {
			return "", err
		}
		if !found[seq] && c.Holds(p) {
			found[seq] = true
		}
	}
	if err := rows.Err(); err != nil {
		return "", err
	}
	list, err := json.Marshal(slices.AppendSeq([]int64{}, maps.Keys(found)))
	return string(list), err
}

// inBox is the condition that a place lies in b: coarse by the tree, exact by
// the point.
func inBox(b orb.Bound, args *[]any) string {
	*args = append(*args, b.Min[1], b.Max[1], b.Min[1], b.Max[1], b.Min[0], b.Max[0], b.Min[0], b.Max[0])
	lat := "t.north >= ? AND t.south <= ? AND p.lat BETWEEN ? AND ?"
	if b.Min[0] > b.Max[0] {
		return lat + " AND (t.east >= ? OR t.west <= ?) AND (p.lon >= ? OR p.lon <= ?)"
	}
	return lat + " AND t.east >= ? AND t.west <= ? AND p.lon BETWEEN ? AND ?"
}

// Backup writes a consistent copy of the store to a new file while it is in use.
func (s *Store) Backup(ctx context.Context, file string) error {
	if _, err := os.Stat(file); err == nil {
		return fmt.Errorf("store: backup: %s exists; give the name of a new file", file)
	}
	if _, err := s.read.ExecContext(ctx, `VACUUM INTO ?`, file); err != nil {
		return fmt.Errorf("store: backup to %s: %w", file, err)
	}
	return nil
}

func (s *Store) change(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	defer tx.Rollback() // does nothing after Commit
	if err := do(tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	return nil
}

func insertPlaces(ctx context.Context, tx *sql.Tx, seq int64, places []store.Place) error {
	for _, p := range places {
		if _, err := tx.ExecContext(ctx, `INSERT INTO map_places (map, place_id, name, lon, lat) VALUES (?, ?, ?, ?, ?)`,
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

func taken(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE
}
