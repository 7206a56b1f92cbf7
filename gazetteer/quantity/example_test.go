package quantity_test

import (
	"fmt"
	"os"

	"dateline/gazetteer/quantity"
	"dateline/gazetteer/text"
)

func Example() {
	words, err := text.OpenWords(os.DirFS("../../data/english"))
	if err != nil {
		fmt.Println(err)
		return
	}
	lengths, err := quantity.Open(os.DirFS("../../data/english/lengths"))
	if err != nil {
		fmt.Println(err)
		return
	}
	body := "The wreck lies just over two and a half miles (4 km) south-west of the pier."
	tokens := quantity.Tokens(text.New(words, "", body))
	for i := range tokens {
		q, ok := lengths.At(tokens, i, 0)
		if !ok {
			continue
		}
		direction, _ := lengths.Direction(tokens, q.After)
		allowed := q.Allowed(q.Value)
		fmt.Printf("%q, %s\n", body[tokens[q.First].Start:tokens[q.Next-1].End], direction)
		fmt.Printf(
			"%.2f km, allows %.2f–%.2f km\n",
			q.Value.Min.Kilometres(),
			allowed.Min.Kilometres(),
			allowed.Max.Kilometres(),
		)
		break
	}
	// Output:
	// "just over two and a half miles", SW
	// 4.02 km, allows 4.02–4.43 km
}
