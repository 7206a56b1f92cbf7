package storetest

import (
	"context"
	"sync/atomic"

	"dateline/web/maps/store"
)

// InTurn is one store of which each call goes to the next of several: the servers of one
// database, behind a proxy.
func InTurn(stores ...store.Store) store.Store { return &turns{stores: stores} }

type turns struct {
	stores []store.Store
	calls  atomic.Int64
}

func (t *turns) next() store.Store { return t.stores[t.calls.Add(1)%int64(len(t.stores))] }

func (t *turns) Create(ctx context.Context, m store.Map) error { return t.next().Create(ctx, m) }

func (t *turns) Get(ctx context.Context, id string) (store.Map, error) { return t.next().Get(ctx, id) }

func (t *turns) Version(ctx context.Context, id string) (int64, error) {
	return t.next().Version(ctx, id)
}

func (t *turns) Update(ctx context.Context, m store.Map) error { return t.next().Update(ctx, m) }

func (t *turns) Versions(ctx context.Context, id string) ([]store.Version, error) {
	return t.next().Versions(ctx, id)
}

func (t *turns) Delete(ctx context.Context, id string) error { return t.next().Delete(ctx, id) }

func (t *turns) List(ctx context.Context, q store.Query) ([]store.Summary, error) {
	return t.next().List(ctx, q)
}

func (t *turns) Ping(ctx context.Context) error { return t.next().Ping(ctx) }
