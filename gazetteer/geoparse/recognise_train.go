package geoparse

// trainRecogniser fits both passes. The first pass's decisions that the second
// learns from are made by models that have not seen the article: the samples
// are cut into folds, and each fold is decided by a model of the others. The
// read samples are returned with the mentions that both passes found in them,
// again by models that have not seen them.
func (p *Parser) trainRecogniser(samples []Sample, seed uint64) (recogniser, []*scratch) {
	silver := unannotatedDemonyms(p, samples)
	read := make([]*scratch, len(samples))
	examples := make([][]example, len(samples))
	for i := range samples {
		s := newScratch(p)
		s.read(Input{Title: samples[i].Title, Text: samples[i].Text})
		read[i] = s
		examples[i] = s.label(&samples[i], silver[samples[i].Corpus])
	}
	var halves [jackknife]recogniser
	inFolds(len(samples), jackknife, func(k int, in, out []int) {
		halves[k].first = newCRFTrainer(seed + uint64(k)).train(gather(examples, in))
		for _, i := range out {
			halves[k].firstPass(read[i])
		}
	})
	r := recogniser{bias: eager}
	all := make([]int, len(samples))
	for i := range all {
		all[i] = i
	}
	r.first = newCRFTrainer(seed).train(gather(examples, all))
	for i := range samples {
		// The runs have their second features now.
		examples[i] = read[i].label(&samples[i], silver[samples[i].Corpus])
	}
	r.second = newCRFTrainer(seed + 100).train(gather(examples, all))
	inFolds(len(samples), jackknife, func(k int, in, out []int) {
		halves[k].second, halves[k].bias = newCRFTrainer(seed+200+uint64(k)).train(gather(examples, in)), eager
		for _, i := range out {
			halves[k].secondPass(read[i])
		}
	})
	return r, read
}

// eager is the bias of the second pass: it finds more than it should, for the
// judge to choose from.
const eager = 2.5

const jackknife = 5

// inFolds calls f once per fold with the indexes in and out of training.
func inFolds(n, folds int, f func(k int, in, out []int)) {
	for k := range folds {
		var in, out []int
		for i := range n {
			if i%folds == k {
				out = append(out, i)
			} else {
				in = append(in, i)
			}
		}
		f(k, in, out)
	}
}

func gather(examples [][]example, of []int) []example {
	var out []example
	for _, i := range of {
		out = append(out, examples[i]...)
	}
	return out
}

// label returns the runs of the text with the labels of the sample's mentions.
// With silver set, demonyms that are not annotated count as mentions.
func (s *scratch) label(sample *Sample, silver bool) []example {
	gold := make([]label, len(s.tokens))
	g := 0
	for i := range s.tokens {
		t := &s.tokens[i]
		start, end := int(t.start)-s.body, int(t.end)-s.body
		for g < len(sample.Gold) && sample.Gold[g].End <= start {
			g++
		}
		if g == len(sample.Gold) {
			break
		}
		if span := sample.Gold[g].Span; start < span.End && end > span.Start && t.active {
			gold[i] = inside
			if i == 0 || gold[i-1] == outside || int(s.tokens[i-1].start)-s.body < span.Start {
				gold[i] = begin
			}
		}
	}
	if silver {
		for k := range s.matches {
			if m := &s.matches[k]; s.demonym(m) && gold[m.from] == outside {
				gold[m.from] = begin
				for i := m.from + 1; i < m.to; i++ {
					gold[i] = inside
				}
			}
		}
	}
	var out []example
	for _, r := range s.runs {
		if int(s.tokens[r.from].start) < s.body {
			continue // the title is not annotated
		}
		r.first = r.first.clone(r.to - r.from)
		r.second = r.second.clone(r.to - r.from)
		out = append(out, example{run: r, gold: gold[r.from:r.to]})
	}
	return out
}

// clone copies the part of the list that belongs to a run of n tokens.
func (l featureList) clone(n int32) featureList {
	if len(l.ends) == 0 {
		return featureList{}
	}
	to := l.ends[n-1]
	c := featureList{ids: append([]uint32(nil), l.ids[l.base:to]...), ends: make([]int32, n)}
	for i := range c.ends {
		c.ends[i] = l.ends[i] - l.base
	}
	return c
}

// demonym reports whether the match names a people or is an adjective, is the
// longest where it stands, and its place is a country or continent.
func (s *scratch) demonym(m *match) bool {
	if nameClass(m.kind) != 3 || s.longest[m.from] < 0 || &s.matches[s.longest[m.from]] != m {
		return false
	}
	return m.group == country || m.group == continent
}

// unannotatedDemonyms finds the corpora that leave demonyms out: fewer than a
// tenth of those that the gazetteer knows are marked.
func unannotatedDemonyms(p *Parser, samples []Sample) map[string]bool {
	marked, all := map[string]int{}, map[string]int{}
	for i := range samples {
		s := newScratch(p)
		s.read(Input{Text: samples[i].Text})
		for k := range s.matches {
			m := &s.matches[k]
			if !s.demonym(m) {
				continue
			}
			all[samples[i].Corpus]++
			start, end := int(s.tokens[m.from].start), int(s.tokens[m.to-1].end)
			for _, g := range samples[i].Gold {
				if g.Start < end && start < g.End {
					marked[samples[i].Corpus]++
					break
				}
			}
		}
	}
	out := map[string]bool{}
	for c, n := range all {
		out[c] = n >= 20 && marked[c]*10 < n
	}
	return out
}
