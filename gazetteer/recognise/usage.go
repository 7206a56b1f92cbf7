package recognise

import "dateline/gazetteer/text"

// Usage is what an article does with a word wherever it writes it with a capital.
type Usage struct {
	Seen    int32 // with a capital
	Small   int32 // without
	Titled  int32 // behind a title or role
	Named   int32 // behind a first name
	Located int32 // behind "in", "at", "near"
	Headed  int32 // before the head of an organisation or team
	Long    int32 // behind another capital

	// What the first pass decided, summed over the tokens of the word.
	decided   int32
	placed    float32 // probability of beginning a name
	continued float32 // probability of being inside one
}

// Usages are the usages of an article's words.
type Usages struct {
	list []Usage
	of   map[uint64]int32 // by the key of a token
}

// Of returns the usage of the word of a token with a capital.
func (u *Usages) Of(t *text.Token) *Usage { return &u.list[u.of[t.Key]] }

// collect counts the usages of the words of a text.
func (u *Usages) collect(x *text.Text) {
	u.list = u.list[:0]
	clear(u.of)
	tokens := x.Tokens
	for i := range tokens {
		t := &tokens[i]
		if !t.Capital() {
			continue
		}
		k, ok := u.of[t.Key]
		if !ok {
			k = int32(len(u.list))
			u.list = append(u.list, Usage{})
			u.of[t.Key] = k
		}
		h := &u.list[k]
		h.Seen++
		if i == 0 || tokens[i-1].Sentence != t.Sentence {
			continue
		}
		p := &tokens[i-1]
		if p.Punct == '.' && i > 1 {
			p = &tokens[i-2]
		}
		switch {
		case p.Class == text.ClassTitle || p.Class == text.ClassRole:
			h.Titled++
		case p.Class == text.ClassPrepositionIn && !p.Capital():
			h.Located++
		case p.Capital() && p.Lex&text.LexFirstName != 0:
			h.Named++
		}
		if p.Capital() {
			h.Long++
		}
		if i+1 < len(tokens) && tokens[i+1].Capital() {
			switch tokens[i+1].Class {
			case text.ClassOrganisation, text.ClassTeam, text.ClassMedia:
				h.Headed++
			}
		}
	}
	for i := range tokens {
		if t := &tokens[i]; t.Shape == text.ShapeLower {
			if k, ok := u.of[t.Key]; ok {
				u.list[k].Small++
			}
		}
	}
}

// addFirstPass adds the probabilities of the first pass.
func (w *Workspace) addFirstPass() {
	for i := range w.Text.Tokens {
		t := &w.Text.Tokens[i]
		if !w.active[i] || !t.Capital() {
			continue
		}
		h := w.Usages.Of(t)
		h.decided++
		h.placed += w.Prob[i][begin]
		h.continued += w.Prob[i][inside]
	}
}
