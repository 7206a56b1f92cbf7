package frames

import (
	"io/fs"

	"dateline/gazetteer"
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// Grammar is the grammar of one language. It is immutable and safe for concurrent use.
type Grammar struct {
	*words
	patterns []pattern
	lengths  *quantity.Reader
}

// Open makes the grammar of a language by the tables of a folder, words.tsv and frames.tsv. The
// error names the table.
func Open(folder fs.FS, lengths *quantity.Reader) (*Grammar, error) {
	w, err := readWords(folder)
	if err != nil {
		return nil, err
	}
	p, err := readPatterns(folder)
	if err != nil {
		return nil, err
	}
	return &Grammar{w, p, lengths}, nil
}

// Extractor opens the folders lengths and distances of a language and returns an extractor of
// its distances. The index may be nil; see [extract.New].
func Extractor(language fs.FS, x *gazetteer.Index) (*extract.Extractor, error) {
	folder, err := fs.Sub(language, "lengths")
	if err != nil {
		return nil, err
	}
	lengths, err := quantity.Open(folder)
	if err != nil {
		return nil, err
	}
	if folder, err = fs.Sub(language, "distances"); err != nil {
		return nil, err
	}
	g, err := Open(folder, lengths)
	if err != nil {
		return nil, err
	}
	return extract.New(g, lengths, x), nil
}

// Classes implements [extract.Grammar].
func (g *Grammar) Classes(t []quantity.Token) []uint64 { return g.classes(t) }

// Frames implements [extract.Grammar].
func (g *Grammar) Frames(d *extract.Discourse, q quantity.Quantity, si, floor int) []extract.Frame {
	var out []extract.Frame
	known := len(d.Frames)
	for _, q := range g.shared(d, q, si, floor) {
		if q.First < q.Number && d.Mention(q.First) >= 0 {
			q.First, q.Hedge = q.Number, quantity.Plain // "纽约三百公里", where the name ends in a word for about
		}
		r := &reader{Discourse: d, grammar: g, q: q, si: si, sentence: d.Sentences[si]}
		r.low = max(r.sentence.First, floor)
		r.edge()
		floor = q.After
		if r.measures() || r.denied() {
			continue
		}
		if f, ok := (&matcher{reader: r}).find(); ok {
			out = append(out, f)
			d.Frames = append(d.Frames, f) // what a later number that shares the unit is said of
		}
	}
	d.Frames = d.Frames[:known]
	return out
}

// Stance implements [extract.Grammar].
func (g *Grammar) Stance(r *extract.Reading, i, floor int) (s extract.Stance) {
	add := func(c class) {
		if c&(classLocative|classLocal) != 0 {
			s |= extract.At
		}
		if c&(classLeft|classAblative) != 0 || c&classFrom != 0 && c&classOf == 0 {
			s |= extract.Left
		}
		if c&(classTo|classTowards|classDative) != 0 && c&classLocative == 0 {
			s |= extract.Towards
		}
	}
	end := r.After(i)
	if r.Class[end-1]&cases != 0 && end-1 > i {
		add(r.Class[end-1] & cases)
	} else if mark(r.Low(end)) == "'" && end+1 < len(r.Class) {
		add(r.Class[end+1] & cases)
	}
	for i > floor+1 && r.Class[i-1]&classAnd != 0 && r.Mention(i-1) < 0 && r.Mention(i-2) >= 0 {
		i = r.Before(i-2) + 1 // "from A and B"
	}
	for k := i - 1; k >= floor && k >= i-maxAdjectives-1 && r.Mention(k) < 0; k-- {
		if c := r.Class[k]; c&(classArticle|classSettlement|classCapital|classContainer|classInner) == 0 || c&(classLocative|classFrom) != 0 {
			add(c)
			break
		}
	}
	return s
}

// Noun implements [extract.Grammar].
func (g *Grammar) Noun(r *extract.Reading, i int) string {
	for k := i - 1; k >= 0 && k >= i-maxAdjectives-1; k-- {
		switch c := r.Class[k]; {
		case c&classSettlement != 0:
			e, _ := g.at(r.Tokens, k)
			return e.head
		case c&(classOf|classArticle|classInner) == 0:
			k = 0
		}
	}
	if m := r.Mention(i); m >= 0 {
		k := r.After(i)
		if mark(r.Low(k)) == "'" {
			k += 2
		}
		if k < len(r.Class) && r.Class[k]&(classSettlement) != 0 && g.flags["postposed"] {
			e, _ := g.at(r.Tokens, k)
			return e.head
		}
	}
	return ""
}

// Speaks implements [extract.Grammar].
func (g *Grammar) Speaks(r *extract.Reading, i int) bool { return r.Class[i]&classSpeech != 0 }

// MayName implements [extract.Grammar].
func (g *Grammar) MayName(r *extract.Reading, i int) bool { return r.Class[i] == 0 }

// Part implements [extract.Grammar]: a noun for a place, or a verb of lying, that was taken for a name, as its capital
// at the beginning of a sentence makes it look, is none.
func (g *Grammar) Part(r *extract.Reading, m int) bool {
	i := r.TokenOf(m)
	if r.After(i) != i+1 {
		return false
	}
	if g.flags["capitals"] { // nothing else tells the noun from the name: "المدينة", "الجنوب"
		if d, _ := g.lengths.Direction(r.Tokens, i); d != "" || r.Class[i]&nouns != 0 {
			return true
		}
	}
	if r.Class[i]&(nouns|classLies) == 0 {
		return false
	}
	return r.Doc.Mentions[m].Place < 0 || i == 0 || r.Low(i-1) == "."
}

// Moves implements [extract.Grammar].
func (g *Grammar) Moves(r *extract.Reading, first, next int) bool {
	for _, k := range [...]int{first - 1, next} {
		if k >= 0 && k < len(r.Class) && r.Class[k]&classMoving != 0 {
			return true
		}
	}
	if first > 1 {
		switch r.Low(first - 1) {
		case "«", "»", "“", "„", "\"", "”":
			return r.Class[first-2]&classMoving != 0
		}
	}
	return false
}

// Subject implements [extract.Grammar].
func (g *Grammar) Subject(r *extract.Reading, s extract.Sentence) extract.Subject {
	out := extract.Subject{Kind: extract.SubjectThing, Mention: -1, Start: s.First, End: s.First + 1}
	noun := -1
	k := s.First
walk:
	for ; k < s.Next && k < s.First+maxPhrase; k++ {
		c := r.Class[k]
		if m := r.Mention(k); m >= 0 {
			if !r.Names(m) {
				continue
			}
			end := r.After(k)
			if mark(r.Low(end)) == "'" || end-1 > k && r.Class[end-1]&cases != 0 && mark(r.Low(end-2)) == "'" {
				break
			}
			out.Kind, out.Mention, out.Start, out.End = extract.SubjectPlace, m, k, end
			break
		}
		switch {
		case c&classOther != 0:
			out.Kind = extract.SubjectOther
			break walk
		case c&classPronoun != 0:
			out.Kind, out.Start, out.End = extract.SubjectAnaphor, k, k+1
			break walk
		case c&classSettlement != 0:
			noun = k
		case c&(classLocative|classFrom|classTo|classAt|classIndefinite|classBetween) != 0:
			break walk
		case c&(classArticle|classInner|classLies|classPost) != 0:
		case r.Tokens[k].Kind == quantity.Mark && k == s.First:
		default:
			break walk
		}
	}
	if noun >= 0 && out.Kind == extract.SubjectThing {
		e, _ := g.at(r.Tokens, noun)
		out.Kind, out.Head, out.Start, out.End = extract.SubjectAnaphor, e.head, noun, noun+1
		if start, end := introduced(r, noun); end > start {
			out.Kind, out.Head, out.Start, out.End = extract.SubjectName, "", start, end
		}
	}
	out.Verb = out.End
	for k := out.End; k < s.Next && k < out.End+maxPhrase; k++ {
		if r.Class[k]&classLies != 0 {
			out.Verb, out.Defining, out.Strict = k, true, true
			break
		}
	}
	if out.Strict {
		for k := out.Verb; k < s.Next; k++ {
			out.Locates = out.Locates || g.lengths.IsUnit(r.Tokens[:s.Next], k)
		}
	}
	return out
}
