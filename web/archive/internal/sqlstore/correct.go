package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"sync/atomic"
	"time"

	"dateline/web/archive"
)

// believed is how long that there are no corrections at all is believed to be so.
const believed = time.Second

// corrections keeps what people say that articles mean.
type corrections struct {
	*database
	uncorrected atomic.Int64 // until when, in nanoseconds, nobody has corrected anything
}

// Corrections lists the corrections of some articles.
func (s *corrections) Corrections(ctx context.Context, ids []string) (map[string][]archive.Correction, error) {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !archive.ValidID(id) })
	now := time.Now().UnixNano()
	if len(ids) == 0 || now < s.uncorrected.Load() {
		return nil, nil
	}
	any, err := s.anyCorrected(ctx, s.Read)
	if err == nil && !any {
		s.uncorrected.Store(now + believed.Nanoseconds())
		return nil, nil
	}
	var list map[string][]archive.Correction
	if err == nil {
		list, err = s.corrections(ctx, s.Read, ids)
	}
	return list, s.failed("reading corrections", err)
}

func (s *database) anyCorrected(ctx context.Context, db querier) (any bool, err error) {
	err = s.query(ctx, db, "SELECT EXISTS (SELECT 1 FROM corrections)", nil, func(rows *sql.Rows) error { return rows.Scan(&any) })
	return any, err
}

func (s *database) corrections(ctx context.Context, db querier, ids []string) (map[string][]archive.Correction, error) {
	if err := s.learn(ctx, db); err != nil {
		return nil, err
	}
	list := map[string][]archive.Correction{}
	statement := "SELECT article, name, was, place, made FROM corrections WHERE " + s.amongTexts("article", 1) + " ORDER BY article, ordinal"
	err := s.query(ctx, db, statement, []any{s.Dialect.List(ids)}, func(rows *sql.Rows) error {
		var id string
		var c archive.Correction
		var place sql.NullInt64
		var made int64
		if err := rows.Scan(&id, &c.Name, &c.Was, &place, &made); err != nil {
			return err
		}
		c.Made = time.Unix(made, 0).UTC()
		if place.Valid {
			at, known := s.places.Place(place.Int64)
			if !known { // made since this call began
				return nil
			}
			c.Place = &at
		}
		list[id] = append(list[id], c)
		return nil
	})
	return list, err
}

// Correct keeps corrections of an article, and makes them.
func (s *corrections) Correct(ctx context.Context, id string, list ...archive.Correction) error {
	for i := range list {
		if err := list[i].Check(id); err != nil {
			return err
		}
	}
	if !archive.ValidID(id) {
		return s.failed("correcting an article", archive.ErrNotFound)
	}
	err := s.write(ctx, func(c *change) error {
		p := putter{change: c}
		return p.correct(id, list)
	})
	s.uncorrected.Store(0)
	return s.failed("correcting an article", err)
}

func (p *putter) correct(id string, list []archive.Correction) error {
	if err := p.db.learn(p.ctx, p.tx); err != nil {
		return err
	}
	var of member
	err := p.query("SELECT o.key, o.id FROM articles a JOIN articles o ON o.key = coalesce(a.original, a.key) WHERE a.id = $1", []any{id},
		func(rows *sql.Rows) error { return rows.Scan(&of.key, &of.id) })
	if err == nil && of.id == "" {
		err = archive.ErrNotFound
	}
	if err != nil {
		return err
	}
	p.touch(of.key)
	now := &candidate{key: of.key}
	if now.Mentions, err = p.mentions(of.key); err != nil {
		return err
	}
	if now.Claims, err = p.db.claimsOf(p.ctx, p.tx, of.key); err != nil {
		return err
	}
	now.Entry = now.Corrected(list)
	meant := &candidate{} // the places of all corrections, also of those that change nothing today
	for _, c := range list {
		if c.Place != nil {
			meant.Mentions = append(meant.Mentions, archive.Mention{Place: *c.Place})
		}
	}
	if err := p.addPlaces([]*candidate{now, meant}); err != nil {
		return err
	}
	if err := p.keepCorrections(of.id, list); err != nil {
		return err
	}
	if err := p.rewrite(p.told(now)); err != nil {
		return err
	}
	if err := p.exec("DELETE FROM claims WHERE article = $1", int64(of.key)); err != nil {
		return err
	}
	return p.addClaims([]*candidate{now})
}

// mentions reads what a story names.
func (p *putter) mentions(of archive.Key) (list []archive.Mention, err error) {
	err = p.query("SELECT mentions, names FROM stories WHERE article = $1", []any{int64(of)}, func(rows *sql.Rows) error {
		var b, names sql.RawBytes
		if err := rows.Scan(&b, &names); err != nil {
			return err
		}
		list, err = facts(b).mentions(names, &p.db.places)
		return errors.Join(err, facts(b).check(of))
	})
	return list, err
}

// keepCorrections adds corrections of an article, the last of each name.
func (p *putter) keepCorrections(id string, list []archive.Correction) error {
	var last int64
	err := p.query("SELECT coalesce(max(ordinal), 0) FROM corrections WHERE article = $1", []any{id},
		func(rows *sql.Rows) error { return rows.Scan(&last) })
	for _, c := range list {
		if err != nil {
			return err
		}
		var place any
		if c.Place != nil {
			place = p.number[c.Place.ID]
		}
		last++
		err = p.exec(`INSERT INTO corrections (article, name, was, place, made, ordinal) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (article, name) DO UPDATE SET was = excluded.was, place = excluded.place, made = excluded.made, ordinal = excluded.ordinal`,
			id, c.Name, c.Was, place, c.Made.Unix(), last)
	}
	return err
}

// applyCorrections makes those of entries, or of the articles whose place they take, for which
// they are kept from now on.
func (p *putter) applyCorrections(list []*candidate) error {
	any, err := p.db.anyCorrected(p.ctx, p.tx)
	if err != nil || !any {
		return err
	}
	var ids []string
	for _, c := range list {
		ids = append(ids, c.ID)
		if c.takes != 0 {
			ids = append(ids, c.takesID)
			if err := p.inheritCorrections(c.takesID, c.ID); err != nil {
				return err
			}
		}
	}
	kept, err := p.db.corrections(p.ctx, p.tx, ids)
	for _, c := range list {
		c.Entry = c.Corrected(kept[c.ID])
	}
	return err
}
