package resolve

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/text"
)

// openSpoken reads language-countries.tsv: the countries whose news is written in a language, none where the table has it not.
func openSpoken(tables fs.FS, tag string, x *gazetteer.Index) ([]gazetteer.Ref, error) {
	const table = "language-countries.tsv"
	rows, err := text.ReadTable(tables, table, 3)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var list []gazetteer.Ref
	for _, row := range rows {
		if row[0] != tag {
			continue
		}
		for _, code := range strings.Fields(row[1]) {
			ref := x.Country(code)
			if ref == gazetteer.NoRef {
				return nil, fmt.Errorf("%s: %s: %q is no country of the gazetteer", table, tag, code)
			}
			list = append(list, ref)
		}
	}
	return list, nil
}

// isSpokenIn reports whether news is written in the language of the text in a country.
func (c *chooser) isSpokenIn(country gazetteer.Ref) bool {
	return slices.Contains(c.countries, country)
}

// Bounds of a town that is taken because the language of the text is written there.
const (
	spokenFame = 0.35 // its least fame: some twenty thousand people
	spokenLead = 0.15 // what a namesake elsewhere is better known at most: three to ten times the people
)

// spoken prefers a town of a country in which the language of the text is written to a namesake elsewhere that is not far
// better known, where the text speaks of no country that has one: "Toledo" in a Spanish text lies in Spain, not in Ohio.
func (c *chooser) spoken(n *Name, best int32, _ *Rule) int32 {
	b := &c.Candidates[best]
	if len(c.countries) == 0 || !b.Group.IsSettlement() && !isDivisionGroup(b.Group) || c.isSpokenIn(b.Country) ||
		b.isSupported() || b.Signals[sigHintCountry] > 0 || b.Signals[sigCountryShare] >= strayShare ||
		n.Cue != recognise.GroupNone {
		return -1
	}
	for i := n.First; i < n.Last; i++ { // the most famous first
		d := &c.Candidates[i]
		if d.isTownCalledSo() && c.isSpokenIn(d.Country) && d.Fame >= max(spokenFame, b.Fame-spokenLead) && !c.isExcluded(n, d) {
			return i
		}
	}
	return -1
}
