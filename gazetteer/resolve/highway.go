package resolve

import (
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strings"

	"dateline/gazetteer"
	"dateline/gazetteer/text"
)

// highways are numbered highways with the first-level divisions that each runs through.
type highways struct {
	numbers map[string][]gazetteer.Ref
	nouns   text.Set // "Interstate 75", "I-75"
}

// openHighways reads highways.tsv: country, number, divisions. The nouns are those of a language, none where it has no
// set of them.
func openHighways(tables fs.FS, x *gazetteer.Index, words *text.Words) (*highways, error) {
	rows, err := text.ReadTable(tables, "highways.tsv", 3)
	if err != nil {
		return nil, err
	}
	h := &highways{numbers: map[string][]gazetteer.Ref{}, nouns: words.Set("highway")}
	for _, row := range rows {
		if _, ok := h.numbers[row[1]]; ok {
			return nil, fmt.Errorf("highways.tsv: number %s is listed twice", row[1])
		}
		for _, code := range strings.Fields(row[2]) {
			if r := x.Admin1(row[0], code); r != gazetteer.NoRef {
				h.numbers[row[1]] = append(h.numbers[row[1]], r)
			}
		}
	}
	return h, nil
}

// at returns the number of the highway whose noun stands at token i, "" for none.
func (h *highways) at(x *text.Text, i int) string {
	t := &x.Tokens[i]
	if !t.Capital() || !h.nouns.Has(t) {
		return ""
	}
	k := i + 1
	if k < len(x.Tokens) && x.Tokens[k].Punct == '-' {
		k++
	} else if t.Shape == text.ShapeInitial {
		return "" // "I", the pronoun
	}
	if k >= len(x.Tokens) || x.Tokens[k].Shape != text.ShapeDigit || x.Tokens[k].Sentence != t.Sentence {
		return ""
	}
	return x.Word(&x.Tokens[k])
}

// addHighways adds what the highways that the article names say for the divisions that they run through, each highway
// once: one of few divisions says more than one of many.
func (h *home) addHighways() {
	var seen []string
	for k := range h.Text.Tokens {
		number := h.resolver.highways.at(h.Text, k)
		through := h.resolver.highways.numbers[number]
		if len(through) == 0 || slices.Contains(seen, number) {
			continue
		}
		seen = append(seen, number)
		all := 0.0
		for _, division := range through {
			all += float64(h.weight[division])
		}
		for _, division := range through {
			c := &h.regions[h.number(division, 0)]
			c.crossed = true
			c.score += math.Log(1 + atHome/(1-atHome)*h.all/all)
		}
	}
}

// crossed returns 1 when the text names a highway that runs through the division.
func (h *home) crossed(division gazetteer.Ref) float32 {
	if k, ok := h.numbers.find(division); ok {
		return indicator(h.regions[k].crossed)
	}
	return 0
}
