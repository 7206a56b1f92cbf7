package content

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"dateline/gazetteer"
)

// contested is an area that is no unit of its own: a row of disputed-areas.tsv.
type contested struct {
	row
	ring orb.Ring
	from []string // codes of the countries whose places are meant, "" for none
}

func readContested(tables fs.FS) ([]contested, error) {
	t, err := readTable(tables, "disputed-areas.tsv", "place", "from", "country", "admin1", "ring", "source")
	if err != nil {
		return nil, err
	}
	var all []contested
	for _, r := range t.rows {
		o := contested{row: r, from: r.list("from")}
		for i, code := range o.from {
			if code == "-" {
				o.from[i] = ""
			}
		}
		if o.ring, err = parseRing(r.list("ring")); err != nil {
			return nil, r.errorf("%v", err)
		}
		all = append(all, o)
	}
	return all, nil
}

// parseRing reads the corners of a ring, longitude and latitude parted by a space, and closes it.
func parseRing(corners []string) (orb.Ring, error) {
	var ring orb.Ring
	for _, c := range corners {
		lon, lat, _ := strings.Cut(c, " ")
		x, errX := strconv.ParseFloat(lon, 64)
		y, errY := strconv.ParseFloat(lat, 64)
		if errX != nil || errY != nil {
			return nil, fmt.Errorf("corner %q is not two numbers", c)
		}
		ring = append(ring, orb.Point{x, y})
	}
	if len(ring) < 3 {
		return nil, fmt.Errorf("%d corners", len(ring))
	}
	return append(ring, ring[0]), nil
}

// holds reports whether a place stands in the outline by its point: what is wider than a spot, or a unit whose
// point is that of another, may lie elsewhere for the most part.
func (o *contested) holds(p *gazetteer.Place) bool {
	spot := p.Feature().IsPointLike() || p.Code == "ADM2"
	return spot && slices.Contains(o.from, p.Country) && o.ring.Bound().Contains(p.Point) &&
		planar.RingContains(o.ring, p.Point)
}

// attribute gives places to the country whose territory they lie in by the United Nations: those of an Israeli
// district that lies in the West Bank, which itself stays, with a note, settlements there, and those in the outlines
// that name a country. Where that has the place, too, the two become one.
func (s *Set) attribute(tables fs.FS) error {
	outlines, err := readContested(tables)
	if err != nil {
		return err
	}
	for _, o := range outlines {
		if o.get("country") == "" {
			continue
		}
		for _, e := range slices.Clone(s.Entries) {
			if e.Country != o.get("country") && o.holds(&e.Place) {
				s.move(e, o.get("country"), o.get("admin1"))
			}
		}
	}
	settlements, err := readTable(tables, "settlements.tsv", "town", "country", "admin1")
	if err != nil {
		return err
	}
	for _, r := range settlements.rows {
		e, err := s.find(r.get("town"))
		if err != nil {
			return r.errorf("%v", err)
		}
		s.move(e, r.get("country"), r.get("admin1"))
	}
	for _, e := range slices.Clone(s.Entries) {
		const settlement = "STLMT" // GeoNames' code for those of Israel; what is in the Golan Heights has been moved
		if e.Country == "IL" && e.Class == "P" && (e.Admin1 == "WE" || e.Code == settlement) {
			s.move(e, "PS", "WE")
		}
	}
	return nil
}

// move gives a place to a country and a unit of it. The names of one that the country has at the same point go over to it.
func (s *Set) move(e *Entry, country, admin1 string) {
	same := slices.IndexFunc(s.Entries, func(other *Entry) bool {
		return other.Country == country && other.Class == e.Class && other.Name == e.Name &&
			flat(other.Point, e.Point) <= sameNameWithin
	})
	if same >= 0 {
		e.Names = append(e.Names, s.Entries[same].Names...)
		s.remove(s.Entries[same])
	}
	e.Country, e.Admin1, e.Admin2 = country, admin1, ""
}
