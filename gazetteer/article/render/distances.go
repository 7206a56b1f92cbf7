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
		if p.Feature().IsPointLike() {
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
// pair once: metres to a tenth of a millimetre, and the azimuth at the first place
// in degrees clockwise from north.
func WriteDistances(w io.Writer, places []gazetteer.Place) error {
	out := csv.NewWriter(w)
	if err := out.Write([]string{"from_id", "from", "to_id", "to", "metres", "azimuth"}); err != nil {
		return err
	}
	for i, from := range places {
		for _, to := range places[i+1:] {
			g := geo.Inverse(from.Point, to.Point)
			row := []string{
				string(from.ID), export.CSVCell(from.Name), string(to.ID), export.CSVCell(to.Name),
				number(math.Round(float64(g.Length)*1e4) / 1e4), number(math.Mod(math.Round(g.Azimuth*1e6)/1e6, 360)),
			}
			if err := out.Write(row); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
