package main

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/transforms/stats"

	"dateline/web/archive/fill"
)

// The tables of counts.
const (
	tablePlaces    = "places"
	tableCountries = "countries"
	tableDays      = "days"
)

// Subject is what articles are counted by: a place, a country, or a country on a day.
type Subject struct {
	Table   string `json:"-"`
	Place   string `json:"place,omitempty"` // "geonames:745044"
	Name    string `json:"name,omitempty"`
	Country string `json:"country"`       // ISO 3166-1 alpha-2; "" for places in none
	Day     string `json:"day,omitempty"` // of publication, UTC; left out where it is not known
}

// Counted is how many articles a subject has.
type Counted struct {
	Subject
	Articles int `json:"articles"`
}

// subjectsOf is what an article counts for, each once: the places that it names, their countries, and these on
// the day of its publication.
func subjectsOf(a found) (all []Subject) {
	if a.Article == nil {
		return nil
	}
	day := ""
	if _, meta, err := fill.Described(a.id, a.meta); err == nil {
		if t, err := fill.ParseDate(meta.Date); err == nil && !t.IsZero() {
			day = t.Format(time.DateOnly)
		}
	}
	seen := map[string]bool{}
	for _, p := range a.Places {
		if p.OffMap {
			continue
		}
		place := fill.PlaceOf(p.Place)
		all = append(all, Subject{Table: tablePlaces, Place: place.ID, Name: place.Name, Country: place.Country})
		if !seen[place.Country] {
			seen[place.Country] = true
			all = append(all, Subject{Table: tableCountries, Country: place.Country},
				Subject{Table: tableDays, Country: place.Country, Day: day})
		}
	}
	return all
}

// writeCounts counts subjects, and writes a file for each table.
func writeCounts(s beam.Scope, folder string, subjects beam.PCollection) {
	s = s.Scope("counts")
	rows := beam.Flatten(s, beam.ParDo(s, &tableFn{}, stats.Count(s, subjects)), beam.ParDo(s, &everyTableFn{}, beam.Impulse(s)))
	beam.ParDo0(s, &writeTableFn{folder}, beam.GroupByKey(s, rows))
}

// tableFn sorts counts by their table.
type tableFn struct{}

// ProcessElement emits a count by its table.
func (*tableFn) ProcessElement(one Subject, articles int, emit func(string, Counted)) {
	emit(one.Table, Counted{one, articles})
}

// everyTableFn names each table once, by a row that counts nothing and is not written.
type everyTableFn struct{}

// ProcessElement emits the tables.
func (*everyTableFn) ProcessElement(_ []byte, emit func(string, Counted)) {
	for _, table := range []string{tablePlaces, tableCountries, tableDays} {
		emit(table, Counted{})
	}
}

// writeTableFn writes a table.
type writeTableFn struct{ Folder string }

// ProcessElement writes the rows of a table: by the day, and those of most articles first.
func (fn *writeTableFn) ProcessElement(ctx context.Context, table string, rows func(*Counted) bool) error {
	var all []Counted
	for row := (Counted{}); rows(&row); {
		if row.Articles > 0 {
			all = append(all, row)
		}
	}
	slices.SortFunc(all, func(a, b Counted) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(b.Articles, a.Articles), cmp.Compare(a.Country, b.Country), cmp.Compare(a.Place, b.Place))
	})
	out, err := createPart(ctx, within(fn.Folder, table+".jsonl"))
	if err != nil {
		return err
	}
	defer out.abandon(ctx)
	for _, row := range all {
		line, err := json.Marshal(row)
		if err != nil {
			return err
		}
		if err := out.writeLine(line); err != nil {
			return err
		}
	}
	return out.commit(ctx)
}
