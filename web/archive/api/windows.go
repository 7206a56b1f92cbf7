package api

import (
	"context"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"slices"
	"sync"
	"time"

	"github.com/paulmach/orb"

	"dateline/geo/tile"
	"dateline/web/archive"
)

const (
	// fresh is how long the places of a window are believed to be those of the archive.
	fresh = time.Minute
	// maxWindowPlaces are the most places that a window shows: the most named ones.
	maxWindowPlaces = 100_000
	// maxWindows and maxRemembered bound what is remembered: some 200 bytes for a place, and
	// the tiles of each window.
	maxWindows     = 16
	maxRemembered  = 250_000
	windowTileSize = 2 << 20
)

// windows remembers the places of the questions that tiles were asked of last, each with
// its tiles: what costs time is to count, not to cut. It is safe for concurrent use.
type windows struct {
	now func() time.Time

	mu   sync.Mutex
	used []*window // the last used first
}

// window is the places that a question chooses. Who asks for one while it is counted waits
// for it.
type window struct {
	key string

	mu    sync.Mutex
	tiles *tile.Places // nil before it was counted
	size  int          // places; read under the lock of all windows
	until time.Time
}

// get returns the tiles of a question, counted anew where what is remembered is old.
func (w *windows) get(
	ctx context.Context, key string, count func(context.Context) ([]archive.PlaceCount, error),
) (*tile.Places, error) {
	one := w.find(key)
	one.mu.Lock()
	defer one.mu.Unlock()
	if one.tiles != nil && w.now().Before(one.until) {
		return one.tiles, nil
	}
	list, err := count(ctx)
	if err != nil {
		return nil, err
	}
	if build := buildOf(list); one.tiles == nil || one.tiles.Build() != build {
		one.tiles = newTiles(list, build)
	}
	one.until = w.now().Add(fresh)
	w.bound(one, len(list))
	return one.tiles, nil
}

// find returns the window of a key, a new one where there is none.
func (w *windows) find(key string) *window {
	w.mu.Lock()
	defer w.mu.Unlock()
	i := slices.IndexFunc(w.used, func(one *window) bool { return one.key == key })
	one := &window{key: key}
	if i >= 0 {
		one = w.used[i]
		w.used = slices.Delete(w.used, i, i+1)
	}
	w.used = slices.Insert(w.used, 0, one)
	return one
}

// bound forgets what is too much, the last used last.
func (w *windows) bound(one *window, size int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	one.size = size
	total := 0
	for i, other := range w.used {
		if total += other.size; i > 0 && (i >= maxWindows || total > maxRemembered) {
			clear(w.used[i:])
			w.used = w.used[:i]
			return
		}
	}
}

// buildOf names what a list holds.
func buildOf(list []archive.PlaceCount) string {
	sum := fnv.New128a()
	var number [16]byte
	for _, n := range list {
		sum.Write([]byte(n.Place.ID))
		binary.LittleEndian.PutUint64(number[:], uint64(n.Stories))
		binary.LittleEndian.PutUint64(number[8:], uint64(n.Newest.Unix()))
		sum.Write(number[:])
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}

// newTiles cuts tiles, of which a place that is more named than its neighbours is drawn
// first.
func newTiles(list []archive.PlaceCount, build string) *tile.Places {
	return tile.NewPlaces(tile.PlaceList{
		Len:   len(list),
		Point: func(i int) orb.Point { return list[i].Place.Point },
		Properties: func(i int) map[string]any {
			p := list[i].Place
			properties := map[string]any{"id": p.ID, "name": p.Name, "articles": int(list[i].Stories)}
			for name, value := range map[string]string{"country": p.Country, "feature_class": p.Class, "feature_code": p.Code} {
				if value != "" {
					properties[name] = value
				}
			}
			if newest := list[i].Newest; !newest.IsZero() {
				properties["newest"] = newest.Format(time.RFC3339)
			}
			return properties
		},
		Fields: map[string]string{"id": "String", "name": "String", "articles": "Number", "country": "String",
			"feature_class": "String", "feature_code": "String", "newest": "String"},
		Attribution: attribution,
		Build:       build,
		CacheBytes:  windowTileSize,
	})
}
