package names

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"dateline/gazetteer"
	"dateline/gazetteer/text"
)

// Names are the names of one language. They are immutable and safe for concurrent use.
type Names struct {
	index    *gazetteer.Index
	tag      language.Tag
	endings  endings
	own      map[string][]gazetteer.Match // by the folded name: those of the language and of the tables
	begun    map[string]struct{}          // what names of own begin with, cut where a token may end
	first    map[string]gazetteer.Ref     // by the folded name: what is meant by it before all others
	demonyms demonyms
	latin    bool
}

// Config says what Names are made of. Folder may lack any table.
type Config struct {
	Index  *gazetteer.Index
	Tag    string // BCP 47 tag of the language
	Folder fs.FS
	Latin  bool // the language is written in Latin letters
}

const featuresTable = "features.tsv"

// Open reads the names of a language. The error names file and row.
func Open(c Config) (*Names, error) {
	n := &Names{
		index: c.Index, tag: language.Make(c.Tag), latin: c.Latin, own: map[string][]gazetteer.Match{}, begun: map[string]struct{}{}, first: map[string]gazetteer.Ref{},
	}
	var err error
	if n.endings, err = readEndings(c.Folder); err != nil {
		return nil, err
	}
	for ref, name := range c.Index.NamesIn(c.Tag) {
		n.addUnit(name, gazetteer.Match{Ref: ref, Kind: gazetteer.NameOfficial})
	}
	for _, table := range []string{"names.tsv", featuresTable} {
		if err := n.readTable(c.Folder, table, func(name, note string, ref gazetteer.Ref) {
			n.add(name, gazetteer.Match{Ref: ref, Kind: gazetteer.NameOfficial})
			if note == "first" {
				n.first[string(gazetteer.Fold(nil, name))] = ref
			}
		}); err != nil {
			return nil, err
		}
	}
	if err := n.readDemonyms(c.Folder); err != nil {
		return nil, err
	}
	return n, nil
}

// add adds a name of the language.
func (n *Names) add(name string, m gazetteer.Match) {
	folded := string(gazetteer.Fold(nil, name))
	if folded == "" || !n.latin && isASCII(folded) {
		return // a language of another script has no Latin names of its own
	}
	if !slices.ContainsFunc(n.own[folded], func(o gazetteer.Match) bool { return o.Ref == m.Ref }) {
		n.own[folded] = append(n.own[folded], m)
	}
	before := rune(0)
	for i, r := range folded {
		if i > 0 && (r == ' ' || spaceless(before)) {
			n.begun[folded[:i]] = struct{}{}
		}
		before = r
	}
	n.begun[folded] = struct{}{}
	for i, r := range name { // behind an elision a token ends, which leaves no trace in the folded name
		if i > 0 && (r == '\'' || r == '’') {
			n.begun[string(gazetteer.Fold(nil, name[:i]))] = struct{}{}
		}
	}
}

// addUnit adds the name of a division also without the word for it: "江西" for "江西省".
func (n *Names) addUnit(name string, m gazetteer.Match) {
	n.add(name, m)
	for _, word := range n.endings.units {
		if stem, ok := strings.CutSuffix(name, word); ok && utf8.RuneCountInString(stem) >= leastStem {
			n.add(stem, m)
			return
		}
	}
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}

// readTable reads a table of places with names, nothing where there is none.
func (n *Names) readTable(folder fs.FS, name string, do func(name, note string, ref gazetteer.Ref)) error {
	rows, err := text.ReadTable(folder, name, 3)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, row := range rows {
		ref := placeOf(n.index, row[0])
		if ref == gazetteer.NoRef {
			return fmt.Errorf("%s: %q is no place of the gazetteer", name, row[0])
		}
		for _, word := range strings.Split(row[1], "; ") {
			if word != "" {
				do(word, row[2], ref)
			}
		}
	}
	return nil
}

// Features returns what a language calls seas, rivers, regions and blocs by the table of its folder:
// of the names that it lists for a place, the first. What the index lacks is left out.
func Features(x *gazetteer.Index, folder fs.FS) (map[gazetteer.Ref]string, error) {
	rows, err := text.ReadTable(folder, featuresTable, 3)
	if err != nil {
		return nil, err
	}
	called := make(map[gazetteer.Ref]string, len(rows))
	for _, row := range rows {
		if ref := placeOf(x, row[0]); ref != gazetteer.NoRef {
			called[ref], _, _ = strings.Cut(row[1], "; ")
		}
	}
	return called, nil
}

// placeOf finds the place that a table names, NoRef for none.
func placeOf(x *gazetteer.Index, key string) gazetteer.Ref {
	switch name, country, ok := strings.Cut(key, "/"); {
	case ok:
		for _, m := range x.Lookup(name) {
			if x.Place(m.Ref).Country == country && x.Feature(m.Ref).Class == "P" {
				return m.Ref
			}
		}
		return gazetteer.NoRef
	case strings.Contains(key, ":"):
		ref, ok := x.ByID(gazetteer.PlaceID(key))
		if !ok {
			return gazetteer.NoRef
		}
		return ref
	case len(key) == 2:
		return x.Country(key)
	case len(key) > 3 && key[2] == '-':
		return x.ByCode(key)
	}
	best := gazetteer.NoRef
	for _, m := range x.Lookup(key) {
		if f := x.Feature(m.Ref); f.Class != "P" && (best == gazetteer.NoRef || m.Kind == gazetteer.NameMain) {
			if best = m.Ref; m.Kind == gazetteer.NameMain {
				break
			}
		}
	}
	return best
}

// Find returns the places that bear a name, as it stands or in another of its forms, the most
// famous first.
func (n *Names) Find(name string) []gazetteer.Match {
	words := strings.Fields(string(gazetteer.Fold(nil, name)))
	if len(words) == 0 {
		return nil
	}
	w := walker{names: n}
	w.forms = make([][]string, len(words))
	w.join = make([]bool, len(words))
	for i, word := range words {
		w.forms[i] = n.endings.forms(word)
	}
	w.whole = true
	w.walk(0, n.index.Cursor(), true, true)
	return w.result(nil)
}

// accept appends the bearers of a name of the main index that the language knows them by.
func (n *Names) accept(dst, got []gazetteer.Match, folded []byte, stripped bool) []gazetteer.Match {
	for _, m := range got {
		switch m.Kind {
		case gazetteer.NameAbbreviation, gazetteer.NameAdjective, gazetteer.NameDemonym:
			continue // English ones
		}
		if stripped && n.latin && n.index.Fame(m.Ref) < leastStripped {
			continue
		}
		if !n.latin {
			m.Kind = gazetteer.NameAlias // the index has no main names in other scripts
		}
		dst = append(dst, m)
	}
	return dst
}

// leastStripped is the least fame of a place that is found by a stripped Latin name, of which
// hamlets bear too many.
const leastStripped = 0.2

// withoutAlternates leaves out what other languages call so, where a name means one place before all others: Vienna is
// "Dunaj" in Slovene, and the Danube in Polish.
func withoutAlternates(list []gazetteer.Match) []gazetteer.Match {
	return slices.DeleteFunc(list, func(m gazetteer.Match) bool { return m.Kind == gazetteer.NameAlternate })
}

// prefer notes that another place is meant by the name before all others.
func (n *Names) prefer(list []gazetteer.Match, ref gazetteer.Ref) {
	for i := range list {
		if list[i].Ref != ref {
			list[i].Kind = gazetteer.NameAlternate
		}
	}
}

// smallCountry is the fame below which a country is hardly meant by a name that a town has, too.
const smallCountry = 0.6

// withoutCountries leaves out the small countries among the bearers of a name that means a town before all others: a
// ranker takes them for it however they are called. "Granada" in Spanish is the city.
func (n *Names) withoutCountries(list []gazetteer.Match, ref gazetteer.Ref) []gazetteer.Match {
	if n.index.Feature(ref).Class != "P" {
		return list
	}
	return slices.DeleteFunc(list, func(m gazetteer.Match) bool {
		return n.index.Feature(m.Ref).Kind() == gazetteer.KindCountry && n.index.Fame(m.Ref) < smallCountry
	})
}

// isProper reports whether a town is called so for itself, which one that was once called like its division is not: Belém was
// "Pará". The index has no main names in other scripts.
func (n *Names) isProper(k gazetteer.NameKind) bool {
	return k <= gazetteer.NameOfficial || !n.latin && k < gazetteer.NameAlternate
}

// merge puts the bearers of a name into order: each once, with its best kind, the most famous
// first. A division that bears the name of a place inside it is called so for that.
func (n *Names) merge(list []gazetteer.Match) []gazetteer.Match {
	slices.SortFunc(list, func(a, b gazetteer.Match) int { return cmp.Or(cmp.Compare(a.Ref, b.Ref), cmp.Compare(a.Kind, b.Kind)) })
	list = slices.CompactFunc(list, func(a, b gazetteer.Match) bool { return a.Ref == b.Ref })
	for i := range list {
		u := &list[i]
		f := n.index.Feature(u.Ref)
		if f.Class != "A" || len(f.Code) < 3 || f.Code[:3] != "ADM" {
			continue
		}
		for _, m := range list {
			_, admin1, admin2 := n.index.Parents(m.Ref)
			if m.Ref != u.Ref && n.isProper(m.Kind) && (admin1 == u.Ref || admin2 == u.Ref) && n.index.Feature(m.Ref).Class == "P" {
				u.Kind = gazetteer.NameAlternate
				break
			}
		}
	}
	return list
}
