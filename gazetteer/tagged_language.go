package gazetteer

import (
	"iter"
	"strings"
)

// NamesIn returns the places with the names that a language, given by its BCP 47 tag ("de"),
// or one of its varieties ("de-AT"), has for them, by ascending place. A name is good until the
// next one comes. A file that is damaged ends the names early.
func (x *Index) NamesIn(tag string) iter.Seq2[Ref, string] {
	var wanted [256]bool
	for i := range x.tags.count {
		t := x.tags.tag(byte(i))
		wanted[i] = !isRegister(t) && (t == tag || strings.HasPrefix(t, tag+"-"))
	}
	return func(yield func(Ref, string) bool) {
		var room [128]byte
		for i := range len(x.tags.table) / taggedSize {
			r := Ref(x.tags.table.u32(i * taggedSize))
			if !x.has(r) {
				return
			}
			left, at := x.tags.texts.uvarint(int(x.tags.table.u32(i*taggedSize + 4)))
			read := taggedReader{texts: x.tags.texts, left: left, at: at, name: append(room[:0], x.Name(r)...)}
			for read.next() {
				if wanted[read.tag] && !yield(r, string(read.name)) {
					return
				}
			}
		}
	}
}
