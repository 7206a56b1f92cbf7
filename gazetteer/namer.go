package gazetteer

import (
	"golang.org/x/text/language"
)

// Namer names places in the languages of a reader, as far as the index knows such names, and
// else as the index does, in English. It is safe for concurrent use.
type Namer struct {
	index   *Index
	foreign []language.Tag // the languages before English, the best first
}

// Namer returns one for the languages of a reader, the best first; without any it names
// places as [Index.Name] does.
func (x *Index) Namer(languages ...language.Tag) Namer {
	n := Namer{index: x}
	for i, tag := range languages {
		if base, _ := tag.Base(); base.String() == "en" {
			break
		}
		n.foreign = languages[:i+1]
	}
	return n
}

// IsForeign reports whether the reader reads another language before English.
func (n Namer) IsForeign() bool { return len(n.foreign) > 0 }

// Languages returns the languages that are read before English, the best first.
func (n Namer) Languages() []language.Tag { return n.foreign }

// Name is what a place is called, "" for NoRef.
func (n Namer) Name(r Ref) string {
	if r == NoRef {
		return ""
	}
	if name, ok := n.index.NameIn(r, n.foreign); ok {
		return name
	}
	return n.index.Name(r)
}

// Label tells a place from its namesakes, as [Index.Label] does: "Paris, Texas, United States".
func (n Namer) Label(r Ref) string {
	label := n.Name(r)
	country, admin1, _ := n.index.Parents(r)
	last := label
	for _, unit := range []Ref{admin1, country} {
		if unit == NoRef || unit == r {
			continue
		}
		if unit == admin1 && country != NoRef && n.index.Name(admin1) == n.index.Name(country) {
			continue // Taiwan, of which a language may name the one and not the other
		}
		if name := n.Name(unit); name != last {
			label, last = label+", "+name, name
		}
	}
	return label
}

// Disputed is the note on a contested place, "" for any other. Where no language has it, it is
// in English.
func (n Namer) Disputed(p *Place) string {
	if p.Disputed == "" || n.index.noted == nil {
		return p.Disputed
	}
	for _, tag := range n.foreign {
		base, _ := tag.Base()
		if note, ok := n.index.noted(base.String())[p.Disputed]; ok {
			return note
		}
	}
	return p.Disputed
}
