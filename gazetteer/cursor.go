package gazetteer

// Cursor walks the folded names of an index byte by byte. It is a small value:
// copy it to come back to a position. Nothing it does allocates but the growth
// of dst in Matches.
//
// To find all names that begin at a word of a text, step through the folded
// bytes of the word, note whether [Cursor.Final] holds, step ' ' and go on
// with the next word, until Step returns false.
type Cursor struct {
	x    *nameTable
	addr int    // of the state reached, -1 when no name begins with the bytes so far
	key  uint64 // sum of the outputs so far
}

// Cursor returns a cursor before the first byte of a name.
func (x *nameTable) Cursor() Cursor { return Cursor{x: x, addr: x.keys.root} }

// Step goes on by one byte of a folded name. It returns false when no name
// begins with the bytes so far; the cursor then matches nothing any more.
func (c *Cursor) Step(b byte) bool {
	a, ok := c.x.keys.follow(c.addr, b)
	if !ok {
		c.addr = -1
		return false
	}
	c.addr = a.to
	c.key += a.out
	return true
}

// Final reports whether the bytes so far are a whole name.
func (c *Cursor) Final() bool {
	_, ok := c.x.keys.final(c.addr)
	return ok
}

// Matches appends the bearers of the bytes so far to dst, the most famous
// first, none when they are not a whole name.
func (c *Cursor) Matches(dst []Match) []Match {
	if out, ok := c.x.keys.final(c.addr); ok {
		return c.x.appendBearers(dst, c.key+out)
	}
	return dst
}
