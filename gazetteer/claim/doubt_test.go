package claim

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"dateline/gazetteer/claim/extract"
	"dateline/gazetteer/claim/extract/english"
	"dateline/gazetteer/geoparse"
)

// TestContradicted holds the rule that "contradicted" needs both places
// beyond doubt. The number of each text is far from what the map says.
func TestContradicted(t *testing.T) {
	for _, c := range []struct {
		text string
		want Outcome
		why  string // words of the reason
	}{
		{"[Bucha] is 90 km from [Kyiv].", Contradicted, "apart"},
		{"[Bucha] is a town in [Ukraine]. It lies 90 km from [Kyiv].", Contradicted, "apart"},
		{"[Bucha] is a town in [Ukraine]. The town lies 90 km from [Kyiv].", Contradicted, "apart"},
		{"[Bucha] is a town in [Ukraine]. [Irpin] lies 90 km to the south.", Contradicted, "apart"},
		{"KYIV, [Ukraine] (Agency) — Shelling went on. The town, some 10 km west of [Bakhmut], is empty.", Unverifiable, ""},
		{"[Kyiv|Kyiv], [Ukraine] (Agency) — Shelling went on. The town, some 10 km west of [Bakhmut], is empty.",
			Unverifiable, "do not say"},
		{"Officials in [Moscow] said the plane came down 50 km from [Lviv].", Unverifiable, ""},
		{"[Moscow||embedded] Times: a plant 30 km from [Kyiv] was hit.", Unverifiable, "do not say"},
		{"The [Moscow||embedded] Times, 30 km from [Kyiv], was hit.", Unverifiable, "part of another name"},
		{"A plane from [Moscow] is 130 km from [Kyiv].", Unverifiable, "do not say"},
		{"People in [Moscow] met a man 130 km from [Kyiv].", Unverifiable, "do not say"},
		{"The mayor of [Moscow] was 130 km from [Kyiv].", Unverifiable, "do not say"},
		{"He lives in [Moscow], 230 km from [Kyiv].", Contradicted, "apart"},
		{"[Moscow||associative] Standard Time: 30 km from [Kyiv].", Unverifiable, "part of another name"},
		{"Captain Bodrum was 20 km from [Oxford] when he called.", Unverifiable, ""},
		{"Bodrum, 120 miles west of [Oxford], grew into a storm.", Unverifiable, ""},
		{"He rode 12,500 km from [London] to [Lviv].", Consistent, "journey"},
		{"He rode 120 km from [London] to [Lviv].", Contradicted, "apart"},
		{"[Bucha] is 12 km from [Oxford].", Unverifiable, "another Bucha may be meant"},
		{"[Lviv] is 12 km from [Oxford].", Unverifiable, "another Lviv may be meant"},
		{"[Lviv] is 900 km from [Oxford].", Contradicted, "apart"},
		{"[Turkey] is 90 km from [Peru].", Unverifiable, "too large"},
		{"[Bicester] is 178 km from [Dover].", Unverifiable, "too little"},
		{"[Bucha] is 90 km south to [Kyiv].", Unverifiable, "do not say"},
		{"[Bucha] is less than 200 km from [Kyiv].", Unverifiable, "to the letter"},
		{"[Lviv] is more than 100 km from [Kyiv].", Unverifiable, "to the letter"},
		{"[Bucha] is more than 90 km from [Kyiv].", Contradicted, "apart"},
		{"[Lviv] is less than 200 km from [Kyiv].", Contradicted, "apart"},
	} {
		v := verdictOn(t, c.text)
		if v.Outcome != c.want || !strings.Contains(v.Reason, c.why) {
			t.Errorf("%q: %s (%s), want %s with %q", c.text, v.Outcome, v.Reason, c.want, c.why)
		}
	}
}

// TestRival holds that a place that is not sure, or has a namesake that
// fits, contradicts nothing.
func TestRival(t *testing.T) {
	w := readWorld(t)
	c := newChecker(t, w)
	for _, tc := range []struct {
		name       string
		candidates []geoparse.Candidate
		want       Outcome
	}{
		{"sure", []geoparse.Candidate{{Ref: w.Ref("Oxford"), Probability: .97}, {Ref: w.Ref("Bicester"), Probability: .01}},
			Contradicted},
		{"not sure", []geoparse.Candidate{{Ref: w.Ref("Oxford"), Probability: .6}, {Ref: w.Ref("Lima"), Probability: .4}},
			Unverifiable},
		{"a namesake that fits", []geoparse.Candidate{{Ref: w.Ref("Oxford"), Probability: .9},
			{Ref: w.Ref("Vilnius"), Probability: .06}}, Unverifiable},
		{"a namesake that does not", []geoparse.Candidate{{Ref: w.Ref("Oxford"), Probability: .9},
			{Ref: w.Ref("Bucha"), Probability: .06}}, Contradicted},
		{"a far better known namesake abroad", []geoparse.Candidate{{Ref: w.Ref("Oxford"), Probability: .98},
			{Ref: w.Ref("Lima"), Probability: .01}}, Unverifiable},
		{"a well-known namesake that fits, with next to nothing of the probability",
			[]geoparse.Candidate{{Ref: w.Ref("Oxford"), Probability: .98}, {Ref: w.Ref("Vilnius"), Probability: .001}}, Unverifiable},
		{"one that the text rules out", []geoparse.Candidate{{Ref: w.Ref("Oxford"), Probability: .98},
			{Ref: w.Ref("Lima"), Probability: .001}}, Contradicted},
		{"a namesake at the same spot", []geoparse.Candidate{{Ref: w.Ref("London"), Probability: .5},
			{Ref: w.Ref("Oxford"), Probability: .48}}, Unverifiable},
	} {
		doc := w.Document("[Oxford] is 580 km from [Kyiv].")
		doc.Mentions[0].Candidates, doc.Mentions[0].Confidence, doc.Mentions[0].Resolution = tc.candidates, .5, 0
		v := verdicts(t, c, doc)
		if len(v) != 1 || v[0].Outcome != tc.want {
			t.Errorf("%s: %+v, want %s", tc.name, v, tc.want)
		}
	}
}

// TestWithin holds that a site without a place of its own is a position, not
// an end that can be measured.
func TestWithin(t *testing.T) {
	w := readWorld(t)
	doc := w.Document("[Oxford] Castle is 40 km from [Kyiv].")
	doc.Mentions[0].Place, doc.Mentions[0].Within = -1, w.Ref("Oxford")
	v := verdicts(t, newChecker(t, w), doc)
	if len(v) != 1 || v[0].Kind != Position || v[0].FromPlace != nil || v[0].Outcome != Unverifiable {
		t.Errorf("got %+v, want a position", v)
	}
}

// TestNoIndex holds that a checker without an index or a language finds no
// places of its own, and does not fail.
func TestNoIndex(t *testing.T) {
	w := readWorld(t)
	doc := w.Document("The French capital is 450 km from [Oxford]. [Oxford] is 90 km from [Kyiv], and Bodrum 40 km.")
	x, err := english.Extractor(os.DirFS("../../data"), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range verdicts(t, New(Config{Extractors: map[string]extract.Opener{"en": x.Open}}), doc) {
		if v.FromPlace != nil && v.From.Mention < 0 || v.ToPlace != nil && v.To.Mention < 0 {
			t.Errorf("%q has a place that the text does not name", v.Text)
		}
	}
	if v := verdicts(t, New(Config{}), doc); len(v) != 0 {
		t.Errorf("%d verdicts without a language", len(v))
	}
}

// TestCancelled holds that a cancelled context ends the work.
func TestCancelled(t *testing.T) {
	w := readWorld(t)
	c := newChecker(t, w)
	doc := w.Document("[Bucha] is 25 km from [Kyiv].")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := c.Verdicts(ctx, doc); !errors.Is(err, context.Canceled) {
		t.Errorf("Verdicts: %v, want %v", err, context.Canceled)
	}
	if _, err := c.CheckAll(ctx, doc, claims(t, c, doc)); !errors.Is(err, context.Canceled) {
		t.Errorf("CheckAll: %v, want %v", err, context.Canceled)
	}
}

// TestBesideAnchored holds what a distance without an anchor is measured from where one with an anchor stands before it.
func TestBesideAnchored(t *testing.T) {
	w := readWorld(t)
	c := newChecker(t, w)
	for _, tc := range []struct {
		text string
		to   string // of the second claim
		want Outcome
	}{
		{"[Irpin], 20 km west of [Kyiv], and [Lviv], 470 km west, are calm.", "Kyiv", Consistent},
		{"[Irpin], 20 km west of [Kyiv], and [Lviv], 90 km west, are calm.", "Kyiv", Unverifiable},
		{"[Irpin], 20 km west of [Kyiv], and [Oxford], 470 km south, are calm.", "Irpin", Unverifiable},
	} {
		v := verdicts(t, c, w.Document(tc.text))
		if len(v) != 2 || v[1].ToPlace == nil || v[1].ToPlace.Name != tc.to || v[1].Outcome != tc.want {
			t.Errorf("%q: %+v, want %s from %s", tc.text, v, tc.want, tc.to)
		}
	}
}
