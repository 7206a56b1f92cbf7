package postgres

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"dateline/web/archive"
)

// The bounds of a tsvector: a word's last position, the number of its positions, and
// here the bytes of a word. Words beyond the last position are not found.
const (
	maxPosition  = 16_000
	maxPositions = 200
	maxWord      = 200
)

// vector is the tsvector of a title and a text, with a gap between them so that no
// phrase goes from one into the other. It is written out, since the parser of
// PostgreSQL would cut words in a way of its own.
func vector(title, text string) string {
	positions := map[string][]int{}
	var order []string
	at := 0
	add := func(tokens string) {
		for word := range strings.FieldsSeq(tokens) {
			if at++; at > maxPosition {
				return
			}
			word = short(word)
			if len(positions[word]) == 0 {
				order = append(order, word)
			}
			if len(positions[word]) < maxPositions {
				positions[word] = append(positions[word], at)
			}
		}
	}
	add(archive.Tokens(title))
	at += 10
	add(archive.Tokens(text))
	var b strings.Builder
	for _, word := range order {
		b.WriteString("'" + word + "':")
		b.WriteString(strings.Trim(strings.ReplaceAll(fmt.Sprint(positions[word]), " ", ","), "[]"))
		b.WriteByte(' ')
	}
	return b.String()
}

// query writes words as a tsquery.
func query(w archive.Words) string {
	var all []string
	for _, t := range w.Terms {
		words := make([]string, len(t.Words))
		for i, word := range t.Words {
			words[i] = "'" + short(word) + "'"
		}
		if t.Prefix {
			words[len(words)-1] += ":*"
		}
		term := "(" + strings.Join(words, " <-> ") + ")"
		if t.Without {
			term = "!" + term
		}
		all = append(all, term)
	}
	return strings.Join(all, " & ")
}

// short cuts a word that is too long for the index.
func short(word string) string {
	if len(word) <= maxWord {
		return word
	}
	end := maxWord
	for !utf8.RuneStart(word[end]) {
		end--
	}
	return word[:end]
}
