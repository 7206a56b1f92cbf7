// Package geonames fills a gazetteer from the dumps that GeoNames publishes at
// download.geonames.org/export/dump (CC BY 4.0), as files or as the zip files
// in which they come.
//
// It reads each file once from end to end and hands rows on as they come, so
// what it holds are the units of admin1CodesASCII, admin2Codes and countryInfo
// only; the builder bounds the rest, see [gazetteer.Builder].
package geonames

import (
	"context"
	"fmt"

	"dateline/gazetteer"
)

// Dumps names the files. Only Places is needed.
type Dumps struct {
	Places     string // allCountries, cities500, a country …: 19 columns
	Alternates string // alternateNamesV2; without it, the names in column 4 of Places are taken
	Admin1     string // admin1CodesASCII
	Admin2     string // admin2Codes
	Countries  string // countryInfo

	Classes       []string // only these feature classes, all when empty; units and countries always
	MinPopulation int64    // of populated places, class P
	Languages     []string // only alternates in these languages (ISO 639 codes), all when empty

	// Progress is called now and then with the file that is read and how much
	// of it, in bytes as it is on disk. It may be nil.
	Progress func(file string, done, total int64)

	// Bad is called with each row that is not what the format says, and the row
	// is left out. If it is nil, Fill ends with the first of them as its error.
	Bad func(*RowError)
}

// Report counts what was read.
type Report struct {
	Places  int // added
	Skipped int // rows without a feature code, or that the filters leave out
	Bad     int // rows that Bad was called with
	Names   int // alternates handed on, whether their place was added or not
	Units   int // countries and units without a row of their own, put in the middle of their places
}

// Fill reads the dumps into the builder.
func (d *Dumps) Fill(ctx context.Context, b *gazetteer.Builder) (Report, error) {
	f := filler{dumps: d, ctx: ctx, builder: b, units: make(map[string]*unit)}
	steps := []struct {
		file string
		row  func(row) error
	}{
		{d.Countries, f.country},
		{d.Admin1, f.admin},
		{d.Admin2, f.admin},
		{d.Places, f.place},
		{d.Alternates, f.alternate},
	}
	if d.Places == "" {
		return Report{}, fmt.Errorf("no file of places was named")
	}
	for _, s := range steps {
		if s.file == "" {
			continue
		}
		if err := f.read(s.file, s.row); err != nil {
			return f.report, err
		}
	}
	return f.report, f.middleUnits()
}

// filler is the state of one Fill.
type filler struct {
	dumps   *Dumps
	ctx     context.Context
	builder *gazetteer.Builder
	units   map[string]*unit // by geonameid
	middles map[string]*middle
	report  Report
}
