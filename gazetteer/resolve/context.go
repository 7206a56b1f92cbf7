package resolve

import (
	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
)

// Context is what the words around one mention say of its place. Each field is one thing
// that they may say; it is one value, so that no mention needs memory of its own.
type Context struct {
	Strict    bool            // the container follows a comma or bracket, or is possessive
	Cue       recognise.Group // the class that the words name: "Washington state"
	Dateline  bool
	Definite  bool    // "the" stands before it
	Acts      bool    // it does what powers do
	Bare      bool    // nothing behind it makes it part of a longer phrase: "the Alhambra, …"
	Series    bool    // a list of divisions goes on behind it
	Addressed bool    // it stands in an address: "X, Auckland, New Zealand"
	Modifies  bool    // a word with a capital follows: "the X Herald"
	Opposed   bool    // somebody plays against it, or beat it
	Unit      bool    // the noun of a division ends the name behind it: "Kherson Region"
	Campus    bool    // it is part of the name of a university
	Armed     bool    // its forces or arms are meant: "Russian troops"
	Listing   Listing // how firmly the text puts it in the governing divisions
	Opened    bool    // its sentence begins with the governing division: "In Texas, …"

	containers       [maxContainers]gazetteer.Ref
	countries        [maxContainers]gazetteer.Ref // that these lie in
	region           region                       // one of the containers that has a point and no outline
	governing        [maxGoverning]gazetteer.Ref
	said             [maxSaid]int32
	wide             uint8 // a bit for each container that is a country or first-level division
	divisions, saidN int8  // how many of the first and the last are filled
	governN          int8
}

const (
	maxContainers = 8
	maxGoverning  = 4
	maxSaid       = 3
)

// Containers returns the divisions that the mention is said to lie in.
func (c *Context) Containers() []gazetteer.Ref { return c.containers[:c.divisions] }

// Said returns the numbers of the matches that name what the mention is said to
// lie in, of any class.
func (c *Context) Said() []int32 { return c.said[:c.saidN] }

// holdsByCountry reports whether a place lies in one of the containers only because
// that is its country.
func (c *Context) holdsByCountry(b *Bearer) bool {
	for _, r := range c.Containers() {
		if b.inside(r) && r != b.Country {
			return false
		}
	}
	return true
}

func (c *Context) say(k int32) {
	if c.saidN < maxSaid {
		c.said[c.saidN] = k
		c.saidN++
	}
}

func (c *Context) contain(r, country gazetteer.Ref, g recognise.Group) {
	if c.divisions < maxContainers {
		c.containers[c.divisions], c.countries[c.divisions] = r, country
		if g == recognise.GroupCountry || g == recognise.GroupAdmin1 {
			c.wide |= 1 << c.divisions
		}
		c.divisions++
	}
}

// Holds reports whether a place lies in one of the containers.
func (c *Context) Holds(b *Bearer) bool {
	for _, r := range c.Containers() {
		if b.inside(r) {
			return true
		}
	}
	return c.region.holds(b)
}

// excludes reports whether the text surely says that a place lies elsewhere: in countries and first-level
// divisions that it is in none of, or in lower ones of other countries. Which lower division of its own
// country a place lies in the gazetteer does not always know.
func (c *Context) excludes(b *Bearer) bool {
	abroad := c.divisions > 0
	for i, r := range c.Containers() {
		if c.wide&(1<<i) != 0 && b.inside(r) {
			return false
		}
		abroad = abroad && c.countries[i] != gazetteer.NoRef && c.countries[i] != b.Country
	}
	return c.Strict && (c.wide != 0 || abroad)
}
