// Package postgres keeps an archive in PostgreSQL, where several servers and loads
// share it. Its tables stand in a schema of their own, so that they share a database
// with others; stories are partitioned by month. Nothing but the types, arrays, JSON
// and full-text search of PostgreSQL is needed. Where the database has PostGIS, the
// places have a column of points too, for the queries that people write.
package postgres

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"

	"dateline/web/archive"
	"dateline/web/archive/internal/sqlstore"
	"dateline/web/postgresdb"
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

// planning has every question go by its index. The planner takes the overlap of two lists of places for as cheap as
// a comparison of two numbers, so it would rather compare all stories of a time one by one; and to plan by a list of a
// thousand places takes longer than to find what they name.
var planning = map[string]string{
	"enable_seqscan": "off", "cpu_operator_cost": "0.1", "random_page_cost": "1.1",
	"plan_cache_mode": "force_generic_plan", "jit": "off", "max_parallel_workers_per_gather": "0",
}

// Store keeps an archive. It is safe for concurrent use, also by several processes.
type Store struct{ *sqlstore.Store }

// Open opens the database at an address, postgres://user@host/name, and makes the
// tables or brings them up to date. The error wraps [archive.ErrNewer] where a later
// version of the program has made them, [archive.ErrUnusable] where the server cannot
// be reached. It does not tell the password that the address may hold.
func Open(ctx context.Context, address string) (*Store, error) {
	db, where, err := postgresdb.Open(address, Schema, planning)
	if err != nil {
		return nil, fmt.Errorf("archive: %w", err)
	}
	tables := postgresdb.Tables{Schema: Schema, Migrations: migrations, Lock: making, Newer: archive.ErrNewer}
	if err := tables.Make(ctx, db, func() error { return postgresdb.AddPoints(ctx, db, "places") }); err != nil {
		return nil, errors.Join(fmt.Errorf("archive %s: %w", where, fault(err)), db.Close())
	}
	return &Store{sqlstore.New(dialect(db), db, db)}, nil
}

// Close lets the database go.
func (s *Store) Close() error { return s.Read.Close() }

func dialect(db *sql.DB) sqlstore.Dialect {
	return sqlstore.Dialect{
		Arguments: func(statement string) string { return statement },
		Numbers:   "= ANY($::bigint[])",
		Texts:     "= ANY($::text[])",
		List:      func(list any) any { return list },
		Rows:      "jsonb_array_elements($1::jsonb) AS value",
		Field:     func(i int, sqlType string) string { return fmt.Sprintf("(value->>%d)::%s", i, sqlType) },
		Add:       add,
		Named: `(SELECT s.article, u.place, coalesce(s.names->>u.place::text, '') AS name, s.places
			FROM stories s CROSS JOIN LATERAL unnest(s.places) AS u(place)) n`,
		Chosen:     "n.places && $::int[] AND n.place = ANY($::int[])",
		Naming:     "SELECT article FROM stories WHERE places && $::int[]",
		Spans:      true,
		Sorted:     func(key string) string { return key + " + 0" },
		FromWords:  "(SELECT * FROM articles JOIN stories ON article = key) a",
		OnlyWords:  "(SELECT article AS key, words, NULL::bigint AS original FROM stories) a", // copies have no words
		WordsKey:   "a.key",
		Words:      "a.words @@ $::tsquery",
		WordsQuery: query,
		WordsOf:    func(title, text string) []any { return []any{vector(title, text)} },
		Begin: func(ctx context.Context, tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, `SELECT pg_advisory_xact_lock($1)`, writing)
			return err
		},
		Room:      makeRoom,
		Snapshot:  sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true},
		Loaded:    func(ctx context.Context) error { return settle(ctx, db) },
		Forgotten: func(ctx context.Context, many bool) error { return cleanUp(ctx, db, many) },
		Size: `SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint FROM pg_class
			WHERE relnamespace = '` + Schema + `'::regnamespace AND relkind = 'r'`,
		Fault: fault,
	}
}

// fault says in the archive's own errors what PostgreSQL reports.
func fault(err error) error {
	return postgresdb.Faults{
		Full: archive.ErrFull, Unusable: archive.ErrUnusable, Damaged: archive.ErrDamaged, Busy: archive.ErrBusy,
	}.Of(err)
}
