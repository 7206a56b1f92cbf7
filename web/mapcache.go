package web

import (
	"container/list"
	"sync"
	"time"

	"dateline/web/httpx"

	"dateline/gazetteer/article"
	"dateline/web/store"
)

// shownMap is a saved map as it is read today, with the files made of it so far.
type shownMap struct {
	store.Map
	corrections []article.Correction
	article     *article.Article

	mu      sync.Mutex
	checked time.Time // when the store last said that this is its version
	files   map[string]httpx.Reply
}

// file returns a file of the map, made once.
func (m *shownMap) file(name string, make func() (httpx.Reply, error)) (httpx.Reply, error) {
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
func (m *shownMap) isFresh(now time.Time) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return now.Sub(m.checked) < trust
}

func (m *shownMap) confirm(now time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.checked = now
}

// trust is how long a map is shown without asking the store whether another
// process has changed it. Changes made here show at once.
const trust = time.Second

// mapCache holds the maps that were shown last.
type mapCache struct {
	most int

	mu    sync.Mutex
	order *list.List // of *shownMap, the latest first
	byID  map[string]*list.Element
}

// mostShown maps are held: with a news article and its files in all formats
// each takes some hundred kilobytes.
const mostShown = 128

func newMapCache() *mapCache {
	return &mapCache{most: mostShown, order: list.New(), byID: map[string]*list.Element{}}
}

func (c *mapCache) get(id string) *shownMap {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.byID[id]
	if e == nil {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(*shownMap)
}

func (c *mapCache) put(m *shownMap) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e := c.byID[m.ID]; e != nil {
		c.order.Remove(e)
	}
	c.byID[m.ID] = c.order.PushFront(m)
	for c.order.Len() > c.most {
		last := c.order.Back()
		c.order.Remove(last)
		delete(c.byID, last.Value.(*shownMap).ID)
	}
}

func (c *mapCache) drop(id string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e := c.byID[id]; e != nil {
		c.order.Remove(e)
		delete(c.byID, id)
	}
}
