package train

import (
	_ "embed" // the sentences
	"math/rand/v2"
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/eval"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/text"
)

//go:embed sentences.txt
var sentenceList string

// How the readings of the sentences are made: of each so many, with names of other towns, of which every other
// lacks them in its gazetteer. A town is known well enough to stand in the news.
const (
	sentenceReadings = 6
	sentenceWeight   = 0.3  // in the fields of the recogniser
	sentenceEvidence = 0.05 // in the filter
	townSurnames     = 0.05
	leastWritten     = 0.1 // fame of a town that is put into a sentence
	sentenceSalt     = 37  // keeps the towns apart from what else is drawn
)

// sentences are texts with slots for names, and what to put into these.
type sentences struct {
	patterns, given, surnames []string
	towns                     []string
	chance                    *rand.Rand
}

// readSentences reads the list.
func readSentences() *sentences {
	s := &sentences{}
	for line := range strings.Lines(sentenceList) {
		line = strings.TrimSpace(line)
		switch {
		case line == "", line[0] == '#':
		case line[0] == '=':
			s.given = append(s.given, strings.Fields(line[1:])...)
		case line[0] == '+':
			s.surnames = append(s.surnames, strings.Fields(line[1:])...)
		default:
			s.patterns = append(s.patterns, line)
		}
	}
	return s
}

// listTowns returns the names of the towns of the index that may stand in a sentence: in Latin letters, and no first name
// nor an ordinary word.
func listTowns(x *gazetteer.Index, w *text.Words) []string {
	var out []string
	for i := range x.Len() {
		ref := gazetteer.Ref(i)
		name := x.Name(ref)
		if x.Feature(ref).Class == "P" && x.Fame(ref) >= leastWritten && isPlainName(w, name) {
			out = append(out, name)
		}
	}
	return out
}

// isPlainName reports whether a name begins with an ASCII capital, and is neither a first name nor a word that is mostly
// written small.
func isPlainName(w *text.Words, name string) bool {
	if name == "" || name[0] < 'A' || name[0] > 'Z' || strings.ContainsAny(name, "(),/") {
		return false
	}
	t := text.New(w, "", name)
	return len(t.Tokens) > 0 && (len(t.Tokens) > 1 || t.Tokens[0].Lex&text.LexFirstName == 0 && t.Tokens[0].Lex.Ordinary() == 0)
}

// write fills the slots of a sentence and marks the towns.
func (s *sentences) write(pattern string) eval.Sample {
	out := eval.Sample{Corpus: "sentences"}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(pattern, "[")
		b.WriteString(before)
		if !found {
			break
		}
		var slot string
		slot, pattern, _ = strings.Cut(rest, "]")
		name := s.name(slot)
		switch slot {
		case "town":
			g := eval.Gold{Span: geoparse.Span{Start: b.Len(), End: b.Len() + len(name)}}
			out.Gold = append(out.Gold, g)
		case "person":
			b.WriteString(s.draw(s.given) + " ")
		}
		b.WriteString(name)
	}
	out.Text = b.String()
	return out
}

// name draws a name for a slot. Somebody's is a town's as well in one of so many: seldom in the news, often enough to learn from.
func (s *sentences) name(slot string) string {
	if slot == "town" || s.chance.Float64() < townSurnames {
		return s.draw(s.towns)
	}
	return s.draw(s.surnames)
}

func (s *sentences) draw(from []string) string { return from[s.chance.IntN(len(from))] }

// addSentences adds the readings of the sentences. Those of one sentence count as one article, behind the samples.
func (f *fitter) addSentences() {
	s := readSentences()
	if s.towns = listTowns(f.Index, f.words); len(s.towns) == 0 {
		return
	}
	s.chance = rand.New(rand.NewPCG(f.Seed, sentenceSalt))
	first := len(f.readings)
	var names []string
	for k, pattern := range s.patterns {
		for range sentenceReadings {
			sample := s.write(pattern)
			for _, g := range sample.Gold {
				names = append(names, sample.Text[g.Start:g.End])
			}
			f.readings = append(f.readings, reading{
				article: len(f.Samples) + k, sample: &sample, text: f.cut(&sample), index: f.Index, written: true,
			})
		}
	}
	lacking, words := f.without(names)
	for i := first; i < len(f.readings); i += 2 {
		f.readings[i].index, f.readings[i].unlearnt = lacking, words
	}
}
