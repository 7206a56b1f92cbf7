package maps

import (
	"container/list"
	"sync"
	"time"

	"dateline/gazetteer/article"
	"dateline/web/articles"
	"dateline/web/httpx"
	"dateline/web/maps/store"
)

// Map is a saved map as it is read today, with the files made of it so far. It is
// safe for concurrent use.
type Map struct {
	store.Map
	Corrections []article.Correction // never nil
	Article     *article.Article

	cache *cache
	size  int64 // bytes that the cache counts for it; guarded by the cache

	mu      sync.Mutex
	checked time.Time        // when the store last said that this is its version
	files   map[string]*file // by name
}

// file is one file of a map: who asks for it while it is made waits for it, and
// for no other.
type file struct {
	mu    sync.Mutex
	made  bool
	reply httpx.Reply
}

// file returns a file of the map, made once, or again after a failure.
func (m *Map) file(name string, make func() (httpx.Reply, error)) (httpx.Reply, error) {
	m.mu.Lock()
	f := m.files[name]
	if f == nil {
		f = &file{}
		m.files[name] = f
	}
	m.mu.Unlock()

	f.mu.Lock()
	defer f.mu.Unlock()
	if f.made {
		return f.reply, nil
	}
	r, err := make()
	if err != nil {
		return httpx.Reply{}, err
	}
	f.reply, f.made = r.Compress(httpx.Soon), true
	m.cache.grow(m, f.reply.Size())
	return f.reply, nil
}

// isFresh reports whether the store was asked not long ago.
func (m *Map) isFresh(now time.Time) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return now.Sub(m.checked) < freshFor
}

func (m *Map) confirm(now time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.checked = now
}

// bytes estimates what the map takes in memory without its files.
func (m *Map) bytes() int64 {
	return articles.HeldBytes(m.Article) + int64(len(m.Map.Corrections)*4+len(m.Title)+1<<10)
}

// freshFor is how long a map is shown without asking the store whether another
// process has changed it. Changes made here show at once.
const freshFor = time.Second

// cache holds the maps that were shown last, as many as fit into a number of
// bytes.
type cache struct {
	max int64 // bytes

	mu    sync.Mutex
	used  int64
	order *list.List // of *Map, the latest first
	byID  map[string]*list.Element
}

func newCache(most int64) *cache {
	return &cache{max: most, order: list.New(), byID: map[string]*list.Element{}}
}

func (c *cache) get(id string) *Map {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.byID[id]
	if e == nil {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(*Map)
}

func (c *cache) put(m *Map) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.remove(m.ID)
	m.size = m.bytes()
	c.used += m.size
	c.byID[m.ID] = c.order.PushFront(m)
	c.shrink()
}

// grow counts n more bytes for a map, where it is still held.
func (c *cache) grow(m *Map, n int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e := c.byID[m.ID]; e == nil || e.Value.(*Map) != m {
		return
	}
	m.size += n
	c.used += n
	c.shrink()
}

func (c *cache) drop(id string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.remove(id)
}

// shrink forgets the maps that were not shown for longest, until the rest fits.
func (c *cache) shrink() {
	for c.used > c.max {
		c.remove(c.order.Back().Value.(*Map).ID)
	}
}

func (c *cache) remove(id string) {
	if e := c.byID[id]; e != nil {
		c.used -= c.order.Remove(e).(*Map).size
		delete(c.byID, id)
	}
}
