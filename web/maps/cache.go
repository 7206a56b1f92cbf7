package maps

import (
	"container/list"
	"sync"
	"time"

	"dateline/web/httpx"

	"dateline/gazetteer/article"
	"dateline/web/maps/store"
)

// Map is a saved map as it is read today, with the files made of it so far. It is
// safe for concurrent use.
type Map struct {
	store.Map
	Corrections []article.Correction // never nil
	Article     *article.Article

	mu      sync.Mutex
	checked time.Time // when the store last said that this is its version
	files   map[string]httpx.Reply
}

// file returns a file of the map, made once.
func (m *Map) file(name string, make func() (httpx.Reply, error)) (httpx.Reply, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if r, ok := m.files[name]; ok {
		return r, nil
	}
	r, err := make()
	if err != nil {
		return httpx.Reply{}, err
	}
	r = r.Compress()
	m.files[name] = r
	return r, nil
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

// freshFor is how long a map is shown without asking the store whether another
// process has changed it. Changes made here show at once.
const freshFor = time.Second

// cache holds the maps that were shown last.
type cache struct {
	max int

	mu    sync.Mutex
	order *list.List // of *Map, the latest first
	byID  map[string]*list.Element
}

// maxShown maps are held: with a news article and its files in all formats
// each takes some hundred kilobytes.
const maxShown = 128

func newCache() *cache {
	return &cache{max: maxShown, order: list.New(), byID: map[string]*list.Element{}}
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
	if e := c.byID[m.ID]; e != nil {
		c.order.Remove(e)
	}
	c.byID[m.ID] = c.order.PushFront(m)
	for c.order.Len() > c.max {
		last := c.order.Back()
		c.order.Remove(last)
		delete(c.byID, last.Value.(*Map).ID)
	}
}

func (c *cache) drop(id string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e := c.byID[id]; e != nil {
		c.order.Remove(e)
		delete(c.byID, id)
	}
}
