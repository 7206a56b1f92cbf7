package gazetteer

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"

	"golang.org/x/text/language"
)

// TaggedName is what a language calls a place ("de", "Wien"), or its code in a
// register (TagISO, "AT-9"). Such names are for those who ask in a language or for a
// code: [Index.Lookup] and [Index.Cursor] do not know them, so that English texts
// do not meet the names of other languages, [Index.Search] does.
type TaggedName struct {
	Tag  string // of the language by BCP 47, or one of the tags of registers below
	Text string
}

// The tags of registers.
const (
	TagISO      = "iso3166-2" // the code of a first-level unit with its country: "TR-34"
	TagOSM      = "osm"       // the element of OpenStreetMap: "R223474" for a relation
	TagWikidata = "wikidata"  // the item of Wikidata: "Q79384"
)

// isRegister reports whether a tag is one of those of registers, which are no languages.
func isRegister(tag string) bool { return tag == TagISO || tag == TagOSM || tag == TagWikidata }

// InLanguage reports whether the name is one of a language and no code.
func (n TaggedName) InLanguage() bool { return !isRegister(n.Tag) }

// Tagged returns the tagged names of a place by ascending tag.
func (x *Index) Tagged(r Ref) (names []TaggedName) {
	read := x.tags.of(x, r, nil)
	for read.next() {
		names = append(names, TaggedName{x.tags.tag(read.tag), string(read.name)})
	}
	slices.SortFunc(names, func(a, b TaggedName) int { return cmp.Compare(a.Tag, b.Tag) })
	return names
}

// NameTagged returns the name of a place that has the tag.
func (x *Index) NameTagged(r Ref, tag string) (name string, ok bool) {
	number, known := x.tags.number(tag)
	if !known {
		return "", false
	}
	var room [128]byte
	read := x.tags.of(x, r, room[:0])
	for read.next() {
		if read.tag == number {
			return string(read.name), true
		}
	}
	return "", false
}

// Languages lists the languages in which the index knows names, ascending.
func (x *Index) Languages() (tags []string) {
	for i := range x.tags.count {
		if tag := x.tags.tag(byte(i)); !isRegister(tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

// ByCode returns the place of a code: a country by ISO 3166-1, two letters or three,
// or a first-level unit by ISO 3166-2 ("TR-34"), in either case; NoRef for none.
func (x *Index) ByCode(code string) Ref {
	if ref := x.countryByCode(code); ref != NoRef {
		return ref
	}
	if len(code) < 4 || len(code) > 6 || code[2] != '-' {
		return NoRef
	}
	for _, m := range x.foreign.Lookup(code) {
		if m.Kind == NameAbbreviation {
			return m.Ref
		}
	}
	return NoRef
}

// byShortCode returns the first-level units whose code of ISO 3166-2 is the text behind
// that of some country: by "RJ" those of "BR-RJ". Only letters are taken, for numbers
// are postcodes before all.
func (x *Index) byShortCode(text string) (units []Ref) {
	if len(text) < 2 || len(text) > 3 || strings.ContainsFunc(text, func(r rune) bool {
		return (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	}) {
		return nil
	}
	for i := range len(x.regions) / regionSize {
		country, admin1, _ := x.unitCodes(i)
		if i > 0 && (admin1 != "" && admin1 != "00" || country == "") {
			continue
		}
		for _, m := range x.foreign.Lookup(country + "-" + text) {
			if m.Kind == NameAbbreviation && !slices.Contains(units, m.Ref) {
				units = append(units, m.Ref)
			}
		}
	}
	return units
}

// ByOSM returns the places that are an element of OpenStreetMap: "R62422". A city
// that is a unit by itself may be two.
func (x *Index) ByOSM(element string) (refs []Ref) {
	for _, m := range x.foreign.Lookup(TagOSM + " " + element) {
		refs = append(refs, m.Ref)
	}
	return refs
}

// countryByCode returns the country of a code of ISO 3166-1, two letters or three
// in either case; NoRef when the text is none.
func (x *Index) countryByCode(text string) Ref {
	if len(text) < 2 || len(text) > 3 || text[0] <= '9' { // M.49 numbers countries, too, and people write postcodes
		return NoRef
	}
	region, err := language.ParseRegion(text)
	if err != nil || !region.IsCountry() {
		return NoRef
	}
	return x.Country(region.String())
}

// exonym returns the places that some language calls so, the most famous first.
func (x *Index) exonym(name string) (refs []Ref) {
	for _, m := range x.foreign.Lookup(name) {
		refs = append(refs, m.Ref)
	}
	return refs
}

// tagged are the sections of tagged names.
type tagged struct {
	names bytesAt                   // the tags, ascending
	at    [math.MaxUint8 + 1]uint32 // where each stands in names
	count int
	table bytesAt // 8 bytes per place that has some: ref, offset in texts
	texts bytesAt
}

const taggedSize = 8

// openTagged returns the tagged names of x and an index of its places by them.
func openTagged(x *Index, s []bytesAt) (tagged, *Index, bool) {
	t := tagged{names: s[sectionTags], table: s[sectionTagged], texts: s[sectionTaggedTexts]}
	for i := 0; i < len(t.names) && t.count < len(t.at); t.count++ {
		t.at[t.count] = uint32(i)
		_, i = t.names.text(i)
	}
	names, ok := openFST(s[sectionTaggedNames])
	foreign := &Index{
		file: x.file, count: x.count, places: x.places, details: x.details, ids: x.ids, regions: x.regions,
		codes: x.codes, strings: x.strings, tree: x.tree, capitals: x.capitals,
		names: names, postings: s[sectionTaggedPostings], lists: s[sectionTaggedLists],
	}
	return t, foreign, ok && len(t.table)%taggedSize == 0
}

// tag returns the tag of a number, "" for none.
func (t *tagged) tag(number byte) string {
	if int(number) >= t.count {
		return ""
	}
	tag, _ := t.names.text(int(t.at[number]))
	return tag
}

// number returns the number of a tag.
func (t *tagged) number(tag string) (number byte, ok bool) {
	i, ok := sort.Find(t.count, func(i int) int { return cmp.Compare(tag, t.tag(byte(i))) })
	return byte(i), ok
}

// of returns a reader of the tagged names of a place, which writes them into room.
func (t *tagged) of(x *Index, r Ref, room []byte) taggedReader {
	i, ok := sort.Find(len(t.table)/taggedSize, func(i int) int {
		return cmp.Compare(r, Ref(t.table.u32(i*taggedSize)))
	})
	if !ok {
		return taggedReader{}
	}
	left, at := t.texts.uvarint(int(t.table.u32(i*taggedSize + 4)))
	return taggedReader{texts: t.texts, left: left, at: at, name: append(room, x.Name(r)...)}
}

// taggedReader reads the tagged names of one place. Each is written as what it does
// not share with the beginning of the one before it, the first of that of the place.
type taggedReader struct {
	texts bytesAt
	left  uint64 // names to come
	at    int    // where the next stands

	tag  byte   // number of the tag of the last one read
	name []byte // the last one read, until the next
}

// next reads the next name. It returns false at the end and where the file is damaged.
func (d *taggedReader) next() bool {
	if d.left == 0 {
		return false
	}
	d.left--
	head, rest := d.texts.bytes(d.at, 2)
	if head == nil {
		return false
	}
	suffix, next := d.texts.text(rest)
	d.at, d.tag = next, head[0]
	d.name = append(d.name[:min(int(head[1]), len(d.name))], suffix...)
	return true
}
