package recognise

import "dateline/gazetteer/text"

// maxTailWords is how many words behind a token [tagTail] looks at.
const maxTailWords = 5

// tagTail tells how far behind a character a word stands that ends names of institutions, with no space or mark between:
// such names begin with those of their towns, "宁波外国语学校". What is in the word of the character or in the name of the
// gazetteer there ends before token end.
func tagTail(f *featurer, c *focus, end int) {
	x := f.r.Text
	if m := f.r.Matches.covering[c.i]; m >= 0 {
		end = int(f.r.Matches.List[m].To)
	}
	for n := uint64(0); n < maxTailWords; n++ {
		if end >= len(x.Tokens) || x.Tokens[end].Shape != text.ShapeUncased || x.Tokens[end].SpaceBefore() {
			return
		}
		w := f.wordAt(end)
		if w.key == 0 || w.at > 2 || isSmallWord(x.Tokens[end].Class) && w.size == 1 {
			return
		}
		end += int(w.size)
		if f.tagging.tails.HasKey(w.key) {
			f.add(tTail, n, c.gazKind)
			f.add(tTail, 1<<10, c.gazKind)
			return
		}
	}
}
