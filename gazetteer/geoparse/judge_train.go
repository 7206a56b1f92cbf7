package geoparse

// trainJudge fits the judge on mentions that were found in each article by
// recognisers that had not seen it: read holds them, as trainRecogniser leaves
// them.
func (p *Parser) trainJudge(samples []Sample, read []*scratch, seed uint64) judge {
	silver := unannotatedDemonyms(p, samples)
	var rows []factRow
	var truth []bool
	for i, s := range read {
		s.collect(s.spans)
		p.ranker.rank(s)
		s.findContainers()
		for k := range s.toponyms {
			t := &s.toponyms[k]
			if t.span.Start < s.body {
				continue
			}
			if !s.isContainer(t) && s.personal(t) {
				continue
			}
			n := &s.names[t.name]
			right := overlapsGold(samples[i].Gold, Span{t.span.Start - s.body, t.span.End - s.body})
			if !right && silver[samples[i].Corpus] && n.chosen >= 0 && nameClass(s.candidates[n.chosen].kind) == 3 {
				continue // the corpus does not mark demonyms
			}
			rows = append(rows, s.facts(t))
			truth = append(truth, right)
		}
	}
	value := make([]float64, len(rows))
	table := make([][]float32, len(rows))
	for i := range rows {
		table[i] = rows[i][:]
	}
	g := newGrower(table, value, seed)
	for range judgeTrees {
		for i := range rows {
			q := logistic(value[i])
			y := 0.0
			if truth[i] {
				y = 1
			}
			g.grad[i], g.hess[i] = y-q, q*(1-q)
		}
		g.add(judgeDepth, judgeRate)
	}
	return judge{trees: g.forest, least: judgeLeast}
}

// The shape of the judge's forest and the probability that it asks for. F1 of
// recognition is greatest when what is kept is right with at least half of F1's
// own value, 0.45 (Lipton, Elkan, Naryanaswamy 2014); end to end, where a wrong
// place costs as well, cross-validation prefers a little more.
const (
	judgeTrees = 90
	judgeDepth = 4
	judgeRate  = 0.1
	judgeLeast = 0.5
)

func overlapsGold(gold []Gold, sp Span) bool {
	for _, g := range gold {
		if g.Start < sp.End && sp.Start < g.End {
			return true
		}
	}
	return false
}
