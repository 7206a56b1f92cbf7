package topology

import "github.com/paulmach/orb"

// Split cuts arcs where a property of their points changes, and returns for each
// arc of the result whether it has the property. Stretches of fewer than least
// points are counted to what is before them.
func (t *Topology) Split(property func(a Arc, p orb.Point) bool, least int) []bool {
	var arcs []Arc
	var has []bool
	for _, a := range t.Arcs {
		marks := make([]bool, len(a.Points))
		for i, p := range a.Points {
			marks[i] = property(a, p)
		}
		for _, s := range Stretches(marks, least) {
			arcs = append(arcs, Arc{Points: a.Points[s.From : s.End+1 : s.End+1], Left: a.Left, Right: a.Right})
			has = append(has, s.Mark)
		}
	}
	t.Arcs = arcs
	return has
}

// Stretch is a part of a line, from one point to another, both included.
type Stretch struct {
	From, End int
	Mark      bool
}

// Stretches parts a line of at least two points, given by their marks, where the
// mark changes; the next stretch begins with the point that ends the one before.
func Stretches(marks []bool, least int) []Stretch {
	smooth(marks, least)
	var out []Stretch
	last := len(marks) - 1
	for from, i := 0, 1; i <= last; i++ {
		if i == last || marks[i] != marks[from] {
			out = append(out, Stretch{from, i, marks[from]})
			from = i
		}
	}
	return out
}

// smooth removes the runs of equal marks that are shorter than least.
func smooth(marks []bool, least int) {
	for from := 0; from < len(marks); {
		end := from
		for end < len(marks) && marks[end] == marks[from] {
			end++
		}
		if end-from < least && from > 0 {
			for i := from; i < end; i++ {
				marks[i] = marks[from-1]
			}
		}
		from = end
	}
}
