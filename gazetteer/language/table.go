package language

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Read makes a detector of a table with a row for each language and five columns that tabs
// separate: its tag (ISO 639-1), its name in English, its script by Unicode's name, the
// letters that it has beside those of its relatives, and its small words, which spaces
// separate. The last two may be empty where the script has no other language. Lines that
// begin with # are left out. The error names the line.
func Read(r io.Reader) (*Detector, error) {
	d := &Detector{of: map[script]set{}}
	in := bufio.NewScanner(r)
	n := 1
	for ; in.Scan(); n++ {
		if line := in.Text(); line != "" && line[0] != '#' {
			if err := d.add(line); err != nil {
				return nil, fmt.Errorf("languages: line %d: %w", n, err)
			}
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("languages: line %d: %w", n, err)
	}
	return d, nil
}

// add adds the language of a row.
func (d *Detector) add(row string) error {
	columns := strings.Split(row, "\t")
	if len(columns) != 5 {
		return fmt.Errorf("%d columns, want 5", len(columns))
	}
	l, letters, words := Language{Tag: columns[0], Name: columns[1]}, columns[3], columns[4]
	s, known := scriptNames[columns[2]]
	switch {
	case l.Tag == "" || l.Name == "":
		return fmt.Errorf("a language without a tag or a name")
	case !known:
		return fmt.Errorf("%q is no script that texts are told apart by", columns[2])
	case len(d.languages) == maxLanguages:
		return fmt.Errorf("more than %d languages", maxLanguages)
	case !utf8.ValidString(row):
		return fmt.Errorf("not valid UTF-8")
	}
	bit := set(1) << len(d.languages)
	d.languages = append(d.languages, l)
	d.of[s] |= bit
	for _, r := range letters {
		if n := int(r) + 1 - len(d.letters); n > 0 {
			d.letters = append(d.letters, make([]set, n)...)
		}
		d.letters[r] |= bit
	}
	for w := range strings.FieldsSeq(words) {
		h := hashStart
		for _, r := range w {
			h = hash(h, r)
		}
		d.words.Put(h, d.words.Get(h)|bit)
	}
	return nil
}
