package text_test

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"dateline/gazetteer/text"
)

func TestTokens(t *testing.T) {
	w := openWords(t)
	for _, c := range []struct{ in, want string }{
		// Possessives are tokens of their own.
		{"Moscow's envoys", "Moscow | 's | envoys"},
		{"Moscow’s envoys", "Moscow | ’s | envoys"},
		{"MOSCOW'S ENVOYS", "MOSCOW | 'S | ENVOYS"},
		{"the Smiths' house", "the | Smiths | ' | house"},
		{"don't", "don't"},
		{"O'Neill of Coeur d'Alene", "O'Neill | of | Coeur | d'Alene"},
		// Abbreviations stay whole but for their last stop.
		{"in the U.S. Army", "in | the | U.S | . | Army"},
		{"Charleston, W.Va.", "Charleston | , | W.Va | ."},
		{"St. Paul's, Minn.", "St | . | Paul | 's | , | Minn | ."},
		{"J. K. Rowe, J.K. Rowe", "J | . | K | . | Rowe | , | J.K | . | Rowe"},
		{"Washington, D.C.", "Washington | , | D.C | ."},
		{"e.g. this", "e.g | . | this"},
		// A stop or colon without a space behind it ends a longer word.
		{"he said.Paris", "he | said | . | Paris"},
		{"place:Lyon", "place | : | Lyon"},
		{"at 3:45", "at | 3 | : | 45"},
		// Hyphens, dashes and other joints.
		{"U.S.-led", "U.S | . | - | led"},
		{"Stratford-upon-Avon", "Stratford | - | upon | - | Avon"},
		{"City—the port", "City | — | the | port"},
		{"5–10 km", "5 | – | 10 | km"},
		{"ROME -- Rain", "ROME | - | - | Rain"},
		{"AT&T in foo_bar", "AT | & | T | in | foo | _ | bar"},
		{"40 km/h", "40 | km | / | h"},
		{"a 20-year-old", "a | 20 | - | year | - | old"},
		// Numbers.
		{"1,200.5 km", "1,200.5 | km"},
		{"£5m in the 1990s", "£ | 5m | in | the | 1990s"},
		{"route A320", "route | A320"},
		// Other scripts, and what is not seen.
		{"東京 Москва القاهرة", "東 | 京 | Москва | القاهرة"},
		{"San\u00adta Fe", "San\u00adta | Fe"},
		{"zero\u200bwidth", "zero | width"},
		{"1\u202f200\u202fkm to\u202f\u202fRome\u202f!", "1\u202f200 | km | to | Rome | !"},
		{"\u202f0\n\n0\u202f", "0 | 0"},
		{"\ufeffRain\u00a0fell", "Rain | fell"},
		// Marks.
		{"“Yes,” he said…", "“ | Yes | , | ” | he | said | …"},
		{"(Lyon) [1]", "( | Lyon | ) | [ | 1 | ]"},
		{"", ""},
		{" \r\n\t", ""},
	} {
		if got := wordsOf(text.New(w, "", c.in), all); got != c.want {
			t.Errorf("tokens of %q = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestShapeOf(t *testing.T) {
	for _, c := range []struct {
		word  string
		shape text.Shape
		punct byte
	}{
		{"said", text.ShapeLower, 0}, {"'s", text.ShapeLower, 0}, {"iPhone", text.ShapeLower, 0},
		{"d'Alene", text.ShapeLower, 0}, {"été", text.ShapeLower, 0},
		{"Istanbul", text.ShapeTitle, 0}, {"Évry", text.ShapeTitle, 0}, {"Москва", text.ShapeTitle, 0},
		{"ǅ", text.ShapeInitial, 0},
		{"NATO", text.ShapeUpper, 0}, {"ÖBB", text.ShapeUpper, 0}, {"J", text.ShapeInitial, 0},
		{"McAllen", text.ShapeMixed, 0}, {"A320", text.ShapeMixed, 0}, {"O'Neill", text.ShapeMixed, 0},
		{"U.S", text.ShapeDotted, 0}, {"W.Va", text.ShapeDotted, 0},
		{"24", text.ShapeDigit, 0}, {"1,200.5", text.ShapeDigit, 0}, {"٤٢", text.ShapeDigit, 0},
		{"1990s", text.ShapeAlnum, 0}, {"5m", text.ShapeAlnum, 0},
		{"東", text.ShapeUncased, 0}, {"القاهرة", text.ShapeUncased, 0},
		{",", text.ShapePunct, ','}, {"’", text.ShapePunct, '\''}, {"“", text.ShapePunct, '"'},
		{"—", text.ShapePunct, '_'}, {"–", text.ShapePunct, '_'},
		{"‐", text.ShapePunct, '-'}, {"…", text.ShapePunct, '.'}, {"•", text.ShapePunct, '*'},
		{"£", text.ShapePunct, '?'}, {"", text.ShapePunct, '?'},
	} {
		if shape, punct := text.ShapeOf(c.word); shape != c.shape || punct != c.punct {
			t.Errorf("ShapeOf(%q) = %d, %q, want %d, %q", c.word, shape, punct, c.shape, c.punct)
		}
	}
}

func TestTokenPredicates(t *testing.T) {
	w := openWords(t)
	for _, c := range []struct {
		name, in string
		is       func(*text.Token) bool
		want     string
	}{
		{"Capital", "In Rome NATO met J. McAllen of the U.S. on day 24 of 東京", (*text.Token).Capital,
			"In | Rome | NATO | J | McAllen | U.S"},
		{"Word", "Rome's 24 rings, 1990s", (*text.Token).Word, "Rome | 's | rings | 1990s"},
		{"Possessive", "Lyon's mayor, Nice’s mayor and LILLE'S MAYOR", (*text.Token).Possessive, "'s | ’s | 'S"},
		{"Possessive", "(é) ’é ‘s’ it is s, à", (*text.Token).Possessive, ""},
		{"SpaceBefore", "Rome, Lyon (Nice)", (*text.Token).SpaceBefore, "Rome | Lyon | ("},
		{"LineBefore", "Rome\nLyon, Nice\r\n\r\nLille", (*text.Token).LineBefore, "Rome | Lyon | Lille"},
		{"First", "“Rain fell,” he said. (Roads closed.) … Some died.", (*text.Token).First, "Rain | Roads | Some"},
		{"Shouted", "MAYOR SHOT DEAD IN LYON\n\nThe mayor of LYON is dead. NO!", (*text.Token).Shouted,
			"MAYOR | SHOT | DEAD | IN | LYON"},
	} {
		if got := wordsOf(text.New(w, "", c.in), c.is); got != c.want {
			t.Errorf("%s holds in %q for %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

func TestFoldAndKey(t *testing.T) {
	x := text.New(openWords(t), "", "ZÜRICH Zurich —")
	if a, b := x.Tokens[0], x.Tokens[1]; x.Fold(&a) != "zurich" || a.Key != b.Key || a.FoldLen() != 6 {
		t.Errorf("ZÜRICH folds to %q with key %x, Zurich to %q with key %x", x.Fold(&a), a.Key, x.Fold(&b), b.Key)
	}
	for i, word := range []string{"Zürich", "ZURICH", "—"} {
		if got := text.KeyOf(word); got != x.Tokens[i].Key {
			t.Errorf("KeyOf(%q) = %x, want %x as of the token", word, got, x.Tokens[i].Key)
		}
	}
	if text.Hash("rome") != text.Hash([]byte("rome")) || text.Hash("rome") == text.Hash("lyon") {
		t.Error("Hash must be equal for equal bytes, and for these only")
	}
}

// The letters whose shape is told without the tables of Unicode have that which the tables give.
func TestShapeOfLetters(t *testing.T) {
	for r := rune(utf8.RuneSelf); r <= 0x9FFF; r++ {
		if !unicode.IsLetter(r) || unicode.IsTitle(r) {
			continue
		}
		want := text.ShapeUncased
		switch {
		case unicode.IsUpper(r):
			want = text.ShapeInitial
		case unicode.IsLower(r):
			want = text.ShapeLower
		}
		if got, _ := text.ShapeOf(string(r)); got != want {
			t.Fatalf("ShapeOf(%q) = %d, want %d", r, got, want)
		}
	}
}
