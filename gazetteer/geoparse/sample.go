package geoparse

import "github.com/paulmach/orb"

// Sample is an article with its true mentions, to learn from and to measure by.
type Sample struct {
	ID, Corpus  string
	Title, Text string
	Gold        []Gold
}

// Gold is one true mention.
type Gold struct {
	Span
	Point    orb.Point // longitude, latitude in degrees; valid when Located
	Located  bool      // the corpus knows where it is
	Geonames int64     // the GeoNames id, 0 where the corpus gives none
	Type     string    // the corpus's own type, such as "Metonymic"; "" where it has none
	Group    string    // "literal" or "associative"; "" where the corpus has none
}
