package geoparse

// isAssociative reports whether the mention stands for a power or people that
// acts or is acted upon ("Moscow wants"), or modifies the noun behind it ("the
// Istanbul talks").
func (s *scratch) isAssociative(t *toponym, c *candidate) bool {
	before, after := s.at(int(t.from)-1, t.from), s.at(int(t.to), t.to)
	if after != nil && after.punct == '-' && !after.spaceBefore || before != nil && before.punct == '-' && !s.tokens[t.from].spaceBefore {
		return true // "Russia-Ukraine talks", "US-led"
	}
	if after != nil && after.possessive() {
		return s.owns(s.at(int(t.to)+1, t.to))
	}
	if after != nil && s.modifies(before, after) {
		return true
	}
	first, last := s.listed(t)
	before, after = s.at(int(first)-1, first), s.at(int(last), last)
	if last != t.to && after != nil && !after.capital() && s.modifies(before, after) {
		return true // "US and Turkish mediators"
	}
	power := c != nil && acts(c.group)
	if power && before != nil && after != nil && s.fold(before) == "for" && s.fold(after) == "to" {
		return true // "for Kyiv to end its ambitions"
	}
	return s.acting(before, after, last, power) || power && s.actedUpon(before, first)
}

// acts reports whether places of a group stand for their governments.
func acts(g group) bool {
	switch g {
	case country, continent, region, admin1, capital:
		return true
	}
	return false
}

// owns reports whether a possessive before n speaks of the people or power
// rather than of the ground: "Moscow's delegation", but "Ukraine's coast".
func (s *scratch) owns(n *token) bool {
	if n == nil || n.shape == shapePunct {
		return false
	}
	switch n.class {
	case venueHead, streetHead, unitHead, waterHead, landHead, cityWord, direction:
		return false
	}
	switch s.fold(n) {
	case "territory", "territories", "border", "borders", "coast", "coastline", "soil", "capital", "largest", "biggest", "airspace", "waters":
		return false
	}
	return true
}

// modifies reports whether the word behind a mention is a noun that it modifies.
func (s *scratch) modifies(before, after *token) bool {
	if after.capital() && !after.shouted {
		return after.class == role || after.class == title
	}
	switch after.class {
	case personNoun, role, orgHead, mediaHead:
		return true
	case noClass:
	default:
		return false
	}
	if before != nil && (before.class == prepIn || before.class == prepTo) {
		return eventWord(s.fold(after)) // "in Istanbul yesterday" is no modifier
	}
	w := s.fold(after)
	return after.shape == shapeLower && len(w) > 3 && !endsIn(w, "ly") && !endsIn(w, "ed") && !stopWord(w)
}

// listed returns the range of tokens of the list of names that the mention
// stands in: "China and Brazil", "Mexico, the US and Canada".
func (s *scratch) listed(t *toponym) (first, last int32) {
	first, last = t.from, t.to
	for range 3 {
		i := int(last)
		if c := s.at(i, last); c == nil || c.class != conjunction && c.punct != ',' {
			break
		}
		for c := s.at(i+1, last); c != nil && (c.class == conjunction || c.class == article) && !c.capital(); c = s.at(i+1, last) {
			i++
		}
		k := s.startAt(i+1, last)
		if k < 0 {
			break
		}
		last = s.matches[k].to
	}
	for range 3 {
		i := int(first) - 1
		if c := s.at(i, first); c != nil && c.class == article {
			i--
		}
		if c := s.at(i, first); c == nil || c.class != conjunction && c.punct != ',' {
			break
		}
		if c := s.at(i, first); c.class == conjunction {
			if d := s.at(i-1, first); d != nil && d.punct == ',' {
				i--
			}
		}
		k := s.endAt(i, first)
		if k < 0 {
			break
		}
		first = s.matches[k].from
	}
	return first, last
}

// acting reports whether what stands between before and after is the subject of
// a verb that people and powers do.
func (s *scratch) acting(before, after *token, last int32, power bool) bool {
	if after == nil || before != nil && (before.class == prepIn || before.class == prepTo) {
		return false
	}
	switch after.class {
	case agency:
		return true
	case speech:
		return power
	case verbBe:
		if !power {
			return false
		}
		n := s.at(int(last)+1, last)
		if n == nil {
			return false
		}
		switch s.fold(after) {
		case "is", "was", "are", "were", "be":
			// "Turkey is a country", "Kyiv was in flames" speak of the ground.
			return n.class != article && n.class != prepIn && n.class != number && n.shape == shapeLower
		}
		return n.shape == shapeLower
	case noClass:
		return power && after.shape == shapeLower && endsIn(s.fold(after), "ed")
	}
	return false
}

// actedUpon reports whether the word before makes the place an actor that is
// spoken to, blamed or backed, or whose people are meant.
func (s *scratch) actedUpon(before *token, first int32) bool {
	if before == nil {
		return false
	}
	if before.class == article {
		first--
		if before = s.at(int(first)-1, first); before == nil {
			return false
		}
	}
	switch s.fold(before) {
	case "against", "urge", "urges", "urged", "urging", "accuse", "accuses", "accused", "accusing", "blame", "blames", "blamed", "blaming", "want", "wants", "wanted",
		"warn", "warns", "warned", "warning", "tell", "tells", "told", "ask", "asks", "asked", "asking", "condemn", "condemns", "condemned", "sanction", "sanctions",
		"support", "supports", "supported", "supporting", "oppose", "order", "orders", "ordered", "give", "gives", "gave", "giving", "sees", "by", "backed", "backs", "allow", "allows", "let", "persuade", "force", "forced", "forcing", "push", "pressed", "help", "between":
		return true
	case "on":
		w := s.at(int(first)-2, first)
		return w != nil && (s.fold(w) == "sanctions" || s.fold(w) == "pressure" || s.fold(w) == "tariffs")
	case "of":
		w := s.at(int(first)-2, first)
		return w != nil && (w.class == role || w.class == personNoun || s.fold(w) == "government")
	}
	return false
}

// eventWord lists nouns that a place name modifies even behind a preposition:
// "at Istanbul talks".
func eventWord(w string) bool {
	switch w {
	case "talks", "summit", "festival", "crisis", "conflict", "deal", "peace", "elections", "election", "economy", "market", "markets", "trade", "oil", "sanctions", "diplomats", "diplomat",
		"delegation", "mediators", "intelligence", "troops", "airstrikes", "campaign", "championship", "match", "game", "marathon", "derby", "bombing", "bombings", "attack", "attacks":
		return true
	}
	return false
}

func endsIn(w, end string) bool { return len(w) > len(end) && w[len(w)-len(end):] == end }

// stopWord lists small words of the closed classes that have no class of their own.
func stopWord(w string) bool {
	switch w {
	case "when", "where", "while", "because", "which", "that", "then", "there", "here", "also", "just", "only", "even", "still", "until", "before", "again", "later",
		"next", "last", "during", "without", "although", "though", "whether", "once", "both", "such", "more", "most", "than", "very", "well", "back", "home", "away",
		"including", "following", "according", "came", "went", "took", "made", "gave", "left", "held", "kept", "found", "lost", "became", "began", "seems", "goes", "gets",
		"comes", "being", "yesterday", "today", "tonight", "tomorrow", "early", "late", "daily", "weekly", "this", "ever", "soon", "instead", "together", "alone", "every", "some", "many", "much", "about":
		return true
	}
	return false
}
