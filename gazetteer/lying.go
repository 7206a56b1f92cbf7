package gazetteer

// The towns that tell in which country a point lies: so many, all within so many
// metres, or nothing is said.
const (
	neighbours = 5
	maxNear    = 100_000
)

// LyingAt gives a place that is none of the index the country, the region and the note on
// sovereignty of the towns around its point, as far as these agree.
func (x *Index) LyingAt(p Place) Place {
	near, err := x.Nearest(p.Point, Filter{Classes: []string{"P"}}, neighbours)
	if err != nil || len(near) == 0 {
		return p
	}
	first := x.Place(near[0].Ref)
	p.Country, p.Admin1 = first.Country, first.Admin1
	for _, n := range near {
		town := x.Place(n.Ref)
		if n.Distance > maxNear || town.Country != p.Country {
			p.Country, p.Admin1 = "", ""
		}
		if town.Admin1 != p.Admin1 {
			p.Admin1 = ""
		}
		if n.Distance <= maxNear && p.Disputed == "" {
			p.Disputed = town.Disputed
		}
	}
	return p
}
