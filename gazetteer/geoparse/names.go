package geoparse

// collect makes s.toponyms from token ranges, gathers their candidates and
// groups them into s.names.
func (s *scratch) collect(spans []found) {
	s.toponyms = s.toponyms[:0]
	s.candidates = s.candidates[:0]
	s.names = s.names[:0]
	for _, f := range spans {
		t := toponym{from: f.from, to: f.to, confidence: f.confidence}
		if f.from < 0 {
			t.from, t.to = 0, 0
			s.toponyms = append(s.toponyms, t)
			continue
		}
		t.span = Span{int(s.tokens[f.from].start), int(s.tokens[f.to-1].end)}
		t.key = s.nameKey(f.from, f.to)
		t.setting = s.contextOf(f.from, f.to)
		s.toponyms = append(s.toponyms, t)
	}
	clear(s.nameOf)
	for i := range s.toponyms {
		s.join(int32(i))
	}
	for k := range s.names {
		n := &s.names[k]
		for _, m := range n.mentions {
			c := s.toponyms[m].confidence
			n.mean += c / float32(len(n.mentions))
			n.best = max(n.best, c)
		}
		s.local(n)
	}
}

// nameKey hashes the folded words of a mention, without a possessive.
func (s *scratch) nameKey(from, to int32) uint64 {
	h := uint64(0)
	for i := from; i < to; i++ {
		t := &s.tokens[i]
		if t.foldTo == t.fold || t.possessive() {
			continue
		}
		h = mix(h ^ t.key)
	}
	return h
}

// join puts a mention into the name with the same words, or into a new one when
// the text sets the two apart: "Paris, Texas" and "Paris, France", "Georgia"
// and "the state of Georgia".
func (s *scratch) join(i int32) {
	t := &s.toponyms[i]
	if k, ok := s.nameOf[t.key]; ok {
		// The last name with these words, then its elder namesakes.
		for n := k; n >= 0; n = s.names[n].elder {
			if s.agree(&s.names[n], t) {
				t.name = n
				s.names[n].mentions = append(s.names[n].mentions, i)
				s.tie(&s.names[n], t)
				return
			}
		}
	}
	elder := int32(-1)
	if k, ok := s.nameOf[t.key]; ok {
		elder = k
	}
	t.name = int32(len(s.names))
	s.nameOf[t.key] = t.name
	n := name{elder: elder, chosen: -1}
	if len(s.names) < cap(s.names) {
		// Take over the memory of an earlier article.
		n.mentions = s.names[:len(s.names)+1][len(s.names)].mentions[:0]
	}
	n.mentions = append(n.mentions, i)
	n.first, n.last = s.gather(t)
	s.tie(&n, t)
	s.names = append(s.names, n)
}

// agree reports whether a mention may mean the same place as a name: one of the
// two says nothing of where it lies, or they say the same.
func (s *scratch) agree(n *name, t *toponym) bool {
	if n.cue != noGroup && t.setting.cue != noGroup && n.cue != t.setting.cue {
		return false
	}
	if t.setting.count == 0 || !t.setting.strict || !n.placed {
		return true
	}
	possible := false
	for i := n.first; i < n.last; i++ {
		c := &s.candidates[i]
		if !t.setting.holds(c) {
			continue
		}
		if c.fits {
			return true
		}
		possible = true
	}
	return !possible
}

// tie notes what a mention says of its name's place: the cue, and which
// candidates lie where the text says.
func (s *scratch) tie(n *name, t *toponym) {
	if n.cue == noGroup {
		n.cue = t.setting.cue
	}
	if t.setting.count == 0 || !t.setting.strict {
		return
	}
	any := false
	for i := n.first; i < n.last; i++ {
		any = any || t.setting.holds(&s.candidates[i])
	}
	if !any {
		return
	}
	for i := n.first; i < n.last; i++ {
		c := &s.candidates[i]
		c.fits = t.setting.holds(c) && (c.fits || !n.placed)
	}
	n.placed = true
}
