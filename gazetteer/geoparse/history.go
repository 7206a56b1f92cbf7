package geoparse

// history is what an article does with a word wherever it writes it with a
// capital, and what the first pass decided there.
type history struct {
	seen      int32 // with a capital
	small     int32 // without
	titled    int32 // behind a title or role
	named     int32 // behind a first name
	located   int32 // behind "in", "at", "near"
	headed    int32 // before the head of an organisation or team
	long      int32 // inside a run of capitals
	placed    float32
	continued float32
	decided   int32
}

// recall collects the history of the article's words; the decisions of the
// first pass are added by remember.
func (s *scratch) recall() {
	s.past = s.past[:0]
	clear(s.pastOf)
	for i := range s.tokens {
		t := &s.tokens[i]
		if !t.capital() {
			continue
		}
		k, ok := s.pastOf[t.key]
		if !ok {
			k = int32(len(s.past))
			s.past = append(s.past, history{})
			s.pastOf[t.key] = k
		}
		h := &s.past[k]
		h.seen++
		if i == 0 || s.tokens[i-1].sentence != t.sentence {
			continue
		}
		p := &s.tokens[i-1]
		if p.punct == '.' && i > 1 {
			p = &s.tokens[i-2]
		}
		switch {
		case p.class == title || p.class == role:
			h.titled++
		case p.class == prepIn && !p.capital():
			h.located++
		case p.capital() && p.lex&lexFirst != 0:
			h.named++
		}
		if p.capital() {
			h.long++
		}
		if i+1 < len(s.tokens) && s.tokens[i+1].capital() {
			switch s.tokens[i+1].class {
			case orgHead, teamHead, mediaHead:
				h.headed++
			}
		}
	}
	for i := range s.tokens {
		if t := &s.tokens[i]; t.shape == shapeLower {
			if k, ok := s.pastOf[t.key]; ok {
				s.past[k].small++
			}
		}
	}
}

// remember adds the probabilities of the first pass, one per token and label.
func (s *scratch) remember() {
	for i := range s.tokens {
		t := &s.tokens[i]
		if !t.active || !t.capital() {
			continue
		}
		h := &s.past[s.pastOf[t.key]]
		h.decided++
		h.placed += s.prob[i][begin]
		h.continued += s.prob[i][inside]
	}
}
