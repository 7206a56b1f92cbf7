package extract_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"dateline/gazetteer"
	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/claim/extract/extracttest"
	"dateline/gazetteer/geoparse"
	"dateline/gazetteer/quantity"
)

// toy is the grammar of a language of a dozen words, in which a distance stands
// between its two ends: "A 25 km B" puts A 25 km from B. Either end may be "ta"
// (it), "la" with a noun (the town), or left out. "es" is "is", "in" and "ex" are
// "in" and "out of", "ad" is "to", "of" is "of", "dixit" is "said", "navis" a ship.
type toy struct{}

func (toy) Classes(tokens []quantity.Token) []uint64 { return make([]uint64, len(tokens)) }

func (toy) Subject(r *extract.Reading, s extract.Sentence) extract.Subject {
	i := s.First
	out := extract.Subject{Kind: extract.SubjectThing, Mention: -1, Start: i, End: i + 1}
	switch {
	case r.Low(i) == "ta", r.Low(i) == "la":
		out.Kind = extract.SubjectAnaphor
	case r.Mention(i) >= 0:
		out.Kind, out.Mention, out.End = extract.SubjectPlace, r.Mention(i), r.After(i)
	case r.Capital(i):
		out.Kind = extract.SubjectName
	}
	out.Verb = out.End
	out.Defining = r.Low(out.End) == "es"
	out.Strict = out.Defining
	for k := out.End; k < s.Next; k++ {
		out.Locates = out.Locates || r.Tokens[k].Kind == quantity.Number
	}
	return out
}

func (g toy) Frames(d *extract.Discourse, q quantity.Quantity, si, floor int) []extract.Frame {
	s := d.Sentences[si]
	f := extract.Frame{Quantity: q, Relation: extract.From, From: extract.Nobody(), To: extract.Nobody(), End: q.After}
	if m := d.Mention(q.After); m >= 0 {
		f.To, f.Anchored, f.End = extract.Mentioned(m, extract.Stated, .95), true, d.After(q.After)
	} else if d.Low(q.After) == "ta" {
		f.To, f.Anchored = d.Referent(si, "", extract.Nobody()), true
	}
	switch k := q.First - 1; {
	case k >= s.First && len(d.Frames) > 0 && d.Frames[len(d.Frames)-1].End > k:
		f.From = d.Frames[len(d.Frames)-1].From
		f.From.Subject = d.NumberSubject()
	case k < s.First:
		f.From = d.Ahead(f.End, si, f.To)
	case d.Mention(k) >= 0:
		f.From = extract.Mentioned(d.Mention(k), extract.Stated, .95)
	case d.Low(k) == "ta":
		f.From = d.Referent(si, "", f.To)
	case d.Low(k-1) == "la":
		f.From = d.Referent(si, d.Low(k), f.To)
	case d.Capital(k):
		f.From = extract.Name(k, k+1, extract.Stated, .6)
	default:
		return nil // the measure of a thing
	}
	if !f.To.IsSome() {
		to, ok := d.Topic(si - 1)
		if !ok || d.Same(to, f.From) {
			to = d.Only(d.Focus(q.First, si, f.From))
		}
		f.To = to
	}
	return []extract.Frame{f}
}

func (toy) Stance(r *extract.Reading, i, floor int) extract.Stance {
	switch r.Low(i - 1) {
	case "in":
		return extract.At
	case "ex":
		return extract.Left
	case "ad":
		return extract.Towards
	}
	return 0
}

func (toy) Noun(r *extract.Reading, i int) string {
	if r.Low(i-1) != "of" {
		return ""
	}
	return r.Low(i - 2)
}

func (toy) Speaks(r *extract.Reading, i int) bool   { return r.Low(i) == "dixit" }
func (toy) MayName(r *extract.Reading, i int) bool  { return true }
func (toy) Part(r *extract.Reading, m int) bool     { return r.Low(r.After(r.TokenOf(m))) == "flumen" }
func (toy) Moves(r *extract.Reading, i, _ int) bool { return r.Low(i-1) == "navis" }
func tables() (*quantity.Reader, error) {
	return quantity.Open(os.DirFS("../../../data/english/lengths"))
}
func world(t testing.TB) extracttest.World { return extracttest.New(t, os.DirFS("../../../data")) }
func toys(t testing.TB, x *gazetteer.Index) *extract.Extractor {
	t.Helper()
	lengths, err := tables()
	if err != nil {
		t.Fatal(err)
	}
	return extract.New(toy{}, lengths, x)
}

// pairs writes claims as "from (basis) ← to (basis)".
func pairs(doc *geoparse.Document, claims []extract.Claim) string {
	end := func(e extract.End) string {
		name := e.Name
		if name == "" {
			name = "?"
		}
		return fmt.Sprintf("%s (%s)", name, e.Basis)
	}
	var out []string
	for _, c := range claims {
		out = append(out, end(c.From)+" ← "+end(c.To))
	}
	return strings.Join(out, "; ")
}

func TestDiscourse(t *testing.T) {
	w := world(t)
	x := toys(t, w.Index)
	for _, c := range []struct{ about, title, text, want string }{
		{"both named", "", "[Bucha] 25 km [Kyiv].", "Bucha (stated) ← Kyiv (stated)"},
		{"a name that is no mention", "", "Quxo et Zarivka 25 km [Kyiv].", "Zarivka (stated) ← Kyiv (stated)"},
		{"a pronoun", "", "[Bucha] es oppidum. Ta 25 km [Kyiv].", "Bucha (referred) ← Kyiv (stated)"},
		{"a pronoun behind another", "", "[Bucha] es oppidum. Ta es parvum. Ta 25 km [Kyiv].", "Bucha (referred) ← Kyiv (stated)"},
		{"a pronoun of the same sentence", "", "[Bucha] es oppidum et ta 25 km [Kyiv].", "Bucha (referred) ← Kyiv (stated)"},
		{"a first word that may be none", "", "Zarivka es oppidum. Ta 25 km [Kyiv].", "? (unknown) ← Kyiv (stated)"},
		{"a noun", "", "Vir in oppidum of [Bucha]. La oppidum 25 km [Kyiv].", "Bucha (referred) ← Kyiv (stated)"},
		{"a noun of a name", "", "Vir in oppidum of Zarivka. La oppidum 25 km [Kyiv].", "Zarivka (referred) ← Kyiv (stated)"},
		{"another noun", "", "Vir in oppidum of [Bucha]. La urbs 25 km [Kyiv].", "Bucha (referred) ← Kyiv (stated)"},
		{"two to choose from", "", "Vir in [Bucha] ex [Irpin]. Ta 25 km [Kyiv].", "Bucha (inferred) ← Kyiv (stated)"},
		{"left out: the topic", "", "[Bucha] es oppidum. [Irpin] 10 km.", "Irpin (stated) ← Bucha (referred)"},
		{"left out: a topic with a rival", "", "[Bucha] es oppidum. [Kyiv] es urbs. [Irpin] 10 km.",
			"Irpin (stated) ← Bucha (inferred)"},
		{"a place that is located is no rival", "", "[Bucha] es oppidum. [Kyiv] es 25 km ta. [Irpin] 10 km.",
			"Irpin (stated) ← Bucha (referred)"},
		{"left out: the only place", "", "Vir in [Bucha]. [Irpin] 10 km.", "Irpin (stated) ← Bucha (referred)"},
		{"left out: the place in focus", "", "Vir in [Bucha]. Vir ex [Lviv]. [Irpin] 10 km.", "Irpin (stated) ← Bucha (inferred)"},
		{"a thing that a pronoun may mean", "", "[Bucha] es oppidum. 3 viae es longae. Ta 25 km [Kyiv].",
			"Bucha (inferred) ← Kyiv (stated)"},
		{"the title", "Bucha (oppidum)", "Vir in [Bucha]. Ta 25 km [Kyiv].", "Bucha (inferred) ← Kyiv (stated)"},
		{"the speaker ahead", "", "25 km [Kyiv] Petrus dixit. Petrus dixit in [Bucha] ad [Lviv].", "Bucha (inferred) ← Kyiv (stated)"},
		{"the clause ahead", "", "25 km [Kyiv] vir in [Bucha].", "Bucha (stated) ← Kyiv (stated)"},
		{"one thing twice", "", "Zarivka 25 km [Kyiv] 20 km [Bucha].", "? (unknown) ← Kyiv (stated); ? (unknown) ← Bucha (stated)"},
		{"a country is no topic", "", "[Ukraine] es terra. [Irpin] 10 km.", "Irpin (stated) ← ? (unknown)"},
		{"a ship is no place", "", "Vir in navis [Bucha]. [Irpin] 10 km.", "Irpin (stated) ← ? (unknown)"},
		{"a part of a name", "", "Vir in [Bucha] flumen. [Irpin] 10 km.", "Irpin (stated) ← ? (unknown)"},
		{"a demonym", "", "Vir in [Kyivan|Kyiv|demonym]. [Irpin] 10 km.", "Irpin (stated) ← ? (unknown)"},
		{"a measure", "", "Via of 25 km.", ""},
		{"no length", "", "[Bucha] es oppidum.", ""},
		{"nobody", "", "Vir in via. Ta 25 km.", ""},
		{"a place that the gazetteer has", "", "Vir in via. Oxford 25 km [Kyiv].", "Oxford (stated) ← Kyiv (stated)"},
	} {
		doc := w.Document(c.text)
		doc.Title = c.title
		claims, err := x.Claims(context.Background(), doc)
		if err != nil {
			t.Fatal(err)
		}
		if got := pairs(doc, claims); got != c.want {
			t.Errorf("%s: %q gives %s, want %s", c.about, c.text, got, c.want)
		}
	}
}

func TestClaimFields(t *testing.T) {
	w := world(t)
	doc := w.Document("[Bucha] about 25 km or so [Kyiv]. Zarivka et Quxo 12 km [Kyiv] 14 km [Bucha].")
	claims, err := toys(t, w.Index).Claims(context.Background(), doc)
	if err != nil || len(claims) != 3 {
		t.Fatalf("%d claims, %v", len(claims), err)
	}
	c := claims[0]
	if c.Text != "about 25 km or so" || c.Hedge != "about" || c.Unit != "km" || c.Basis() != extract.Stated ||
		c.Value.Min != c.Value.Max {
		t.Errorf("claim %+v", c)
	}
	if claims[1].Subject == 0 || claims[1].Subject != claims[2].Subject {
		t.Errorf("subjects %d and %d, want one", claims[1].Subject, claims[2].Subject)
	}
}

// A text without sentences is read in pieces, and every claim in it is found
// but those that a cut parts.
func TestLongSentence(t *testing.T) {
	w := world(t)
	doc := w.Document(strings.Repeat("[Bucha] 25 km [Kyiv], ", 3000))
	doc.Sentences = nil
	claims, err := toys(t, w.Index).Claims(context.Background(), doc)
	if err != nil {
		t.Fatal(err)
	}
	if len(claims) < 2900 {
		t.Errorf("%d claims of 3000 in one long sentence", len(claims))
	}
}

func TestCancelled(t *testing.T) {
	w := world(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := toys(t, w.Index).Claims(ctx, w.Document("[Bucha] 25 km [Kyiv].")); !errors.Is(err, context.Canceled) {
		t.Errorf("Claims: %v, want %v", err, context.Canceled)
	}
}

func TestWeaker(t *testing.T) {
	order := []extract.Basis{extract.Stated, extract.Referred, extract.Inferred, extract.Unknown}
	for i, a := range order {
		for j, b := range order {
			if got, want := extract.Weaker(a, b), order[max(i, j)]; got != want {
				t.Errorf("Weaker(%s, %s) = %s, want %s", a, b, got, want)
			}
		}
	}
}

func TestIsSpot(t *testing.T) {
	for _, c := range []struct {
		class, code string
		want        bool
	}{
		{"P", "PPL", true}, {"S", "AIRP", true}, {"L", "RGN", false}, {"L", "CONT", false}, {"T", "MT", true}, {"T", "MTS", false},
		{"A", "PCLI", false}, {"A", "ADM3", true}, {"H", "SEA", false}, {"R", "RSTN", true}, {"R", "RD", false},
	} {
		if got := extract.IsSpot(gazetteer.Place{Class: c.class, Code: c.code}); got != c.want {
			t.Errorf("IsSpot(%s.%s) = %v, want %v", c.class, c.code, got, c.want)
		}
	}
}
