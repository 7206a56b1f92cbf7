package claim_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/gazetteer"
	"dateline/gazetteer/claim"
	"dateline/gazetteer/eval"
	"dateline/gazetteer/geoparse"
)

// reader is the whole way from text to verdicts.
type reader struct {
	parser  *geoparse.Parser
	checker *claim.Checker
}

// newReader opens the built data, and skips the test without it.
func newReader(tb testing.TB) reader {
	tb.Helper()
	index, err := os.ReadFile("../../data/gazetteer.idx")
	if err != nil {
		tb.Skip("no built gazetteer:", err)
	}
	model, err := os.ReadFile("../../data/model.bin")
	if err != nil {
		tb.Skip("no built model:", err)
	}
	x, err := gazetteer.Open(index)
	if err != nil {
		tb.Fatal(err)
	}
	p, err := geoparse.New(geoparse.Config{Index: x, Model: model})
	if err != nil {
		tb.Fatal(err)
	}
	b, err := os.ReadFile("../../data/areas.bin")
	if err != nil {
		tb.Skip("no built areas:", err)
	}
	areas, err := gazetteer.OpenAreas(b)
	if err != nil {
		tb.Fatal(err)
	}
	return reader{p, claim.New(claim.Config{Index: x, Areas: areas})}
}

func (r reader) read(tb testing.TB, title, text string) (*geoparse.Document, []claim.Verdict) {
	tb.Helper()
	doc, err := r.parser.Parse(context.Background(), geoparse.Input{Title: title, Text: text})
	if err != nil {
		tb.Fatal(err)
	}
	return doc, r.checker.Verdicts(doc)
}

// scored gives verdicts the form of a prediction.
func scored(id, text string, verdicts []claim.Verdict) eval.ClaimText {
	out := eval.ClaimText{ID: id}
	spot := func(p *gazetteer.Place) *eval.Spot {
		if p == nil {
			return nil
		}
		return &eval.Spot{Lat: &p.Point[1], Lon: &p.Point[0]}
	}
	for _, v := range verdicts {
		out.Claims = append(out.Claims, eval.Claim{
			Start: utf8.RuneCountInString(text[:v.Start]), End: utf8.RuneCountInString(text[:v.End]),
			Value: &eval.Kilometres{v.Value.Min.Kilometres(), v.Value.Max.Kilometres()},
			From:  spot(v.FromPlace), To: spot(v.ToPlace), Verdict: string(v.Outcome),
		})
	}
	return out
}

// TestCorpus measures the claims of encyclopaedic texts end to end, when the
// corpus lies beside the project.
func TestCorpus(t *testing.T) {
	file := os.Getenv("CLAIMS")
	if file == "" {
		file = "../../../shared/claims/dev.jsonl"
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Skip("no corpus:", err)
	}
	gold, err := eval.ReadClaims(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(t)
	for _, titled := range []bool{false, true} {
		var predicted []eval.ClaimText
		for _, g := range gold {
			title := ""
			if titled {
				title = g.Title
			}
			doc, v := r.read(t, title, g.Text)
			p := scored(g.ID, g.Text, v)
			predicted = append(predicted, p)
			if os.Getenv("SHOW") != "" && !titled {
				show(g, p, doc, v)
			}
		}
		s := eval.ScoreClaims(gold, predicted)
		t.Logf("titles %v\n%s", titled, s)
		if f := s.F1(); f < .93 {
			t.Errorf("detection F1 = %.3f, want at least .93", f)
		}
		if p := float64(s.Pair) / float64(s.Found); p < .75 {
			t.Errorf("both places right = %.3f, want at least .75", p)
		}
		if a := float64(s.AllRight) / float64(s.Gold); a < .65 {
			t.Errorf("all right = %.3f, want at least .65", a)
		}
		if s.NoClaimLinesWrong > 4 {
			t.Errorf("false claims on %d of %d texts without one, want at most 4", s.NoClaimLinesWrong, s.NoClaimLines)
		}
	}
}

// show prints what went wrong on one text.
func show(g eval.ClaimText, p eval.ClaimText, doc *geoparse.Document, verdicts []claim.Verdict) {
	s := eval.ScoreClaims([]eval.ClaimText{g}, []eval.ClaimText{p})
	if s.AllRight == s.Gold && s.FalseFinds == 0 {
		return
	}
	fmt.Printf("## %s %s\n%s\n", g.ID, g.Title, g.Text)
	var names []string
	for _, m := range doc.Mentions {
		where := "?"
		if m.Place >= 0 {
			q := doc.Places[m.Place]
			where = fmt.Sprintf("%s.%s %s", q.Class, q.Code, q.Country)
		}
		names = append(names, fmt.Sprintf("%s(%s %s)", m.Text, m.Kind, where))
	}
	fmt.Println("  ", strings.Join(names, " "))
	text := []rune(g.Text)
	for _, c := range g.Claims {
		fmt.Printf("   want %s %s %.2f,%.2f %.2f,%.2f\n", string(text[c.Start:c.End]), c.Verdict, *c.From.Lat, *c.From.Lon, *c.To.Lat, *c.To.Lon)
	}
	name := func(p *gazetteer.Place) string {
		if p == nil {
			return "?"
		}
		return fmt.Sprintf("%s %.2f,%.2f", p.Name, p.Point[1], p.Point[0])
	}
	for _, v := range verdicts {
		fmt.Printf("   got  %s %s %s | %s -> %s | %s\n", v.Text, v.Direction, v.Outcome, name(v.FromPlace), name(v.ToPlace), v.Reason)
	}
}

// TestExample holds the claim of the article that the project was begun for,
// when it lies beside the project.
func TestExample(t *testing.T) {
	b, err := os.ReadFile("../../../shared/examples/istanbul-talks.txt")
	if err != nil {
		t.Skip("no example:", err)
	}
	_, got := newReader(t).read(t, "", string(b))
	if len(got) != 1 {
		t.Fatalf("%d claims, want 1", len(got))
	}
	v := got[0]
	if v.Text != "About 400km" || v.FromPlace == nil || v.ToPlace == nil || v.FromPlace.Name != "Ankara" || v.ToPlace.Name != "Istanbul" ||
		v.From.Basis != claim.Inferred || v.To.Basis != claim.Inferred || v.Outcome != claim.Consistent {
		t.Fatalf("claim = %+v", v)
	}
	if a := v.Allowed; a.Min.Kilometres() != 350 || a.Max.Kilometres() != 450 {
		t.Errorf("allowed %v, want 350–450 km", a)
	}
	if km := v.Line.Length.Kilometres(); km < 350 || km > 354 {
		t.Errorf("measured %.1f km, want 350–354", km)
	}
}
