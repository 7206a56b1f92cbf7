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
	tiles map[cacheKey]*list.Element
	used  *list.List // of cached, the last used first
}

// cacheKey is a tile, which of its layers are in it, and by which names.
type cacheKey struct {
	tile   maptile.Tile
	layers Choice
	names  string
}

type cached struct {
	key cacheKey
	gz  []byte
}

// entrySize is about what an entry costs besides its bytes, so that empty tiles
// are bounded as well.
const entrySize = 200

func newCache(limit int) *cache {
	return &cache{limit: limit, tiles: make(map[cacheKey]*list.Element), used: list.New()}
}

// get returns the bytes of a tile, which may be nil, and whether it is known.
func (c *cache) get(k cacheKey) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.tiles[k]
	if !ok {
		return nil, false
	}
	c.used.MoveToFront(e)
	return e.Value.(cached).gz, true
}

// put remembers a tile and forgets the least recently used ones beyond the limit.
func (c *cache) put(k cacheKey, gz []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.tiles[k]; ok {
		return // two requests made the same tile
	}
	c.tiles[k] = c.used.PushFront(cached{k, gz})
	c.size += len(gz) + entrySize
	for c.size > c.limit && c.used.Len() > 1 {
		last := c.used.Back()
		old := c.used.Remove(last).(cached)
		delete(c.tiles, old.key)
		c.size -= len(old.gz) + entrySize
	}
}
