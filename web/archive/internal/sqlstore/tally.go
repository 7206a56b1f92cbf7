package sqlstore

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"dateline/web/archive"
)

// tally is the number of stories at a place, and the newest of them.
type tally struct {
	stories int64
	newest  archive.Key
}

// placeTally has the tallies of places, by their numbers, which are given one after the other.
type placeTally []tally

func (p *placeTally) add(number int64, more tally) {
	if missing := int(number) + 1 - len(*p); missing > 0 {
		*p = append(*p, make(placeTally, missing)...)
	}
	n := &(*p)[number]
	n.stories += more.stories
	n.newest = max(n.newest, more.newest)
}

// count adds the pairs of a choice that names places: of all of these, or of those of most stories, at most limit.
func (p *placeTally) count(ctx context.Context, db querier, c *choice, limit int) error {
	from, where := c.pairs()
	statement := "SELECT n.place, count(*), max(n.article) FROM " + from + " WHERE " + where +
		fmt.Sprintf(" GROUP BY n.place ORDER BY 2 DESC, 1 LIMIT $%d", c.arg(limit))
	return c.db.query(ctx, db, statement, c.args, func(rows *sql.Rows) error {
		var number int64
		var n tally
		err := rows.Scan(&number, &n.stories, &n.newest)
		p.add(number, n)
		return err
	})
}

// addStories adds all that the stories of a choice name.
func (p *placeTally) addStories(ctx context.Context, db querier, c *choice) error {
	return c.stories(ctx, db, func(article archive.Key, number int64) error {
		p.add(number, tally{1, article})
		return nil
	})
}

// encode writes the tallies of a day: for each place, by their numbers, the distance to the number
// before, the stories, and the second of the day of the newest one.
func (p placeTally) encode(day int64) []byte {
	midnight, _ := archive.KeysOfDay(day)
	var b []byte
	last := int64(0)
	for i, n := range p {
		if n.stories == 0 {
			continue
		}
		number := int64(i)
		b = binary.AppendUvarint(b, uint64(number-last))
		b = binary.AppendUvarint(b, uint64(n.stories))
		b = binary.AppendUvarint(b, uint64(n.newest.Second()-midnight.Second()))
		last = number
	}
	return b
}

// addEncoded adds what encode wrote of a day.
func (p *placeTally) addEncoded(day int64, b []byte) error {
	midnight, _ := archive.KeysOfDay(day)
	r := reader{rest: b}
	number := int64(0)
	for len(r.rest) > 0 && !r.damaged {
		number += r.number()
		if number < 0 || number > maxNumber {
			r.damaged = true
			break
		}
		stories := r.number()
		p.add(number, tally{stories, archive.KeyOfSecond(midnight.Second() + r.number())})
	}
	return r.err(day)
}

// list are the counts of those places of most stories that a choice wants, of some of all.
func (p placeTally) list(c *choice, wanted func(number int64) bool) []archive.PlaceCount {
	var numbers []int64
	for i, n := range p {
		if number := int64(i); n.stories > 0 && wanted(number) {
			numbers = append(numbers, number)
		}
	}
	slices.SortFunc(numbers, func(a, b int64) int { return cmp.Or(cmp.Compare(p[b].stories, p[a].stories), cmp.Compare(a, b)) })
	numbers = numbers[:min(c.limit(), len(numbers))]
	list := make([]archive.PlaceCount, 0, len(numbers))
	for i, at := range c.db.places.Places(numbers) {
		if n := p[numbers[i]]; at.ID != "" { // it was not added since the query was prepared
			list = append(list, archive.PlaceCount{Place: at, Stories: n.stories, Newest: n.newest.Published()})
		}
	}
	return list
}

// valueTally has the stories of countries, regions, sources or languages, or under "" of all.
type valueTally map[string]int64

// count adds what the tables have of a choice.
func (v valueTally) count(ctx context.Context, db querier, c *choice, by kind) error {
	if by == kind(archive.ByCountry) || by == kind(archive.ByRegion) {
		return v.countNamed(ctx, db, c, by)
	}
	return c.db.query(ctx, db, c.countBy(by)+" GROUP BY 1", c.args, func(rows *sql.Rows) error {
		var value string
		var stories int64
		err := rows.Scan(&value, &stories)
		v[value] += stories
		return err
	})
}

// countNamed counts stories by the countries or regions of the places that they name.
func (v valueTally) countNamed(ctx context.Context, db querier, c *choice, by kind) error {
	stories := storyTally{}
	err := c.named(ctx, db, func(article archive.Key, number int64) error {
		at, known := c.db.places.Place(number)
		switch {
		case !known: // put since this call began
		case by == kind(archive.ByCountry):
			stories.add(at.Country, article)
		default:
			stories.add(at.Region, article)
		}
		return nil
	})
	for value, n := range stories {
		v[value] += n.stories
	}
	return err
}

// encode writes each value, in their order, as the number of its bytes, these, and its stories.
func (v valueTally) encode() []byte {
	var b []byte
	for _, value := range slices.Sorted(maps.Keys(v)) {
		b = binary.AppendUvarint(b, uint64(len(value)))
		b = append(b, value...)
		b = binary.AppendUvarint(b, uint64(v[value]))
	}
	return b
}

// addEncoded adds what encode wrote of a day.
func (v valueTally) addEncoded(day int64, b []byte) error {
	r := reader{rest: b}
	for len(r.rest) > 0 && !r.damaged {
		value := r.bytes(r.number())
		v[string(value)] += r.number()
	}
	return r.err(day)
}

// list are the values of most stories that a choice wants.
func (v valueTally) list(c *choice) []archive.Count {
	var list []archive.Count
	for value, stories := range v {
		list = append(list, archive.Count{Value: value, Stories: stories})
	}
	slices.SortFunc(list, func(a, b archive.Count) int {
		return cmp.Or(cmp.Compare(b.Stories, a.Stories), cmp.Compare(a.Value, b.Value))
	})
	return list[:min(c.limit(), len(list))]
}

// storyTally counts stories by a value that each may have several times. Stories come one after the other.
type storyTally map[string]tally

func (t storyTally) add(value string, story archive.Key) {
	if n := t[value]; n.newest != story {
		t[value] = tally{n.stories + 1, story}
	}
}

func (t storyTally) values() valueTally {
	v := make(valueTally, len(t))
	for value, n := range t {
		v[value] = n.stories
	}
	return v
}

// maxNumber is more than there are places on any map.
const maxNumber = 1 << 30

// reader reads numbers and bytes.
type reader struct {
	rest    []byte
	damaged bool
}

func (r *reader) number() int64 {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 {
		r.damaged = true
		return 0
	}
	r.rest = r.rest[size:]
	return int64(n)
}

func (r *reader) bytes(n int64) []byte {
	if n < 0 || n > int64(len(r.rest)) {
		r.damaged = true
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) err(day int64) error {
	if r.damaged {
		return fmt.Errorf("%w: the counts of %s", archive.ErrDamaged, archive.DayOf(day).Format("2006-01-02"))
	}
	return nil
}
