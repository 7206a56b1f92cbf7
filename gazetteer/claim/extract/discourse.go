package extract

import (
	"strings"
)

// How the words lead to an end, as reasons say it.
const (
	ruleNamed        = "named beside the distance"
	ruleOwnSubject   = "the subject of the same sentence"
	ruleLastSubject  = "the subject of the sentence before"
	RuleSameNoun     = "called by the same noun before"
	ruleOnlyPlace    = "the only place named before"
	ruleTopic        = "what the text is about"
	ruleTitle        = "named by the title"
	ruleFocus        = "where the text was last"
	ruleSpeaker      = "where the speaker is"
	ruleCapital      = "described as the capital"
	RuleSameSentence = "named in the same sentence"
	RuleJourney      = "from where to where the sentence before went"
)

// Discourse is what the text before a distance says. It knows no word of the
// language, only the subjects and stances that the grammar reads.
type Discourse struct {
	*Reading
	Frames []Frame // the distances so far

	first    int    // the first sentence that defines its subject, or -1
	rival    int    // the first sentence after it that defines another subject, or -1
	title    Entity // the mention that the title names, if any
	subjects int    // the last number given to a subject of several distances
}

// newDiscourse reads the subjects of all sentences.
func newDiscourse(r *Reading) *Discourse {
	d := &Discourse{Reading: r, first: -1, rival: -1, title: Nobody()}
	for i := range r.Sentences {
		s := r.grammar.Subject(r, r.Sentences[i])
		r.Sentences[i].Subject = s
		if !s.Strict || s.Kind != SubjectName && (s.Kind != SubjectPlace || !d.SpotOrArea(s.Mention)) {
			continue
		}
		if d.first < 0 {
			d.first = i
			continue
		}
		if d.rival < 0 && !s.Locates && !d.Same(s.Of(Inferred, 0), r.Sentences[d.first].Subject.Of(Inferred, 0)) {
			d.rival = i
		}
	}
	d.title = d.titleMention()
	return d
}

// titleMention finds the mention that the title names, when the title is a name.
func (d *Discourse) titleMention() Entity {
	title := strings.ReplaceAll(d.Doc.Title, "_", " ")
	if i := strings.IndexAny(title, ",("); i > 0 {
		title = title[:i]
	}
	title = strings.TrimSpace(title)
	if title == "" {
		return Nobody()
	}
	for m := range d.Doc.Mentions {
		if d.Names(m) && strings.EqualFold(d.Doc.Mentions[m].Text, title) && d.SpotOrArea(m) {
			e := Mentioned(m, Inferred, .8)
			e.Rule = ruleTitle
			return e
		}
	}
	return Nobody()
}

// SpotOrArea reports whether mention m can be the topic: any place but a country.
func (d *Discourse) SpotOrArea(m int) bool {
	p, ok := d.Place(m)
	return d.Names(m) && (!ok || !p.Feature().IsCountry() && p.Class != "H")
}

// IsTitle returns the mention that the title names. ok is false when there is none.
func (d *Discourse) IsTitle() (e Entity, ok bool) { return d.title, d.title.Mention >= 0 }

// Topic returns what the text before sentence si is about, when a sentence
// there defined it ("X is a town"), or when the title names it. A sentence that only places
// another town by its distance does not change the topic.
func (d *Discourse) Topic(si int) (e Entity, ok bool) {
	if e, ok := d.IsTitle(); ok && (d.first < 0 || d.first >= si) {
		return e, true
	}
	if d.first < 0 || d.first > si {
		return Nobody(), false
	}
	e = d.Sentences[d.first].Subject.Of(Inferred, .85)
	e.Rule = ruleTopic
	if d.rival < 0 || d.rival > si {
		e.Basis = Referred
	}
	return e, true
}

// maxBack is how many sentences before an anaphor its antecedent may stand as
// the subject.
const maxBack = 3

// Referent returns the place that an anaphor in sentence si stands for: a pronoun
// when head is "", else "the" head. It is not the entity not.
func (d *Discourse) Referent(si int, head string, not Entity) Entity {
	if head == "" {
		if e := d.pronoun(si, not); e.IsSome() {
			return e
		}
	}
	if e := d.introduced(si, head); e.IsSome() && !d.Same(e, not) {
		return e
	}
	if e, ok := d.Topic(si - 1); ok && !d.Same(e, not) {
		if head == "" && d.things(si) {
			e.Basis = Inferred // "it" may be the thing that the sentence before was about
		}
		return e
	}
	if e, ok := d.IsTitle(); ok && !d.Same(e, not) {
		return e
	}
	return d.Only(d.Focus(d.Sentences[si].First, si, not))
}

// pronoun returns what a pronoun in sentence si stands for: the subject of the
// same sentence, "X is a town …; it is 28 km from Y", or of the one before.
func (d *Discourse) pronoun(si int, not Entity) Entity {
	if s := d.Sentences[si].Subject; s.Defining &&
		(s.Kind == SubjectName || s.Kind == SubjectPlace && d.Spot(s.Mention)) {
		if e := s.Of(Referred, .85); !d.Same(e, not) {
			e.Rule = ruleOwnSubject
			return e
		}
	}
	for k := si - 1; k >= 0 && k >= si-maxBack; k-- {
		s := d.Sentences[k].Subject
		if s.Kind == SubjectAnaphor || s.Kind == SubjectNone {
			continue
		}
		if s.Defining && (s.Kind == SubjectName && s.Strict || s.Kind == SubjectPlace && d.Spot(s.Mention)) {
			e := s.Of(Referred, .85)
			e.Rule = ruleLastSubject
			return e
		}
		break
	}
	return Nobody()
}

// things reports whether the last sentence before si that has a subject is about a
// thing, which "it" may stand for.
func (d *Discourse) things(si int) bool {
	for k := si - 1; k >= 0 && k >= si-maxBack; k-- {
		switch d.Sentences[k].Subject.Kind {
		case SubjectAnaphor, SubjectNone:
		case SubjectThing, SubjectOther:
			return true
		default:
			return false
		}
	}
	return false
}

// introduced returns the place that one of the last two sentences brought in
// by the same noun: "in the town of X … The town".
func (d *Discourse) introduced(si int, head string) Entity {
	if head == "" || si == 0 {
		return Nobody()
	}
	first := d.Sentences[si].First
	for k := first - 1; k >= d.Sentences[max(0, si-2)].First; k-- {
		m := d.at[k]
		if m < 0 && !d.Tokens[k].Capital || d.grammar.Noun(d.Reading, k) != head {
			continue
		}
		e := Nobody()
		switch {
		case m >= 0 && d.Spot(m):
			e = Mentioned(m, Referred, .8)
		case m < 0:
			end := k + 1
			for end < first && d.Tokens[end].Capital && d.at[end] < 0 {
				end++
			}
			e = Name(k, end, Referred, .6)
		default:
			continue
		}
		e.Rule = RuleSameNoun
		return e
	}
	return Nobody()
}

// Only gives the place that an anaphor was found to stand for its basis: it is
// referred to when the text before names no other, and a guess when it does.
func (d *Discourse) Only(e Entity) Entity {
	if e.Mention >= 0 && len(e.others) == 0 && d.TokenOf(e.Mention) >= d.Body {
		e.Basis, e.Rule = Referred, ruleOnlyPlace
	}
	return e
}

// findable reports whether mention m has a place, or its name is one.
func (d *Discourse) findable(m int) bool {
	if d.Doc.Mentions[m].Place >= 0 {
		return true
	}
	return d.Known(d.Doc.Mentions[m].Text)
}

// Spots calls f with the mentions that a distance may start at and that are
// findable, with their first tokens, from token i-1 back to floor, until f returns false.
func (d *Discourse) Spots(i, floor int, f func(m, k int) bool) {
	for k := i - 1; k >= floor; k-- {
		m := d.at[k]
		if m < 0 || k > floor && d.at[k-1] == m || !d.Spot(m) || !d.findable(m) {
			continue
		}
		if !f(m, k) {
			return
		}
	}
}

// NumberSubject ties the distance in hand to the one before: both place one thing.
func (d *Discourse) NumberSubject() int {
	last := &d.Frames[len(d.Frames)-1].From
	if last.Subject == 0 {
		d.subjects++
		last.Subject = d.subjects
	}
	return last.Subject
}
