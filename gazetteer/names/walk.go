package names

import (
	"slices"
	"unicode/utf8"

	"dateline/gazetteer"
	"dateline/gazetteer/text"
)

// Workspace is the memory of looking up the names of texts: the forms of their words, and which of them no name begins
// with. It keeps its capacity from text to text, and serves one goroutine.
type Workspace struct {
	words map[uint64]wordForms // by the key of a token
	dead  map[uint64]struct{}  // by the keys of two signs of a script without spaces: no name begins with them
	of    *Names
	walk  walker
}

// wordForms are the forms of a word.
type wordForms struct {
	forms   []string
	begins  bool // a name begins with one of them
	demonym bool // an adjective of a place, or a word for its people, begins with the word
}

// Bounds of what is kept.
const (
	maxForms = 1 << 13
	maxDead  = 1 << 15
)

// formsOf returns the forms of a token.
func (w *Workspace) formsOf(n *Names, t *text.Text, k *text.Token) []string {
	return w.wordOf(n, t, k).forms
}

func (w *Workspace) wordOf(n *Names, t *text.Text, k *text.Token) wordForms {
	if w.of != n {
		w.of, w.words, w.dead = n, nil, nil
	}
	if w.words == nil || len(w.words) > maxForms {
		w.words = map[uint64]wordForms{}
	}
	f, ok := w.words[k.Key]
	if !ok {
		f.forms = []string{t.Fold(k)}
		if k.Word() {
			f.forms = n.endings.forms(f.forms[0])
		}
		f.begins = n.beginsWith(f.forms)
		f.demonym = k.Word() && n.demonyms.begins(f.forms[0], n.endings.proclitics)
		w.words[k.Key] = f
	}
	return f
}

// beginsWith reports whether any name begins with a form of a word, or the word is a mark, behind which one may begin.
func (n *Names) beginsWith(forms []string) bool {
	for _, f := range forms {
		if f == "" {
			return true
		}
		if _, ok := n.begun[f]; ok {
			return true
		}
		cur := n.index.Cursor()
		if step(&cur, f) {
			return true
		}
	}
	return false
}

// pairOf returns the key of two signs of a script without spaces that stand side by side from token i on, 0 for none.
func pairOf(t *text.Text, i int) uint64 {
	if i+1 >= len(t.Tokens) || t.Tokens[i].Shape != text.ShapeUncased || !Joined(t, i+1) {
		return 0
	}
	return text.Mix(t.Tokens[i].Key) ^ t.Tokens[i+1].Key
}

// maxTokens bounds the length of a name.
const maxTokens = 10

// Longest returns the token behind the longest name that begins at token i of a text, and the
// places that bear it, the most famous first; i for none. goesOn reports whether a name
// may go on at a token, ends whether it may end with one. The places are good until the next
// call; exact tells whether one of them has the name as it stands.
func (n *Names) Longest(w *Workspace, t *text.Text, i int, goesOn, ends func(int) bool) (to int, places []gazetteer.Match, exact bool) {
	if !w.wordOf(n, t, &t.Tokens[i]).begins {
		return i, nil, false // as nearly everywhere
	}
	pair := pairOf(t, i)
	if _, ok := w.dead[pair]; ok {
		return i, nil, false
	}
	x := &w.walk
	x.reset(n)
	x.source = source{words: w, text: t, from: i, goesOn: goesOn, mayEnd: ends}
	x.walk(0, n.index.Cursor(), true, true)
	x.source = source{}
	if x.end == 0 {
		if pair != 0 && x.deepest < 2 && len(x.forms) > 1 {
			if w.dead == nil || len(w.dead) > maxDead {
				w.dead = map[uint64]struct{}{}
			}
			w.dead[pair] = struct{}{}
		}
		return i, nil, false
	}
	return i + x.end, x.result(x.merged[:0]), x.exact
}

// Lookup returns the places that bear the name that the tokens from … to spell, the most famous
// first, or the one whose adjective or people they are; good until the next call.
func (n *Names) Lookup(w *Workspace, t *text.Text, from, to int) []gazetteer.Match {
	x := &w.walk
	x.reset(n)
	for j := from; j < to; j++ {
		if !x.push(w.formsOf(n, t, &t.Tokens[j]), j > from && Joined(t, j), true) {
			return nil
		}
	}
	x.whole = true
	x.walk(0, n.index.Cursor(), true, true)
	all := x.result(x.merged[:0])
	if end, place := w.Demonym(n, t, from); end == to && end > from &&
		(t.Tokens[from].Shape == text.ShapeLower || !n.knows(all)) { // a name has a capital, though it is spelt alike: "polski", "alemán"
		return []gazetteer.Match{{Ref: place, Kind: gazetteer.NameAdjective}}
	}
	return all
}

// knows reports whether one of the bearers of a name is so well known by it that the name is no
// adjective: "Polen" is Poland before it is its people, but "Rus" no hamlet.
func (n *Names) knows(bearers []gazetteer.Match) bool {
	return slices.ContainsFunc(bearers, func(m gazetteer.Match) bool {
		return m.Kind <= gazetteer.NameOfficial && n.index.Fame(m.Ref) >= leastStripped
	})
}

// Demonym is [Names.Demonym] with the memory of words.
func (w *Workspace) Demonym(n *Names, t *text.Text, i int) (to int, place gazetteer.Ref) {
	if !w.wordOf(n, t, &t.Tokens[i]).demonym {
		return i, gazetteer.NoRef // as nearly everywhere
	}
	return n.Demonym(t, i)
}

// Joined reports whether names are looked up as if no space stood before token j: behind an
// elision ("L’Aquila"), between the signs of scripts that write none, and in English
// possessives and initials no more than there.
func Joined(t *text.Text, j int) bool {
	k, p := &t.Tokens[j], &t.Tokens[j-1]
	if k.SpaceBefore() {
		return false
	}
	if r, _ := utf8.DecodeLastRuneInString(t.Source[p.Start:p.End]); r == '\'' || r == '’' {
		return true
	} else if !spaceless(r) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(t.Source[k.Start:k.End])
	return spaceless(r)
}

// spaceless reports whether a character is of a script that writes no spaces: Han, kana, Thai,
// Lao, Khmer, Burmese.
func spaceless(r rune) bool {
	switch {
	case r < 0x0E00:
		return false
	case r < 0x0F00, r >= 0x1000 && r < 0x10A0, r >= 0x1780 && r < 0x1800:
		return true
	}
	return r >= 0x2E80 && r < 0xA000 || r >= 0xF900 && r < 0xFB00 || r >= 0x20000 && r < 0x32000
}

// walker walks the names of the index and of the language along the forms of some words.
type walker struct {
	names *Names
	walked
	source
	whole bool // only names of all the words count
	path  []byte
	plain int // how many forms of path are not as they stand in the text

	found  []gazetteer.Match
	got    []gazetteer.Match
	merged []gazetteer.Match
	end    int // tokens of the longest name
	last   int // words of it
	exact  bool
}

// walked is the words that a walker goes along.
type walked struct {
	forms [][]string // of each word that has letters
	join  []bool     // no space stands before it
	ends  []bool     // a name may end with it
	at    []int      // the number of tokens up to it
	count int        // of the tokens so far

	deepest int // words that some name begins with
}

// source is where a walker takes further words from, which most names do not need.
type source struct {
	words  *Workspace // nil: there are none
	text   *text.Text
	from   int
	goesOn func(int) bool
	mayEnd func(int) bool
}

// more adds the tokens up to the next word with letters; it returns false where a name can't go on.
func (w *walker) more() bool {
	if w.words == nil {
		return false
	}
	t := w.text
	for n := len(w.forms); len(w.forms) == n; {
		j := w.from + w.count
		if j >= len(t.Tokens) || w.count >= 2*maxTokens || w.count > 0 && !w.goesOn(j) ||
			!w.push(w.words.formsOf(w.names, t, &t.Tokens[j]), w.count > 0 && Joined(t, j), w.mayEnd(j)) {
			w.words = nil
			return false
		}
	}
	return true
}

// isElided reports whether no space stands between the first two words.
func (w *walker) isElided() bool { return (len(w.join) > 1 || w.more()) && w.join[1] }

func (w *walker) reset(n *Names) {
	*w = walker{
		names: n, walked: walked{forms: w.forms[:0], join: w.join[:0], ends: w.ends[:0], at: w.at[:0]}, path: w.path[:0],
		found: w.found[:0], got: w.got[:0], merged: w.merged[:0],
	}
}

// push adds a token; it returns false where no name is so long.
func (w *walker) push(forms []string, join, ends bool) bool {
	w.count++
	if forms[0] == "" {
		return true // a mark, which names do not hold
	}
	if len(w.forms) == maxTokens {
		return false
	}
	w.forms, w.join, w.ends, w.at = append(w.forms, forms), append(w.join, join), append(w.ends, ends), append(w.at, w.count)
	return true
}

// walk goes on with word k. cur stands behind the path so far where the index has names that
// begin so, and own tells whether the language may have some.
func (w *walker) walk(k int, cur gazetteer.Cursor, indexed, own bool) {
	w.deepest = max(w.deepest, k)
	if k == len(w.forms) && !w.more() {
		return
	}
	length := len(w.path)
	for i, f := range w.forms[k] {
		c, ok := cur, indexed
		w.path = w.path[:length]
		if k > 0 && !w.join[k] {
			w.path = append(w.path, ' ')
			ok = ok && c.Step(' ')
		}
		w.path = append(w.path, f...)
		ok = ok && step(&c, f)
		mine := own
		if mine {
			_, mine = w.names.begun[string(w.path)]
			mine = mine || k == 0 && i == 0 && w.isElided()
		}
		if !ok && !mine {
			continue
		}
		if i > 0 {
			w.plain++
		}
		w.note(k, &c, ok)
		w.walk(k+1, c, ok, mine)
		if i > 0 {
			w.plain--
		}
	}
	w.path = w.path[:length]
}

// note takes the places that bear the path, which ends with word k.
func (w *walker) note(k int, cur *gazetteer.Cursor, indexed bool) {
	if w.whole && k+1 < len(w.forms) || !w.whole && (!w.ends[k] || k+1 < w.last) {
		return
	}
	w.got = w.got[:0]
	if indexed {
		n := len(w.got)
		w.got = cur.Matches(w.got)
		all := w.got
		w.got = w.names.accept(w.got[:n], all, w.path, w.plain > 0)
	}
	w.got = append(w.got, w.names.own[string(w.path)]...)
	if ref, ok := w.names.first[string(w.path)]; ok {
		w.got = withoutAlternates(w.got)
		w.names.prefer(w.got, ref)
		w.got = w.names.withoutCountries(w.got, ref)
	}
	if len(w.got) == 0 {
		return
	}
	if k+1 > w.last {
		w.found, w.last, w.exact = w.found[:0], k+1, false
		if !w.whole {
			w.end = w.at[k]
		}
	}
	w.exact = w.exact || w.plain == 0
	w.found = append(w.found, w.got...)
}

// result appends what was found, each place once.
func (w *walker) result(dst []gazetteer.Match) []gazetteer.Match {
	w.merged = w.names.merge(append(dst, w.found...))
	return w.merged
}

// step moves a cursor along the bytes of a word.
func step(cur *gazetteer.Cursor, w string) bool {
	for i := range len(w) {
		if !cur.Step(w[i]) {
			return false
		}
	}
	return true
}
