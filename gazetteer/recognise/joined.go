package recognise

import (
	"unicode/utf8"

	"dateline/gazetteer/text"
)

// joinedWord is the word of a script without spaces that a token is part of, as the likeliest way to
// cut the text has it.
type joinedWord struct {
	key   uint64 // hash of the word, 0 where the token is no part of one
	at    uint8  // 1 alone, 2 first, 3 between, 4 last
	size  uint8  // tokens
	entry text.LexEntry
}

// Joined is what the lexicon knows of a word of a script without spaces.
type Joined struct {
	First, Last bool  // the token that was asked for begins and ends it
	Names       uint8 // whether it is a first name, a surname
	Frequency   int
	Size        int // tokens
}

// JoinedAt returns the word of a script without spaces that token i is part of, false for none.
func (r *Recognition) JoinedAt(i int32) (Joined, bool) {
	if int(i) >= len(r.joined) || r.joined[i].key == 0 {
		return Joined{}, false
	}
	j := &r.joined[i]
	return Joined{First: j.at <= 2, Last: j.at == 1 || j.at == 4, Names: uint8(j.entry >> 6), Frequency: j.entry.Frequency(),
		Size: int(j.size)}, true
}

// Bounds of the words of a script without spaces, and what one costs that the lexicon lacks, as
// the binary logarithm of how rare it is.
const (
	maxJoined   = 5
	unknownCost = 26
	wordCost    = 26 // less the logarithm of its frequency
)

// cutWords cuts the runs of characters of a script without spaces into words: those that are
// likeliest together, each by itself (unigrams, Viterbi).
func (g *tagging) cutWords(r *Recognition, l text.Lexicon) {
	tokens := r.Text.Tokens
	g.words = resize(g.words, len(tokens))
	clear(g.words)
	r.joined = g.words
	if l.IsEmpty() {
		return
	}
	for i := 0; i < len(tokens); {
		if tokens[i].Shape != text.ShapeUncased {
			i++
			continue
		}
		j := i + 1
		for j < len(tokens) && tokens[j].Shape == text.ShapeUncased && !tokens[j].SpaceBefore() {
			j++
		}
		g.cutRun(r, l, i, j)
		i = j
	}
}

// bestCut is the best way to cut what lies before a place in a text: what it costs, and the last word of it.
type bestCut struct {
	cost int
	word joinedWord
}

// cutRun cuts the tokens from … to into words.
func (g *tagging) cutRun(r *Recognition, l text.Lexicon, from, to int) {
	n := to - from
	g.ways = resize(g.ways, n+1)
	ways := g.ways
	for j := range ways {
		ways[j] = bestCut{cost: 1 << 30}
	}
	ways[0].cost = 0
	var room [maxJoined * utf8.UTFMax]byte
	for i := range n {
		buf := room[:0]
		for k := 1; k <= maxJoined && i+k <= n; k++ {
			buf = append(buf, r.Text.Fold(&r.Text.Tokens[from+i+k-1])...)
			key := text.Hash(buf)
			e := l.Lookup(key)
			c := wordCost - e.Frequency()
			switch {
			case e == 0 && k > 1:
				continue
			case e == 0:
				c = unknownCost
			}
			if c += ways[i].cost; c < ways[i+k].cost {
				ways[i+k] = bestCut{c, joinedWord{key: key, size: uint8(k), entry: e}}
			}
		}
	}
	for j := n; j > 0; {
		w := ways[j].word
		size := int(w.size)
		for k := range size {
			switch {
			case size == 1:
				w.at = 1
			case k == 0:
				w.at = 2
			case k == size-1:
				w.at = 4
			default:
				w.at = 3
			}
			g.words[from+j-size+k] = w
		}
		j -= size
	}
}

// plainFrequency is the least frequency of a word that is no part of a name, as the lexicon has it.
const plainFrequency = 10

// plainWords finds the words in which no names are looked for.
type plainWords struct{ *Workspace }

// leaveOut leaves out the common words of a script without spaces that are no names and in no name of the
// gazetteer: most of a text, in which the fields need not look for names.
func (w plainWords) leaveOut() {
	for i := 0; i < len(w.tagging.words); {
		n := max(int(w.tagging.words[i].size), 1)
		if w.isPlain(i, n) {
			for k := range n {
				w.active[i+k] = false
			}
		}
		i += n
	}
}

// isInside reports whether token i stands inside a common word that is no name, where no name begins: no 日本 in 今日本月.
func (w plainWords) isInside(i int) bool {
	j := &w.tagging.words[i]
	return j.at > 2 && j.entry.Frequency() >= plainFrequency && j.entry&(text.LexFirstName|text.LexName) == 0
}

// goesOn reports whether a common word that is no name goes on behind token i, where no name ends: 台北市 in 台北市长.
func (w plainWords) goesOn(i int) bool {
	j := &w.tagging.words[i]
	return (j.at == 2 || j.at == 3) && j.entry.Frequency() >= plainFrequency && j.entry&(text.LexFirstName|text.LexName) == 0
}

// isPlain reports whether the n tokens from i on are a common word that is no name, and no name has one of them.
func (w plainWords) isPlain(i, n int) bool {
	e := w.tagging.words[i].entry
	if n < 2 || e.Frequency() < plainFrequency || e&(text.LexFirstName|text.LexName) != 0 {
		return false
	}
	for k := i; k < i+n; k++ {
		if w.Matches.covering[k] >= 0 || w.Matches.starting[k] >= 0 {
			return false
		}
	}
	switch w.Text.Tokens[i+n-1].Class {
	case text.ClassDivision, text.ClassCity, text.ClassWater, text.ClassLand, text.ClassNation, text.ClassDirection:
		return false
	}
	return true
}
