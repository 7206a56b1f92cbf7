package claim

import (
	"dateline/gazetteer"
	"dateline/gazetteer/geoparse"
)

// Config is what a Checker reads from.
type Config struct {
	Index *gazetteer.Index // names and capitals that the document lacks; nil for none
	Areas *gazetteer.Areas // outlines of countries, for borders; nil leaves them unverifiable
}

// Checker finds and checks claims. It is immutable and safe for concurrent use.
type Checker struct {
	seek  seeker
	areas *gazetteer.Areas
}

// New returns a Checker.
func New(c Config) *Checker { return &Checker{seek: newSeeker(c.Index), areas: c.Areas} }

// Extract returns the distances that the text of doc states, in the order of
// the text. Each is taken once; its conversion into another unit belongs to it.
func (c *Checker) Extract(doc *geoparse.Document) []Claim {
	if !speaksOfLength(doc.Text) {
		return nil
	}
	r := newReader(doc, c.seek)
	r.extract()
	return r.claims
}

// speaksOfLength reports whether a text may hold a unit of length at all.
// Most articles do not, and cost no more than this scan.
func speaksOfLength(text string) bool {
	for i := 0; i < len(text); {
		for i < len(text) && !isLetter(text[i]) {
			i++
		}
		j := i
		for j < len(text) && isLetter(text[j]) {
			j++
		}
		if j > i && j-i <= len("kilometres") {
			switch text[i] {
			case 'k', 'K', 'm', 'M', 'n', 'N', 'f', 'F', 'y', 'Y', 'l', 'L', 'v', 'V':
				if _, _, ok := unitOf(asciiLower(text[i:j])); ok {
					return true
				}
			}
		}
		i = j
	}
	return false
}
