package gazetteer

import (
	"cmp"
	"math"
	"sort"
)

// TaggedName is what a language calls a place ("de", "Wien"), or its code in a
// register (TagISO, "AT-9"). Such names are for those who ask in a language or for a
// code: [Index.Lookup] and [Index.Cursor] do not know them, so that English texts
// do not meet the names of other languages, [Index.Search] does.
type TaggedName struct {
	Tag  string // of the language by BCP 47, or one of the tags of registers below
	Text string
}

// TagAny tags what some language calls a place beside the name that it shows: short, former, or
// written otherwise. Searches find it, and nothing shows it. A place may have several.
const TagAny = "und"

// TagAdjective tags the word of a language for what belongs to a country: "tchèque". Searches find
// it beside a word for a state, and nothing shows it. A place may have several.
const TagAdjective = "adjective"

// TagAirport tags a code of an airport: of IATA, "IST", or of ICAO, "LTFM". Searches find it.
const TagAirport = "airport"

// TagAbbreviation tags what a country writes for one of its units behind a town: "Jal." for Jalisco. Searches find
// it as a context only. A unit may have several.
const TagAbbreviation = "abbreviation"

// The tags of registers.
const (
	TagISO      = "iso3166-2" // the code of a first-level unit with its country: "TR-34"
	TagOSM      = "osm"       // the element of OpenStreetMap: "R223474" for a relation
	TagWikidata = "wikidata"  // the item of Wikidata: "Q79384"
)

// isRegister reports whether a tag is one of those of registers, which are no languages.
func isRegister(tag string) bool { return tag == TagISO || tag == TagOSM || tag == TagWikidata }

// InLanguage reports whether the name is one of a language and no code.
func (n TaggedName) InLanguage() bool { return !isRegister(n.Tag) && !n.isHidden() }

// isHidden reports whether the name is only found by, and not kept with its place.
func (n TaggedName) isHidden() bool {
	switch n.Tag {
	case TagAny, TagAdjective, TagAirport, TagAbbreviation:
		return true
	}
	return false
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

// openTagged reports false for sections that are no tagged names.
func openTagged(s []bytesAt) (tagged, bool) {
	t := tagged{names: s[sectionTags], table: s[sectionTagged], texts: s[sectionTaggedTexts]}
	for i := 0; i < len(t.names) && t.count < len(t.at); t.count++ {
		t.at[t.count] = uint32(i)
		_, i = t.names.text(i)
	}
	return t, len(t.table)%taggedSize == 0
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
func (t *tagged) of(places *records, r Ref, room []byte) taggedReader {
	i, ok := sort.Find(len(t.table)/taggedSize, func(i int) int {
		return cmp.Compare(r, Ref(t.table.u32(i*taggedSize)))
	})
	if !ok {
		return taggedReader{}
	}
	left, at := t.texts.uvarint(int(t.table.u32(i*taggedSize + 4)))
	return taggedReader{texts: t.texts, left: left, at: at, name: append(room, places.Name(r)...)}
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
