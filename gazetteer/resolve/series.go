package resolve

import (
	"strings"

	"dateline/gazetteer/text"
)

// maxSeries bounds the names between one of a list and the noun behind the last.
const maxSeries = 6

// listEnd returns the end of the last name of the list that the name of the tokens from … to stands
// in, where a plural behind it says what all of them are: "A, B and C counties". It is to
// for all else.
func (r *contextReader) listEnd(from, to int32) int32 {
	if in, held := r.At(int(from)-1, from), r.At(int(from)-2, from); in != nil && held != nil &&
		in.Class == text.ClassPrepositionIn && (r.words.several.Has(held) || held.Capital() && !held.First()) {
		return to // "… counties in Ohio, and Lewis and Mason counties"
	}
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
		first := i
		for ; t != nil && t.Capital() && i < first+maxWordsBefore; t = r.At(i, to) {
			i++
		}
		if i == first || t == nil {
			break
		}
		if t.Shape == text.ShapeLower && r.words.several.Has(t) {
			return int32(i)
		}
	}
	return to
}

// listNoun returns the plural that says what the names of a list are, of which the name of the tokens from … to is
// one: "counties" of "A, B and C counties"; nil for none.
func (r *contextReader) listNoun(from, to int32) *text.Token {
	end := r.listEnd(from, to)
	if t := r.At(int(end), end); t != nil && t.Shape == text.ShapeLower && r.words.several.Has(t) {
		return t
	}
	return nil
}

// oneOf returns the name of the tokens from … to with the noun that all of a list share, "Cook County" of "Cook and Lake
// counties", where the gazetteer has it; "" for all else.
func (r *contextReader) oneOf(from, to int32) string {
	noun := r.listNoun(from, to)
	if noun == nil {
		return ""
	}
	whole := r.Text.Source[r.Text.Tokens[from].Start:r.Text.Tokens[to-1].End] + " " + singular(r.Text.Word(noun))
	if len(r.index.Lookup(whole)) == 0 {
		return ""
	}
	return whole
}

// singular returns the singular of an English noun of a division: "county", "parish", "district".
func singular(plural string) string {
	if s, ok := strings.CutSuffix(plural, "ies"); ok {
		return s + "y"
	}
	if s, ok := strings.CutSuffix(plural, "shes"); ok {
		return s + "sh"
	}
	return strings.TrimSuffix(plural, "s")
}
