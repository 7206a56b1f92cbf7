package api

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"dateline/web/archive"
)

// TestWindows counts how often an archive is asked.
func TestWindows(t *testing.T) {
	at := time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC)
	w := &windows{now: func() time.Time { return at }}
	var mu sync.Mutex
	asked, stories := map[string]int{}, int64(1)
	get := func(key string) string {
		set, err := w.get(t.Context(), key, func(context.Context) ([]archive.PlaceCount, error) {
			mu.Lock()
			defer mu.Unlock()
			asked[key]++
			return []archive.PlaceCount{{Place: archive.Place{ID: key}, Stories: stories}}, nil
		})
		if err != nil {
			t.Error(err)
			return ""
		}
		return set.Build()
	}
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() { get("a") })
	}
	all.Wait()
	if asked["a"] != 1 {
		t.Errorf("twenty who ask at once count %d times, want once", asked["a"])
	}
	before := get("a")
	at, stories = at.Add(fresh), 2
	if after := get("a"); after == before || asked["a"] != 2 {
		t.Errorf("after a minute: counted %d times, and the tiles are the same: %v", asked["a"], after == before)
	}
	for i := range maxWindows {
		get(fmt.Sprint(i))
	}
	if get("a"); asked["a"] != 3 || len(w.used) != maxWindows {
		t.Errorf("%d windows are remembered, and one that was used last long ago was counted %d times", len(w.used), asked["a"])
	}
	failure := errors.New("broken")
	if _, err := w.get(t.Context(), "b", func(context.Context) ([]archive.PlaceCount, error) { return nil, failure }); !errors.Is(err, failure) {
		t.Errorf("a count that fails: %v", err)
	}
	if get("b"); asked["b"] != 1 {
		t.Error("a count that failed is remembered")
	}
	many := make([]archive.PlaceCount, maxRemembered)
	if _, err := w.get(t.Context(), "many", func(context.Context) ([]archive.PlaceCount, error) { return many, nil }); err != nil || len(w.used) != 1 {
		t.Errorf("%d windows are remembered beside one that is as much as may be, %v", len(w.used), err)
	}
}
