package english

import (
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// reportReach bounds the words between one that denies and the clause that it denies: "wrongly told
// reporters that …".
const reportReach = 6

// denied reports whether the sentence does not say that something lies at the length: it denies that, asks for it
// or thinks of it as what is not so. A text that denies a distance claims none.
func (r reader) denied(q quantity.Quantity, s extract.Sentence) bool {
	return r.negated(q, s) || r.asked(q, s) || r.supposed(q, s) || r.calledFalse(q, s) || r.remarkedFalse(q, s)
}

// negated reads "X is not 20 km from Y", "X doesn't lie 20 km from Y". The negation of another verb leaves the length
// as it is: "those who did not flee the town 20 km from Y".
func (r reader) negated(q quantity.Quantity, s extract.Sentence) bool {
	if r.hedgedBy(q, roleNotOnly) {
		return false // "not only 20 km from Y"
	}
	for k := q.First - 1; k >= s.First && r.Mention(k) < 0; k-- {
		switch {
		case r.plays(k, roleNegation), r.isContracted(k):
			return true
		case r.plays(k, roleNotOnly), !r.is(k, classFinite|classLies|classAdverb|classVagueAdverb|classPlacing):
			return false
		}
	}
	return false
}

// isContracted reports whether the "t" of "isn't" stands at token k: the apostrophe is a token of its own.
func (r reader) isContracted(k int) bool {
	return r.plays(k, roleContraction) && r.plays(k-2, roleContracted) && r.Tokens[k-1].Kind == quantity.Mark
}

// asked reads "Is X 20 km from Y?".
func (r reader) asked(q quantity.Quantity, s extract.Sentence) bool {
	first, last := s.First, s.Next-1
	for first < q.First && r.Tokens[first].Kind == quantity.Mark {
		first++
	}
	for last > q.After && r.Tokens[last].Kind == quantity.Mark && r.Low(last) != "?" {
		last--
	}
	return r.Low(last) == "?" && r.plays(first, roleAsking) && !r.plays(first+1, roleReader)
}

// supposed reads "if X were 20 km from Y" and "had X been 20 km from Y".
func (r reader) supposed(q quantity.Quantity, s extract.Sentence) bool {
	k := q.First - 1
	for k > s.First && r.is(k, classAdverb|classVagueAdverb|classPlacing) {
		k--
	}
	if !r.plays(k, roleSupposed) {
		return false
	}
	for k--; k >= s.First && r.Low(k) != ","; k-- {
		if r.plays(k, roleIf) || r.plays(k, roleHad) && (k == s.First || r.Low(k-1) == ",") {
			return true
		}
	}
	return false
}

// calledFalse reads "it is wrong that X is 20 km from Y", "he denied that …", "the claim that … is false".
func (r reader) calledFalse(q quantity.Quantity, s extract.Sentence) bool {
	if r.Low(q.First-1) == "," && r.Mention(q.First-2) >= 0 {
		return false // the text itself says it of the place: "denied that X, 20 km from Y, had fallen"
	}
	that := q.First - 1
	for that > s.First && r.Low(that) != "that" {
		if low := r.Low(that); low == ";" || low == ":" {
			return false
		}
		that--
	}
	if r.Low(that) != "that" {
		return false
	}
	for k := that - 1; k >= s.First && k >= that-reportReach; k-- {
		if r.plays(k, roleDenying) {
			return true
		}
	}
	for k := q.After; k < s.Next && r.Low(k) != ","; k++ {
		if !r.is(k, classFinite) {
			continue
		}
		for j := k + 1; j < s.Next && j <= k+3; j++ {
			if r.plays(j, roleFalse) {
				return !r.plays(j-1, roleNegation) && !r.isContracted(j-1)
			}
		}
	}
	return false
}

// shortRemark is how many tokens a remark has at most that only says that what went before is false.
const shortRemark = 8

// remarkedFalse reads "X is 20 km from Y, which is false" and "X is 20 km from Y. That is wrong."
func (r reader) remarkedFalse(q quantity.Quantity, s extract.Sentence) bool {
	for k := q.After; k < s.Next; k++ {
		if r.Low(k) == "," && r.remarksFalse(k+1, s.Next) {
			return true
		}
	}
	for _, next := range r.Sentences {
		if next.First == s.Next {
			return r.remarksFalse(next.First, next.Next)
		}
	}
	return false
}

// remarksFalse reports whether the tokens from … to only say that what went before is false.
func (r reader) remarksFalse(from, to int) bool {
	said := false
	for k := from; k < to; k++ {
		if to-from > shortRemark || r.Mention(k) >= 0 || r.Tokens[k].Kind == quantity.Number || r.Low(k) == "," {
			return false
		}
		if r.plays(k, roleFalse) {
			said = !r.plays(k-1, roleNegation) && !r.isContracted(k-1)
		}
	}
	return said
}
