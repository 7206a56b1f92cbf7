package text_test

import (
	"testing"

	"dateline/gazetteer/text"
)

// Words of addresses and accounts are no capitals, and hashtags are cut into words.
func TestAddresses(t *testing.T) {
	w := openWords(t)
	for _, c := range []struct{ in, want string }{
		{"See https://www.Visit-Paris.example/London in Rome", "See | Rome"},
		{"See (www.Rome.example) or Info@Berlin.example, Lyon", "See | Lyon"},
		{"Follow @LondonFan and @ Lyon", "Follow | Lyon"},
		{"Mail Jo.Berlin-2@Oslo.example", "Mail"},
		{"Lyon://", "Lyon"},
		{"#PrayForBeirut and #NewYork", "Pray | Beirut | New | York"},
		{"#Lyon2026 and #USA #McDonald", "Lyon2026 | USA | Mc | Donald"},
		{"No. #1 and Lyon#Paris", "No | Lyon | Paris"},
		{"C# NewYork", "C | NewYork"},
	} {
		if got := wordsOf(text.New(w, "", c.in), (*text.Token).Capital); got != c.want {
			t.Errorf("capitals of %q are %q, want %q", c.in, got, c.want)
		}
	}
}
