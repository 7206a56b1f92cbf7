package gazetteer

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"unicode/utf8"
)

// flaw says what is wrong with a name, "" when nothing is.
func (n TaggedName) flaw() string {
	switch {
	case n.Tag == "" || len(n.Tag) > 255 || !utf8.ValidString(n.Tag) || slices.Contains([]byte(n.Tag), 0):
		return fmt.Sprintf("the tag %q of a name is empty, too long or not UTF-8", n.Tag)
	case n.Text == "" || len(n.Text) > MaxName || !utf8.ValidString(n.Text):
		return fmt.Sprintf("its name %q is empty, too long or not UTF-8", n.Text)
	}
	return ""
}

// taggedNames returns names ordered by text and tag, the main name first, with one
// name for each tag that is shown.
func taggedNames(main string, names []TaggedName) []TaggedName {
	out := slices.Clone(names)
	slices.SortFunc(out, func(a, b TaggedName) int {
		return cmp.Or(cmp.Compare(a.Tag, b.Tag), cmp.Compare(a.Text, b.Text))
	})
	out = slices.CompactFunc(out, func(a, b TaggedName) bool {
		return a.Tag == b.Tag && (a.Text == b.Text || !a.isHidden())
	})
	slices.SortFunc(out, func(a, b TaggedName) int {
		if aMain, bMain := a.Text == main, b.Text == main; aMain != bMain {
			if aMain {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.Text, b.Text), cmp.Compare(a.Tag, b.Tag))
	})
	return slices.Clip(out)
}

// taggedTable gathers the tagged names of all places.
type taggedTable struct {
	numbers map[string]byte // of the tags
	tags    []byte          // the tags in the order of their numbers
	table   []byte
	texts   []byte
	keys    keyTable
}

// see takes note of the tags that occur.
func (t *taggedTable) see(names []TaggedName) {
	for _, n := range names {
		if !n.isHidden() {
			t.numbers[n.Tag] = 0
		}
	}
}

// order gives the tags their numbers.
func (t *taggedTable) order() error {
	if len(t.numbers) > math.MaxUint8 {
		return fmt.Errorf("%d languages and registers are more than the format holds", len(t.numbers))
	}
	tags := make([]string, 0, len(t.numbers))
	for tag := range t.numbers {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	for i, tag := range tags {
		t.numbers[tag] = byte(i)
		t.tags = appendText(t.tags, tag)
	}
	return nil
}

// add adds the names of the place ref, which come by ascending ref.
func (t *taggedTable) add(ref Ref, main string, names []TaggedName) error {
	for _, n := range names {
		if n.Tag == TagAdjective && slices.ContainsFunc(names, n.isAlsoName) {
			continue
		}
		if err := t.keys.add(ref, n.key()); err != nil {
			return err
		}
	}
	names = slices.DeleteFunc(slices.Clone(names), TaggedName.isHidden)
	if len(names) == 0 {
		return nil
	}
	if len(t.texts) > math.MaxUint32 {
		return fmt.Errorf("the names are more than the format holds")
	}
	t.table = binary.LittleEndian.AppendUint32(t.table, uint32(ref))
	t.table = binary.LittleEndian.AppendUint32(t.table, uint32(len(t.texts)))
	t.texts = binary.AppendUvarint(t.texts, uint64(len(names)))
	before := main
	for _, n := range names {
		shared := 0
		for shared < min(len(before), len(n.Text), math.MaxUint8) && before[shared] == n.Text[shared] {
			shared++
		}
		t.texts = appendText(append(t.texts, t.numbers[n.Tag], byte(shared)), n.Text[shared:])
		before = n.Text
	}
	return nil
}

// isAlsoName reports whether another is a name, and is found by the same key.
func (n TaggedName) isAlsoName(other TaggedName) bool {
	return other.Tag != TagAdjective && !isRegister(other.Tag) && bytes.Equal(Fold(nil, other.Text), Fold(nil, n.Text))
}

// key is what the name is found by; it has no text for what nothing asks for.
func (n TaggedName) key() Name {
	switch n.Tag {
	case TagISO:
		return Name{n.Text, NameAbbreviation}
	case TagOSM:
		return Name{TagOSM + " " + n.Text, NameAbbreviation}
	case TagWikidata:
		return Name{}
	case TagAirport, TagAbbreviation:
		return Name{n.Text, NameAbbreviation}
	case TagAdjective:
		return Name{n.Text, NameAdjective}
	}
	return Name{n.Text, NameAlternate}
}

// write writes the sections of tagged names.
func (t *taggedTable) write(sections *[sectionCount]*sectionWriter, fame []uint16) error {
	for section, data := range map[int][]byte{
		sectionTags: t.tags, sectionTagged: t.table, sectionTaggedTexts: t.texts,
	} {
		if _, err := sections[section].Write(data); err != nil {
			return err
		}
	}
	t.keys.fame = fame
	return t.keys.write(sections[sectionTaggedNames], sections[sectionTaggedPostings], sections[sectionTaggedLists])
}
