package article

import "testing"

func TestHeadline(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Talks fail\n\nThey did not meet.", "Talks fail"},
		{"\n\n  Talks fail  \r\n\r\nThey did not meet.", "Talks fail"},
		{"Talks failed on Friday.\n\nThey did not meet.", ""}, // a sentence
		{"The ministers said:\n\nThey did not meet.", ""},
		{"On Friday, in Kyiv,\n\nthey did not meet.", ""},
		{"Talks fail\nThey did not meet.", ""}, // a line of verse, or a wrapped one
		{"Talks fail", ""},                     // nothing follows
		{"Talks fail\n\n", ""},
		{"", ""},
	}
	for _, tt := range tests {
		if got := Headline(tt.text); got != tt.want {
			t.Errorf("Headline(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}
