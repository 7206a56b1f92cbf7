package sqlstore

import (
	"cmp"
	"database/sql"
	"time"

	"dateline/web/archive"
)

// rank says which of several articles with one text is the original: the one that was
// published first, of those that have a date; of two of one second that with the lower id.
// So it does not matter in which order they come.
type rank struct {
	published time.Time // zero where unknown
	id        string
}

func (r rank) compare(other rank) int {
	switch none, alsoNone := r.published.IsZero(), other.published.IsZero(); {
	case none && !alsoNone:
		return 1
	case !none && alsoNone:
		return -1
	}
	return cmp.Or(r.published.Compare(other.published), cmp.Compare(r.id, other.id))
}

func (c *candidate) rank() rank { return rank{c.Published, c.ID} }

// member is an article of a story in the archive.
type member struct {
	key archive.Key
	id  string
}

func (m member) rank() rank { return rank{m.key.Published(), m.id} }

// findOriginals tells which entries are copies of an article that is there, and which take
// the place of one. They come in the order of their ranks.
func (p *putter) findOriginals(list []*candidate) error {
	var told []int64
	for _, c := range list {
		if c.Story != 0 {
			told = append(told, int64(c.Story))
		}
	}
	originals := map[archive.Story]member{}
	err := p.query(
		"SELECT story, key, id FROM articles WHERE "+p.db.among("story", 1)+" AND original IS NULL",
		[]any{p.db.Dialect.List(told)},
		func(rows *sql.Rows) error {
			var story archive.Story
			var m member
			err := rows.Scan(&story, &m.key, &m.id)
			originals[story] = m
			return err
		},
	)
	for _, c := range list {
		m, there := originals[c.Story]
		switch {
		case !there:
		case c.rank().compare(m.rank()) < 0:
			c.takes, c.takesID = m.key, m.id
			delete(originals, c.Story) // the other entries are copies of this one
		default:
			c.original = m.key
		}
	}
	return err
}

// takePlaces makes copies of the originals whose place an entry takes.
func (p *putter) takePlaces(list []*candidate) error {
	var taken []archive.Key
	for _, c := range list {
		if c.takes == 0 {
			continue
		}
		taken = append(taken, c.takes)
		if err := p.copiesOf(c.takes, c.key); err != nil {
			return err
		}
		if err := p.copyOf(c.takes, c.key); err != nil {
			return err
		}
	}
	if len(taken) == 0 {
		return nil
	}
	return p.empty(p.db.list(taken...))
}

// keepCopies gives the copies of an original that changed the original that their story has
// now: where a copy is earlier than that, it takes its place.
func (p *putter) keepCopies(list []*candidate) error {
	var originals []archive.Key
	now := map[archive.Key]rank{}
	for _, c := range list {
		if c.was == 0 {
			continue
		}
		original := cmp.Or(c.original, c.key)
		if err := p.copiesOf(c.was, original); err != nil {
			return err
		}
		originals = append(originals, original)
	}
	if len(originals) == 0 {
		return nil
	}
	keys := p.db.list(originals...)
	err := p.query("SELECT key, id FROM articles WHERE "+p.db.among("key", 1), []any{keys}, func(rows *sql.Rows) error {
		var m member
		err := rows.Scan(&m.key, &m.id)
		now[m.key] = m.rank()
		return err
	})
	if err != nil {
		return err
	}
	heirs, err := p.earliestCopies("", keys)
	if err != nil {
		return err
	}
	for original, heir := range heirs {
		if heir.rank().compare(now[original]) >= 0 {
			continue
		}
		if err := p.inherit(original, heir); err != nil {
			return err
		}
		if err := p.copyOf(original, heir.key); err != nil {
			return err
		}
	}
	return nil
}
