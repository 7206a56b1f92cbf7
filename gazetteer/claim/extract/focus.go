package extract

import (
	"cmp"
	"slices"

	"dateline/gazetteer/geoparse"
)

// Weights of focus: how much each sign makes a mention the place that the
// text is at. They are set by hand on texts of our own; only their order
// matters, and the tests hold it.
const (
	recencyWeight  = 0.55 // for each sentence back
	locativeWeight = 0.4  // "in X"
	literalWeight  = 0.5  // stands for the place, not its government
	datelineWeight = 0.3
	repeatWeight   = 0.2 // for each other mention of the place, up to maxRepeats
	maxRepeats     = 4
	unresolvedCost = 0.3
	lookBehind     = 5   // sentences
	closeScores    = 0.3 // scores nearer than this leave the choice open
	maxOthers      = 3
)

// candidate is a mention that an end may be, with its score.
type candidate struct {
	m     int
	score float64
}

// Focus returns the place that the text was last at before token i of
// sentence si, with the others that it may have been. It is not the entity not.
func (d *Discourse) Focus(i, si int, not Entity) Entity {
	var list []candidate
	add := func(m, _ int) bool {
		e := Mentioned(m, Inferred, 0)
		if d.Same(e, not) {
			return true
		}
		score := d.salience(m, si)
		c := slices.IndexFunc(list, func(c candidate) bool { return d.Same(Mentioned(c.m, Inferred, 0), e) })
		switch {
		case c < 0:
			list = append(list, candidate{m, score})
		case score > list[c].score:
			list[c] = candidate{m, score}
		}
		return true
	}
	// Only the dateline is remembered for longer than a few sentences.
	floor := d.Sentences[max(0, si-lookBehind)].First
	d.Spots(i, floor, add)
	if d.Body < floor {
		d.Spots(d.Body, 0, add)
	}
	if len(list) == 0 {
		return Nobody()
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Or(cmp.Compare(b.score, a.score), b.m-a.m) })
	e := Mentioned(list[0].m, Inferred, .7)
	e.Rule = ruleFocus
	if len(list) > 1 && list[0].score-list[1].score < closeScores {
		e.Confidence = .5
	}
	for _, c := range list[1:min(len(list), 1+maxOthers)] {
		e.others = append(e.others, c.m)
	}
	return e
}

// salience says how much mention m is the place that the text is at in
// sentence si.
func (d *Discourse) salience(m, si int) float64 {
	k := d.TokenOf(m)
	s := d.SentenceAt(k)
	back := float64(min(si-s, lookBehind))
	score := -recencyWeight * back
	stance := d.grammar.Stance(d.Reading, k, d.Sentences[s].First)
	if stance&At != 0 {
		score += locativeWeight
	}
	if stance&Left != 0 {
		score -= locativeWeight
	}
	x := &d.Doc.Mentions[m]
	if x.Kind == geoparse.Literal {
		score += literalWeight
	}
	if x.Place < 0 {
		score -= unresolvedCost
	} else {
		score += repeatWeight * float64(min(len(d.Doc.Places[x.Place].Mentions)-1, maxRepeats))
	}
	if k < d.Body {
		score += datelineWeight + recencyWeight*back/2
	}
	return score
}

// speakerReach is how many sentences after a fronted distance may say where
// its speaker was.
const speakerReach = 3

// Ahead returns the place of the clause that follows a fronted distance
// ("About 400km away, Mr A said …"): a place in the rest of the sentence, or the one from
// which the same speaker speaks next.
func (d *Discourse) Ahead(i, si int, not Entity) Entity {
	speaker, e := d.clauseAhead(i, si, not)
	if e.IsSome() {
		return e
	}
	found, best := Nobody(), 0.0
	for k := si; k < len(d.Sentences) && k <= si+speakerReach; k++ {
		from := d.Sentences[k].First
		if k == si {
			from = i
		}
		same := k == si || d.says(d.Sentences[k], speaker)
		d.Spots(d.Sentences[k].Next, from, func(m, j int) bool {
			e := Mentioned(m, Inferred, .7)
			if d.Same(e, not) {
				return true
			}
			score := d.settingScore(m, j, from) - .2*float64(k-si)
			if same {
				score += .6
			}
			if score >= best {
				e.others = append(append(e.others, found.others...), found.Mention)
				best, found = score, e
				if same && score > 1.5 {
					found.Confidence = .8
				}
			} else {
				found.others = append(found.others, m)
			}
			return true
		})
	}
	found.Rule = ruleSpeaker
	found.others = distinct(found.others, found.Mention)
	return found
}

// clauseAhead returns the place named first after a fronted distance when the
// clause is set there, and else the names of who speaks in it.
func (d *Discourse) clauseAhead(i, si int, not Entity) (speaker []string, e Entity) {
	s := d.Sentences[si]
	speaks := false
	for k := i; k < s.Next; k++ {
		if m := d.at[k]; m >= 0 {
			if d.Spot(m) && !speaks && (k == i || d.grammar.Stance(d.Reading, k, i)&(At|Into) != 0) &&
				!d.Same(Mentioned(m, Stated, 0), not) {
				return nil, Mentioned(m, Stated, .8)
			}
			continue
		}
		if d.Tokens[k].Capital && !speaks && d.grammar.MayName(d.Reading, k) {
			speaker = append(speaker, d.Low(k))
		}
		speaks = speaks || d.grammar.Speaks(d.Reading, k)
	}
	return speaker, Nobody()
}

// settingScore says how much the mention at token j is where its clause is set.
func (d *Discourse) settingScore(m, j, floor int) float64 {
	score := 1.0
	stance := d.grammar.Stance(d.Reading, j, floor)
	if stance&(At|Into) != 0 {
		score += locativeWeight
	}
	if stance&Towards != 0 {
		score -= locativeWeight // where somebody went, not where the speaker is
	}
	if d.Doc.Mentions[m].Kind == geoparse.Literal {
		score += literalWeight
	}
	return score
}

// says reports whether one of the names speaks in the sentence.
func (d *Discourse) says(s Sentence, names []string) bool {
	said, named := false, false
	for k := s.First; k < s.Next; k++ {
		said = said || d.grammar.Speaks(d.Reading, k)
		named = named || d.Tokens[k].Capital && slices.Contains(names, d.Low(k))
	}
	return said && named
}
