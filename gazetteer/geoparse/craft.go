package geoparse

import (
	"dateline/gazetteer/recognise"
	"dateline/gazetteer/resolve"
	"dateline/gazetteer/text"
)

// craftReader tells the names of ships and storms: "the tanker Aurora", "Hurricane Florence".
type craftReader struct {
	*resolve.Resolution
	craft text.Set
	named map[uint64]bool // keys of the first words of such names in the text
}

// newCraftReader finds the names of ships and storms in a text.
func newCraftReader(r *resolve.Resolution, w *text.Words) craftReader {
	c := craftReader{Resolution: r, craft: w.Set("craft")}
	one, many := c.craft, w.Set("crafts")
	tokens := r.Text.Tokens
	for i := range max(len(tokens)-1, 0) {
		t := &tokens[i]
		if !tokens[i+1].Capital() {
			continue // no name follows, as behind most words
		}
		switch of := int32(i); {
		case one.Has(t):
			c.name(i+1, of)
		case many.Has(t):
			for k := c.name(i+1, of); k > 0; {
				t := c.At(k, of)
				if t == nil || t.Punct != ',' && t.Class != text.ClassConjunction {
					break
				}
				k = c.name(k+1, of)
			}
		}
	}
	return c
}

// name takes the capitalised words at token i for a name, and returns the token after it; 0
// where there is none.
func (c *craftReader) name(i int, of int32) int {
	first, end := c.At(i, of), i
	for t := first; t != nil && t.Capital(); t = c.At(end, of) {
		end++
	}
	if n := c.At(end, of); end == i || n != nil && n.Punct == '-' {
		return 0 // none, or "the ferry Dover-Calais"
	}
	if c.named == nil {
		c.named = map[uint64]bool{}
	}
	c.named[first.Key] = true
	return end
}

// isBehindCraft reports whether the word for a ship or a storm stands right before a mention or begins it,
// whatever the text says of where it lies: "Tropical Storm Imelda was located …".
func (c craftReader) isBehindCraft(m *resolve.Mention) bool {
	if c.beginsWithCraft(m) {
		return true
	}
	t := c.At(int(m.From)-1, m.From)
	return t != nil && c.craft.Has(t) && c.isCraft(m)
}

// beginsWithCraft reports whether the word for a ship or a storm and its name are taken for one name, which no place
// bears: "HURRICANE MARIA", but not "Storm Lake".
func (c craftReader) beginsWithCraft(m *resolve.Mention) bool {
	if m.To-m.From < 2 || !c.craft.Has(&c.Text.Tokens[m.From]) || !c.named[c.Text.Tokens[m.From+1].Key] {
		return false
	}
	d := c.ChosenOf(m)
	return d == nil || d.Variant != resolve.VariantWhole
}

// isCraft reports whether a mention is the name of a ship or a storm. No country is one, and
// nothing that the text puts somewhere or puts something in.
func (c craftReader) isCraft(m *resolve.Mention) bool {
	if c.beginsWithCraft(m) {
		return true
	}
	if !c.named[c.Text.Tokens[m.From].Key] || m.Context.Dateline {
		return false
	}
	switch p := c.At(int(m.From)-1, m.From); {
	case p != nil && c.craft.Has(p) && !m.Context.Strict: // "Hurricane Maria was near Dominica": where it is, not where it lies
	case len(m.Context.Containers()) > 0, p != nil && (p.Class == text.ClassPrepositionIn || p.Class == text.ClassPrepositionTo):
		return false
	}
	d := c.ChosenOf(m)
	return d == nil || d.Group != recognise.GroupCountry
}
