package article

import "dateline/gazetteer"

// Site is what the article mentions by one name within one place, and what has
// no place of its own: a palace, a street, a hospital.
type Site struct {
	Words    string        // as first written
	Within   gazetteer.Ref // the place that the text puts it in
	Mentions []int         // indexes into Document.Mentions, ascending
}

// Sites returns the sites within places, in order of first mention. The words
// that name a site may differ in case.
func (a *Article) Sites() []Site {
	type key struct {
		words  string
		within gazetteer.Ref
	}
	var sites []Site
	known := map[key]int{}
	for i, m := range a.Mentions {
		if m.Place >= 0 || m.Within == gazetteer.NoRef {
			continue
		}
		k := key{foldCase(m.Text), m.Within}
		at, ok := known[k]
		if !ok {
			at = len(sites)
			known[k] = at
			sites = append(sites, Site{Words: m.Text, Within: m.Within})
		}
		sites[at].Mentions = append(sites[at].Mentions, i)
	}
	return sites
}
