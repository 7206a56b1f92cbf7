package cql2

import (
	"slices"
	"strings"
)

// builder makes expressions, and keeps the first thing that is wrong with them.
type builder struct {
	properties []string
	nodes      int
	err        error
}

// count keeps expressions from being large.
func (b *builder) count(n int) {
	if b.nodes += n; b.nodes > maxNodes && b.err == nil {
		b.err = &SyntaxError{-1, "the filter has too many parts"}
	}
}

// property is a property that the features have.
func (b *builder) property(name string) scalar {
	if !slices.Contains(b.properties, name) && b.err == nil {
		b.err = &PropertyError{name}
	}
	return property(name)
}

// isGeometry reports whether a name is that of the geometry.
func (b *builder) isGeometry(name string) bool {
	return strings.EqualFold(name, "geometry") || strings.EqualFold(name, "geom")
}
