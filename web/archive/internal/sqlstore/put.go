package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"dateline/web/archive"
)

// Put keeps all entries, or none.
func (s *changes) Put(ctx context.Context, entries []archive.Entry) (archive.Outcome, error) {
	list, err := prepared(entries)
	if err != nil || len(list) == 0 {
		return archive.Outcome{}, err
	}
	var out archive.Outcome
	err = s.write(ctx, func(c *change) error {
		p := putter{change: c}
		err := p.put(list)
		out = p.out
		return err
	})
	if err != nil {
		return archive.Outcome{}, s.failed("keeping articles", err)
	}
	return out, nil
}

// candidate is an entry that is to be kept.
type candidate struct {
	archive.Entry
	digest   int64
	key      archive.Key
	original archive.Key // of which it is a copy; 0 for none
	was      archive.Key // that it had as the original of a story, which it still tells; 0 for none
	takes    archive.Key // of the original of which it takes the place, as the earlier one; 0 for none
	takesID  string      // id of that
}

// prepared checks entries and leaves the last of each id.
func prepared(entries []archive.Entry) ([]*candidate, error) {
	at := map[string]int{}
	var list []*candidate
	for _, e := range entries {
		if err := e.Check(); err != nil {
			return nil, err
		}
		e = e.Normalised()
		c := &candidate{Entry: e, digest: e.Digest()}
		if i, twice := at[e.ID]; twice {
			list[i] = c
			continue
		}
		at[e.ID] = len(list)
		list = append(list, c)
	}
	return list, nil
}

// putter keeps entries in one transaction, by a few statements for all of them.
type putter struct {
	*change
	out    archive.Outcome
	number map[string]int64 // of places, by their ids
}

func (p *putter) put(list []*candidate) error {
	list, err := p.dropSame(list)
	if err != nil || len(list) == 0 {
		return err
	}
	for _, step := range []func([]*candidate) error{
		p.findOriginals, p.applyCorrections, p.assignKeys, p.addPlaces, p.addRows, p.takePlaces, p.keepCopies,
	} {
		if err := step(list); err != nil {
			return err
		}
	}
	return nil
}

// dropSame leaves out the entries that are kept already, and removes what those
// that changed were.
func (p *putter) dropSame(list []*candidate) ([]*candidate, error) {
	ids := make([]string, len(list))
	for i, c := range list {
		ids[i] = c.ID
	}
	type kept struct {
		key    archive.Key
		digest int64
		story  archive.Story // where it is the original of one
	}
	there := map[string]kept{}
	const known = "SELECT id, key, digest, CASE WHEN original IS NULL THEN coalesce(story, 0) ELSE 0 END FROM articles WHERE "
	err := p.query(known+p.db.amongTexts("id", 1), []any{p.db.Dialect.List(ids)}, func(rows *sql.Rows) error {
		var id string
		var k kept
		err := rows.Scan(&id, &k.key, &k.digest, &k.story)
		there[id] = k
		return err
	})
	if err != nil {
		return nil, err
	}
	var changed, held []archive.Key
	var fresh []*candidate
	for _, c := range list {
		k, known := there[c.ID]
		switch {
		case known && k.digest == c.digest:
			p.out.Same++
			continue
		case known:
			p.out.Changed++
			changed = append(changed, k.key)
			if k.key.Published().Equal(c.Published) {
				c.key = k.key // so that no page that is being read skips it
			}
			if k.story != 0 && k.story == c.Story {
				c.was = k.key
				held = append(held, k.key)
			}
		default:
			p.out.Added++
		}
		fresh = append(fresh, c)
	}
	slices.SortStableFunc(fresh, func(a, b *candidate) int { return a.rank().compare(b.rank()) })
	return fresh, p.remove(changed, held)
}

// assignKeys gives each entry that has no key the next one of its second, and each
// copy of another entry the key of that.
func (p *putter) assignKeys(list []*candidate) error {
	next := map[archive.Key]archive.Key{} // by the first key of the second
	var spans [][2]archive.Key
	for _, c := range list {
		first, end := archive.KeysAt(c.Published)
		if _, seen := next[first]; !seen {
			next[first] = max(first, 1) // 0 is the key of nothing
			spans = append(spans, [2]archive.Key{first, end})
		}
	}
	d := &p.db.Dialect
	rows, err := json.Marshal(spans)
	if err != nil {
		return err
	}
	from, to := d.Field(0, "bigint"), d.Field(1, "bigint")
	err = p.query(
		fmt.Sprintf("SELECT %s, (SELECT max(key) FROM articles WHERE key >= %s AND key < %s) FROM %s", from, from, to, d.Rows),
		[]any{string(rows)},
		func(rows *sql.Rows) error {
			var first archive.Key
			var last sql.NullInt64
			err := rows.Scan(&first, &last)
			if last.Valid {
				next[first] = archive.Key(last.Int64) + 1
			}
			return err
		},
	)
	if err != nil {
		return err
	}
	for _, c := range list {
		first, _ := archive.KeysAt(c.Published)
		next[first] = max(next[first], c.key+1)
	}
	original := map[archive.Story]archive.Key{}
	keys := make([]archive.Key, 0, len(list))
	for _, c := range list {
		first, end := archive.KeysAt(c.Published)
		if c.key == 0 {
			c.key = next[first]
			next[first]++
		}
		if c.key >= end {
			return fmt.Errorf("there are %d articles of %s already", end-first, c.Published)
		}
		keys = append(keys, c.key)
		if c.Story == 0 || c.original != 0 {
			continue
		}
		if k, seen := original[c.Story]; seen {
			c.original = k
		} else {
			original[c.Story] = c.key
		}
	}
	if d.Room != nil {
		return d.Room(p.ctx, p.tx, keys)
	}
	return nil
}

// addPlaces learns the numbers of the places of entries, and adds those that are
// new or not what they were.
func (p *putter) addPlaces(list []*candidate) error {
	if err := p.db.learn(p.ctx, p.tx); err != nil {
		return err
	}
	p.number = map[string]int64{}
	var ids []string
	var rows [][]any
	var change int64
	err := p.query(`SELECT coalesce(max(change), 0) FROM places`, nil,
		func(rows *sql.Rows) error { return rows.Scan(&change) })
	if err != nil {
		return err
	}
	for _, c := range list {
		for _, m := range c.Mentions {
			at := m.Place
			if _, seen := p.number[at.ID]; seen {
				continue
			}
			n, known := p.db.places.Number(at)
			p.number[at.ID] = n
			if !known {
				change++
				ids = append(ids, at.ID)
				rows = append(rows, []any{at.ID, at.Name, at.Country, at.Region, at.Class, at.Code, at.Point[0], at.Point[1], change})
			}
		}
	}
	if len(rows) == 0 {
		return nil
	}
	if err := p.touchMoved(rows, ids); err != nil {
		return err
	}
	if err := p.add(Rows{Table: "places", Rows: rows,
		Columns: []string{"id text", "name text", "country text", "region text", "class text", "code text", "lon float8", "lat float8",
			"change bigint"},
		Clash: `ON CONFLICT (id) DO UPDATE SET name = excluded.name, country = excluded.country, region = excluded.region,
			class = excluded.class, code = excluded.code, lon = excluded.lon, lat = excluded.lat, change = excluded.change`,
	}); err != nil {
		return err
	}
	return p.query(
		"SELECT id, number FROM places WHERE "+p.db.amongTexts("id", 1),
		[]any{p.db.Dialect.List(ids)},
		func(rows *sql.Rows) error {
			var id string
			var n int64
			err := rows.Scan(&id, &n)
			p.number[id] = n
			return err
		},
	)
}

// addRows adds the rows of entries.
func (p *putter) addRows(list []*candidate) error {
	articles := Rows{Table: "articles", Columns: []string{"key bigint", "id text", "url text", "source text", "title text",
		"language text", "country text", "reader text", "digest bigint", "story bigint", "original bigint"}}
	texts := Rows{Table: "texts", Columns: []string{"article bigint", "text text"}}
	var stories []told
	var words []text
	for _, c := range list {
		var story, original any
		if c.Story != 0 {
			story = int64(c.Story)
		}
		p.touch(c.key)
		if c.original != 0 {
			original = int64(c.original)
			p.out.Copies++
			p.touch(c.original) // whose story has another source now
		}
		articles.Rows = append(articles.Rows, []any{
			int64(c.key), c.ID, c.URL, c.Source, c.Title, c.Language, c.Country, c.Reader, c.digest, story, original,
		})
		if c.original != 0 {
			continue
		}
		stories, words = append(stories, p.told(c)), append(words, text{c.Title, c.Text})
		if c.Text != "" {
			texts.Rows = append(texts.Rows, []any{int64(c.key), c.Text})
		}
	}
	if err := p.add(articles, texts); err != nil {
		return err
	}
	if err := p.addStories(stories, words); err != nil {
		return err
	}
	return p.addClaims(list)
}

// told is what an entry names, whose places have numbers.
func (p *putter) told(c *candidate) told {
	return toldOf(c.key, c.Mentions, func(id string) int64 { return p.number[id] })
}

// addClaims adds what originals state.
func (p *putter) addClaims(list []*candidate) error {
	claims := Rows{Table: "claims", Columns: []string{"article bigint", "ordinal int", "origin text", "destination text",
		"low float8", "high float8", "measured float8", "direction text", "verdict text"}}
	for _, c := range list {
		if c.original != 0 {
			continue
		}
		for i, m := range c.Claims {
			claims.Rows = append(claims.Rows,
				[]any{int64(c.key), int64(i), m.From, m.To, m.Stated[0], m.Stated[1], m.Measured, m.Direction, m.Verdict})
		}
	}
	return p.add(claims)
}
