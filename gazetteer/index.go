package gazetteer

import "fmt"

// Index is a gazetteer that is read in place. It is immutable and safe for
// concurrent use. Its strings share the bytes that it was opened with, which
// must not change while they are in use.
//
// It is made of parts, each of which answers questions of one kind: what a place is,
// which places bear a name, what languages call a place, what lies near. What takes
// several parts, a search before all, is a method of the Index itself.
type Index struct {
	file []byte
	records
	nameTable
	languageNames
	capitals *capitals // shared with the indexes that are made of it
	tree     tree
}

// Open returns the index in b, which it keeps. It reads the header only and
// takes microseconds. The error is [ErrFormat], [ErrDamaged] or a
// [VersionError].
func Open(b []byte) (*Index, error) {
	s, err := indexContainer().open(b, sectionCount)
	if err != nil {
		return nil, err
	}
	x := &Index{file: b, records: records{
		count:   len(s[sectionPlaces]) / placeSize,
		rows:    s[sectionPlaces],
		details: s[sectionDetails],
		ids:     s[sectionIDs],
		regions: s[sectionRegions],
		codes:   s[sectionCodes],
		strings: s[sectionStrings],
	}}
	fit := x.count > 0 && len(x.rows) == x.count*placeSize && len(x.ids) == x.count*4
	var ok [2]bool
	x.nameTable, ok[0] = openNameTable(&x.records, s[sectionNames], s[sectionPostings], s[sectionLists])
	x.languageNames, ok[1] = openLanguageNames(&x.records, s)
	x.capitals = &capitals{places: &x.records}
	x.tree = tree{places: &x.records, points: s[sectionPoints], nodes: s[sectionNodes], levels: treeLevels(x.count)}
	if !fit || !ok[0] || !ok[1] || len(x.tree.points) != x.count*pointSize || len(x.tree.nodes) != nodeSize*(1<<x.tree.levels-1) {
		return nil, fmt.Errorf("%w: its sections do not fit together", ErrDamaged)
	}
	return x, nil
}

// Verify reads the whole file and returns [ErrDamaged] when its checksum is
// wrong. Call it once for a file that may have been damaged on its way; the
// other methods do not panic on one, but what they say may be wrong.
func (x *Index) Verify() error { return indexContainer().verify(x.file) }

// Build names the content by its checksum: two files with the same build hold
// the same places.
func (x *Index) Build() string { return indexContainer().build(x.file) }

// WithoutNames returns an index that shares the file of x and finds nothing under the
// given names, folded as by [Fold], as if no place bore them. A place that has other
// names keeps those. It is for measuring what becomes of names that a gazetteer lacks,
// and for learning to do without it: searches by prefix and with typing errors are not
// changed.
func (x *Index) WithoutNames(names []string) *Index {
	out := *x
	out.nameTable = x.without(names)
	return &out
}

// WithNames returns the index with what languages, given by their BCP 47 tags, call places beside the names that it
// has itself, for [Index.NameIn], and with the notes on contested places that they have by the English ones, for
// [Namer.Disputed]. Both may be nil, and return nil for a language of which they know nothing.
func (x *Index) WithNames(called func(tag string) map[Ref]string, noted func(tag string) map[string]string) *Index {
	out := *x
	out.called, out.noted = called, noted
	return &out
}
