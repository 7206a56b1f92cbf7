package picture

import (
	"cmp"
	"strings"

	"github.com/paulmach/orb"
)

// firstTowns is the rank down to which towns are named before the smaller
// countries are.
const firstTowns = 4

// partRank is the rank of the parts of towns.
const partRank = 11

// closeZoom is the zoom from which on a view shows a part of a country.
const closeZoom = 6

// baseNames places and draws the names of the basemap in the room that is left.
type baseNames struct{ *labeller }

// draw places and draws the names: large countries, large
// towns, small countries, waters, then the other towns by rank. Those that the
// map names itself are left out.
func (d baseNames) draw(layers map[string][]feature, m Map, zoom int) {
	own := map[string]bool{}
	for _, p := range m.Places {
		own[cmp.Or(p.Known, p.Name)] = true
	}
	for _, a := range m.Areas {
		own[cmp.Or(a.Known, a.Name)] = true
	}
	d.group("names")
	var countries, waters, lands, towns []feature
	for _, f := range layers["labels"] {
		if name, _ := f.properties["name"].(string); own[name] {
			continue
		}
		switch kind, _ := f.properties["kind"].(string); kind {
		case "country":
			countries = append(countries, f)
		case "ocean", "sea", "lake":
			waters = append(waters, f)
		default:
			lands = append(lands, f)
		}
	}
	for _, f := range layers["towns"] {
		if name, _ := f.properties["name"].(string); !own[name] {
			towns = append(towns, f)
		}
	}
	// Close by, towns say more than the name of the country around them.
	large := func(f feature) bool { return zoom < closeZoom && f.rank() < zoom }
	airports := func(f feature) bool { return !own[f.name()] }
	for _, pass := range []struct {
		features []feature
		wanted   func(feature) bool
		write    func(feature)
	}{
		{countries, large, d.countryName},
		{towns, func(f feature) bool { return f.rank() <= firstTowns }, d.townName},
		{countries, func(f feature) bool { return !large(f) }, d.countryName},
		{waters, func(feature) bool { return true }, d.waterName},
		{towns, func(f feature) bool { return f.rank() > firstTowns && f.rank() < partRank }, d.townName},
		{layers["airports"], airports, d.airportName},
		{lands, func(feature) bool { return true }, d.landName},
		{towns, func(f feature) bool { return f.rank() >= partRank }, d.partName},
	} {
		for _, f := range pass.features {
			if pass.wanted(f) {
				pass.write(f)
			}
		}
	}
}

// rank is the importance of a feature of the basemap, 0 the highest.
func (f feature) rank() int {
	rank, _ := f.properties["rank"].(int)
	return rank
}

func (f feature) name() string {
	name, _ := f.properties["name"].(string)
	return name
}

func (d baseNames) countryName(f feature) {
	size := max(12.5-0.7*float64(f.rank()), 9) * d.unit
	t := typeface{
		font: sans, size: size, color: d.theme.countryText, halo: faded(d.theme.land, 0.8),
		spacing: 1.6 * d.unit, anchor: middle,
	}
	d.write(balanced(d.capitals.String(f.name())), f.point, t)
}

func (d baseNames) waterName(f feature) {
	t := typeface{font: serifItalic, size: 12 * d.unit, color: d.theme.seaText, spacing: 0.8 * d.unit, anchor: middle}
	// The sea is wide: its name may lie a little off.
	for _, off := range []orb.Point{{}, {40, 0}, {-40, 0}, {0, -16}, {40, -16}, {-40, -16}, {0, 16}, {40, 16},
		{-40, 16}} {
		if d.write([]string{f.name()}, orb.Point{f.point[0] + off[0]*d.unit, f.point[1] + off[1]*d.unit}, t) {
			return
		}
	}
}

func (d baseNames) townName(f feature) {
	t := typeface{font: sans, size: 10 * d.unit, color: d.theme.quiet, halo: faded(d.theme.land, 0.8)}
	radius := 1.7 * d.unit
	spot := around(f.point, radius)
	if !d.taken.free(spot) {
		return
	}
	if l := d.beside(f.name(), f.point, radius-d.unit, t); l != nil {
		d.taken.add(spot)
		d.circle(f.point, radius, d.theme.quiet, d.theme.land, 0.5*d.unit)
		d.text(l.text, l.at, l.face)
	}
}

// landName writes the name of a mountain, an island, a park or a sight.
func (d baseNames) landName(f feature) {
	d.write([]string{f.name()}, f.point, typeface{
		font: serifItalic, size: 9.5 * d.unit, color: d.theme.countryText, halo: faded(d.theme.land, 0.8), anchor: middle,
	})
}

// partName writes the name of a part of a town, which has no dot of its own.
func (d baseNames) partName(f feature) {
	d.write([]string{f.name()}, f.point, typeface{
		font: sans, size: 9.5 * d.unit, color: d.theme.countryText, halo: faded(d.theme.land, 0.8), anchor: middle,
	})
}

// airportName draws an airport as a small square with its name.
func (d baseNames) airportName(f feature) {
	t := typeface{font: serifItalic, size: 9.5 * d.unit, color: d.theme.quiet, halo: faded(d.theme.land, 0.8)}
	spot := around(f.point, 1.8*d.unit)
	if !d.taken.free(spot) {
		return
	}
	if l := d.beside(f.name(), f.point, 1.8*d.unit, t); l != nil {
		d.taken.add(spot)
		d.fill([]orb.LineString{outline(spot)}, d.theme.quiet)
		d.text(l.text, l.at, l.face)
	}
}

// write draws lines of text centred at a point, if there is room for all.
func (d baseNames) write(lines []string, at orb.Point, t typeface) bool {
	labels := make([]*label, len(lines))
	inner := d.view.frame.Pad(-2 * d.unit)
	for i, line := range lines {
		down := (float64(i) - float64(len(lines)-1)/2) * t.size * 1.2
		l := d.label(line, orb.Point{at[0], at[1] + 0.36*t.size + down}, t)
		if !inner.Contains(l.box.Min) || !inner.Contains(l.box.Max) || !d.taken.free(l.box) ||
			!d.lineBoxes.free(l.box) {
			return false
		}
		labels[i] = l
	}
	for _, l := range labels {
		d.taken.add(l.box)
		d.text(l.text, l.at, l.face)
	}
	return true
}

// balanced breaks a long name into lines of about the same length.
func balanced(name string) []string {
	const long = 16
	words := strings.Fields(name)
	count := min(len(words), (len([]rune(name))+long-1)/long)
	if count < 2 {
		return []string{name}
	}
	var lines []string
	line, left := "", len([]rune(name))
	for i, word := range words {
		next := strings.TrimSpace(line + " " + word)
		target := left / (count - len(lines))
		if line != "" && len(lines) < count-1 && len([]rune(next)) > target+3 {
			lines = append(lines, line)
			left -= len([]rune(line)) + 1
			next = word
		}
		line = next
		if i == len(words)-1 {
			lines = append(lines, line)
		}
	}
	return lines
}
