package sqlite

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"dateline/web/maps/store"

	"github.com/paulmach/orb"
)

// TestManyWritersAreWrittenInGroups lets a thousand clients save at once, some of
// whom are refused, some of whom leave.
func TestManyWritersAreWrittenInGroups(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), "maps.db"))
	if err := s.Create(t.Context(), example("taken")); err != nil {
		t.Fatal(err)
	}
	gone, leave := context.WithCancel(t.Context())
	leave()
	var all sync.WaitGroup
	var refused, left atomic.Int64
	for i := range 1000 {
		all.Go(func() {
			ctx, id := t.Context(), fmt.Sprint("m", i)
			switch i % 10 {
			case 3:
				id = "taken"
			case 7:
				ctx = gone
			}
			switch err := s.Create(ctx, example(id, orb.Point{1, 2})); {
			case errors.Is(err, store.ErrExists):
				refused.Add(1)
			case errors.Is(err, context.Canceled):
				left.Add(1)
			case err != nil:
				t.Errorf("Create %s = %v", id, err)
			}
		})
	}
	all.Wait()
	if refused.Load() != 100 || left.Load() != 100 {
		t.Errorf("%d were refused and %d had left, want 100 of each", refused.Load(), left.Load())
	}
	r, err := Check(t.Context(), s.file)
	if err != nil || len(r.Faults) > 0 || r.Maps != 801 || r.Places != 800 {
		t.Errorf("Check = %+v, %v, want 801 maps with 800 places", r, err)
	}
}

func TestQuota(t *testing.T) {
	big := example("big", orb.Point{1, 2})
	big.Text = strings.Repeat("a", 1000)
	tests := []struct {
		quota store.Quota
		fit   int // of ten big maps
	}{{store.Quota{}, 10}, {store.Quota{Maps: 4}, 4}, {store.Quota{Bytes: 5000}, 4}, {store.Quota{Maps: 2, Bytes: 5000}, 2}}
	for _, test := range tests {
		for _, file := range []string{Memory, filepath.Join(t.TempDir(), "maps.db")} {
			s, err := Open(t.Context(), file, test.quota)
			if err != nil {
				t.Fatal(err)
			}
			fit := 0
			for i := range 10 {
				m := big
				m.ID = fmt.Sprint("m", i)
				err := s.Create(t.Context(), m)
				if err == nil {
					fit++
				} else if !errors.Is(err, store.ErrQuota) {
					t.Errorf("Create = %v, want ErrQuota", err)
				}
			}
			if fit != test.fit {
				t.Errorf("%+v: %d maps fit, want %d", test.quota, fit, test.fit)
			}
			longer := big
			longer.ID, longer.Version, longer.Title = "m0", 2, strings.Repeat("b", 3000)
			if err := s.Update(t.Context(), longer); (err == nil) != (test.quota.Bytes == 0) {
				t.Errorf("%+v: a longer title = %v", test.quota, err)
			}
			if err := s.Delete(t.Context(), "m0"); err != nil {
				t.Errorf("Delete from a full store = %v", err)
			}
			again := big
			again.ID = "again"
			if err := s.Create(t.Context(), again); err != nil {
				t.Errorf("%+v: Create after Delete = %v", test.quota, err)
			}
			s.Close()
		}
	}
}

func TestCloseEndsWhatWaits(t *testing.T) {
	s := opened(t, filepath.Join(t.TempDir(), "maps.db"))
	var all sync.WaitGroup
	var saved, closed atomic.Int64
	for i := range 300 {
		all.Go(func() {
			switch err := s.Create(t.Context(), example(fmt.Sprint("m", i))); {
			case err == nil:
				saved.Add(1)
			case errors.Is(err, store.ErrClosed):
				closed.Add(1)
			default:
				t.Errorf("Create = %v", err)
			}
		})
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	all.Wait()
	r, err := Check(t.Context(), s.file)
	if err != nil || len(r.Faults) > 0 || int64(r.Maps) != saved.Load() || saved.Load()+closed.Load() != 300 {
		t.Errorf("%d said to be saved, %d closed, Check = %+v, %v", saved.Load(), closed.Load(), r, err)
	}
}

// BenchmarkCreate shows what groups save: run it with -cpu 1,64.
func BenchmarkCreate(b *testing.B) {
	s, err := Open(b.Context(), filepath.Join(b.TempDir(), "maps.db"), store.Quota{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	var n atomic.Int64
	b.SetParallelism(64)
	b.RunParallel(func(p *testing.PB) {
		for p.Next() {
			if err := s.Create(b.Context(), example(fmt.Sprint(n.Add(1)), orb.Point{1, 2})); err != nil {
				b.Fatal(err)
			}
		}
	})
}
