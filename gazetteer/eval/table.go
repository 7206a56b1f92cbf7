package eval

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"text/tabwriter"
)

// Describe counts the articles and mentions of each corpus in one phrase.
func Describe(samples []Sample) string {
	articles, mentions := map[string]int{}, map[string]int{}
	var names []string
	for _, s := range samples {
		if articles[s.Corpus] == 0 {
			names = append(names, s.Corpus)
		}
		articles[s.Corpus]++
		mentions[s.Corpus] += len(s.Gold)
	}
	for i, n := range names {
		names[i] = fmt.Sprintf("%s %d articles with %d mentions", n, articles[n], mentions[n])
	}
	return "articles: " + strings.Join(names, ", ")
}

// Interval is a 95 % interval.
type Interval struct{ Low, High float64 }

// resamples of the bootstrap. A thousand keep the ends of an interval steady to
// about .002.
const resamples = 1000

// Bootstrap returns the 95 % interval of a figure, by resampling articles.
func Bootstrap(counts []Counts, figure func(Counts) float64) Interval {
	rng := rand.New(rand.NewPCG(20260101, 7))
	values := make([]float64, resamples)
	for i := range values {
		var sum Counts
		for range counts {
			sum.Add(counts[rng.IntN(len(counts))])
		}
		values[i] = figure(sum)
	}
	slices.Sort(values)
	return Interval{values[resamples*25/1000], values[resamples*975/1000]}
}

// Print writes the figures of each corpus and of all together as a table.
func Print(w io.Writer, results []Result) error {
	byCorpus := map[string][]Result{}
	var names []string
	for _, r := range results {
		if byCorpus[r.Sample.Corpus] == nil {
			names = append(names, r.Sample.Corpus)
		}
		byCorpus[r.Sample.Corpus] = append(byCorpus[r.Sample.Corpus], r)
	}
	if len(names) > 1 {
		names = append(names, "all")
		byCorpus["all"] = results
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "corpus\tarticles\tmentions\texact F1\toverlap P\tR\tF1\t95 %\twithout demonyms\t"+
		"resolution\t95 %\ttold its region\tend-to-end P\tR\tF1\t95 %\twithout demonyms")
	for _, n := range names {
		rs := byCorpus[n]
		var e2e, plain, spans, told Counts
		each, eachPlain, eachSpans := make([]Counts, len(rs)), make([]Counts, len(rs)), make([]Counts, len(rs))
		for i, r := range rs {
			each[i], eachPlain[i], eachSpans[i] = r.EndToEnd, r.NoDemonym, r.Resolved
			e2e.Add(r.EndToEnd)
			plain.Add(r.NoDemonym)
			spans.Add(r.Resolved)
			told.Add(r.Told)
		}
		o, x := e2e.Overlaps(), e2e.EndToEnd()
		fmt.Fprintf(t, "%s\t%d\t%d\t%.3f\t%.3f\t%.3f\t%.3f\t%s\t%.3f\t%.3f\t%s\t%.3f\t%.3f\t%.3f\t%.3f\t%s\t%.3f\n",
			n, len(rs), e2e.Gold,
			e2e.ExactSpans().F1, o.Precision, o.Recall, o.F1,
			Bootstrap(each, func(c Counts) float64 { return c.Overlaps().F1 }), plain.Overlaps().F1,
			spans.Accuracy(), Bootstrap(eachSpans, Counts.Accuracy), told.Accuracy(),
			x.Precision, x.Recall, x.F1, Bootstrap(each, func(c Counts) float64 { return c.EndToEnd().F1 }),
			plain.EndToEnd().F1)
	}
	return t.Flush()
}

// String prints an interval as ".851–.889".
func (i Interval) String() string {
	return strings.ReplaceAll(fmt.Sprintf("%.3f–%.3f", i.Low, i.High), "0.", ".")
}
