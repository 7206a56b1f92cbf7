package recognise

import (
	"dateline/gazetteer/names"
	"dateline/gazetteer/text"
)

// LowerCapitals gives the words of sentences in capitals throughout the shapes of plain prose in a
// language that has no lists of its words: a capital to those that names of the gazetteer begin with or
// go on with, and none to others. It returns the text itself where no sentence is so.
func LowerCapitals(of *names.Names, t *text.Text) *text.Text {
	var shapes []text.Shape
	for i := range t.Sentences {
		if t.Casing(i) != text.CasingUpper {
			continue
		}
		if shapes == nil {
			shapes = make([]text.Shape, len(t.Tokens))
			for k := range t.Tokens {
				shapes[k] = t.Tokens[k].Shape
			}
		}
		from, to := t.TokensIn(t.Sentences[i])
		for k := from; k < to; k++ {
			if w := &t.Tokens[k]; isLettered(w) {
				shapes[k] = text.ShapeLower
				named := w.Class == text.ClassNone && w.FoldLen() > 1 && (w.First() || len(of.Find(t.Word(w))) > 0)
				if named || w.Class == text.ClassDirection {
					shapes[k] = text.ShapeTitle
				}
			}
		}
	}
	if shapes == nil {
		return t
	}
	return t.Reshaped(shapes)
}
