package tile

import (
	"container/list"
	"sync"

	"github.com/paulmach/orb/maptile"
)

// cache remembers the tiles asked for last, up to a number of bytes. It is safe
// for concurrent use.
type cache struct {
	mu    sync.Mutex
	limit int
	size  int
	tiles map[maptile.Tile]*list.Element
	used  *list.List // of cached, the last used first
}

type cached struct {
	tile maptile.Tile
	gz   []byte
}

// entrySize is about what an entry costs besides its bytes, so that empty tiles
// are bounded as well.
const entrySize = 200

func newCache(limit int) *cache {
	return &cache{limit: limit, tiles: make(map[maptile.Tile]*list.Element), used: list.New()}
}

// get returns the bytes of a tile, which may be nil, and whether it is known.
func (c *cache) get(t maptile.Tile) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.tiles[t]
	if !ok {
		return nil, false
	}
	c.used.MoveToFront(e)
	return e.Value.(cached).gz, true
}

// put remembers a tile and forgets the least recently used ones beyond the limit.
func (c *cache) put(t maptile.Tile, gz []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.tiles[t]; ok {
		return // two requests made the same tile
	}
	c.tiles[t] = c.used.PushFront(cached{t, gz})
	c.size += len(gz) + entrySize
	for c.size > c.limit && c.used.Len() > 1 {
		last := c.used.Back()
		old := c.used.Remove(last).(cached)
		delete(c.tiles, old.tile)
		c.size -= len(old.gz) + entrySize
	}
}
