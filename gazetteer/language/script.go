package language

import "unicode"

// script is a script that languages are written in.
type script uint8

const (
	none script = iota // no script of the table
	latin
	cyrillic
	arabic
	han
	kana
	hangul
	greek
	hebrew
	devanagari
	thai
	georgian
	armenian
	scripts // how many there are
)

// scriptNames are the names of the scripts in the table.
var scriptNames = map[string]script{
	"Latin": latin, "Cyrillic": cyrillic, "Arabic": arabic, "Han": han, "Kana": kana, "Hangul": hangul,
	"Greek": greek, "Hebrew": hebrew, "Devanagari": devanagari, "Thai": thai, "Georgian": georgian,
	"Armenian": armenian,
}

// commonScript returns the script of the letters that nearly all of a text in Cyrillic, Arabic or Han consists of, none for others.
func commonScript(r rune) script {
	switch {
	case r >= 'А' && r <= 'я':
		return cyrillic
	case r >= 'ا' && r <= 'ي' && r != '\u0640': // tatweel, which is of no script
		return arabic
	case r >= 0x4E00 && r <= 0x9FFF:
		return han
	}
	return none
}

func isLetter(r rune) bool { return commonScript(r) != none || unicode.IsLetter(r) }

func toLower(r rune) rune {
	if r >= 'а' && r <= 'я' {
		return r
	}
	return unicode.ToLower(r)
}

// scriptOf returns the script of a letter.
func scriptOf(r rune) script {
	if s := commonScript(r); s != none {
		return s
	}
	for _, s := range [...]struct {
		script script
		table  *unicode.RangeTable
	}{
		{latin, unicode.Latin}, {cyrillic, unicode.Cyrillic}, {arabic, unicode.Arabic}, {han, unicode.Han},
		{kana, unicode.Hiragana}, {kana, unicode.Katakana}, {hangul, unicode.Hangul}, {greek, unicode.Greek},
		{hebrew, unicode.Hebrew}, {devanagari, unicode.Devanagari}, {thai, unicode.Thai},
		{georgian, unicode.Georgian}, {armenian, unicode.Armenian},
	} {
		if unicode.Is(s.table, r) {
			return s.script
		}
	}
	return none
}

// hashStart and hash are FNV-1a over characters.
const hashStart = uint64(14695981039346656037)

func hash(h uint64, r rune) uint64 { return (h ^ uint64(r)) * 1099511628211 }
