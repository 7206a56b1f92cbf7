package postgres

import (
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/web/maps/store"
	"dateline/web/maps/store/storetest"
	"dateline/web/postgrestest"
)

var server postgrestest.Server

func TestMain(m *testing.M) {
	code := m.Run()
	if err := server.Close(); err != nil {
		log.Print(err)
		code = 1
	}
	os.Exit(code)
}

func opened(t *testing.T, address string, quota store.Quota) *Store {
	t.Helper()
	s, err := Open(t.Context(), address, quota)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestConformance(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return opened(t, server.Database(t), store.Quota{}) })
}

// TestConformanceOfTwo asks two servers of one database in turn.
func TestConformanceOfTwo(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store {
		address := server.Database(t)
		return storetest.InTurn(opened(t, address, store.Quota{}), opened(t, address, store.Quota{}))
	})
}

func TestMapsOutliveTheStoreThatSavedThem(t *testing.T) {
	storetest.Durable(t, func(t *testing.T) func(*testing.T) (store.Store, io.Closer) {
		address := server.Database(t)
		return func(t *testing.T) (store.Store, io.Closer) {
			s := opened(t, address, store.Quota{})
			return s, s
		}
	})
}

func example(id string) store.Map {
	return store.Map{ID: id, Title: "Talks", Text: "In Ankara.", TokenHash: make([]byte, 32), Version: 1,
		Created: time.UnixMilli(1000).UTC(), Changed: time.UnixMilli(1000).UTC()}
}

// TestQuotasHoldForAllServers fills a store from many sides.
func TestQuotasHoldForAllServers(t *testing.T) {
	address := server.Database(t)
	quota := store.Quota{Maps: 10}
	sides := []*Store{opened(t, address, quota), opened(t, address, quota)}
	var all sync.WaitGroup
	results := make([]error, 30)
	for i := range results {
		all.Go(func() { results[i] = sides[i%2].Create(t.Context(), example(fmt.Sprint(i))) })
	}
	all.Wait()
	var kept int
	for i, err := range results {
		switch {
		case err == nil:
			kept++
		case !errors.Is(err, store.ErrQuota):
			t.Errorf("Create %d = %v, want nil or ErrQuota", i, err)
		}
	}
	rows, err := sides[0].List(t.Context(), store.Query{})
	if err != nil || kept != 10 || len(rows) != 10 {
		t.Fatalf("%d of 30 maps were acknowledged and %d are there, %v, want 10", kept, len(rows), err)
	}
	large := example(rows[0].ID)
	large.Version, large.Title = 2, "A longer title"
	if err := sides[1].Update(t.Context(), large); err != nil {
		t.Errorf("Update of a map in a store that is just full = %v", err)
	}
	if err := errors.Join(sides[0].Delete(t.Context(), rows[1].ID), sides[1].Create(t.Context(), example("new"))); err != nil {
		t.Errorf("Create where a map was deleted = %v", err)
	}
	var u, there store.Usage
	err = errors.Join(sides[0].db.QueryRow(`SELECT maps, bytes FROM usage`).Scan(&u.Maps, &u.Bytes),
		sides[0].db.QueryRow(`SELECT count(*), sum(size) FROM maps`).Scan(&there.Maps, &there.Bytes))
	if err != nil || u != there {
		t.Errorf("%+v is counted, and %+v is there, %v", u, there, err)
	}
}

// TestManyOpenAtOnce makes the tables from many sides.
func TestManyOpenAtOnce(t *testing.T) {
	address := server.Database(t)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			s, err := Open(t.Context(), address, store.Quota{})
			if err != nil {
				t.Errorf("Open = %v", err)
				return
			}
			if err := errors.Join(s.Ping(t.Context()), s.Close()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}

func TestNewerStores(t *testing.T) {
	address := server.Database(t)
	s := opened(t, address, store.Quota{})
	if _, err := s.db.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, true)`); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), address, store.Quota{}); !errors.Is(err, store.ErrNewer) {
		t.Errorf("Open of a newer store = %v, want ErrNewer", err)
	}
}

func TestServersThatDoNotAnswer(t *testing.T) {
	_, err := Open(t.Context(), "postgres://someone:secret@127.0.0.1:1/none?connect_timeout=2", store.Quota{})
	if !errors.Is(err, store.ErrUnusable) || strings.Contains(err.Error(), "secret") {
		t.Errorf("Open = %v, want ErrUnusable without the password", err)
	}
	s := opened(t, server.Database(t), store.Quota{})
	s.Close()
	if _, err := s.Get(t.Context(), "a"); !errors.Is(err, store.ErrClosed) {
		t.Errorf("Get of a store that is closed = %v, want ErrClosed", err)
	}
	if err := s.Create(t.Context(), example("a")); !errors.Is(err, store.ErrClosed) {
		t.Errorf("Create in a store that is closed = %v, want ErrClosed", err)
	}
}
