package geoparse

import (
	"math"
	"strings"

	"dateline/gazetteer"
)

// variety is a national variety of English. News that is written in one is
// mostly about the country that speaks it, and takes its small places as known:
// a paper that calls councillors to order means Lancaster in England.
type variety uint8

const (
	american variety = iota
	british
	canadian
	australian
	newZealand
	irish
	indian
	southAfrican
	varieties
)

// varietyCountries are the countries of the varieties, ISO 3166-1 alpha-2.
func varietyCountries() [varieties]string {
	return [varieties]string{"US", "GB", "CA", "AU", "NZ", "IE", "IN", "ZA"}
}

// varietyPrior is the share of each variety in English news of unknown origin,
// roughly by the number of papers; the rest is at home in none of them.
var varietyPrior = [varieties]float64{0.25, 0.12, 0.06, 0.05, 0.02, 0.02, 0.05, 0.02}

// voice is what one word says of its text.
type voice struct {
	variety [varieties]float32 // the logarithm of how much oftener each variety uses it than the others do
	local   float32            // above zero in news of a town, below in news of the world
}

// voices are the words that tell, by the hash of their folded form.
type voices struct {
	number map[uint64]int32
	list   []voice
}

// newVoices lists offices, institutions, spellings and everyday words that some
// varieties use far more than the rest. The weights are rough, by judgement.
func newVoices() voices {
	const (
		us = 1 << american
		gb = 1 << british
		ca = 1 << canadian
		au = 1 << australian
		nz = 1 << newZealand
		ie = 1 << irish
		in = 1 << indian
		za = 1 << southAfrican
	)
	v := voices{number: map[uint64]int32{}}
	of := func(word string) *voice {
		key := hashString(word)
		k, ok := v.number[key]
		if !ok {
			k = int32(len(v.list))
			v.number[key] = k
			v.list = append(v.list, voice{})
		}
		return &v.list[k]
	}
	add := func(who int, weight float32, words string) {
		for _, w := range strings.Fields(words) {
			x := of(w)
			for i := range x.variety {
				if who>>i&1 == 1 {
					x.variety[i] += weight
				}
			}
		}
	}
	add(us, 1.6, `sheriff sheriffs congressman congresswoman congressional republican republicans gop democrat democrats trooper troopers sophomore
		felony felonies misdemeanor superintendent freeway nfl ncaa medicaid medicare alderman aldermen commissioners sen rep reps gov fbi usda epa fema
		legislature legislators indictment varsity downtown`)
	add(us, 0.7, `percent labor color center program programs defense neighbor neighbors neighborhood neighborhoods favorite traveled traveling organized organize
		organization organizations realize realized recognize recognized theater honor honored behavior gray meters kilometers license offense fiscal mom moms
		arraigned lawmaker lawmakers gasoline sidewalk pickup semitrailer county counties intersection bond feet firefighters parking transportation`)
	add(us|ca, 0.8, `township elementary apartment apartments highway interstate truck trucks hockey attorney attorneys freshman grade semester trailer department block`)
	add(us|gb, 0.4, `miles mph`)
	add(gb|ca|au|nz|ie|in|za, 0.6, `centre colour labour programme programmes neighbour neighbours neighbourhood neighbourhoods favourite travelled travelling organised organise
		organisation organisations realise realised recognise recognised theatre honour honoured behaviour grey metres kilometres licence defence offence
		councillor councillors constable mp mps cent minister`)
	add(gb, 1.6, `borough lorry nhs gp gps motorway carriageway headteacher pensioner pensioners tory tories magistrates postcode vicar bobby rspca rnli ofsted cllr pcso inquest
		allotment allotments quid`)
	add(gb|ie, 1.2, `parish pub pubs pupils mum mums whilst councillor councillors lorry`)
	add(ie, 2, `garda gardai gaa taoiseach dail fianna gael oireachtas td tds hurling`)
	add(ca, 2, `rcmp const mpp mpps mountie mounties cbc loonie reeve ndp canucks`)
	add(ca, 1.2, `premier kilometres provincial`)
	add(au, 1.6, `nsw qld afl nrl bushfire bushfires ute footy csiro aussie`)
	add(nz, 1.6, `maori iwi whanau kiwi kiwis`)
	add(in, 1.8, `crore crores lakh lakhs panchayat taluk bjp collectorate sabha tehsil rs`)
	add(za, 1.6, `anc cosatu saps`)
	add(us|ca|au|nz, 1.2, "$")
	add(gb, 1.6, "£")
	add(ie, 1.2, "€")
	for _, w := range strings.Fields(`county counties school schools board police sheriff councillor councillors council mayor township intersection block firefighters students student
		teacher teachers parish church library residents driver downtown neighborhood street road avenue park volunteers club district superintendent officers officer
		pupils arrested festival budget property sewer zoning community`) {
		of(w).local = 1
	}
	for _, w := range strings.Fields(`minister ministers ministry foreign government governments countries country prime president international nations military troops army
		peace war rebels rebel treaty ambassador diplomats diplomat diplomatic talks summit sanctions region regional opposition election elections parliament
		militants global world export exports border refugees embassy envoy virus outbreak`) {
		of(w).local = -1
	}
	return v
}

// hear weighs the words of the article: s.manner is how likely it is written in
// each variety, s.tone whether it is news of a town (1) or of the world (-1). A word counts once, and once more for each doubling.
func (s *scratch) hear() {
	v := &s.parser.voices
	s.voiced = resize(s.voiced, len(v.list))
	clear(s.voiced)
	for i := range s.tokens {
		t := &s.tokens[i]
		if k, ok := v.number[t.key]; ok {
			s.voiced[k]++
		}
	}
	var score [varieties]float64
	var local, abroad float64
	for k, n := range s.voiced {
		if n == 0 {
			continue
		}
		x, w := &v.list[k], math.Log2(1+float64(n))
		for i := range score {
			score[i] += float64(x.variety[i]) * w
		}
		local += max(float64(x.local), 0) * w
		abroad += max(-float64(x.local), 0) * w
	}
	s.tone = float32((local - abroad) / (local + abroad + 2))
	top, sum := 0.0, 1.0
	for i, x := range score {
		top = max(top, x)
		sum -= varietyPrior[i]
	}
	sum *= math.Exp(-top)
	for i, x := range score {
		score[i] = varietyPrior[i] * math.Exp(x-top)
		sum += score[i]
	}
	for i, x := range score {
		s.manner[i] = float32(x / sum)
	}
}

// mannerOf returns how likely the article is written in the English of a country.
func (s *scratch) mannerOf(country gazetteer.Ref) float32 {
	if country == gazetteer.NoRef {
		return 0
	}
	for i, r := range s.parser.speakers {
		if r == country {
			return s.manner[i]
		}
	}
	return 0
}

// manners fills the signals of the article's English and tone.
func (s *scratch) manners(c *candidate) {
	g := &c.signals
	if c.ref != c.country {
		g[sigManner] = s.mannerOf(c.country)
		g[sigMannerTone] = g[sigManner] * s.tone
	}
	g[sigFameTone] = c.fame * s.tone
}
