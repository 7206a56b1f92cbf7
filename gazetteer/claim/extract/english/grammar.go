// Package english is the grammar of distances in English.
//
// It reads what stands to the left and to the right of a length in its sentence and
// says which two phrases the length lies between. What earlier sentences say is
// asked of the discourse of package extract. Articles, prepositions, conjunctions and
// pronouns ("of", "from", "the") stand in the code, for the rules are about their order; all other words are in
// the table words.tsv.
package english

import (
	"io/fs"

	"dateline/gazetteer"
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// Grammar is the grammar of English. It is immutable and safe for concurrent use.
type Grammar struct {
	words
	lengths *quantity.Reader
}

// reader reads the words of one document.
type reader struct {
	*extract.Reading
	words
	lengths *quantity.Reader
}

func (g *Grammar) reader(r *extract.Reading) reader { return reader{r, g.words, g.lengths} }

func (g *Grammar) phrases(r *extract.Reading) phrases { return phrases{things{g.reader(r)}} }

// Classes implements [extract.Grammar].
func (g *Grammar) Classes(tokens []quantity.Token) []uint64 {
	out := make([]uint64, len(tokens))
	for i := range tokens {
		if tokens[i].Kind == quantity.Word {
			out[i] = uint64(g.words.classOf(tokens[i].Word))
		}
		// In a line of capitals a name that nobody knows looks like any other word.
		if i > 1 && tokens[i].Shouted && out[i] == 0 && (tokens[i-1].Word == "of" || tokens[i-1].Word == "from") &&
			g.lengths.Letters(tokens, i-2) != "" {
			tokens[i].Capital = true
		}
	}
	return out
}

// Subject implements [extract.Grammar].
func (g *Grammar) Subject(r *extract.Reading, s extract.Sentence) extract.Subject {
	p := g.phrases(r)
	out := subjects{p}.subjectOf(s)
	out.Locates = out.Strict && p.locates(out.Verb, s)
	return out
}

// Frames implements [extract.Grammar].
func (g *Grammar) Frames(d *extract.Discourse, q quantity.Quantity, si, floor int) []extract.Frame {
	p := g.phrases(d.Reading)
	r := pairs{aways{locating{nouns{base{rights{subjects{p}}, d}}}}}
	return r.read(q, si, floor)
}

// Stance implements [extract.Grammar].
func (g *Grammar) Stance(r *extract.Reading, i, floor int) (s extract.Stance) {
	p := g.phrases(r)
	before := p.Low(i - 1)
	if p.has(before, classLocative) {
		s |= extract.At
	}
	if p.has(before, classLeaving) {
		s |= extract.Left
	}
	if before == "to" {
		s |= extract.Towards
	}
	if p.leadsTo(i, floor) {
		s |= extract.Into
	}
	return s
}

// Noun implements [extract.Grammar].
func (g *Grammar) Noun(r *extract.Reading, i int) string {
	if r.Low(i-1) != "of" || !g.has(r.Low(i-2), classSettlement) || g.plays(r.Low(i-2), roleCapital) ||
		g.has(r.Low(i-3), classOtherPlace) && r.Low(i-3) != "a" && r.Low(i-3) != "an" {
		return "" // "the capital city of X" is not X
	}
	return r.Low(i - 2)
}

// Speaks implements [extract.Grammar].
func (g *Grammar) Speaks(r *extract.Reading, i int) bool { return g.has(r.Low(i), classSpeech) }

// MayName implements [extract.Grammar].
func (g *Grammar) MayName(r *extract.Reading, i int) bool { return !g.has(r.Low(i), classTitle) }

// The folders of the tables below that of the language.
const (
	lengthsFolder   = "english/lengths"
	distancesFolder = "english/distances"
)

// Extractor opens the tables of English below a folder and returns an extractor of
// its distances. The index may be nil; see [extract.New].
func Extractor(tables fs.FS, x *gazetteer.Index) (*extract.Extractor, error) {
	folder, err := fs.Sub(tables, lengthsFolder)
	if err != nil {
		return nil, err
	}
	lengths, err := quantity.Open(folder)
	if err != nil {
		return nil, err
	}
	if folder, err = fs.Sub(tables, distancesFolder); err != nil {
		return nil, err
	}
	g, err := Open(folder, lengths)
	if err != nil {
		return nil, err
	}
	return extract.New(g, lengths, x), nil
}
