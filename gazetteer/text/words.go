package text

import (
	"bufio"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// Words are the word tables of one language together with its lexicon. They are
// immutable and safe for concurrent use.
type Words struct {
	known   Table[uint8] // of all words of the tables: the class, and whether a set has it
	classes int          // how many words have a class
	sets    map[string]*Set
	lexicon Lexicon
	own     *Lexicon        // of the language; nil for none
	given   map[uint64]bool // first names by their keys; nil for none

	hasApostrophes bool // of the two sets of apostrophe.go one is not empty
}

// The sets that the package itself needs. Their words are as they are written,
// for case tells where a sentence ends.
const (
	setAbbreviation  = "abbreviation"   // no sentence ends behind its full stop
	setSentenceEnd   = "sentence-end"   // abbreviations that sentences end with, too
	setSentenceStart = "sentence-start" // words that sentences begin with
	setBeforeNumber  = "before-number"  // abbreviations that a number goes with; may be empty
)

// OpenWords reads the word tables of a language from the top of a folder: all
// files *.tsv that have the columns word, class and note. A class of [Class] goes
// to the tokens; any other makes a set of its own. The error names file and line.
func OpenWords(folder fs.FS) (*Words, error) {
	files, err := fs.Glob(folder, "*.tsv")
	if err != nil {
		return nil, fmt.Errorf("word tables: %w", err)
	}
	w := &Words{sets: map[string]*Set{}}
	for _, name := range files {
		rows, err := ReadTable(folder, name, 3)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			w.add(name, r)
		}
	}
	if err := w.Need(setAbbreviation, setSentenceEnd, setSentenceStart); err != nil {
		return nil, err
	}
	if w.classes == 0 {
		return nil, fmt.Errorf("word tables: no word of any class")
	}
	w.hasApostrophes = w.Set(setElided).Len()+w.Set(setSuffix).Len() > 0
	return w, nil
}

// sentenceTable is the one table whose words are kept as they are written.
const sentenceTable = "sentences.tsv"

func (w *Words) add(table string, row []string) {
	word, class := row[0], row[1]
	key := KeyOf(word)
	if table == sentenceTable {
		key = Hash(word)
	}
	if c := slices.Index(classNames(), class); c > 0 {
		w.known.Put(key, w.known.Get(key)&inSet|uint8(c))
		w.classes++
		return
	}
	if w.sets[class] == nil {
		w.sets[class] = &Set{ofTables: true}
	}
	w.sets[class].Add(key)
	w.known.Put(key, w.known.Get(key)|inSet)
}

// inSet marks a word that is in a set, beside its class.
const inSet = 0x80

// describe notes what the tables and the lexicon say of a token.
func (w *Words) describe(k *Token) {
	v := w.known.Get(k.Key)
	if v&inSet != 0 {
		k.flags |= listed
	}
	if k.Shape != ShapePunct {
		k.Class = Class(v &^ inSet)
		k.Lex = w.look(k.Key, k.Class)
	}
}

// WithLexicon returns the words with what a lexicon knows of them.
func (w *Words) WithLexicon(l Lexicon) *Words {
	c := *w
	c.lexicon = l
	return &c
}

// Need returns an error unless all the sets are there.
func (w *Words) Need(names ...string) error {
	for _, n := range names {
		if w.Set(n).Len() == 0 {
			return fmt.Errorf("word tables: no words of class %q", n)
		}
	}
	return nil
}

// Set returns the set of a class that is none of [Class], empty when there is no
// such set: see [Words.Need].
func (w *Words) Set(name string) Set {
	if s := w.sets[name]; s != nil {
		return *s
	}
	return Set{}
}

// Has reports whether a word, folded unless the set is of words as written, is in
// the set of that name.
func (w *Words) Has(set, word string) bool {
	s := w.Set(set)
	return s.HasKey(Hash(word))
}

// ReadTable reads a table of tab-separated values: rows of the same number of
// columns, lines that begin with # left out. The error names file and line.
func ReadTable(folder fs.FS, name string, columns int) ([][]string, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, fmt.Errorf("word table: %w", err)
	}
	defer f.Close()
	var rows [][]string
	in := bufio.NewScanner(f)
	n := 1
	for ; in.Scan(); n++ {
		line := in.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != columns || row[0] == "" {
			return nil, fmt.Errorf("%s:%d: want %d columns, separated by tabs, the first not empty", name, n, columns)
		}
		rows = append(rows, row)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, n, err)
	}
	return rows, nil
}
