package gazetteer

import (
	"cmp"
	"iter"
	"slices"
	"strings"
)

// languageNames tells what languages and registers call the places, and finds them by those names.
type languageNames struct {
	places  *records
	tags    tagged
	foreign nameTable                       // the places by their tagged names
	called  func(tag string) map[Ref]string // beside the tagged names; may be nil
	short   *shortCodes

	noted func(tag string) map[string]string // notes on contested places by the English ones; may be nil
}

// openLanguageNames reports false for sections that do not fit together.
func openLanguageNames(places *records, s []bytesAt) (languageNames, bool) {
	tags, fit := openTagged(s)
	foreign, ok := openNameTable(places, s[sectionTaggedNames], s[sectionTaggedPostings], s[sectionTaggedLists])
	foreign.tagged = true
	return languageNames{places: places, tags: tags, foreign: foreign, short: new(shortCodes)}, ok && fit
}

// Tagged returns the tagged names of a place by ascending tag.
func (x *languageNames) Tagged(r Ref) (names []TaggedName) {
	read := x.tags.of(x.places, r, nil)
	for read.next() {
		names = append(names, TaggedName{x.tags.tag(read.tag), string(read.name)})
	}
	slices.SortFunc(names, func(a, b TaggedName) int { return cmp.Compare(a.Tag, b.Tag) })
	return names
}

// NameTagged returns the name of a place that has the tag.
func (x *languageNames) NameTagged(r Ref, tag string) (name string, ok bool) {
	number, known := x.tags.number(tag)
	if !known {
		return "", false
	}
	var room [128]byte
	read := x.tags.of(x.places, r, room[:0])
	for read.next() {
		if read.tag == number {
			return string(read.name), true
		}
	}
	return "", false
}

// Languages lists the languages in which the index knows names, ascending.
func (x *languageNames) Languages() (tags []string) {
	for i := range x.tags.count {
		if tag := x.tags.tag(byte(i)); !isRegister(tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

// NamesIn returns the places with the names that a language, given by its BCP 47 tag ("de"),
// or one of its varieties ("de-AT"), has for them, by ascending place. A name is good until the
// next one comes. A file that is damaged ends the names early.
func (x *languageNames) NamesIn(tag string) iter.Seq2[Ref, string] {
	var wanted [256]bool
	for i := range x.tags.count {
		t := x.tags.tag(byte(i))
		wanted[i] = !isRegister(t) && (t == tag || strings.HasPrefix(t, tag+"-"))
	}
	return func(yield func(Ref, string) bool) {
		var room [128]byte
		for i := range len(x.tags.table) / taggedSize {
			r := Ref(x.tags.table.u32(i * taggedSize))
			if !x.places.has(r) {
				return
			}
			left, at := x.tags.texts.uvarint(int(x.tags.table.u32(i*taggedSize + 4)))
			read := taggedReader{texts: x.tags.texts, left: left, at: at, name: append(room[:0], x.places.Name(r)...)}
			for read.next() {
				if wanted[read.tag] && !yield(r, string(read.name)) {
					return
				}
			}
		}
	}
}
