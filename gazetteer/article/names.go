package article

import (
	"slices"

	"dateline/gazetteer"
)

// In returns the article with its places called, and the contested ones described, as the namer does; the words of the
// text and of its author stay, and so does whatever is said of the claims in English. The
// article itself is not changed, and returned where the namer knows no other names.
func (a *Article) In(names gazetteer.Namer) *Article {
	if !names.IsForeign() {
		return a
	}
	doc := *a.Document
	doc.Places = slices.Clone(doc.Places)
	for i := range doc.Places {
		p := &doc.Places[i]
		if p.Ref != gazetteer.NoRef {
			p.Name = names.Name(p.Ref)
		}
		p.Disputed = names.Disputed(&p.Place)
	}
	named := *a
	named.Document, named.names = &doc, &names
	named.Verdicts = slices.Clone(a.Verdicts)
	for i := range named.Verdicts {
		v := &named.Verdicts[i]
		v.FromPlace, v.ToPlace = named.renamed(v.FromPlace), named.renamed(v.ToPlace)
	}
	return &named
}

// renamed is a place with its name from the namer of the article; nil stays nil, and a place
// that the gazetteer lacks as it is.
func (a *Article) renamed(p *gazetteer.Place) *gazetteer.Place {
	if p == nil {
		return nil
	}
	out := *p
	if ref, ok := a.Index().ByID(p.ID); ok {
		out.Name = a.names.Name(ref)
	}
	out.Disputed = a.names.Disputed(p)
	return &out
}

// Names returns what names the places of the article.
func (a *Article) Names() gazetteer.Namer {
	if a.names == nil {
		return a.Index().Namer()
	}
	return *a.names
}
