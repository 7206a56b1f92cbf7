package resolve

import "dateline/gazetteer/text"

// maxSeries bounds the names between one of a list and the noun behind the last.
const maxSeries = 6

// listEnd returns the end of the last name of the list that the name before token to stands
// in, where a plural behind it says what all of them are: "A, B and C counties". It is to
// for all else.
func (r *contextReader) listEnd(to int32) int32 {
	i := int(to)
	for range maxSeries {
		t := r.At(i, to)
		if t == nil || t.Punct != ',' && t.Class != text.ClassConjunction {
			break
		}
		for t != nil && (t.Punct == ',' || t.Class == text.ClassConjunction) {
			i++
			t = r.At(i, to)
		}
		from := i
		for ; t != nil && t.Capital() && i < from+maxWordsBefore; t = r.At(i, to) {
			i++
		}
		if i == from || t == nil {
			break
		}
		if t.Shape == text.ShapeLower && r.words.several.Has(t) {
			return int32(i)
		}
	}
	return to
}
