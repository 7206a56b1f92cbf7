package resolve_test

import (
	"fmt"
	"log"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/internal/gazetteertest"
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// The marked names of a text are resolved by prior weights and fame, with the
// reasons of what was chosen.
func ExampleResolver() {
	var t testing.T // reports nothing here
	index, words := gazetteertest.World(&t), gazetteertest.Words(&t, text.WordList{})
	ranker := &resolve.Ranker{Abstain: 0.35}
	for pass := range ranker.Weights {
		ranker.Weights[pass] = resolve.Priors()
		ranker.Weights[pass][0] = 20 // fame
	}
	r, err := resolve.New(resolve.Config{Index: index, Words: words, Tables: gazetteertest.Tables(), Ranker: ranker})
	if err != nil {
		log.Fatal(err)
	}

	plain, spans := gazetteertest.Marked("Rain fell in [Paris], Texas, in [Paris], France, and in [Quarnby].")
	names := recognise.NewWorkspace()
	(&recognise.Recogniser{Index: index}).Prepare(names, text.New(words, "", plain))
	names.SetSpans(spans)

	w := r.NewWorkspace() // reused from text to text
	found := r.Resolve(w, &names.Recognition, resolve.Hint{})
	for i := range found.Mentions {
		m := &found.Mentions[i]
		ref := gazetteer.NoRef
		if c := found.ChosenOf(m); c != nil {
			ref = c.Ref
		}
		fmt.Printf("%s: %s\n", plain[m.Span.Start:m.Span.End], gazetteertest.Label(index, ref))
	}
	for _, reason := range r.Senses(found, true)[0].Candidates[0].Reasons {
		if reason.ID == "contained" {
			fmt.Println("because the text says that it lies there")
		}
	}
	// Output:
	// Paris: Paris, Texas, United States
	// Paris: Paris, Île-de-France, France
	// Quarnby: -
	// because the text says that it lies there
}
