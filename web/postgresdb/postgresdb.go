// Package postgresdb is what the stores that are a schema of a PostgreSQL database have in
// common: how it is opened, the migrations that make its tables, and the server's errors.
package postgresdb

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
)

// IsAddress reports whether a text is to be the address of a database.
func IsAddress(address string) bool {
	return strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://")
}

// Open prepares connections to the database at an address, postgres://user@host/name, which
// find the tables of a schema, under further settings of the server. Where names the database in errors, without the password that
// the address may hold.
func Open(address, schema string, settings map[string]string) (db *sql.DB, where string, err error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, "", fmt.Errorf("not the address of a PostgreSQL database, as postgres://user@host/name: %w", err)
	}
	config.RuntimeParams["search_path"] = schema + ",public"
	config.RuntimeParams["timezone"] = "UTC"
	maps.Copy(config.RuntimeParams, settings)
	// Statements are planned each time: a server would keep the plans of hundreds for each connection.
	config.DefaultQueryExecMode = pgx.QueryExecModeCacheDescribe
	db = stdlib.OpenDB(*config)
	db.SetMaxOpenConns(16)
	db.SetMaxIdleConns(8)
	db.SetConnMaxIdleTime(5 * time.Minute)
	return db, fmt.Sprintf("%s of %s", config.Database, config.Host), nil
}

// Tables are the tables of a store.
type Tables struct {
	Schema     string
	Migrations fs.FS // with the folder "migrations"
	Lock       int64 // number of the advisory lock under which one process at a time makes them
	Newer      error // that a later version of the program has made them
}

// Make makes the tables or brings them up to date, and calls then, one process at a time.
func (t Tables) Make(ctx context.Context, db *sql.DB, then func() error) (err error) {
	lock, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	// This connection may have looked for the schema just while another process made it, and PostgreSQL can then miss
	// the news and never find the tables by it, so it is not used again.
	defer lock.Raw(func(any) error { return driver.ErrBadConn })
	if _, err := lock.ExecContext(ctx, `SELECT pg_advisory_lock($1)`, t.Lock); err != nil {
		return err
	}
	defer func() {
		_, uerr := lock.ExecContext(context.WithoutCancel(ctx), `SELECT pg_advisory_unlock($1)`, t.Lock)
		err = errors.Join(err, uerr)
	}()
	if _, err := db.ExecContext(ctx, `CREATE SCHEMA IF NOT EXISTS `+t.Schema); err != nil {
		return err
	}
	if err := t.migrate(ctx, db); err != nil {
		return err
	}
	return then()
}

func (t Tables) migrate(ctx context.Context, db *sql.DB) error {
	dir, err := fs.Sub(t.Migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectPostgres, db, dir, goose.WithTableName(t.Schema+".goose_db_version"))
	if err != nil {
		return err
	}
	version, newest, err := p.GetVersions(ctx)
	if err != nil {
		return err
	}
	if version > newest {
		return fmt.Errorf("%w: it is of version %d, and this program knows %d", t.Newer, version, newest)
	}
	_, err = p.Up(ctx)
	return err
}

// AddPoints gives a table with the columns lon and lat a column of points where PostGIS is
// there for it: for the queries that people write.
func AddPoints(ctx context.Context, db *sql.DB, table string) error {
	var extended, there bool
	err := db.QueryRowContext(ctx, `SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'postgis'),
		EXISTS (SELECT FROM pg_attribute WHERE attrelid = $1::regclass AND attname = 'point')`, table).Scan(&extended, &there)
	if err != nil || !extended || there {
		return err
	}
	_, err = db.ExecContext(ctx, `ALTER TABLE `+table+` ADD COLUMN point geometry(Point, 4326)
		GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(lon, lat), 4326)) STORED;
		CREATE INDEX `+table+`_point ON `+table+` USING gist (point)`)
	return err
}

// Faults are the errors by which a store tells what PostgreSQL reports.
type Faults struct {
	Full     error // no room on the disk
	Unusable error // not reached, not allowed, read-only, shut down
	Damaged  error
	Busy     error // others are in the way for too long
}

// Of wraps an error of the server in that of the store. Other errors are returned as they are.
func (f Faults) Of(err error) error {
	var e *pgconn.PgError
	var connect *pgconn.ConnectError
	if errors.As(err, &connect) {
		return fmt.Errorf("%w: %w", f.Unusable, err)
	}
	if !errors.As(err, &e) {
		return err
	}
	switch {
	case e.Code == "53100":
		return fmt.Errorf("%w: %w", f.Full, err)
	case strings.HasPrefix(e.Code, "XX"):
		return fmt.Errorf("%w: %w", f.Damaged, err)
	case e.Code == "55P03", strings.HasPrefix(e.Code, "40"):
		return fmt.Errorf("%w: %w", f.Busy, err)
	case strings.HasPrefix(e.Code, "08"), strings.HasPrefix(e.Code, "28"), strings.HasPrefix(e.Code, "53"),
		strings.HasPrefix(e.Code, "57P"), strings.HasPrefix(e.Code, "58"), e.Code == "25006", e.Code == "42501":
		return fmt.Errorf("%w: %w", f.Unusable, err)
	}
	return err
}

// IsTaken reports whether an error says that a key is there already.
func IsTaken(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && e.Code == "23505"
}
