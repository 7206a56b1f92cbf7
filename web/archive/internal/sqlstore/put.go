package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dateline/web/archive"
)

// Put keeps all entries, or none.
func (s *Store) Put(ctx context.Context, entries []archive.Entry) (archive.Outcome, error) {
	list, err := prepared(entries)
	if err != nil || len(list) == 0 {
		return archive.Outcome{}, err
	}
	var out archive.Outcome
	err = s.write(ctx, func(tx *change) error {
		p := putter{store: s, ctx: ctx, tx: tx}
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
	store  *Store
	ctx    context.Context
	tx     *change
	out    archive.Outcome
	number map[string]int64 // of places, by their ids
}

func (p *putter) query(statement string, arg any, scan func(*sql.Rows) error) error {
	return p.store.query(p.ctx, p.tx, statement, []any{arg}, scan)
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
	err := p.query(known+p.store.amongTexts("id", 1), p.store.Dialect.List(ids), func(rows *sql.Rows) error {
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
	return fresh, p.store.remove(p.ctx, p.tx, changed, held)
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
	d := &p.store.Dialect
	rows, err := json.Marshal(spans)
	if err != nil {
		return err
	}
	from, to := d.Field(0, "bigint"), d.Field(1, "bigint")
	err = p.query(
		fmt.Sprintf("SELECT %s, (SELECT max(key) FROM articles WHERE key >= %s AND key < %s) FROM %s", from, from, to, d.Rows),
		string(rows),
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
		return d.Room(p.ctx, p.tx.Tx, keys)
	}
	return nil
}

// addPlaces learns the numbers of the places of entries, and adds those that are
// new or not what they were.
func (p *putter) addPlaces(list []*candidate) error {
	if err := p.store.learn(p.ctx, p.tx); err != nil {
		return err
	}
	p.number = map[string]int64{}
	var ids []string
	var rows [][]any
	var change int64
	err := p.store.query(p.ctx, p.tx, `SELECT coalesce(max(change), 0) FROM places`, nil,
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
			n, known := p.store.places.Number(at)
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
	statement := p.store.insert(
		"places",
		"id text",
		"name text",
		"country text",
		"region text",
		"class text",
		"code text",
		"lon float8",
		"lat float8",
		"change bigint",
	) +
		` ON CONFLICT (id) DO UPDATE SET name = excluded.name, country = excluded.country, region = excluded.region, class = excluded.class, code = excluded.code,
		lon = excluded.lon, lat = excluded.lat, change = excluded.change`
	if err := p.touchMoved(rows, ids); err != nil {
		return err
	}
	if err := p.addJSON(statement, rows); err != nil {
		return err
	}
	return p.query(
		"SELECT id, number FROM places WHERE "+p.store.amongTexts("id", 1),
		p.store.Dialect.List(ids),
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
	var articles, texts, words [][]any
	var originals []*candidate
	for _, c := range list {
		var story, original any
		if c.Story != 0 {
			story = int64(c.Story)
		}
		p.tx.touch(c.key)
		if c.original != 0 {
			original = int64(c.original)
			p.out.Copies++
			p.tx.touch(c.original) // whose story has another source now
		}
		articles = append(
			articles,
			[]any{int64(c.key), c.ID, c.URL, c.Source, c.Title, c.Language, c.Country, c.Reader, c.digest, story, original},
		)
		if c.original != 0 {
			continue
		}
		originals = append(originals, c)
		words = append(words, p.words(c.key, c.Title, c.Text))
		if c.Text != "" {
			texts = append(texts, []any{int64(c.key), c.Text})
		}
	}
	err := p.add([]table{
		{articles, len(articles), p.store.insert("articles", "key bigint", "id text", "url text", "source text", "title text",
			"language text", "country text", "reader text", "digest bigint", "story bigint", "original bigint"),
			"INSERT INTO articles (key, id, url, source, title, language, country, reader, digest, story, original)"},
		{texts, len(texts), p.store.insert("texts", "article bigint", "text text"), "INSERT INTO texts (article, text)"},
		{words, len(words), p.store.Dialect.AddWords, "INSERT INTO words (rowid, title, text)"},
	})
	if err != nil {
		return err
	}
	return p.addNamed(originals)
}

// addNamed adds what originals name and state. The rows of mentions come in the order of the
// table, which is what the disk likes.
func (p *putter) addNamed(list []*candidate) error {
	var claims [][]any
	var mentions []mentionRow
	for _, c := range list {
		for _, m := range c.Mentions {
			mentions = append(mentions, mentionRow{[7]int64{p.number[m.Place.ID], int64(c.key), int64(m.Times),
				int64(m.Confidence*1000 + .5), int64(m.Kinds), int64(m.Start), int64(m.End)}, m.Name})
		}
		for i, m := range c.Claims {
			claims = append(
				claims,
				[]any{int64(c.key), i, m.From, m.To, m.Stated[0], m.Stated[1], m.Measured, m.Direction, m.Verdict},
			)
		}
	}
	slices.SortFunc(mentions, func(a, b mentionRow) int { return slices.Compare(a.numbers[:], b.numbers[:]) })
	return p.add([]table{
		{mentions, len(mentions), p.store.insert("mentions", "place bigint", "article bigint", "times int", "confidence int",
			"kinds int", "start int", "stop int", "name text"),
			"INSERT INTO mentions (place, article, times, confidence, kinds, start, stop, name)"},
		{claims, len(claims), p.store.insert("claims", "article bigint", "ordinal int", "origin text", "destination text",
			"low float8", "high float8",
			"measured float8", "direction text", "verdict text"),
			"INSERT INTO claims (article, ordinal, origin, destination, low, high, measured, direction, verdict)"},
	})
}

// mentionRow is a row of mentions.
type mentionRow struct {
	numbers [7]int64
	name    string
}

// MarshalJSON writes the columns one after the other.
func (m mentionRow) MarshalJSON() ([]byte, error) {
	b := []byte{'['}
	for _, n := range m.numbers {
		b = append(strconv.AppendInt(b, n, 10), ',')
	}
	name, err := json.Marshal(m.name)
	return append(append(b, name...), ']'), err
}

// table are rows, n of them, with the statement that adds them.
type table struct {
	rows      any // [][]any or []mentionRow
	n         int
	statement string
	into      string // the beginning of a statement that adds rows by their fields
}

// fields are those of all rows one after the other, and how many a row has.
func (t *table) fields() (all []any, columns int) {
	switch rows := t.rows.(type) {
	case [][]any:
		columns = len(rows[0])
		all = make([]any, 0, columns*len(rows))
		for _, r := range rows {
			all = append(all, r...)
		}
	case []mentionRow:
		columns = len(rows[0].numbers) + 1
		all = make([]any, 0, columns*len(rows))
		for i := range rows {
			for _, n := range rows[i].numbers {
				all = append(all, n)
			}
			all = append(all, rows[i].name)
		}
	}
	return all, columns
}

func (p *putter) add(tables []table) error {
	for _, one := range tables {
		if one.n == 0 {
			continue
		}
		if p.store.Dialect.Bulk > 0 {
			fields, columns := one.fields()
			if err := p.addBulk(one.into, columns, fields); err != nil {
				return err
			}
			continue
		}
		if err := p.addJSON(one.statement, one.rows); err != nil {
			return err
		}
	}
	return nil
}

// addBulk adds rows, one after the other in a list of their fields, by statements with as many rows
// as they take: SQLite binds a field in less time than it takes it out of JSON.
func (p *putter) addBulk(into string, columns int, fields []any) error {
	row := "(" + strings.Repeat("?,", columns-1) + "?)"
	most := p.store.Dialect.Bulk / columns * columns
	for start := 0; start < len(fields); {
		size := min(most, len(fields)-start)
		statement, err := p.tx.PrepareContext(p.ctx, into+" VALUES "+strings.Repeat(row+",", size/columns-1)+row)
		if err != nil {
			return err
		}
		for len(fields)-start >= size && err == nil {
			_, err = statement.ExecContext(p.ctx, fields[start:start+size]...)
			start += size
			if size < most {
				break
			}
		}
		if err = errors.Join(err, statement.Close()); err != nil {
			return err
		}
	}
	return nil
}

// words is a row of the index of words.
func (p *putter) words(key archive.Key, title, text string) []any {
	return append([]any{int64(key)}, p.store.Dialect.WordsOf(title, text)...)
}

// addJSON runs a statement that adds rows.
func (p *putter) addJSON(statement string, rows any) error {
	list, err := json.Marshal(rows)
	if err != nil {
		return err
	}
	return p.store.exec(p.ctx, p.tx, statement, string(list))
}
