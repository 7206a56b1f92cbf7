package english

import (
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/quantity"
)

// phraseKind says what a noun phrase offers as an end of a distance.
type phraseKind uint8

const (
	phraseNone    phraseKind = iota // a thing that is no place, or no phrase at all
	phraseMention                   // a mention
	phraseName                      // a capitalised name that is no mention
	phraseCapital                   // "the French capital": of the place of the mention
	phraseGeneric                   // "the town", "the capital", "the border"
	phraseDeictic                   // "here", "there"
)

// phrase is a noun phrase read as a place.
type phrase struct {
	kind       phraseKind
	relation   extract.Relation // From, Border or Coast
	mention    int              // -1 when the phrase holds none
	head       string           // the noun of a generic: "town", "border"
	start, end int              // tokens of a name
	next       int              // token after the phrase
	past       bool             // behind "beyond" or "past": along a way
	centre     bool             // "the centre of X", "downtown X": its middle, not its edge
}

// phraseLimit bounds the words before the place in a noun phrase: "its
// old and long disputed status as a port and market town".
const phraseLimit = 12

// phraseAt reads the noun phrase that starts at token i and ends before limit.
func (r phrases) phraseAt(i, limit int) phrase {
	t := phrase{relation: extract.From, mention: -1, next: i}
	of := false // the last word was "of" or "with": the head is what follows
	for j, words := i, 0; j < limit && words < phraseLimit; words++ {
		tok := r.Tokens[j]
		t.centre = t.centre || r.Mention(j) < 0 && r.is(j, classCentre)
		if m := r.Mention(j); m >= 0 {
			j = r.After(j)
			if t.kind == phraseGeneric && r.words.plays(t.head, roleCapital) && !of && r.Names(m) { // "the capital Lusaka"
				t.kind, t.mention, t.next = phraseMention, m, j
				return t
			}
			if done := r.mentionPhrase(&t, m, j, limit); done {
				t.centre = t.mention == m && (t.centre || r.centreAt(t.next, limit))
				return t
			}
			j, of = t.next, true
			continue
		}
		switch {
		case tok.Word == "'" || tok.Word == "’" || tok.Word == "s" && j > i || tok.Word == "\"" || tok.Word == "“" ||
			tok.Word == "”":
			j++
		case tok.Word == "," || tok.Word == "(":
			// Only "the capital, Niamey" and "the capital (Niamey)" go on.
			if t.kind != phraseGeneric || of || !r.nameFollows(j+1, limit) {
				return t
			}
			j++
			of = true
		case tok.Dash():
			j++
		case tok.Kind == quantity.Mark || tok.Kind == quantity.Number:
			return t
		case tok.Word == "here" || tok.Word == "there" || tok.Word == "where" && j == i:
			if t.kind == phraseNone {
				t.kind, t.next = phraseDeictic, j+1
			}
			return t
		case r.is(j, classVenue) && t.kind == phraseNone && j > i:
			t.kind, t.next = phraseDeictic, j+1 // "from the talks"
			return t
		case tok.Word == "of" || tok.Word == "with" || tok.Word == "in" && t.kind == phraseGeneric && j+1 < limit &&
			(r.Mention(j+1) >= 0 || r.Capital(j+1)) && r.has(t.head, classSettlement) || tok.Word == "between" && t.head != "":
			if j == i {
				return t
			}
			of = true
			j++
		case r.words.plays(tok.Word, roleOpensPhrase) || tok.Word == "near" && j == i:
			if t.kind == phraseGeneric && !of {
				return t
			}
			j++
		case tok.Capital && r.compass(j) == "" && !r.titleNoun(j):
			if t.kind == phraseGeneric && !of && !r.has(t.head, classSettlement) {
				return t
			}
			start := j
			if r.is(j, classOpening) {
				return t
			}
			j = r.nameEnd(j, limit)
			j = r.knownEnd(start, j, limit)
			if j < limit && (r.Low(j) == "'" || r.Low(j) == "’") && r.Low(j+1) == "s" {
				j += 2 // an owner: "Zelenskyy's hometown of …"
				continue
			}
			t.kind, t.start, t.end, t.next = phraseName, start, j, j
			if r.is(j, classBorderNoun) {
				t.relation, t.next = extract.Border, j+1
			}
			return t
		case tok.Word == "and" && t.kind == phraseGeneric && r.is(j+1, classSettlement) && r.Low(j+2) == "of":
			j++ // "the village and parish of X"
		case r.is(j, classClauseEnd) && r.compass(j) == "":
			return t
		default:
			switch {
			case r.is(j, classBorderNoun):
				t.relation, t.kind, t.head, t.next = extract.Border, phraseGeneric, tok.Word, j+1
			case r.is(j, classCoastNoun):
				t.relation, t.kind, t.head, t.next = extract.Coast, phraseGeneric, tok.Word, j+1
			default:
				if t.kind == phraseNone && !of && r.is(j, classSite) {
					t.kind, t.head, t.next = phraseGeneric, tok.Word, j+1
				} else if r.is(j, classSettlement) && (t.kind == phraseNone || t.kind == phraseGeneric) {
					t.kind, t.head, t.next = phraseGeneric, tok.Word, j+1
				} else if t.kind == phraseGeneric && !of {
					return t // "the town yesterday"
				}
			}
			of = false
			j++
		}
	}
	return t
}

// nameEnd returns the token after the capitalised name that starts at i:
// "Stratford", "Coeur d'Alene", "Hay-on-Wye", "Rio de Janeiro", "Route 6".
func (r phrases) nameEnd(i, limit int) int {
	j := i + 1
	for j < limit && r.Mention(j) < 0 {
		t := r.Tokens[j]
		touches := t.Start == r.Tokens[j-1].End
		switch {
		case t.Capital, t.Kind == quantity.Number:
		case touches && t.Kind == quantity.Word:
		case touches && (t.Dash() || t.Word == "'" || t.Word == "’") && j+1 < limit &&
			r.Tokens[j+1].Kind == quantity.Word && r.Tokens[j+1].Start == t.End && r.Low(j+1) != "s":
		case r.joins(j, limit):
		case r.elided(j, limit): // "Sant Joan d'Alacant"
			j += 2
		default:
			return j
		}
		j++
	}
	return j
}

// joins reports whether small words of names lead from token j to a capital: "de Janeiro", "i la
// Geltrú".
func (r phrases) joins(j, limit int) bool {
	for e := j + maxJoiners; j < min(e, limit) && r.Mention(j) < 0; j++ {
		if r.Capital(j) {
			return true
		}
		if r.Tokens[j].Kind != quantity.Word || !r.is(j, classJoiner) {
			return false
		}
	}
	return false
}

// maxJoiners bounds the small words inside a name, with the capital behind them.
const maxJoiners = 3

// elided reports whether token j is a small word that is cut short before a capital: "d'Alacant".
func (r phrases) elided(j, limit int) bool {
	return j+2 < limit && len(r.Tokens[j].Word) == 1 && r.Tokens[j].Kind == quantity.Word &&
		(r.Low(j+1) == "'" || r.Low(j+1) == "’") && r.Tokens[j].Touches(&r.Tokens[j+1]) && r.Tokens[j+1].Touches(&r.Tokens[j+2]) &&
		r.Capital(j+2) && r.Mention(j+2) < 0
}

// knownEnd returns the token after the longest name that the gazetteer knows among those which
// begin at i and go on behind token j with small words: "Ramstein air base". It is j for none.
func (r phrases) knownEnd(i, j, limit int) int {
	end := j
	for e := j; e < limit && e < j+maxNouns && r.Mention(e) < 0 && r.Tokens[e].Kind == quantity.Word && !r.Capital(e); e++ {
		if r.is(e, classSettlement|classSite) && r.Known(r.Words(i, e+1)) {
			end = e + 1
		}
	}
	return end
}

// maxNouns bounds the nouns behind a name that belong to it.
const maxNouns = 3

// titleNoun reports whether a capitalised word is a common noun before a
// name: "the City of Arusha", "the Hamlet of Durhamville", "Downtown Miami".
func (r phrases) titleNoun(j int) bool {
	low := r.Low(j)
	return r.is(j, classSettlement) && r.Low(j+1) == "of" || r.plays(j, roleCentral) || low == "the"
}

// nameFollows reports whether a mention or a capitalised word comes next.
func (r phrases) nameFollows(i, limit int) bool {
	if i < limit && r.Low(i) == "the" {
		return r.is(i+1, classSettlement) && r.Low(i+2) == "of"
	}
	return i < limit && (r.Mention(i) >= 0 && r.Names(r.Mention(i)) || r.Tokens[i].Capital)
}

// mentionPhrase decides what a mention that ends before token j makes of
// the phrase. It reports whether the phrase is complete.
func (r phrases) mentionPhrase(t *phrase, m, j, limit int) (done bool) {
	if t.kind == phraseGeneric && t.relation == extract.From && r.words.plays(t.head, roleCapital) {
		// "the capital of Zambia" is a town, "the capital of Regina" is Regina.
		if p, ok := r.Place(m); ok && !extract.IsSpot(p) && r.Names(m) {
			t.kind, t.mention, t.next = phraseCapital, m, j
			return true
		}
	}
	owner := j < limit && (r.Low(j) == "'" || r.Low(j) == "’")
	k := j
	if owner {
		k++
		if r.Low(k) == "s" {
			k++
		}
	}
	// "the Turkey-Syria border", "the Syrian-Turkish border"
	if k+1 < limit && r.Tokens[k].Dash() && r.Mention(k+1) >= 0 {
		return r.mentionPhrase(t, r.Mention(k+1), r.After(k+1), limit)
	}
	// Words after the mention that make something else of it.
	for n, e := k, k+5; n < limit && n < e; n++ {
		if r.Mention(n) >= 0 {
			break
		}
		low := r.Tokens[n].Word
		if r.compass(n) != "" || r.Tokens[n].Kind != quantity.Word && !r.Tokens[n].Dash() {
			if !owner || r.Tokens[n].Kind != quantity.Word {
				break
			}
			continue
		}
		switch {
		case r.is(n, classBorderNoun):
			t.kind, t.relation, t.mention, t.next = phraseMention, extract.Border, m, n+1
			// "Poland's border with Belarus" is the same line from either side.
			return true
		case r.is(n, classCoastOf):
			t.kind, t.relation, t.mention, t.next = phraseMention, extract.Coast, m, n+1
			return true
		case r.words.plays(low, roleCapital):
			q := n + 1
			if r.plays(q, roleCity) {
				q++
			}
			if r.Low(q) == "," || r.Low(q) == "(" || r.Low(q) == "of" {
				q++
			}
			if q < limit && r.Mention(q) >= 0 && r.Spot(r.Mention(q)) {
				t.kind, t.mention, t.next = phraseMention, r.Mention(q), r.After(q)
				return true
			}
			if p, ok := r.Place(m); ok && !extract.IsSpot(p) {
				t.kind, t.mention, t.next = phraseCapital, m, n+1
				return true
			}
		}
		if r.is(n, classSettlement) && (!r.Names(m) || owner || !r.Spot(m) || r.Low(n+1) == "of") {
			// "the Turkish city of Ankara", "Ukraine's second city, Kharkiv"
			q := n + 1
			if r.Low(q) == "," || r.Low(q) == "of" || r.Low(q) == "(" {
				q++
			}
			if q < limit && r.Mention(q) >= 0 && r.Names(r.Mention(q)) {
				t.kind, t.mention, t.next = phraseMention, r.Mention(q), r.After(q)
				return true
			}
			if q < limit && r.Tokens[q].Capital {
				t.kind, t.head, t.next = phraseGeneric, low, q
				return false
			}
		}
		if r.Tokens[n].Capital || low == "of" || low == "in" || low == "within" || low == "at" || low == "from" ||
			r.is(n, classClauseEnd) {
			break
		}
	}
	if !r.Names(m) {
		t.next = j
		return false
	}
	t.kind, t.mention, t.next = phraseMention, m, j
	return true
}

// centreAt reports whether the words at token k say that the middle of the place before them is
// meant: "X centre", "X city center".
func (r phrases) centreAt(k, limit int) bool {
	if k < limit && r.Mention(k) < 0 && r.is(k, classSettlement) && !r.is(k, classCentre) {
		k++
	}
	return k < limit && r.Mention(k) < 0 && r.is(k, classCentre)
}

// leadsTo reports whether the words before the place at k lead to it: "in the
// town of X", "in central X", "in Russia's X". floor bounds the search.
func (r phrases) leadsTo(k, floor int) bool {
	for j := k - 1; j >= floor && j > k-6; j-- {
		switch low := r.Low(j); {
		case low == "in", low == "at":
			return true
		case r.Mention(j) >= 0, r.is(j, classThrough), r.compass(j) != "":
		case low == "the", low == "of", r.words.plays(low, roleNear), low == "'", low == "’", low == "s":
		default:
			return false
		}
	}
	return false
}
