package english

import (
	"fmt"
	"io/fs"
	"strings"

	"dateline/gazetteer/quantity"
	"dateline/gazetteer/text"
)

// words are the words of distances by the parts that they play.
type words map[string]class

// classOf returns the parts that a folded word may play.
func (w words) classOf(low string) class {
	c := w[low]
	if len(low) > 3 && strings.HasSuffix(low, "ed") {
		c |= classPast
	}
	return c
}

// has reports whether a folded word plays a part.
func (w words) has(low string, c class) bool { return w.classOf(low)&c != 0 }

// Open makes the grammar of English by the tables of a folder: words.tsv, and those
// of package quantity. The error names the table.
func Open(folder fs.FS, lengths *quantity.Reader) (*Grammar, error) {
	rows, err := text.ReadTable(folder, "words.tsv", 3)
	if err != nil {
		return nil, err
	}
	w := words{}
	classes := classNames()
	for _, row := range rows {
		c, ok := classes[row[1]]
		if !ok {
			return nil, fmt.Errorf("words.tsv: %q has the unknown class %q", row[0], row[1])
		}
		w[row[0]] |= c
	}
	return &Grammar{w, lengths}, nil
}
