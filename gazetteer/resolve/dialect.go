package resolve

import (
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/text"
)

// varieties is the number of national varieties of English that are told apart.
// News that is written in one is mostly about the country that speaks it, and takes
// its small places as known: a paper that calls councillors to order means
// Lancaster in England.
const varieties = 8

// variety is a national variety of English: its country (ISO 3166-1 alpha-2), and
// its share of English news of unknown origin, roughly by the number of papers. The
// rest of the news is at home in none of them.
type variety struct {
	country string
	prior   float64
}

func allVarieties() [varieties]variety {
	return [varieties]variety{
		{"US", 0.25}, {"GB", 0.12}, {"CA", 0.06}, {"AU", 0.05}, {"NZ", 0.02}, {"IE", 0.02}, {"IN", 0.05}, {"ZA", 0.02},
	}
}

// dialectWord is what one word says of its text.
type dialectWord struct {
	odds  [varieties]float32 // logarithm of how much oftener each variety uses it than the others do
	local float32            // 1 in news of a town, -1 in news of the world
}

// dialectWords are the words that tell the variety and the scope of a text.
type dialectWords struct {
	number  text.Table[int32] // one above the place in the list, by the key of a token
	list    []dialectWord
	country [varieties]gazetteer.Ref
	english bool
	spoken  []gazetteer.Ref // the countries in which another language is written
}

// openDialectWords reads varieties.tsv: word, varieties with their log odds, scope.
func openDialectWords(tables fs.FS, x *gazetteer.Index) (*dialectWords, error) {
	rows, err := text.ReadTable(tables, "varieties.tsv", 3)
	if err != nil {
		return nil, err
	}
	d := &dialectWords{english: true}
	all := allVarieties()
	for i, v := range all {
		d.country[i] = x.Country(v.country)
	}
	for _, row := range rows {
		w := dialectWord{}
		for _, f := range strings.Fields(row[1]) {
			code, value, _ := strings.Cut(f, "=")
			i := slices.IndexFunc(all[:], func(v variety) bool { return strings.EqualFold(v.country, code) })
			odds, err := strconv.ParseFloat(value, 32)
			if i < 0 || err != nil {
				return nil, fmt.Errorf("varieties.tsv: %s: %q is no variety with its log odds", row[0], f)
			}
			w.odds[i] = float32(odds)
		}
		switch row[2] {
		case "local":
			w.local = 1
		case "world":
			w.local = -1
		}
		d.list = append(d.list, w)
		d.number.Put(text.KeyOf(row[0]), int32(len(d.list)))
	}
	return d, nil
}

// dialect is the English of one text.
type dialect struct {
	words    *dialectWords
	prob     [varieties]float32 // how likely it is written in each variety
	locality float32            // 1 for news of a town, -1 for news of the world
	uses     []int32            // of each word
	told     gazetteer.Ref      // the country that a reader names, NoRef for none
}

// toldHome is how likely a text in a language other than English is at home in the country that
// its reader names, that of its publisher as a rule: no words tell it there.
const toldHome = 0.9

// detect weighs the words of the text. A word counts once, and once more for each
// doubling.
func (d *dialect) detect(x *text.Text) {
	d.uses = resize(d.uses, len(d.words.list))
	clear(d.uses)
	for i := range x.Tokens {
		if k := d.words.number.Get(x.Tokens[i].Key); k > 0 {
			d.uses[k-1]++
		}
	}
	var score [varieties]float64
	var local, world float64
	for k, n := range d.uses {
		if n == 0 {
			continue
		}
		x, w := &d.words.list[k], math.Log2(1+float64(n))
		for i := range score {
			score[i] += float64(x.odds[i]) * w
		}
		local += max(float64(x.local), 0) * w
		world += max(-float64(x.local), 0) * w
	}
	d.locality = float32((local - world) / (local + world + 2))
	all := allVarieties()
	top, sum := 0.0, 1.0
	for i, x := range score {
		top = max(top, x)
		sum -= all[i].prior
	}
	sum *= math.Exp(-top)
	for i, x := range score {
		score[i] = all[i].prior * math.Exp(x-top)
		sum += score[i]
	}
	for i, x := range score {
		d.prob[i] = float32(x / sum)
	}
}

// probability returns how likely the text is written in the English of a country.
func (d *dialect) probability(country gazetteer.Ref) float32 {
	if country == gazetteer.NoRef {
		return 0
	}
	if !d.words.english {
		return toldHome * indicator(country == d.told)
	}
	for i, r := range d.words.country {
		if r == country {
			return d.prob[i]
		}
	}
	return 0
}

// fill fills the signals of variety and scope.
func (d *dialect) fill(c *Candidate) {
	g := &c.Signals
	if c.Ref != c.Country {
		g[sigVariety] = d.probability(c.Country)
		g[sigVarietyLocal] = g[sigVariety] * d.locality
	}
	g[sigFameLocal] = c.Fame * d.locality
}

func resize[T any](b []T, n int) []T {
	if cap(b) < n {
		return make([]T, n, n+n/2)
	}
	return b[:n]
}
