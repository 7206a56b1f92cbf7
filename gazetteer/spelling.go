package gazetteer

import "bytes"

// abbreviated lists the words that names are commonly written with in short.
func abbreviated() [4][2]string {
	return [4][2]string{{"saint", "st"}, {"sainte", "ste"}, {"mount", "mt"}, {"fort", "ft"}}
}

// spellings calls yield with the folded name and with its spellings in which
// the words of [abbreviated] are all written out or all in short. The last
// word is left alone: a place called "Fort" is not called "Ft".
func spellings(folded []byte, yield func([]byte)) {
	yield(folded)
	for form := range 2 {
		if s := respell(folded, form); s != nil && !bytes.Equal(s, folded) {
			yield(s)
		}
	}
}

// respell returns name with the words of [abbreviated] in the given form, 0
// written out and 1 in short; nil when it holds none.
func respell(name []byte, form int) []byte {
	words := bytes.Split(name, []byte{' '})
	found := false
	for i := range len(words) - 1 {
		for _, pair := range abbreviated() {
			if w := string(words[i]); w == pair[0] || w == pair[1] {
				words[i] = []byte(pair[form])
				found = true
			}
		}
	}
	if !found {
		return nil
	}
	return bytes.Join(words, []byte{' '})
}
