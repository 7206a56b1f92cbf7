package maps

import (
	"fmt"
	"strings"
	"testing"

	"dateline/gazetteer/article"
	"dateline/gazetteer/geoparse"
	"dateline/web/httpx"
	"dateline/web/maps/store"
)

// mapOf is a map whose text has a number of bytes.
func mapOf(c *cache, id string, bytes int) *Map {
	return &Map{
		Map:     store.Map{ID: id},
		Article: &article.Article{Document: &geoparse.Document{Text: strings.Repeat("a", bytes)}},
		cache:   c,
		files:   map[string]*file{},
	}
}

func TestCacheHoldsWhatFits(t *testing.T) {
	one := mapOf(nil, "x", 10_000).bytes()
	c := newCache(3*one + one/2)
	for i := range 5 {
		c.put(mapOf(c, fmt.Sprint(i), 10_000))
		if c.get("0") == nil && i < 4 {
			t.Errorf("map 0, shown after each other, is gone after map %d", i)
		}
	}
	for id, want := range map[string]bool{"0": true, "1": false, "2": false, "3": true, "4": true} {
		if got := c.get(id) != nil; got != want {
			t.Errorf("map %s is held: %v, want %v", id, got, want)
		}
	}
	c.put(mapOf(c, "4", 20_000)) // a new version takes the place of the old one
	if c.used > c.max || c.order.Len() != len(c.byID) {
		t.Errorf("%d bytes of %d, %d maps in order, %d by id", c.used, c.max, c.order.Len(), len(c.byID))
	}
	c.put(mapOf(c, "huge", 1_000_000))
	if c.order.Len() != 0 || c.used != 0 {
		t.Errorf("a map that is larger than all room leaves %d maps, %d bytes", c.order.Len(), c.used)
	}
}

func TestCacheCountsFiles(t *testing.T) {
	c := newCache(1 << 20)
	m, other := mapOf(c, "m", 100), mapOf(c, "other", 100)
	c.put(m)
	c.put(other)
	before := c.used
	made := 0
	file := func(m *Map, size int) {
		t.Helper()
		r, err := m.file(fmt.Sprint(size), func() (httpx.Reply, error) {
			made++
			return httpx.Reply{Body: []byte(strings.Repeat("b", size))}, nil
		})
		if err != nil || len(r.Body) != size {
			t.Fatalf("file = %d bytes, %v", len(r.Body), err)
		}
	}
	file(m, 500)
	file(m, 500)
	if got := c.used - before; made != 1 || got != 500 {
		t.Errorf("a file asked for twice was made %d times and counts %d bytes, want once and 500", made, got)
	}
	file(m, 2<<20)
	if c.get("m") != nil || c.get("other") == nil || c.used != other.size {
		t.Errorf("a file larger than all room leaves %d bytes, want the %d of the other map", c.used, other.size)
	}
	file(m, 10)
	if c.used != other.size {
		t.Errorf("a file of a map that is not held counts %d bytes", c.used)
	}
	c.put(other)
	c.drop("other")
	c.drop("other")
	if c.used != 0 || c.order.Len() != 0 {
		t.Errorf("after all is dropped: %d bytes, %d maps", c.used, c.order.Len())
	}
}
