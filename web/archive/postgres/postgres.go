// Package postgres keeps an archive in PostgreSQL, where several servers and loads
// share it. Its tables stand in a schema of their own, so that they share a database
// with others; mentions are partitioned by month. Nothing but the types, arrays, JSON
// and full-text search of PostgreSQL is needed. Where the database has PostGIS, the
// places have a column of points too, for the queries that people write.
package postgres

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"dateline/web/archive"
	"dateline/web/archive/internal/sqlstore"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Schema holds the tables.
const Schema = "dateline_archive"

// writing and making are the numbers of the locks under which one process at a time
// writes, or makes the tables: "dtla" in ASCII, and the next.
const (
	writing = 0x64746c61
	making  = writing + 1
)

// Store keeps an archive. It is safe for concurrent use, also by several processes.
type Store struct{ *sqlstore.Store }

// Open opens the database at an address, postgres://user@host/name, and makes the
// tables or brings them up to date. The error wraps [archive.ErrNewer] where a later
// version of the program has made them, [archive.ErrUnusable] where the server cannot
// be reached. It does not tell the password that the address may hold.
func Open(ctx context.Context, address string) (*Store, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, fmt.Errorf("archive: not the address of a PostgreSQL database, as postgres://user@host/name: %w", err)
	}
	where := fmt.Sprintf("%s of %s", config.Database, config.Host)
	config.RuntimeParams["search_path"] = Schema + ",public"
	config.RuntimeParams["timezone"] = "UTC"
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(16)
	db.SetMaxIdleConns(8)
	db.SetConnMaxIdleTime(5 * time.Minute)
	if err := prepare(ctx, db); err != nil {
		return nil, errors.Join(fmt.Errorf("archive %s: %w", where, fault(err)), db.Close())
	}
	return &Store{&sqlstore.Store{Dialect: dialect(db), Read: db, Write: db}}, nil
}

// Close lets the database go.
func (s *Store) Close() error { return s.Read.Close() }

// prepare makes the tables, one process at a time.
func prepare(ctx context.Context, db *sql.DB) (err error) {
	lock, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer lock.Close()
	if _, err := lock.ExecContext(ctx, `SELECT pg_advisory_lock($1)`, making); err != nil {
		return err
	}
	defer func() {
		_, uerr := lock.ExecContext(context.WithoutCancel(ctx), `SELECT pg_advisory_unlock($1)`, making)
		err = errors.Join(err, uerr)
	}()
	if _, err := db.ExecContext(ctx, `CREATE SCHEMA IF NOT EXISTS `+Schema); err != nil {
		return err
	}
	if err := migrate(ctx, db); err != nil {
		return err
	}
	return addPoints(ctx, db)
}

func migrate(ctx context.Context, db *sql.DB) error {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectPostgres, db, dir, goose.WithTableName(Schema+".goose_db_version"))
	if err != nil {
		return err
	}
	version, newest, err := p.GetVersions(ctx)
	if err != nil {
		return err
	}
	if version > newest {
		return fmt.Errorf("%w: it is of version %d, and this program knows %d", archive.ErrNewer, version, newest)
	}
	_, err = p.Up(ctx)
	return err
}

// addPoints gives the places a column of points where PostGIS is there for it.
func addPoints(ctx context.Context, db *sql.DB) error {
	var extended, there bool
	err := db.QueryRowContext(ctx, `SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'postgis'),
		EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'places'::regclass AND attname = 'point')`).Scan(&extended, &there)
	if err != nil || !extended || there {
		return err
	}
	_, err = db.ExecContext(ctx, `ALTER TABLE places ADD COLUMN point geometry(Point, 4326)
		GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(lon, lat), 4326)) STORED;
		CREATE INDEX places_point ON places USING gist (point)`)
	return err
}

func dialect(db *sql.DB) sqlstore.Dialect {
	return sqlstore.Dialect{
		Arguments:  func(statement string) string { return statement },
		Numbers:    "= ANY($::bigint[])",
		Texts:      "= ANY($::text[])",
		List:       func(list any) any { return list },
		Rows:       "jsonb_array_elements($1::jsonb) AS value",
		Field:      func(i int, sqlType string) string { return fmt.Sprintf("(value->>%d)::%s", i, sqlType) },
		ByArticle:  "mentions m",
		FromWords:  "words w JOIN articles a ON a.key = w.article",
		WordsKey:   "w.article",
		Words:      "w.words @@ $::tsquery",
		WordsQuery: query,
		WordsOf:    func(title, text string) []any { return []any{vector(title, text)} },
		AddWords: `INSERT INTO words (article, words)
			SELECT (value->>0)::bigint, (value->>1)::tsvector FROM jsonb_array_elements($1::jsonb) AS value`,
		DropWords: "DELETE FROM words WHERE article = ANY($1::bigint[])",
		Begin: func(ctx context.Context, tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, `SELECT pg_advisory_xact_lock($1)`, writing)
			return err
		},
		Room:      makeRoom,
		Forgotten: func(ctx context.Context, many bool) error { return cleanUp(ctx, db, many) },
		Size: `SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint FROM pg_class
			WHERE relnamespace = '` + Schema + `'::regnamespace AND relkind = 'r'`,
		Fault: fault,
	}
}

// fault says in the archive's own errors what PostgreSQL reports.
func fault(err error) error {
	var e *pgconn.PgError
	var connect *pgconn.ConnectError
	if errors.As(err, &connect) {
		return fmt.Errorf("%w: %w", archive.ErrUnusable, err)
	}
	if !errors.As(err, &e) {
		return err
	}
	switch {
	case e.Code == "53100":
		return fmt.Errorf("%w: %w", archive.ErrFull, err)
	case strings.HasPrefix(e.Code, "XX"):
		return fmt.Errorf("%w: %w", archive.ErrDamaged, err)
	case e.Code == "55P03", strings.HasPrefix(e.Code, "40"):
		return fmt.Errorf("%w: %w", archive.ErrBusy, err)
	case strings.HasPrefix(e.Code, "08"), strings.HasPrefix(e.Code, "28"), strings.HasPrefix(e.Code, "53"),
		strings.HasPrefix(e.Code, "57P"), strings.HasPrefix(e.Code, "58"), e.Code == "25006", e.Code == "42501":
		return fmt.Errorf("%w: %w", archive.ErrUnusable, err)
	}
	return err
}
