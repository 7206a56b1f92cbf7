package article_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"os"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/article"
	"dateline/gazetteer/claim"
	"dateline/gazetteer/claim/extract/languages"
	"dateline/gazetteer/geoparse"
)

// newReader makes a reader of a small gazetteer with the model of the program.
func newReader() *article.Reader {
	var b gazetteer.Builder
	for _, p := range []gazetteer.Place{
		{ID: "geonames:745044", Name: "Istanbul", Class: "P", Code: "PPLA", Country: "TR",
			Point: orb.Point{28.94966, 41.01384}, Population: 15701602},
		{ID: "geonames:323786", Name: "Ankara", Class: "P", Code: "PPLC", Country: "TR",
			Point: orb.Point{32.85427, 39.91987}, Population: 3517182},
	} {
		if err := b.Add(p); err != nil {
			log.Fatal(err)
		}
	}
	x, err := b.Index()
	if err != nil {
		log.Fatal(err)
	}
	model, err := os.ReadFile("../../data/model.bin")
	if err != nil {
		log.Fatal(err)
	}
	p, err := geoparse.New(geoparse.Config{Index: x, Model: model, Tables: os.DirFS("../../data")})
	if err != nil {
		log.Fatal(err)
	}
	extractors, err := languages.Extractors(os.DirFS("../../data"), x)
	if err != nil {
		log.Fatal(err)
	}
	checker := claim.New(claim.Config{Extractors: extractors, Index: x})
	r, err := article.New(article.Config{Index: x, Parser: p, Checker: checker})
	if err != nil {
		log.Fatal(err)
	}
	return r
}

func ExampleReader_Read() {
	r := newReader()
	text := "Ministers met in Istanbul. Ankara is 350 km from Istanbul."
	a, err := r.Read(context.Background(), article.Input{Text: text})
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range a.Places {
		fmt.Println(p.Name, len(p.Mentions))
	}
	for _, v := range a.Verdicts {
		fmt.Println(v.Text, v.Outcome)
	}
	// Output:
	// Istanbul 2
	// Ankara 1
	// 350 km consistent
}

func ExampleBatch_Answer() {
	names := func(a *article.Article, id, meta json.RawMessage) any {
		var found []string
		for _, p := range a.Places {
			found = append(found, p.Name)
		}
		return map[string]any{"id": id, "places": found}
	}
	b := article.Batch{Reader: newReader(), Record: names}
	for i, line := range []string{`{"id":"a1","text":"Ministers met in Istanbul."}`, `{"id":"a2"}`} {
		answer, _ := b.Answer(context.Background(), i+1, []byte(line))
		fmt.Printf("%s\n", answer)
	}
	// Output:
	// {"id":"a1","places":["Istanbul"]}
	// {"id":"a2","line":2,"error":"text: missing"}
}

func ExampleHeadline() {
	fmt.Printf("%q\n", article.Headline("Talks fail in Istanbul\n\nMinisters left early."))
	fmt.Printf("%q\n", article.Headline("Ministers left early.\n\nThey did not meet again."))
	// Output:
	// "Talks fail in Istanbul"
	// ""
}

func ExampleOffsets() {
	o := article.NewOffsets("Élise left Kyiv.")
	fmt.Println(o.CodePoint(len("Élise")))
	fmt.Println(o.Byte(11))
	// Output:
	// 5
	// 12 true
}
