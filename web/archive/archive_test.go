package archive

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestKeysAreInTheOrderOfTime looks at keys of times from the year 1 to 9999.
func TestKeysAreInTheOrderOfTime(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	span := latest.Unix() - earliest.Unix()
	for range 10_000 {
		a := time.Unix(earliest.Unix()+random.Int64N(span), 0).UTC()
		b := a.Add(time.Duration(random.Int64N(int64(48 * time.Hour)))).Truncate(time.Second)
		firstA, endA := KeysAt(a)
		firstB, _ := KeysAt(b)
		if a.Before(b) != (firstA < firstB) || a.Before(b) && endA > firstB {
			t.Fatalf("KeysAt(%s) = %d to %d, KeysAt(%s) begins at %d", a, firstA, endA, b, firstB)
		}
		for _, k := range []Key{firstA, endA - 1} {
			day := DayOf(int64(k>>keyBits) / daySeconds)
			if got := k.Published(); !got.Equal(a) || day != a.Truncate(24*time.Hour) {
				t.Fatalf("key %d is published %s on the day %s, want %s", k, got, day, a)
			}
		}
		if from, to := KeysBetween(a, b.Add(time.Second)); from != firstA || to <= firstB {
			t.Fatalf("KeysBetween(%s, %s) = %d, %d", a, b, from, to)
		}
	}
	if first, end := KeysAt(time.Time{}); first != 0 || end != FirstDated || (end-1).Published() != (time.Time{}) {
		t.Errorf("keys without a date are %d to %d", first, end)
	}
	if EndOfKeys < FirstDated {
		t.Errorf("the keys end at %d", EndOfKeys)
	}
}

func TestParseWords(t *testing.T) {
	for _, test := range []struct {
		text string
		want []Term
	}{
		{"Kyiv talks", []Term{{Words: []string{"kyiv"}}, {Words: []string{"talks"}}}},
		{`"Peace Talks" -war`, []Term{{Words: []string{"peace", "talks"}}, {Words: []string{"war"}, Without: true}}},
		{`talk* "cease fi"*`, []Term{{Words: []string{"talk"}, Prefix: true}, {Words: []string{"cease", "fi"}, Prefix: true}}},
		{`-"in the north" a`, []Term{{Words: []string{"in", "the", "north"}, Without: true}, {Words: []string{"a"}}}},
		{`Nur-Sultan`, []Term{{Words: []string{"nur", "sultan"}}}},
		{`"open phrase`, []Term{{Words: []string{"open", "phrase"}}}},
		{`a"b c"d`, []Term{{Words: []string{"a"}}, {Words: []string{"b", "c"}}, {Words: []string{"d"}}}},
		{`東京 -- * a`, []Term{{Words: []string{"東", "京"}}, {Words: []string{"a"}}}},
	} {
		got, err := ParseWords(test.text)
		if diff := cmp.Diff(test.want, got.Terms); err != nil || diff != "" {
			t.Errorf("ParseWords(%q) = %v (-want +got):\n%s", test.text, err, diff)
		}
	}
	for _, text := range []string{"", "  ", "-a", `""`, "*", "- -", "…"} {
		if got, err := ParseWords(text); !errors.Is(err, ErrWords) {
			t.Errorf("ParseWords(%q) = %v, %v, want ErrWords", text, got, err)
		}
	}
}

func FuzzParseWords(f *testing.F) {
	for _, s := range []string{`a "b c"* -d`, "\"", "-\"*", "東京\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		w, err := ParseWords(s)
		if err != nil {
			return
		}
		for _, term := range w.Terms {
			for _, word := range term.Words {
				if word == "" || strings.ContainsAny(word, " \"'*():&|!<>-\\\x00") || Tokens(word) != word {
					t.Errorf("ParseWords(%q) has the word %q", s, word)
				}
			}
		}
	})
}

func TestStoryOf(t *testing.T) {
	text := strings.Repeat("The storm reached São Tomé at dawn. ", 8)
	same := StoryOf(text)
	for _, other := range []string{
		strings.ToUpper(text), strings.ReplaceAll(text, " ", "\n\n"), strings.ReplaceAll(text, "ã", "a"), text + "\n",
	} {
		if StoryOf(other) != same {
			t.Errorf("StoryOf(%.60q) is another than of %.60q", other, text)
		}
	}
	if StoryOf(text+"More.") == same || same == 0 {
		t.Errorf("StoryOf does not tell texts apart: %d", same)
	}
	if got := StoryOf("No comment."); got != 0 {
		t.Errorf("StoryOf of two words = %d, want 0", got)
	}
}

func TestKinds(t *testing.T) {
	k := KindsOf("demonym", "literal", "unheard of")
	if diff := cmp.Diff([]string{"literal", "demonym"}, k.Names()); diff != "" {
		t.Errorf("Names (-want +got):\n%s", diff)
	}
}
