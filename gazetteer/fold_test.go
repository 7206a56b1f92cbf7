package gazetteer

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{"Istanbul", "istanbul"},
		{"İstanbul", "istanbul"},
		{"I\u0307stanbul", "istanbul"},
		{"Diyarbakır", "diyarbakir"},
		{"São Paulo", "sao paulo"},
		{"Sa\u0303o  Paulo", "sao paulo"},
		{"Łódź", "lodz"},
		{"Straße", "strasse"},
		{"Ærø", "aero"},
		{"Reykjavík", "reykjavik"},
		{"Þingvellir", "thingvellir"},
		{"Sana'a", "sanaa"},
		{"Sana’a", "sanaa"},
		{"Hawaiʻi", "hawaii"},
		{"Deir al-Balah", "deir al balah"},
		{"Guinea-Bissau", "guinea bissau"},
		{"  a -- b  ", "a b"},
		{"U.S.", "us"},
		{"U.S.A.", "usa"},
		{"W.Va.", "wva"},
		{"N.H", "nh"},
		{"St. Louis", "st louis"},
		{"St.Petersburg", "st petersburg"},
		{"St.-Denis", "st denis"},
		{"Trinidad & Tobago", "trinidad and tobago"},
		{"Washington, D.C.", "washington dc"},
		{"Москва", "москва"},
		{"КИЙ", "кии"},
		{"Αθήνας", "αθηνασ"},
		{"ΑΘΉΝΑΣ", "αθηνασ"},
		{"دِمَشْق", "دمشق"},
		{"東京", "東京"},
		{"Ｔｏｋｙｏ", "tokyo"},
		{"a\xffb", "a\uFFFDb"},
		{"'", ""},
		{"...", ""},
	} {
		if got := string(Fold(nil, tt.in)); got != tt.want {
			t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestFoldAppends(t *testing.T) {
	if got, want := string(Fold([]byte("x"), " a b ")), "xa b"; got != want {
		t.Errorf("Fold([]byte(\"x\"), \" a b \") = %q, want %q", got, want)
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Sana'a", "U.S.", "İzmir", "a\xff", "St.Petersburg", "東京都", "e\u0301."} {
		f.Add(s, "x")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		fa, fb := string(Fold(nil, a)), string(Fold(nil, b))
		if !utf8.ValidString(fa) {
			t.Fatalf("Fold(%q) = %q, which is not UTF-8", a, fa)
		}
		if strings.HasPrefix(fa, " ") || strings.HasSuffix(fa, " ") || strings.Contains(fa, "  ") {
			t.Fatalf("Fold(%q) = %q, which has spaces to spare", a, fa)
		}
		if again := string(Fold(nil, fa)); again != fa {
			t.Fatalf("Fold(%q) = %q, folded again %q", a, fa, again)
		}
		if fa == "" || fb == "" {
			return
		}
		if got, want := string(Fold(nil, a+" "+b)), fa+" "+fb; got != want {
			t.Fatalf("Fold(%q) = %q, want %q", a+" "+b, got, want)
		}
	})
}

func TestSpellings(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want string
	}{
		{"paris", "paris"},
		{"st louis", "st louis|saint louis"},
		{"saint louis", "saint louis|st louis"},
		{"mount st helens", "mount st helens|mount saint helens|mt st helens"},
		{"mt", "mt"},
		{"fort", "fort"},
	} {
		var got []string
		spellings([]byte(tt.in), func(s []byte) { got = append(got, string(s)) })
		if strings.Join(got, "|") != tt.want {
			t.Errorf("spellings(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func BenchmarkFold(b *testing.B) {
	var dst []byte
	for _, s := range []string{"Istanbul", "São José dos Campos"} {
		b.Run(s, func(b *testing.B) {
			for b.Loop() {
				dst = Fold(dst[:0], s)
			}
		})
	}
}
