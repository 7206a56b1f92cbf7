package claim_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"log"
	"os"
	"strings"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/claim"
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/claim/extract/english"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/text"
)

// checked checks the claims of a text about two cities, as the parser finds them.
func checked(body string) (*geoparse.Document, []claim.Verdict) {
	tables := os.DirFS("../../data")
	folder, err := fs.Sub(tables, "english")
	if err != nil {
		log.Fatal(err)
	}
	words, err := text.OpenWords(folder)
	if err != nil {
		log.Fatal(err)
	}
	extractor, err := english.Extractor(tables, nil)
	if err != nil {
		log.Fatal(err)
	}
	doc := &geoparse.Document{Text: body, Language: "en", Source: text.New(words, "", body)}
	doc.Sentences = doc.Source.Sentences
	for i, p := range []gazetteer.Place{
		{ID: "geonames:6167865", Name: "Toronto", Class: "P", Code: "PPLA", Country: "CA",
			Point: orb.Point{-79.39864, 43.70643}, Population: 2794356},
		{ID: "geonames:6094817", Name: "Ottawa", Class: "P", Code: "PPLC", Country: "CA",
			Point: orb.Point{-75.69812, 45.41117}, Population: 1017449},
	} {
		p.Bound = orb.Bound{Min: p.Point, Max: p.Point}
		start := strings.Index(body, p.Name)
		doc.Mentions = append(doc.Mentions, geoparse.Mention{Span: geoparse.Span{Start: start, End: start + len(p.Name)}, Text: p.Name,
			Kind: geoparse.Literal, Place: i, Within: gazetteer.NoRef, Confidence: 1})
		doc.Places = append(doc.Places, geoparse.Place{Place: p, Ref: gazetteer.Ref(i), Mentions: []int{i}})
	}
	verdicts, err := claim.New(claim.Config{Extractors: map[string]extract.Opener{"en": extractor.Open}}).Verdicts(context.Background(), doc)
	if err != nil {
		log.Fatal(err)
	}
	return doc, verdicts
}

func ExampleChecker_Verdicts() {
	_, verdicts := checked("Toronto is about 250 miles (400 km) south-west of Ottawa.")
	for _, v := range verdicts {
		fmt.Println(v.Text, v.Direction, v.FromPlace.Name, v.ToPlace.Name)
		fmt.Println(v.Outcome)
		fmt.Println(v.Reason)
	}
	// Output:
	// about 250 miles SW Toronto Ottawa
	// consistent
	// Toronto and Ottawa are 217 mi apart from point to point, and their size allows for the rest; “about 250 miles” allows 225–275 mi.
}

func ExampleRelativePlace() {
	_, verdicts := checked("The plane from Toronto came down 60 km east of Ottawa.")
	for _, v := range verdicts {
		rel := v.Relative
		fmt.Println(v.Kind)
		fmt.Printf("%.3f, %.3f ± %.0f km\n", rel.Point[1], rel.Point[0], rel.Uncertainty.Kilometres())
	}
	// Output:
	// position
	// 45.409, -74.932 ± 35 km
}

func ExampleReview() {
	doc, verdicts := checked("Toronto is only 150 km from Ottawa.")
	v := verdicts[0]
	enc := json.NewEncoder(os.Stdout)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(claim.Review(v, claim.Sentence(doc, v.Span),
		claim.ReviewContext{Headline: "Two cities", URL: "https://example.org/cities"})); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//   "@context": "https://schema.org",
	//   "@type": "ClaimReview",
	//   "creativeWorkStatus": "Draft",
	//   "claimReviewed": "Toronto is only 150 km from Ottawa.",
	//   "reviewBody": "Draft made by measuring on a map; not a fact check. Toronto and Ottawa are 350 km apart, and “only 150 km” allows 125–175 km. Measured: 350 km, geodesic on WGS 84 between the two points, give or take the size of both places.",
	//   "reviewRating": {
	//     "@type": "Rating",
	//     "alternateName": "Draft: does not fit the map",
	//     "ratingExplanation": "Toronto and Ottawa are 350 km apart, and “only 150 km” allows 125–175 km."
	//   },
	//   "itemReviewed": {
	//     "@type": "Claim",
	//     "appearance": {
	//       "@type": "NewsArticle",
	//       "url": "https://example.org/cities",
	//       "headline": "Two cities"
	//     }
	//   }
	// }
}
