package resolve

import (
	"fmt"
	"io/fs"
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/text"
)

// areaCodes are the telephone area codes of North America with the first-level
// division that each is dialled for.
type areaCodes map[string]gazetteer.Ref

// openAreaCodes reads areacodes.tsv: country, division, codes.
func openAreaCodes(tables fs.FS, x *gazetteer.Index) (areaCodes, error) {
	rows, err := text.ReadTable(tables, "areacodes.tsv", 3)
	if err != nil {
		return nil, err
	}
	m := areaCodes{}
	for _, row := range rows {
		r := x.Admin1(row[0], row[1])
		if r == gazetteer.NoRef {
			continue // an index without this country
		}
		for _, c := range strings.Fields(row[2]) {
			if _, ok := m[c]; ok {
				return nil, fmt.Errorf("areacodes.tsv: code %s is listed twice", c)
			}
			m[c] = r
		}
	}
	return m, nil
}

// at returns the division whose area code begins the telephone number at token i,
// NoRef where there is none: 519-555-0123, (519) 555-0123, 519.555.0123.
func (a areaCodes) at(x *text.Text, i int) gazetteer.Ref {
	t := &x.Tokens[i]
	if t.Shape != text.ShapeDigit {
		return gazetteer.NoRef
	}
	w := x.Word(t)
	whole := len(w) == 12 && w[3] == '.' && w[7] == '.'
	if !whole && (len(w) != 3 || !isLocalNumber(x, i+1)) {
		return gazetteer.NoRef
	}
	if r, ok := a[w[:3]]; ok {
		return r
	}
	return gazetteer.NoRef
}

// isLocalNumber reports whether the rest of a telephone number begins at token i: a
// bracket or hyphen, three digits, a hyphen, four digits.
func isLocalNumber(x *text.Text, i int) bool {
	if i+3 >= len(x.Tokens) {
		return false
	}
	if p := x.Tokens[i].Punct; p == '-' || p == ')' {
		i++
	}
	return i+2 < len(x.Tokens) && isDigits(&x.Tokens[i], 3) && x.Tokens[i+1].Punct == '-' && isDigits(&x.Tokens[i+2], 4)
}

func isDigits(t *text.Token, n int32) bool { return t.Shape == text.ShapeDigit && t.End-t.Start == n }
