package text_test

import (
	"fmt"
	"log"
	"os"

	"dateline/gazetteer/text"
)

// A text is cut once, into tokens that know their class and sentences that survive
// abbreviations.
func ExampleNew() {
	words, err := text.OpenWords(os.DirFS("../../data/english"))
	if err != nil {
		log.Fatal(err)
	}
	t := text.New(words, "", "GENEVA — The ferry left St. Ives for Moscow's port. It sank near the U.S. coast.")
	for _, s := range t.Sentences {
		fmt.Println(t.Source[s.Start:s.End])
	}
	for i := range t.Tokens {
		switch k := &t.Tokens[i]; {
		case k.Dateline():
			fmt.Println(t.Word(k), "is the dateline")
		case k.Possessive():
			fmt.Println(t.Word(k), "is a possessive")
		case k.Class == text.ClassPrepositionIn:
			fmt.Println(t.Word(k), "comes before a place")
		}
	}
	// Output:
	// GENEVA — The ferry left St. Ives for Moscow's port.
	// It sank near the U.S. coast.
	// GENEVA is the dateline
	// 's is a possessive
	// near comes before a place
}
