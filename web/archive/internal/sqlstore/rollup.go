package sqlstore

import (
	"context"
	"database/sql"
	"fmt"
	"maps"

	"dateline/web/archive"
)

// kind is what the stories of a day are counted by in a roll-up: by place, by one of
// [archive.By], or not at all.
type kind string

const (
	byPlace kind = "place"
	byStory kind = "story"
)

// daysAtOnce is how many days are counted in one transaction, so that others may write in between.
const daysAtOnce = 8

// touchMoved notes the days of the stories that name places which are about to be in another
// country or region: rows are places, by their ids, as addPlaces adds them.
func (p *putter) touchMoved(rows [][]any, ids []string) error {
	const country, region = 2, 3
	now := map[string][]any{}
	for i, id := range ids {
		now[id] = rows[i]
	}
	var moved []int64
	err := p.query("SELECT number, id, country, region FROM places WHERE "+p.db.amongTexts("id", 1), []any{p.db.Dialect.List(ids)},
		func(rows *sql.Rows) error {
			var number int64
			var id, in, of string
			err := rows.Scan(&number, &id, &in, &of)
			if at := now[id]; at[country] != in || at[region] != of {
				moved = append(moved, number)
			}
			return err
		})
	if err != nil || len(moved) == 0 {
		return err
	}
	statement := "SELECT DISTINCT " + archive.DaySQL("article") + " FROM (" + p.db.naming(1) + ") named"
	days, err := p.db.days(p.ctx, p.tx, statement, p.db.Dialect.List(moved))
	for _, day := range days {
		p.days[day] = true
	}
	return err
}

// RollUp counts the days that changed since the last time.
func (s *counts) RollUp(ctx context.Context) (int, error) {
	counted := 0
	for {
		n := 0
		err := s.write(ctx, func(c *change) error {
			days, err := s.days(ctx, c.tx, "SELECT day FROM stale_days ORDER BY day DESC LIMIT $1", daysAtOnce)
			if err != nil || len(days) == 0 {
				return err
			}
			if err := s.learn(ctx, c.tx); err != nil {
				return err
			}
			n = len(days)
			rolled := Rows{Table: "rollups", Columns: []string{"day bigint", "kind text", "counts bytea"}}
			for _, day := range days {
				if err := s.rollUp(ctx, c.tx, day, &rolled); err != nil {
					return err
				}
			}
			if err := c.add(rolled); err != nil {
				return err
			}
			return c.exec("DELETE FROM stale_days WHERE "+s.among("day", 1), s.Dialect.List(days))
		})
		counted += n
		if err == nil && n < daysAtOnce && counted > daysAtOnce && s.Dialect.Loaded != nil {
			err = s.Dialect.Loaded(ctx)
		}
		if err != nil || n < daysAtOnce {
			return counted, s.failed("counting days", err)
		}
	}
}

// rollUp counts one day. A day without stories has no counts.
func (s *counts) rollUp(ctx context.Context, db querier, day int64, to *Rows) error {
	c := &choice{db: s.database, q: &archive.Query{}}
	c.first, c.end = archive.KeysOfDay(day)
	counts, err := c.namedOf(ctx, db, day)
	for _, by := range []kind{byStory, kind(archive.BySource), kind(archive.ByLanguage)} {
		if err != nil {
			return err
		}
		values := valueTally{}
		err = values.count(ctx, db, c.part(c.first, c.end), by)
		maps.DeleteFunc(values, func(_ string, stories int64) bool { return stories == 0 }) // of no stories at all
		counts[by] = values.encode()
	}
	for by, b := range counts {
		if len(b) > 0 {
			to.Rows = append(to.Rows, []any{day, string(by), b})
		}
	}
	return err
}

// namedOf counts the stories of a day by what they name: places, countries, regions, in one go.
func (c *choice) namedOf(ctx context.Context, db querier, day int64) (map[kind][]byte, error) {
	var places placeTally
	countries, regions := storyTally{}, storyTally{}
	err := c.named(ctx, db, func(article archive.Key, number int64) error {
		at, known := c.db.places.Place(number)
		if !known {
			return fmt.Errorf("%w: there is no place %d", archive.ErrDamaged, number)
		}
		places.add(number, tally{1, article})
		countries.add(at.Country, article)
		regions.add(at.Region, article)
		return nil
	})
	return map[kind][]byte{byPlace: places.encode(day), kind(archive.ByCountry): countries.values().encode(),
		kind(archive.ByRegion): regions.values().encode()}, err
}

// spans are parts of a choice's time that are counted from the tables.
type spans [][2]archive.Key

// add adds a span, which may go on where the last one ended.
func (l *spans) add(first, end archive.Key) {
	switch n := len(*l); {
	case first >= end:
	case n > 0 && (*l)[n-1][1] == first:
		(*l)[n-1][1] = end
	default:
		*l = append(*l, [2]archive.Key{first, end})
	}
}

// sum adds up the counts of a choice: those of each whole day by one function, of all else by the
// other. Both see one state of the archive.
func (s *counts) sum(ctx context.Context, c *choice, by kind, ofDay func(day int64, counts []byte) error,
	ofSpan func(db querier, c *choice) error) error {
	tx, err := s.Read.BeginTx(ctx, &s.Dialect.Snapshot)
	if err != nil {
		return err
	}
	defer tx.Rollback() // it has read only
	_, length := archive.KeysOfDay(0)
	firstDay, endDay := int64((c.first+length-1)/length), int64(c.end/length)
	if firstDay >= endDay {
		return ofSpan(tx, c.part(c.first, c.end))
	}
	var rest spans
	begin, _ := archive.KeysOfDay(firstDay)
	end, _ := archive.KeysOfDay(endDay)
	rest.add(c.first, begin)
	stale, err := s.days(ctx, tx, "SELECT day FROM stale_days WHERE day >= $1 AND day < $2 ORDER BY day", firstDay, endDay)
	if err != nil {
		return err
	}
	for _, day := range stale {
		rest.add(archive.KeysOfDay(day))
	}
	rest.add(end, c.end)
	err = s.query(ctx, tx, "SELECT day, counts FROM rollups WHERE kind = $1 AND day >= $2 AND day < $3", []any{string(by), firstDay, endDay},
		func(rows *sql.Rows) error {
			var day int64
			var counts sql.RawBytes
			if err := rows.Scan(&day, &counts); err != nil {
				return err
			}
			return ofDay(day, counts)
		})
	for _, span := range rest {
		if err == nil {
			err = ofSpan(tx, c.part(span[0], span[1]))
		}
	}
	return err
}
