package gazetteer

import (
	"unicode"

	"golang.org/x/text/language"
)

// NameIn returns what a place is called in the first of the languages in which the
// index knows its name. Beside the names that are tagged with a language, some
// scripts belong to one: a name in Hangul is Korean. Where a place has several in the
// script, none is known to be the usual one, and none is given.
func (x *languageNames) NameIn(r Ref, languages []language.Tag) (string, bool) {
	for _, tag := range languages {
		base, _ := tag.Base()
		if name, ok := x.nameTagged(r, tag, base.String()); ok {
			return name, true
		}
		if x.called != nil {
			if name, ok := x.called(base.String())[r]; ok {
				return name, true
			}
		}
		script := ownScript(base.String())
		if script == nil {
			continue
		}
		only, n := "", 0
		for _, name := range x.places.Names(r) {
			if isWritten(name.Text, script) {
				only = name.Text
				n++
			}
		}
		if n == 1 {
			return only, true
		}
	}
	return "", false
}

// nameTagged returns the name for a language, or for one that its readers read.
func (x *languageNames) nameTagged(r Ref, tag language.Tag, base string) (string, bool) {
	script, _ := tag.Script()
	for _, t := range []string{tag.String(), base + "-" + script.String(), base, macro(base)} {
		if name, ok := x.NameTagged(r, t); ok {
			return name, true
		}
	}
	return "", false
}

// macro returns the language that CLDR files another under, "" for none.
func macro(base string) string {
	switch base {
	case "nb", "nn":
		return "no"
	case "tl":
		return "fil"
	}
	return ""
}

// ownScript returns the script of a language that no other language of many readers
// is written in; nil for none.
func ownScript(lang string) *unicode.RangeTable {
	switch lang {
	case "el":
		return unicode.Greek
	case "he":
		return unicode.Hebrew
	case "hy":
		return unicode.Armenian
	case "ka":
		return unicode.Georgian
	case "km":
		return unicode.Khmer
	case "kn":
		return unicode.Kannada
	case "ko":
		return unicode.Hangul
	case "lo":
		return unicode.Lao
	case "ml":
		return unicode.Malayalam
	case "my":
		return unicode.Myanmar
	case "si":
		return unicode.Sinhala
	case "ta":
		return unicode.Tamil
	case "te":
		return unicode.Telugu
	case "th":
		return unicode.Thai
	}
	return nil
}

// isWritten reports whether all letters of a name are of the script, and there is one.
func isWritten(name string, script *unicode.RangeTable) bool {
	found := false
	for _, r := range name {
		if unicode.IsLetter(r) {
			if !unicode.Is(script, r) {
				return false
			}
			found = true
		}
	}
	return found
}
