package ogc

import "sync"

// counts remembers how many places queries choose. When it is full it forgets
// everything: a client pages through one query at a time.
type counts struct {
	mu    sync.Mutex
	known map[string]int
}

// maxCounts numbers are remembered.
const maxCounts = 1024

func (c *counts) get(key string) (int, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	n, ok := c.known[key]
	return n, ok
}

func (c *counts) put(key string, n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.known) >= maxCounts || c.known == nil {
		c.known = map[string]int{}
	}
	c.known[key] = n
}
