package english

import (
	"fmt"
	"io/fs"
	"strings"

	"dateline/gazetteer/quantity"
	"dateline/gazetteer/text"
)

// words are the words of distances by the parts that they play.
type words struct {
	classes map[string]class
	roles   map[string]role
}

// classOf returns the parts that a folded word may play.
func (w words) classOf(low string) class {
	c := w.classes[low]
	if len(low) > 3 && strings.HasSuffix(low, "ed") {
		c |= classPast
	}
	return c
}

// has reports whether a folded word plays a part.
func (w words) has(low string, c class) bool { return w.classOf(low)&c != 0 }

// plays reports whether a folded word plays a role.
func (w words) plays(low string, r role) bool { return w.roles[low]&r != 0 }

// Open makes the grammar of English by the tables of a folder: words.tsv, and those
// of package quantity. The error names the table.
func Open(folder fs.FS, lengths *quantity.Reader) (*Grammar, error) {
	rows, err := text.ReadTable(folder, "words.tsv", 3)
	if err != nil {
		return nil, err
	}
	w := words{map[string]class{}, map[string]role{}}
	classes, roles := classNames(), roleNames()
	for _, row := range rows {
		c, isClass := classes[row[1]]
		r, isRole := roles[row[1]]
		switch {
		case isClass:
			w.classes[row[0]] |= c
		case isRole:
			w.roles[row[0]] |= r
		default:
			return nil, fmt.Errorf("words.tsv: %q has the unknown class %q", row[0], row[1])
		}
	}
	return &Grammar{w, lengths}, nil
}
