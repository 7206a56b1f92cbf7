package basemap

import (
	"slices"

	"github.com/paulmach/orb"

	"dateline/cmd/mkdata/naturalearth"
	"dateline/cmd/mkdata/topology"
	"dateline/geo/tile"
)

// setApart names the territory within a country whose sovereignty is contested
// and whose edge is drawn as a disputed border, or "".
func setApart(d naturalearth.Division) string {
	switch {
	case d.Country == "UA" && (d.Admin1 == "11" || d.Admin1 == "20"):
		return "Crimea" // annexed by Russia in 2014; A/RES/68/262
	case d.Country == "GE" && d.Admin1 == "02":
		return "Abkhazia" // A/RES/62/249
	case d.Country == "MD" && d.Name == "Transnistria":
		return "Transnistria" // A/RES/72/282
	case d.Part == "Somaliland":
		return "Somaliland" // declared independent in 1991, recognised by none then
	case d.Part == "Northern Cyprus":
		return "Northern Cyprus" // S/RES/541 (1983)
	case d.Part == "Siachen Glacier":
		return "Siachen Glacier"
	case d.Part == "UNDOF":
		return "UNDOF"
	case d.Part == "Golan Heights":
		return "Golan Heights" // S/RES/497 (1981)
	}
	return ""
}

// contested are the borders between countries that are disputed in their whole
// length, by the two codes in alphabetical order.
var contested = map[[2]string]string{
	{"RS", "XK"}: "Kosovo",         // S/RES/1244 (1999)
	{"EH", "MA"}: "Western Sahara", // A/RES/34/37
	{"DZ", "EH"}: "Western Sahara",
	{"EH", "MR"}: "Western Sahara",
	{"IL", "PS"}: "armistice line of 1949",
	{"IL", "SY"}: "ceasefire line of 1974",
	{"IL", "LB"}: "Blue Line", // S/2000/590
	{"KP", "KR"}: "Military Demarcation Line of 1953",
}

// addBorders adds the layer borders.
func addBorders(b *tile.Builder, w *atlas, arcs []tile.ArcRef, claims []naturalearth.Claim) {
	layer := b.Lines(tile.LayerInfo{
		Name: "borders", About: "Borders between countries, and disputed ones",
		Fields: map[string]string{"disputed": "Boolean", "between": "String"},
	})
	type border struct {
		between  string
		disputed bool
	}
	lines := map[border][]tile.ArcRef{}
	drawn := nearness{}
	for i, a := range w.borders.Arcs {
		if a.Right == topology.Outside {
			continue
		}
		pair := [2]string{w.countries[a.Left], w.countries[a.Right]}
		if pair[0] > pair[1] {
			pair[0], pair[1] = pair[1], pair[0]
		}
		of := border{between: pair[0] + " " + pair[1]}
		if name, ok := contested[pair]; ok {
			of = border{name, true}
		}
		of.disputed = of.disputed || w.disputed[i]
		drawn.add(a.Points)
		lines[of] = append(lines[of], arcs[i])
	}
	for _, a := range w.divisions.Arcs {
		if a.Right == topology.Outside || w.countryOf[a.Left] != w.countryOf[a.Right] ||
			w.partOf[a.Left] == w.partOf[a.Right] {
			continue
		}
		of := border{w.partOf[a.Left] + w.partOf[a.Right], true}
		lines[of] = append(lines[of], tile.ArcRef(b.Arc(a.Points)))
		drawn.add(a.Points)
	}
	for _, c := range claims {
		for _, line := range c.Lines {
			for _, part := range beyond(line, drawn) {
				of := border{c.Name, true}
				lines[of] = append(lines[of], tile.ArcRef(b.Arc(part)))
			}
		}
	}
	keys := make([]border, 0, len(lines))
	for of := range lines {
		keys = append(keys, of)
	}
	slices.SortFunc(keys, func(a, b border) int {
		if a.disputed != b.disputed {
			if b.disputed {
				return -1
			}
			return 1
		}
		if a.between < b.between {
			return -1
		}
		return 1
	})
	for _, of := range keys {
		layer.AddChains(tile.Feature{Properties: map[string]any{"disputed": of.disputed, "between": of.between}},
			lines[of]...)
	}
}

// beyond gives the parts of a line that do not run along borders that are drawn
// already.
func beyond(line orb.LineString, drawn nearness) []orb.LineString {
	if len(line) < 2 {
		return nil
	}
	marks := make([]bool, len(line))
	for i, p := range line {
		marks[i] = !drawn.near(p)
	}
	var parts []orb.LineString
	for _, s := range topology.Stretches(marks, 3) {
		if s.Mark {
			parts = append(parts, line[s.From:s.End+1])
		}
	}
	return parts
}
