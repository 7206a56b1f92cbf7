package geonames

import (
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
)

// The columns of a file of places.
const (
	colID = iota
	colName
	colASCII
	colAlternates
	colLatitude
	colLongitude
	colClass
	colCode
	colCountry
	_ // other countries
	colAdmin1
	colAdmin2
	_ // admin-3
	_ // admin-4
	colPopulation
	placeColumns = 19
)

// place adds a row of the file of places.
func (f *filler) place(r row) error {
	if err := r.want(placeColumns); err != nil {
		return err
	}
	id, err := r.id(colID)
	if err != nil {
		return err
	}
	unit := f.units[id]
	population, err := r.people(colPopulation)
	if err != nil {
		return err
	}
	if r.cells[colCode] == "" || unit == nil && !f.wanted(r.cells[colClass], population) {
		f.report.Skipped++
		return nil
	}
	lat, err := r.degrees(colLatitude, "latitude")
	if err != nil {
		return err
	}
	lon, err := r.degrees(colLongitude, "longitude")
	if err != nil {
		return err
	}
	p := gazetteer.Place{
		ID: placeID(id), Name: r.cells[colName], Class: r.cells[colClass], Code: r.cells[colCode],
		Point: orb.Point{lon, lat}, Country: r.cells[colCountry], Admin1: admin1Code(r.cells[colAdmin1]),
		Admin2:     r.cells[colAdmin2],
		Population: population,
	}
	var names []gazetteer.Name
	if unit != nil && p.Class == "A" {
		unit.seen = true
		names = unit.rename(&p)
	}
	if ascii := r.cells[colASCII]; ascii != "" {
		names = append(names, gazetteer.Name{Text: ascii, Kind: gazetteer.NameAlternate})
	}
	if f.dumps.Alternates == "" {
		for name := range strings.SplitSeq(r.cells[colAlternates], ",") {
			if name != "" {
				names = append(names, gazetteer.Name{Text: name, Kind: gazetteer.NameAlternate})
			}
		}
	}
	if err := f.builder.Add(p, names...); err != nil {
		return r.refused(err)
	}
	f.report.Places++
	if p.Class == "P" {
		f.count(&p)
	}
	return nil
}

// wanted reports whether the filters let a place through.
func (f *filler) wanted(class string, population int64) bool {
	if class == "P" && population < f.dumps.MinPopulation {
		return false
	}
	return len(f.dumps.Classes) == 0 || slices.Contains(f.dumps.Classes, class)
}

func placeID(id string) gazetteer.PlaceID { return gazetteer.PlaceID("geonames:" + id) }

// admin1Code leaves out the code that GeoNames writes for no unit.
func admin1Code(code string) string {
	if code == "00" {
		return ""
	}
	return code
}
