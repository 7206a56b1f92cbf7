package web

import (
	"context"

	"dateline/web/store"
)

// Store keeps saved maps. [store.SQLite] keeps them on one machine. The errors
// are those of package store; an implementation is safe for concurrent use, and
// what it acknowledged is not lost.
type Store interface {
	Create(context.Context, store.Map) error
	Get(ctx context.Context, id string) (store.Map, error)
	Version(ctx context.Context, id string) (int64, error)
	Update(context.Context, store.Map) error
	Delete(ctx context.Context, id string) error
	List(context.Context, store.Query) ([]store.Summary, error)
	Ping(context.Context) error
}
