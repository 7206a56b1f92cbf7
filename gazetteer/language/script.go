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

// scriptOf returns the script of a letter.
func scriptOf(r rune) script {
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
