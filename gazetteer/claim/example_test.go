package claim_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/paulmach/orb"

	"dateline/gazetteer"
	"dateline/gazetteer/claim"
	"dateline/gazetteer/geoparse"
)

// parsed is what the parser makes of a text about two cities.
func parsed(text string) *geoparse.Document {
	doc := &geoparse.Document{Text: text, Sentences: []geoparse.Span{{Start: 0, End: len(text)}}}
	for i, p := range []gazetteer.Place{
		{ID: "geonames:6167865", Name: "Toronto", Class: "P", Code: "PPLA", Country: "CA", Point: orb.Point{-79.39864, 43.70643}, Population: 2794356},
		{ID: "geonames:6094817", Name: "Ottawa", Class: "P", Code: "PPLC", Country: "CA", Point: orb.Point{-75.69812, 45.41117}, Population: 1017449},
	} {
		p.Bound = orb.Bound{Min: p.Point, Max: p.Point}
		start := strings.Index(text, p.Name)
		doc.Mentions = append(doc.Mentions, geoparse.Mention{Span: geoparse.Span{Start: start, End: start + len(p.Name)}, Text: p.Name, Kind: geoparse.Literal, Place: i, Within: gazetteer.NoRef, Confidence: 1})
		doc.Places = append(doc.Places, geoparse.Place{Place: p, Ref: gazetteer.Ref(i), Mentions: []int{i}})
	}
	return doc
}

func ExampleChecker_Verdicts() {
	doc := parsed("Toronto is about 250 miles (400 km) south-west of Ottawa.")
	for _, v := range claim.New(claim.Config{}).Verdicts(doc) {
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
	doc := parsed("The plane from Toronto came down 60 km east of Ottawa.")
	for _, v := range claim.New(claim.Config{}).Verdicts(doc) {
		rel := v.Relative
		fmt.Println(v.Kind)
		fmt.Printf("%.3f, %.3f ± %.0f km\n", rel.Point[1], rel.Point[0], rel.Uncertainty.Kilometres())
	}
	// Output:
	// position
	// 45.409, -74.932 ± 35 km
}

func ExampleReview() {
	doc := parsed("Toronto is only 150 km from Ottawa.")
	v := claim.New(claim.Config{}).Verdicts(doc)[0]
	enc := json.NewEncoder(os.Stdout)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(claim.Review(v, claim.Sentence(doc, v.Span), claim.ReviewContext{Headline: "Two cities", URL: "https://example.org/cities"})); err != nil {
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
