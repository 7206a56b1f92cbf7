package archive

import (
	"crypto/sha256"
	"encoding/binary"

	"dateline/gazetteer"
)

// Story tells the texts of articles apart: two texts have the same where they have
// the same words, however they are set. 0 is the story of nothing.
type Story int64

// minStoryWords is the number of words below which texts are not compared: short ones,
// as "No comment.", are the same without one being a copy of the other.
const minStoryWords = 25

// StoryOf returns the story of a text: the first eight bytes of the SHA-256 of its
// folded words, or 0 for a text of a few words. That two of a million different
// stories have the same is one chance in thirty million.
func StoryOf(text string) Story {
	folded := gazetteer.Fold(nil, text)
	words := 1
	for _, c := range folded {
		if c == ' ' {
			words++
		}
	}
	if words < minStoryWords {
		return 0
	}
	sum := sha256.Sum256(folded)
	return Story(binary.LittleEndian.Uint64(sum[:]))
}
