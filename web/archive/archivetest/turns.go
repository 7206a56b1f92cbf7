package archivetest

import (
	"context"
	"sync/atomic"
	"time"

	"dateline/web/archive"
)

// InTurn is one archive of which each call goes to the next of several: the servers of one
// database, behind a proxy.
func InTurn(stores ...archive.Store) archive.Store { return &turns{stores: stores} }

type turns struct {
	stores []archive.Store
	calls  atomic.Int64
}

func (t *turns) next() archive.Store { return t.stores[t.calls.Add(1)%int64(len(t.stores))] }

func (t *turns) Put(ctx context.Context, list []archive.Entry) (archive.Outcome, error) {
	return t.next().Put(ctx, list)
}

func (t *turns) Get(ctx context.Context, id string) (archive.Detail, error) {
	return t.next().Get(ctx, id)
}

func (t *turns) Known(ctx context.Context, ids []string) (map[string]bool, error) {
	return t.next().Known(ctx, ids)
}

func (t *turns) Articles(ctx context.Context, q archive.Query) (archive.Page, error) {
	return t.next().Articles(ctx, q)
}

func (t *turns) Places(ctx context.Context, q archive.Query) ([]archive.PlaceCount, error) {
	return t.next().Places(ctx, q)
}

func (t *turns) Together(ctx context.Context, q archive.Query) ([]archive.PlaceCount, error) {
	return t.next().Together(ctx, q)
}

func (t *turns) Days(ctx context.Context, q archive.Query) ([]archive.DayCount, error) {
	return t.next().Days(ctx, q)
}

func (t *turns) Counts(ctx context.Context, q archive.Query, by archive.By) ([]archive.Count, error) {
	return t.next().Counts(ctx, q, by)
}

func (t *turns) Claims(ctx context.Context, q archive.Query) (archive.ClaimPage, error) {
	return t.next().Claims(ctx, q)
}

func (t *turns) Correct(ctx context.Context, id string, list ...archive.Correction) error {
	return t.next().Correct(ctx, id, list...)
}

func (t *turns) Corrections(ctx context.Context, ids []string) (map[string][]archive.Correction, error) {
	return t.next().Corrections(ctx, ids)
}

func (t *turns) Delete(ctx context.Context, id string) error { return t.next().Delete(ctx, id) }

func (t *turns) Forget(ctx context.Context, before time.Time) (int64, error) {
	return t.next().Forget(ctx, before)
}

func (t *turns) RollUp(ctx context.Context) (int, error) { return t.next().RollUp(ctx) }

func (t *turns) Stats(ctx context.Context) (archive.Stats, error) { return t.next().Stats(ctx) }

func (t *turns) Ping(ctx context.Context) error { return t.next().Ping(ctx) }
