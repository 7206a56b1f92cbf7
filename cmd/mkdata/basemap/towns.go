package basemap

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"dateline/cmd/mkdata/naturalearth"
	"dateline/gazetteer"
	"dateline/geo/tile"
)

// minTown is the population from which on a town is drawn; seats of countries
// and first-level units are drawn whatever their size. Parts of towns are drawn at
// the deepest zoom, where they tell the way about a town.
const (
	minTown = 5_000
	minPart = 5_000
)

// town is a town on the map.
type town struct {
	gazetteer.Place
	rank, capital int
}

// addTowns adds the layer towns, the most important first. Names and points are
// the gazetteer's, so that the map agrees with the article; ranks are Natural
// Earth's, which are made for maps, or else follow the population.
func addTowns(b *tile.Builder, ranked []naturalearth.Town, x *gazetteer.Index) {
	rank := ranks(ranked, x)
	var towns []town
	for i := range x.Len() {
		p := x.Place(gazetteer.Ref(i))
		if p.Class != "P" {
			continue
		}
		t := town{Place: p, capital: capital(p.Code), rank: partRank}
		if part := p.Code == "PPLX"; part && p.Population < minPart ||
			!part && p.Population < minTown && t.capital == 0 {
			continue
		} else if !part {
			r, ok := rank[p.ID]
			if !ok {
				r = rankOfPopulation(p.Population)
			}
			t.rank = r
		}
		towns = append(towns, t)
	}
	slices.SortStableFunc(towns, func(a, b town) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.capital, a.capital),
			cmp.Compare(b.Population, a.Population), cmp.Compare(a.ID, b.ID))
	})
	layer := b.Points(tile.LayerInfo{
		Name: "towns", About: "Towns", MinZoom: 1,
		Fields: map[string]string{
			"name": "String", "rank": "Number", "capital": "Number", "population": "Number", "country": "String",
			"id": "String",
		},
	})
	for _, t := range towns {
		layer.AddPoint(tile.Feature{
			MinZoom: min(max(1, t.rank-1), tile.MaxZoom),
			Properties: map[string]any{
				"name": t.Name, "rank": t.rank, "capital": t.capital, "population": int(t.Population),
				"country": t.Country, "id": string(t.ID),
			},
		}, t.Point)
	}
}

// ranks gives Natural Earth's ranks to the towns of the gazetteer. Its GeoNames
// ids are taken where they lead to the same spot; some lead to a namesake (Rome,
// Georgia) or have been retired, and there the largest town nearby is meant.
func ranks(ranked []naturalearth.Town, x *gazetteer.Index) map[gazetteer.PlaceID]int {
	const near = 0.25 // degrees
	type cell [2]int
	cellOf := func(p orb.Point) cell { return cell{int(math.Floor(p[0])), int(math.Floor(p[1]))} }
	cells := map[cell][]gazetteer.Ref{}
	for i := range x.Len() {
		r := gazetteer.Ref(i)
		if f := x.Feature(r); f.Class == "P" && f.Code != "PPLX" {
			cells[cellOf(x.Point(r))] = append(cells[cellOf(x.Point(r))], r)
		}
	}
	within := func(a, b orb.Point) bool {
		return math.Abs(a[1]-b[1]) < near && math.Abs(a[0]-b[0])*math.Cos(a[1]*math.Pi/180) < near
	}
	rank := map[gazetteer.PlaceID]int{}
	for _, t := range ranked {
		r, ok := x.ByID(gazetteer.PlaceID(fmt.Sprintf("geonames:%d", t.GeoNames)))
		if !ok || !within(t.Point, x.Point(r)) {
			r, ok = gazetteer.NoRef, false
			var most int64
			for _, d := range [9]cell{{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {1, -1}, {-1, 1}, {-1, -1}} {
				c := cellOf(t.Point)
				for _, candidate := range cells[cell{c[0] + d[0], c[1] + d[1]}] {
					if p := x.Place(candidate); within(t.Point, p.Point) && p.Population > most {
						r, ok, most = candidate, true, p.Population
					}
				}
			}
		}
		if !ok {
			continue
		}
		if known, again := rank[x.ID(r)]; !again || t.Rank < known {
			rank[x.ID(r)] = t.Rank
		}
	}
	return rank
}

// capital is 2 for the seat of a country, 1 for that of a first-level unit.
func capital(code string) int {
	switch code {
	case "PPLC":
		return 2
	case "PPLA":
		return 1
	}
	return 0
}

// rankOfPopulation ranks the towns that Natural Earth has not, below those of
// their size that it has.
func rankOfPopulation(population int64) int {
	for i, least := range []int64{1_000_000, 300_000, 100_000, 50_000, 20_000} {
		if population >= least {
			return 5 + i
		}
	}
	return 10
}

// partRank ranks the parts of towns.
const partRank = 11
