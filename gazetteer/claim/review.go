package claim

import (
	"fmt"
	"strings"
	"time"

	"dateline/gazetteer/geoparse"
	"dateline/geo"
)

// ClaimReview is a draft of a schema.org ClaimReview for a person to check,
// edit and sign. It is no fact check: it says what the geometry says, and its
// status stays "Draft" until somebody changes it. It marshals to JSON-LD.
//
// Source: schema.org/ClaimReview, and the guidelines of schema.org/Rating for alternateName.
type ClaimReview struct {
	Context       string       `json:"@context"`
	Type          string       `json:"@type"`
	Status        string       `json:"creativeWorkStatus"`
	DatePublished string       `json:"datePublished,omitempty"` // left empty for the person who publishes
	DateCreated   string       `json:"dateCreated,omitempty"`
	URL           string       `json:"url,omitempty"` // where the review will stand
	Author        *Party       `json:"author,omitempty"`
	ClaimReviewed string       `json:"claimReviewed"`
	ReviewBody    string       `json:"reviewBody"`
	Rating        ReviewRating `json:"reviewRating"`
	Item          ReviewedItem `json:"itemReviewed"`
}

// Party is a person or an organisation.
type Party struct {
	Type string `json:"@type"` // "Organization" or "Person"
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// ReviewRating is the outcome in words. A draft has no number.
type ReviewRating struct {
	Type          string `json:"@type"`
	AlternateName string `json:"alternateName"`
	Explanation   string `json:"ratingExplanation"`
}

// ReviewedItem is the claim and where it was made.
type ReviewedItem struct {
	Type          string      `json:"@type"`
	DatePublished string      `json:"datePublished,omitempty"`
	Author        *Party      `json:"author,omitempty"`
	Appearance    *Appearance `json:"appearance,omitempty"`
}

// Appearance is the article that makes the claim.
type Appearance struct {
	Type     string `json:"@type"`
	URL      string `json:"url,omitempty"`
	Headline string `json:"headline,omitempty"`
}

// ReviewContext is what a draft takes from outside the article. All fields
// may be empty.
type ReviewContext struct {
	Headline  string    // of the article
	URL       string    // of the article
	Publisher string    // of the article
	Published time.Time // of the article
	Reviewer  string    // the organisation that will sign
	Created   time.Time // of the draft
}

// Review writes a draft about v. The sentence is the one that holds the
// claim; see [Sentence].
func Review(v Verdict, sentence string, about ReviewContext) ClaimReview {
	r := ClaimReview{
		Context: "https://schema.org", Type: "ClaimReview", Status: "Draft",
		DateCreated:   day(about.Created),
		ClaimReviewed: claimed(v, sentence),
		ReviewBody:    body(v),
		Rating:        ReviewRating{Type: "Rating", AlternateName: ratingName(v.Outcome), Explanation: v.Reason},
		Item:          ReviewedItem{Type: "Claim", DatePublished: day(about.Published)},
	}
	if about.Reviewer != "" {
		r.Author = &Party{Type: "Organization", Name: about.Reviewer}
	}
	if about.Publisher != "" {
		r.Item.Author = &Party{Type: "Organization", Name: about.Publisher}
	}
	if about.URL != "" || about.Headline != "" {
		r.Item.Appearance = &Appearance{Type: "NewsArticle", URL: about.URL, Headline: about.Headline}
	}
	return r
}

// claimed states the claim so that it stands alone.
func claimed(v Verdict, sentence string) string {
	if v.FromPlace == nil || v.ToPlace == nil {
		return strings.TrimSpace(sentence)
	}
	words := strings.ToLower(v.Text[:1]) + v.Text[1:]
	switch {
	case v.Relation == Between:
		return fmt.Sprintf("%s and %s are %s apart.", v.FromPlace.Name, v.ToPlace.Name, words)
	case v.Relation == Border:
		return fmt.Sprintf("%s is %s from the border of %s.", v.FromPlace.Name, words, v.ToPlace.Name)
	case v.Direction != "":
		return fmt.Sprintf("%s is %s %s of %s.", v.FromPlace.Name, words, v.Direction.Word(), v.ToPlace.Name)
	}
	return fmt.Sprintf("%s is %s from %s.", v.FromPlace.Name, words, v.ToPlace.Name)
}

// Sentence returns the sentence of doc that holds a span, "" when none does.
func Sentence(doc *geoparse.Document, span geoparse.Span) string {
	for _, s := range doc.Sentences {
		if s.Start <= span.Start && span.End <= s.End {
			return strings.TrimSpace(doc.Text[s.Start:s.End])
		}
	}
	return ""
}

// body says how the draft came about and what a person must check.
func body(v Verdict) string {
	var b strings.Builder
	b.WriteString("Draft made by measuring on a map; not a fact check. ")
	b.WriteString(v.Reason)
	if v.Method != "" {
		fmt.Fprintf(&b, " Measured: %s, %s.", length(v.Line.Length), v.Method)
	}
	if v.From.Basis == Inferred || v.To.Basis == Inferred {
		b.WriteString(
			" To be checked: the text does not name both places beside the distance;" +
				" they were inferred from the text around it.",
		)
	}
	return b.String()
}

func length(l geo.Length) string { return show(l, "km") }

// ratingName names an outcome without more weight than it has.
func ratingName(o Outcome) string {
	switch o {
	case Consistent:
		return "Draft: fits the map"
	case Contradicted:
		return "Draft: does not fit the map"
	}
	return "Draft: could not be measured"
}

// day writes a date, "" for none.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
