package resolve

import (
	"slices"

	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// Rule overrides the ranker where something is all but certain that it cannot know
// from the corpora.
type Rule struct {
	ID        string
	Label     string  // what was seen, for people
	Threshold float64 // least probability by the ranker of a candidate that the rule may choose
	Mass      float64 // least confidence of what it chooses; 0 leaves the ranker's
	Keeps     bool    // what it chooses has at least the probability of what it overrides
	Yields    bool    // it holds where nothing else speaks: a stated distance that another place keeps does
	Source    string  // where Threshold and Mass come from

	// choose returns the candidate that the rule prefers to best, -1 for none.
	choose func(c *chooser, n *Name, best int32, r *Rule) int32
}

// Where thresholds and masses come from.
const (
	validated = "cross-validation"
	judged    = "by judgement: the corpora have too few"
)

// Rules returns the rules, the strongest first: the first that has a choice decides.
func Rules() []Rule {
	return []Rule{
		{
			ID: "said", Label: "the text says that it lies there",
			Threshold: 0.002, Mass: 0.7, Source: validated, choose: (*chooser).said,
		},
		{
			ID: "told", Label: "the text says that it lies in this region, and nothing else of the name does",
			Threshold: 0.002, Mass: 0.6, Source: judged, choose: (*chooser).told,
		},
		{
			ID: "nation", Label: "the name is that of the country, and of a division of it only by another name",
			Threshold: 0.05, Mass: 0.5, Source: judged, choose: (*chooser).nation,
		},
		{
			ID: "governed", Label: "the words around tell the country from the state of its name",
			Threshold: 0.01, Mass: 0.7, Source: judged, choose: (*chooser).governed,
		},
		{
			ID: "country", Label: "a country does not lose narrowly to a place of the same name",
			Threshold: 0.25, Source: validated, choose: (*chooser).country,
		},
		{
			ID:    "armed",
			Label: "better known than the place in the country whose forces the text speaks of, and not far from that",
			Mass:  0.5, Yields: true, Source: judged, choose: (*chooser).armed,
		},
		{
			ID: "amid", Label: "in the midst of the other places of the article, all of one region",
			Threshold: 0.05, Mass: 0.6, Yields: true, Source: judged, choose: (*chooser).amid,
		},
		{
			ID: "peers", Label: "in the country that another name of the sentence is best known in, too",
			Mass: 0.55, Source: judged, choose: (*chooser).peers,
		},
		{
			ID: "famous", Label: "far better known than the other place of this name, and nothing speaks for that one",
			Threshold: 0.1, Mass: 0.5, Yields: true, Source: validated, choose: (*chooser).famous,
		},
		{
			ID:    "spoken",
			Label: "it lies where the language of the text is written, and the text speaks of no other country that has one",
			Mass:  0.45, Yields: true, Source: judged, choose: (*chooser).spoken,
		},
		{
			ID: "renowned", Label: "better known than any namesake, and the article speaks of no country that has one",
			Threshold: 0.02, Mass: 0.5, Yields: true, Source: judged, choose: (*chooser).renowned,
		},
		{
			ID: "abroad", Label: "a great city of the world, and the article is at home nowhere near its namesake",
			Mass: 0.55, Yields: true, Source: judged, choose: (*chooser).abroad,
		},
		{
			ID: "compatriot", Label: "a large city of the country that other places of the article lie in",
			Threshold: 0.05, Mass: 0.5, Yields: true, Source: judged, choose: (*chooser).compatriot,
		},
		{
			ID: "district", Label: "a well-known city, not a far district that has its name from it",
			Mass: 0.5, Yields: true, Source: judged, choose: (*chooser).district,
		},
		{
			ID: "larger", Label: "as near to the places around, and far larger",
			Mass: 0.5, Yields: true, Source: judged, choose: (*chooser).larger,
		},
		{
			ID: "holder", Label: "it holds the place before the comma",
			Threshold: 0.02, Mass: 0.6, Source: judged, choose: (*chooser).holder,
		},
		{
			ID: "shared", Label: "the division behind the next name is said of both",
			Threshold: 0.02, Mass: 0.5, Yields: true, Source: judged, choose: (*chooser).shared,
		},
		{
			ID: "region", Label: "with “the”, a region of several countries, not the division that is called so",
			Mass: 0.5, Source: judged, choose: (*chooser).region,
		},
		{
			ID: "capitals", Label: "a capital beside those of other countries, and no state or province stands there",
			Mass: 0.6, Source: judged, choose: (*chooser).capitals,
		},
		{
			ID: "dateline", Label: "a dateline or newspaper names a town, not a state",
			Keeps: true, Source: judged, choose: (*chooser).written,
		},
		{
			ID: "city", Label: "the bare name means the city, not the state or province around it",
			Keeps: true, Source: judged, choose: (*chooser).city,
		},
		{
			ID: "whole", Label: "the city, not the part of it that bears its name, too",
			Keeps: true, Source: "by judgement: the corpora have none", choose: (*chooser).whole,
		},
		{
			ID: "town", Label: "the bare name means the town, not the large district that is called so",
			Mass: 0.5, Source: judged, choose: (*chooser).town,
		},
		{
			ID: "seat", Label: "the division has its name from this place",
			Threshold: 0.2, Source: validated, choose: (*chooser).seat,
		},
	}
}

// The thresholds of rules that are no probabilities.
const (
	fameLead     = 0.22 // lead in fame of a place that is taken for its fame: two orders of magnitude in people
	renownLead   = 0.12 // lead in fame over all namesakes, none of whose countries the article speaks of
	largerLead   = 0.1  // lead in fame over a namesake as near: four to five times the people
	isNear       = 0.3  // least closeness of what is near another place of the sentence
	asNear       = 0.05 // what a place may be less near than another that is as near
	villageFame  = 0.32 // fame of a village or a tiny town
	suburbLead   = 0.29 // lead in fame over a suburb of a large city: five hundred times the people
	largeFame    = 0.42 // fame from which on a city has suburbs: two hundred thousand people
	homeShare    = 0.25 // share of the article in the region of a place that its fame does not decide about
	cityShare    = 0.25 // share of a division's people that a city of its name must have for the bare name to mean the city
	nearHint     = 0.3  // closeness to the place that the caller named
	certainHome  = 0.9  // probability of the home region, on its logarithmic scale
	spokenOf     = 0.5  // share of the article from which on a country is what it speaks of
	cityFame     = 0.5  // fame from which on a city may be named in a list of another region: a million people
	strayFame    = 0.3  // fame below which a place is little known: a village
	excludedFame = 0.46 // fame below which a place is not meant where the text puts its name in another region: a town
	strayShare   = 0.05 // share of the article below which a country is not spoken of
	besides      = 0.5  // closeness to a place of the same sentence that outweighs the region it spoke of before
	elsewhere    = 0.5  // least probability of a place where the text speaks of another region
	passing      = 2    // mentions of a place that an article names in passing
	windowTokens = 40   // tokens on each side that are searched for other divisions
)

// chooser picks the candidates of names. Each rule is one of its methods, and what several of them ask another: so it has
// more methods than most types.
type chooser struct {
	veto
	ranker  *Ranker
	rules   []Rule
	article *article // what its names say of each other

	countries []gazetteer.Ref // in which the language of the text is written; none for English
}

// reachKm is the distance within which candidates back each other: they are as good
// as one place for a reader.
const reachKm = 100

// choose picks the likeliest candidate of a name, or what a rule prefers to it,
// unless too little probability lies within reach.
func (c *chooser) choose(n *Name) {
	n.Chosen, n.Mass, n.Rule, n.outside = -1, 0, nil, false
	best := c.likeliest(n)
	if best < 0 {
		return
	}
	if c.Candidates[best].Apart { // another mention means that one
		if k := c.likeliestWhere(n, 0, func(d *Candidate) bool { return !d.Apart }); k >= 0 {
			best = k
		}
	}
	likeliest, least := best, 0.0
	for i := range c.rules {
		r := &c.rules[i]
		if k := r.choose(c, n, best, r); k >= 0 {
			least = r.Mass
			if r.Keeps {
				least = c.Candidates[best].Probability
			}
			if k != best {
				n.Rule = r
			}
			best = k
			break
		}
	}
	if c.take(n, best, least); n.Chosen < 0 && best != likeliest && c.Candidates[likeliest].Probability >= elsewhere {
		n.Rule = nil
		c.take(n, likeliest, 0)
	}
}

// take chooses a candidate, unless too little probability lies within reach of it or the
// words rule it out.
func (c *chooser) take(n *Name, k int32, least float64) {
	b := &c.Candidates[k]
	n.Mass = 0
	others := 1.0
	for i := n.First; i < n.Last; i++ {
		o := &c.Candidates[i]
		if o.Apart && !b.Apart {
			others -= o.Probability
		} else if apart(&o.Location, &b.Location) <= reachKm {
			n.Mass += o.Probability
		}
	}
	if others > 0 {
		n.Mass /= others
	}
	n.Mass = max(n.Mass, least)
	need := c.ranker.Abstain
	if b.isSaidElsewhere() || len(c.Names) > 1 && b.isStray() {
		need = max(need, elsewhere)
	}
	if n.Mass >= need && !c.isRuledOut(n, b) {
		n.Chosen = k
	}
	n.outside = n.Chosen < 0 && c.isExcluded(n, b)
}

// likeliestWhere returns the likeliest candidate that fits and has at least the
// given probability, -1 for none.
func (c *chooser) likeliestWhere(n *Name, least float64, fits func(*Candidate) bool) int32 {
	best := int32(-1)
	for i := n.First; i < n.Last; i++ {
		d := &c.Candidates[i]
		if d.Probability >= least && (best < 0 || d.Probability > c.Candidates[best].Probability) && fits(d) {
			best = i
		}
	}
	return best
}

// said prefers what lies where the text says, or what it says a site lies in.
// Of a capital and the division that is called like it the capital is meant: "Hamilton, Bermuda".
func (c *chooser) said(n *Name, _ int32, r *Rule) int32 {
	k := c.likeliestWhere(n, r.Threshold, func(d *Candidate) bool {
		return d.Signals[sigContained]+d.Signals[sigListed] > 0 ||
			d.Variant == VariantWithin && (d.Group.IsSettlement() || c.isSettled(n))
	})
	if k < 0 || c.Candidates[k].Group != recognise.GroupAdmin1 || n.Cue != recognise.GroupNone {
		return k
	}
	capital := c.likeliestWhere(n, r.Threshold, func(d *Candidate) bool {
		return d.isCapitalBeside(&c.Candidates[k]) && d.Signals[sigContained] > 0 && d.Kind <= gazetteer.NameAlias
	})
	if capital >= 0 {
		return capital
	}
	return k
}

// isCapitalBeside reports whether a candidate is the capital of a country in or beside one of its divisions.
func (c *Candidate) isCapitalBeside(division *Candidate) bool {
	return c.Group == recognise.GroupCapital && c.Country == division.Country && apart(&c.Location, &division.Location) <= reachKm
}

// nation prefers a country to a division of it that bears its name only as an alternate: "Denmark"
// for the region around its capital; and so a region of that name: "Kashmir" is no part of one country.
func (c *chooser) nation(n *Name, best int32, r *Rule) int32 {
	b := &c.Candidates[best]
	if b.Kind != gazetteer.NameAlternate || b.Group != recognise.GroupAdmin1 || n.Cue != recognise.GroupNone {
		return -1
	}
	country := c.likeliestWhere(n, r.Threshold, func(d *Candidate) bool {
		return d.Ref == b.Country && d.Kind <= gazetteer.NameAlias
	})
	if country >= 0 {
		return country
	}
	return c.likeliestWhere(n, r.Threshold, func(d *Candidate) bool {
		return d.Group == recognise.GroupRegion && d.Kind == gazetteer.NameMain && d.Variant == VariantWhole && !b.isSaid()
	})
}

// governed prefers the country or the first-level division that an office, a capital or a word beside
// the name means: "Georgia's prime minister", "Georgia's governor".
func (c *chooser) governed(n *Name, best int32, r *Rule) int32 {
	other := recognise.GroupCountry
	if n.Cue == other {
		other = recognise.GroupAdmin1
	} else if n.Cue != recognise.GroupAdmin1 {
		return -1
	}
	if b := &c.Candidates[best]; b.Group != other || b.isSaid() {
		return -1
	}
	return c.likeliestWhere(n, r.Threshold, func(d *Candidate) bool { return d.Group == n.Cue && d.Kind <= gazetteer.NameAlias })
}

// country prefers a country under its own name.
func (c *chooser) country(n *Name, best int32, r *Rule) int32 {
	b := &c.Candidates[best]
	if b.Group == recognise.GroupCountry || b.Group == recognise.GroupAdmin1 || b.isSupported() {
		return -1
	}
	return c.likeliestWhere(n, r.Threshold, func(d *Candidate) bool {
		return d.Group == recognise.GroupCountry && d.Kind <= gazetteer.NameAlias
	})
}

// famous prefers a place that is far better known.
func (c *chooser) famous(n *Name, best int32, r *Rule) int32 {
	b := &c.Candidates[best]
	if isVast(c.index, b.Admin1) {
		if b.Signals[sigAdmin2Share] >= homeShare || b.isSaid() {
			return -1
		}
	} else if b.Signals[sigAdmin1Share] >= homeShare || b.isSupported() {
		return -1
	}
	if c.article.isBesidePlace(b, n, false, aroundKm) && !c.isDestination(n) {
		return -1
	}
	for i := n.First; i < n.Last; i++ { // the most famous first
		d := &c.Candidates[i]
		if d.Fame >= b.Fame+fameLead && d.Variant == VariantWhole && d.Probability >= r.Threshold && !c.isExcluded(n, d) {
			return i
		}
	}
	return -1
}

// isDestination reports whether all mentions of a name stand behind "to", "from" and the like: "flew to Moscow".
func (c *chooser) isDestination(n *Name) bool {
	return !slices.ContainsFunc(n.Mentions, func(k int32) bool {
		m := &c.Mentions[k]
		p := c.At(int(m.From)-1, m.From)
		return p == nil || p.Class != text.ClassPrepositionTo || c.words.of.Has(p)
	})
}

// renowned prefers a city that is better known than all of its namesakes where the article gives no reason to
// think of one of those: it comes from nowhere near them, and says nothing else of their countries. "Diplomats met
// in Geneva" is no news from Illinois. A city that has the name only besides its own has to stand against villages:
// "Derna".
func (c *chooser) renowned(n *Name, best int32, r *Rule) int32 {
	b := &c.Candidates[best]
	if b.isSupported() || b.Signals[sigHintCountry] > 0 || !b.Group.IsSettlement() && !isDivisionGroup(b.Group) {
		return -1
	}
	k := n.First
	for k < n.Last && !c.isCity(&c.Candidates[k]) {
		k++
	}
	if k == n.Last {
		return -1
	}
	d := &c.Candidates[k] // the most famous stand first
	if d.Probability < r.Threshold || d.inside(b.Ref) && d.Ref != b.Ref || c.isExcluded(n, d) {
		return -1 // the division that has its name from the city is for other rules
	}
	rival := d.Fame - renownLead
	if d.Kind > gazetteer.NameAlias {
		rival = min(rival, villageFame)
	}
	for i := n.First; i < n.Last; i++ {
		o := &c.Candidates[i]
		switch {
		case o.Variant >= VariantInside || apart(&o.Location, &d.Location) <= reachKm:
		case o.Fame >= rival && o.Kind <= gazetteer.NameAlias,
			o.Country != d.Country && o.Signals[sigCountryShare] >= strayShare:
			return -1
		}
	}
	return k
}

// isCity reports whether a candidate is a settlement that has the whole name, and no part of another.
func (c *chooser) isCity(d *Candidate) bool {
	return d.Group.IsSettlement() && d.Variant == VariantWhole && c.index.Feature(d.Ref).Code != "PPLX" &&
		(d.Kind <= gazetteer.NameAlias || d.Kind == gazetteer.NameAlternate && d.Fame >= largeFame)
}

// abroad prefers a great city to a town that has its name from it where just one other name of the
// article ties it to the town's region, and that is the region itself or a great city: "offices in New
// York, Berlin and Lima". An article of the region names its small places, too, and its home more than
// once. A town near that city, or of the same country, has to be tiny beside the other: "from Chicago to
// Phoenix".
func (c *chooser) abroad(n *Name, best int32, _ *Rule) int32 {
	b := &c.Candidates[best]
	if !b.Group.IsSettlement() || b.isSaid() || b.Signals[sigPhoned] > 0 || len(n.Mentions) > passing || c.isInOpened(n, b) ||
		!c.article.isBarelyNamed(b.Admin1) || c.article.isBesidePlace(b, n, false, regionKm) {
		return -1
	}
	suburb := c.article.isBesidePlace(b, n, true, aroundKm)
	for i := n.First; i < n.Last; i++ { // the most famous first
		d := &c.Candidates[i]
		if lead := d.Fame - b.Fame; lead <= anchorLead || lead <= suburbLead && (suburb || d.Country == b.Country) {
			continue
		}
		if d.isGreatCity() && d.Variant == VariantWhole && d.Kind <= gazetteer.NameAlias && !c.isExcluded(n, d) {
			return i
		}
	}
	return -1
}

// written prefers the town of a dateline or newspaper to the division of its name, where it is about as
// well known: "WASHINGTON (AP) — Washington state …", "The Washington Post".
func (c *chooser) written(n *Name, best int32, _ *Rule) int32 {
	b := &c.Candidates[best]
	m := &c.Mentions[n.Mentions[0]]
	if b.Group != recognise.GroupAdmin1 || b.isSaid() || !m.Context.Dateline && !c.isPaper(m) {
		return -1
	}
	for i := n.First; i < n.Last; i++ { // the most famous first
		if d := &c.Candidates[i]; d.isTownCalledSo() && d.Fame > b.Fame-anchorLead {
			return i
		}
	}
	return -1
}

// capitals prefers a capital to the division of its name in a sentence that names the capitals of other
// countries, for their governments mostly, and nothing of the country of that division.
func (c *chooser) capitals(n *Name, best int32, _ *Rule) int32 {
	b := &c.Candidates[best]
	if b.Group != recognise.GroupAdmin1 || b.isSaid() || n.Cue != recognise.GroupNone {
		return -1
	}
	k := c.likeliestWhere(n, 0, func(d *Candidate) bool {
		return d.Group == recognise.GroupCapital && d.Fame > b.Fame-anchorLead && d.Kind <= gazetteer.NameAlias
	})
	if k < 0 {
		return -1
	}
	for _, m := range n.Mentions {
		if !c.isAmongCapitals(m, &c.Candidates[k]) {
			return -1
		}
	}
	return k
}

// isAmongCapitals reports whether the sentence of mention i names the capital of a country other than that
// of d, and no place of that, but for what is far better known abroad: "in Geneva" tells nothing of Illinois.
func (c *chooser) isAmongCapitals(i int32, d *Candidate) bool {
	among := false
	for k := range c.Mentions {
		m := &c.Mentions[k]
		if m.Name == c.Mentions[i].Name || c.sentence(int32(k)) != c.sentence(i) {
			continue
		}
		o := c.likeliest(&c.Names[m.Name])
		if o < 0 {
			continue
		}
		if c.Candidates[o].Country == d.Country {
			if c.isOutshone(&c.Names[m.Name], &c.Candidates[o]) {
				continue
			}
			return false
		}
		among = among || c.Candidates[o].Group == recognise.GroupCapital
	}
	return among
}

// isOutshone reports whether a place of another country has the name of d and is far better known.
func (c *chooser) isOutshone(n *Name, d *Candidate) bool {
	return slices.ContainsFunc(c.CandidatesOf(n), func(o Candidate) bool {
		return o.Country != d.Country && o.Variant <= VariantTrim && o.Fame >= d.Fame+renownLead
	})
}

// isPaper reports whether a mention is part of the name of a newspaper or station, and its name stands nowhere else.
func (c *chooser) isPaper(m *Mention) bool {
	t := c.At(int(m.To), m.To)
	return t != nil && t.Class == text.ClassMedia && t.Capital() && len(c.Names[m.Name].Mentions) == 1
}

// isGreatCity reports whether it is known all over the world: a capital, or a city of a million.
func (c *Candidate) isGreatCity() bool {
	return c.Group == recognise.GroupCapital || c.Group.IsSettlement() && c.Fame >= cityFame
}

// seat prefers the place inside a division that bears the name properly.
func (c *chooser) seat(n *Name, best int32, r *Rule) int32 {
	b := &c.Candidates[best]
	if b.Signals[sigTwin] == 0 {
		return -1
	}
	return c.likeliestWhere(n, r.Threshold, func(d *Candidate) bool {
		return d.Kind != gazetteer.NameAlternate && d.inside(b.Ref)
	})
}

// city prefers the great city that bears the name of its division, when nothing in
// the text speaks of the division: New York has 0.3 of its state's people, Quebec
// 0.07 of its province's. The capital of a country is meant however small it is: "Hamilton, Bermuda".
func (c *chooser) city(n *Name, best int32, _ *Rule) int32 {
	b := &c.Candidates[best]
	if b.Group != recognise.GroupAdmin1 || n.Cue != recognise.GroupNone || b.Kind == gazetteer.NameAbbreviation || isAdjective(b) {
		return -1
	}
	people := cityShare * float64(c.index.Population(b.Ref))
	city := c.likeliestWhere(n, 0, func(d *Candidate) bool {
		return d.Group >= recognise.GroupCapital && d.Group <= recognise.GroupBigTown && d.Country == b.Country &&
			d.Variant == b.Variant &&
			!isAdjective(d) && (d.Kind != gazetteer.NameAlternate || b.Kind == d.Kind) && // Salvador was "Bahia" once
			(d.isCapitalBeside(b) || float64(c.index.Population(d.Ref)) >= people)
	})
	if city < 0 {
		return -1
	}
	for _, k := range n.Mentions {
		if c.speaksOfDivision(&c.Mentions[k]) {
			return -1
		}
	}
	return city
}

// wholeKm is how far from the middle of a city the part of it may lie that its bare name does not mean.
const wholeKm = 15

// whole prefers a city to a part of it: "Basra" is no more the old town that has the name as well.
func (c *chooser) whole(n *Name, best int32, _ *Rule) int32 {
	b := &c.Candidates[best]
	if c.index.Feature(b.Ref).Code != "PPLX" {
		return -1
	}
	return c.likeliestWhere(n, 0, func(d *Candidate) bool {
		return d.Group.IsSettlement() && d.Fame > b.Fame && d.Variant == b.Variant && d.Admin1 == b.Admin1 &&
			apart(&d.Location, &b.Location) <= wholeKm && c.index.Feature(d.Ref).Code != "PPLX"
	})
}

func isAdjective(c *Candidate) bool { return recognise.ClassOfName(c.Kind) == recognise.NameAdjective }

// speaksOfDivision reports whether the words around a mention mean the division
// rather than its city: another place is said to lie in it, its government is named,
// or it stands in a sentence with other divisions of its rank.
func (c *chooser) speaksOfDivision(m *Mention) bool {
	before := c.At(int(m.From)-1, m.From)
	if before != nil && (before.Punct == ',' || before.Punct == '(') && c.EndingAt(int(m.From)-1, m.From) >= 0 {
		return true // "Albany, New York"
	}
	if a := c.At(int(m.To), m.To); a != nil && c.words.division.Has(a) {
		return true
	}
	if before != nil && (before.Class == text.ClassDirection || c.words.inland.Has(before)) {
		return true
	}
	for i := max(0, int(m.From)-windowTokens); i < min(len(c.Text.Tokens), int(m.To)+windowTokens); i++ {
		k := c.Matches.Starting(int32(i))
		if k < 0 || c.At(i, m.To) == nil || c.Matches.List[k].Group != recognise.GroupAdmin1 {
			continue
		}
		if o := &c.Matches.List[k]; (o.To <= m.From || o.From >= m.To) && c.Key(o.From, o.To) != m.key {
			return true
		}
	}
	return false
}

// isSaidElsewhere reports whether the text says that the place lies where the
// candidate does not.
func (c *Candidate) isSaidElsewhere() bool {
	g := &c.Signals
	return g[sigOutside] > 0 || g[sigUngoverned] > 0 || g[sigContradicted] > 0
}

// isStray reports whether the candidate is a little-known place in a country that the
// article does not otherwise speak of.
func (c *Candidate) isStray() bool {
	return c.Fame < strayFame && c.Signals[sigCountryShare] < strayShare && c.Signals[sigHintCountry] == 0 && !c.isSupported()
}

// isSupported reports whether the words around, the caller or the home of the
// article speak for the candidate.
func (c *Candidate) isSupported() bool {
	return c.isSaid() || c.Signals[sigHomeRegion] > certainHome || c.Signals[sigPhoned] > 0
}

// isSaid reports whether the words around or the caller speak for the candidate.
func (c *Candidate) isSaid() bool {
	g := &c.Signals
	return g[sigContained] > 0 || g[sigContainedLoosely] > 0 || g[sigHintRegion] > 0 || g[sigHintNear] > nearHint
}
