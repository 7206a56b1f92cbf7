package gazetteer

import "golang.org/x/text/language"

// NameIn returns what a place is called in the first of the languages in which the
// index knows its name.
func (x *Index) NameIn(r Ref, languages []language.Tag) (string, bool) { return "", false }
