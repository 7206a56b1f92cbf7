package geoparse

import (
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"dateline/gazetteer"
	"dateline/gazetteer/names"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// LanguageConfig is a language other than English.
type LanguageConfig struct {
	Tag    string // BCP 47: "uk"
	Folder string // of its tables: "ukrainian"
	Latin  bool   // it is written in Latin letters
	Model  []byte // as [TaggerModel.Encode] makes it; kept, must not change
}

// ErrLanguage is wrapped by the error of [Parser.Parse] for a language that is not read.
var ErrLanguage = errors.New("geoparse: language is not read")

// otherLanguage opens what reading a language takes when the first text in it comes: most
// processes never see one.
type otherLanguage struct {
	tag  string
	open func() (*Parser, error)
}

func newOtherLanguage(english *Parser, tables fs.FS, m *Model, c LanguageConfig) *otherLanguage {
	return &otherLanguage{c.Tag, sync.OnceValues(func() (*Parser, error) { return openLanguage(english, tables, m, c) })}
}

// Languages lists the tags of the languages that are read, English first.
func (p *Parser) Languages() []string {
	tags := []string{p.language}
	for _, l := range p.others {
		tags = append(tags, l.tag)
	}
	return tags
}

// reading returns the parser of a language.
func (p *Parser) reading(tag string) (*Parser, error) {
	if tag == "" || tag == p.language {
		return p, nil
	}
	for _, l := range p.others {
		if l.tag == tag {
			return l.open()
		}
	}
	return nil, fmt.Errorf("%w: %q", ErrLanguage, tag)
}

// of returns the parser of a document's language: its own where that is not read.
func (p *Parser) of(d *Document) *Parser {
	if r, err := p.reading(d.Language); err == nil {
		return r
	}
	return p
}

// Spelling returns the words of a document that stand for a place as a dictionary has them, without the endings of
// cases. It returns false where the language has such endings and no form of the words is a name of the place.
func (p *Parser) Spelling(d *Document, words string, place gazetteer.Ref) (string, bool) {
	r := p.of(d)
	if r.tagger == nil {
		return words, true // English names have no cases
	}
	return r.tagger.Names.Spelling(words, place)
}

// openLanguage opens the tables and the model of a language. Places are chosen by the ranker of
// English, which knows no words.
func openLanguage(p *Parser, tables fs.FS, english *Model, c LanguageConfig) (*Parser, error) {
	x := p.index
	m, err := DecodeTaggerModel(c.Model)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.Tag, err)
	}
	words, named, err := OpenLanguage(x, tables, english.Lexicon, m.Lexicon, c)
	if err != nil {
		return nil, err
	}
	resolver, err := resolve.New(resolve.Config{
		Index: x, Words: words, Tables: tables, Ranker: &english.Ranker, Regions: p.resolver.Regions(),
		Language: c.Tag, Names: named,
	})
	if err != nil {
		return nil, err
	}
	measures, err := OpenMeasures(tables, c)
	if err != nil {
		return nil, err
	}
	return &Parser{index: x, languageReader: languageReader{
		language: c.Tag, words: words, kindWords: kindWordsOf(words), resolver: resolver, filter: m.filter(),
		tagger: &recognise.Tagger{
			Index: x, Names: named, Language: recognise.LanguageNumber(c.Tag), Stack: m.Stack, Bias: m.Bias, Common: m.Common,
			Lexicon: m.lexicon(), Measures: measures, Context: m.Context, Least: m.Least, Tails: words.Set(InstitutionSet),
			Organisations: p.recogniser.Organisations.Articled(), // called the same wherever Latin letters are written
		},
		pool: newPool(resolver),
	}}, nil
}

// OpenMeasures opens the words by which the distances of a language are told.
func OpenMeasures(tables fs.FS, c LanguageConfig) (*recognise.Measures, error) {
	folder, err := fs.Sub(tables, c.Folder)
	if err != nil {
		return nil, fmt.Errorf("word tables: %w", err)
	}
	m, err := recognise.OpenMeasures(folder)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.Folder, err)
	}
	return m, nil
}

// OpenLanguage opens the word tables and the names of a language. The lexicon is that of English
// models, of which the given names of other languages in Latin letters are used; own is that of the
// language's model, nil for none.
func OpenLanguage(x *gazetteer.Index, tables fs.FS, lexicon, own []byte, c LanguageConfig) (*text.Words, *names.Names, error) {
	folder, err := fs.Sub(tables, c.Folder)
	if err != nil {
		return nil, nil, fmt.Errorf("word tables: %w", err)
	}
	words, err := text.OpenWords(folder)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", c.Folder, err)
	}
	if l, ok := text.OpenLexicon(lexicon); ok {
		words = words.WithLexicon(l)
	}
	if l, ok := text.OpenLexicon(own); ok {
		words = words.WithOwn(l)
	}
	of, err := fs.Sub(folder, "names")
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", c.Folder, err)
	}
	if words, err = words.WithGiven(of); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", c.Folder, err)
	}
	named, err := names.Open(names.Config{Index: x, Tag: c.Tag, Folder: of, Latin: c.Latin})
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", c.Folder, err)
	}
	return words, named, nil
}

// mentionFilter prepares the mentions of a resolved text.
func (p *Parser) mentionFilter(w *resolve.Workspace) *MentionFilter {
	if p.tagger == nil {
		return NewMentionFilter(w, p.words)
	}
	return NewLanguageFilter(w, p.words)
}

// decide says whether a mention is kept.
func (p *Parser) decide(f *MentionFilter, m *resolve.Mention) Decision {
	if p.tagger == nil {
		return f.Decide(&p.filter, m)
	}
	return f.decideLanguage(&p.filter, m)
}

// tellsWhere reports whether an adjective says where the place beside it lies, and is no mention of
// its own: "der kanadischen Provinz Ontario", "la ville russe de Kazan", "تورونتو الكندية".
func (f *MentionFilter) tellsWhere(m *resolve.Mention, of *resolve.Candidate) bool {
	before, after := f.At(int(m.From)-1, m.From), f.At(int(m.To), m.To)
	for _, t := range []*text.Token{before, after} {
		if t != nil && (t.Class == text.ClassDivision || t.Class == text.ClassCity) {
			return true
		}
	}
	if after != nil && after.Shape == text.ShapeLower &&
		(after.Class == text.ClassNone || after.Class == text.ClassTitle || after.Class == text.ClassRole) {
		return false // "w Warszawie polski premier": it goes with the noun behind it
	}
	for i := range f.Mentions {
		o := &f.Mentions[i]
		if c := f.ChosenOf(o); o.To == m.From && o.From < o.To && c != nil && c.Ref != of.Ref && c.Country == of.Ref {
			return true
		}
	}
	return false
}

// kindByPlace tells how a mention refers to its place in a language without sets of words for
// that: by the place and what it is found by, and by verbs of speech beside it.
func kindByPlace(r clubReader, m *resolve.Mention, c *resolve.Candidate) Kind {
	switch {
	case c != nil && recognise.ClassOfName(c.Kind) == recognise.NameAdjective:
		if t := r.At(int(m.To), m.To); t != nil && t.Class == text.ClassTeam && t.Capital() {
			return Organisation // "Hamburger SV"
		}
		return Demonym
	case r.isClubName(m), r.isClub(m, c), r.isArticledClub(m, c):
		return Organisation
	case c == nil:
		return Literal
	case r.isAttribute(m, c):
		return Demonym
	case c.Group == recognise.GroupSite || c.Group == recognise.GroupAirport:
		return Facility
	case r.isInName(m):
		return Embedded
	case isPower(c.Group) && speaks(r.Resolution, m):
		return Associative
	}
	return Literal
}

// speaks reports whether a mention is the subject of a verb of speech beside it: "Moskau teilte
// mit", "أعلنت موسكو".
func speaks(r *resolve.Resolution, m *resolve.Mention) bool {
	before, after := r.At(int(m.From)-1, m.From), r.At(int(m.To), m.To)
	switch {
	case before != nil && (before.Class == text.ClassPrepositionIn || before.Class == text.ClassPrepositionTo):
		return false
	case before != nil && before.Class == text.ClassSpeech:
		return true
	}
	return after != nil && after.Class == text.ClassSpeech
}
