package tile

import "github.com/paulmach/orb"

// AddChains adds a feature of lines that are joined where one ends and another
// begins, so that dashes run on.
func (l *LayerBuilder) AddChains(f Feature, refs ...ArcRef) {
	feature := builtFeature{Feature: f}
	for _, chain := range l.builder.chains(refs) {
		feature.parts = append(feature.parts, l.part(chain, l.builder.line(chain).Bound(), f.MinZoom, false))
	}
	l.features = append(l.features, feature)
}

// chains joins arcs, each taken once and in either direction, at points where
// exactly two of them end.
func (b *Builder) chains(refs []ArcRef) [][]ArcRef {
	ends := map[orb.Point][]ArcRef{} // arcs directed away from a point
	for _, r := range refs {
		ends[b.first(r)] = append(ends[b.first(r)], r)
		ends[b.first(^r)] = append(ends[b.first(^r)], ^r)
	}
	used := map[ArcID]bool{}
	follow := func(r ArcRef) []ArcRef {
		chain := []ArcRef{r}
		used[r.id()] = true
		for {
			leaving := ends[b.first(^chain[len(chain)-1])]
			if len(leaving) != 2 {
				return chain
			}
			next := leaving[0]
			if used[next.id()] {
				next = leaving[1]
			}
			if used[next.id()] {
				return chain
			}
			used[next.id()] = true
			chain = append(chain, next)
		}
	}
	var chains [][]ArcRef
	for _, r := range refs { // from loose ends first
		for _, d := range []ArcRef{r, ^r} {
			if !used[r.id()] && len(ends[b.first(d)]) != 2 {
				chains = append(chains, follow(d))
			}
		}
	}
	for _, r := range refs { // then closed lines
		if !used[r.id()] {
			chains = append(chains, follow(r))
		}
	}
	return chains
}

// first is the point that a ref begins at.
func (b *Builder) first(r ArcRef) orb.Point {
	line := b.arcs[r.id()].line
	if r < 0 {
		return line[len(line)-1]
	}
	return line[0]
}
