package render

import (
	"cmp"
	"encoding/csv"
	"io"
	"math"
	"slices"
	"strconv"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/geoparse"
	"dateline/geo"
	"dateline/geo/export"
)

// maxVenues bounds the table of distances: 4,950 pairs.
const maxVenues = 100

// writeDistances writes the distances between the towns and sites of an
// article, the most mentioned first.
func writeDistances(w io.Writer, a *article.Article, _ Options) error {
	var venues []geoparse.Place
	for _, p := range a.Places {
		if p.Feature().IsPointLike() && !p.OffMap {
			venues = append(venues, p)
		}
	}
	slices.SortStableFunc(venues, func(a, b geoparse.Place) int {
		return cmp.Compare(len(b.Mentions),
			len(a.Mentions))
	})
	var places []gazetteer.Place
	for _, v := range venues[:min(len(venues), maxVenues)] {
		places = append(places, v.Place)
	}
	return WriteDistances(w, places)
}

// WriteDistances writes a CSV table of the geodesics between the places, each
// pair once.
func WriteDistances(w io.Writer, places []gazetteer.Place) error {
	t := NewDistanceTable(w)
	for i, from := range places {
		for _, to := range places[i+1:] {
			t.Add(from, to)
		}
	}
	return t.Close()
}

// DistanceTable writes a CSV table of geodesics, in the one form that all such
// tables have: ids and names of both places, metres to a tenth of a millimetre, and
// the azimuth at the first place in degrees clockwise from true north.
type DistanceTable struct{ out *csv.Writer }

// NewDistanceTable begins a table with the names of its columns.
func NewDistanceTable(w io.Writer) *DistanceTable {
	t := &DistanceTable{csv.NewWriter(w)}
	t.row("from_id", "from", "to_id", "to", "metres", "azimuth")
	return t
}

// Add writes the row of a pair. Of a place only id, name and point are read.
func (t *DistanceTable) Add(from, to gazetteer.Place) {
	g := geo.Inverse(from.Point, to.Point)
	t.row(string(from.ID), export.CSVCell(from.Name), string(to.ID), export.CSVCell(to.Name),
		number(math.Round(float64(g.Length)*1e4)/1e4), number(math.Mod(math.Round(g.Azimuth*1e6)/1e6, 360)))
}

// row writes cells; the writer keeps its first error until Close.
func (t *DistanceTable) row(cells ...string) { _ = t.out.Write(cells) }

// Close ends the table. The error is the first of the writer.
func (t *DistanceTable) Close() error {
	t.out.Flush()
	return t.out.Error()
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
