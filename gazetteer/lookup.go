package gazetteer

// Lookup returns the places that bear the name, folded as by [Fold], the most
// famous first, each once with its best kind of name. The result is nil for a
// name that nothing bears.
func (x *Index) Lookup(name string) []Match { return x.AppendLookup(nil, name) }

// AppendLookup appends the result of [Index.Lookup] to dst. It allocates only
// when dst is too small.
func (x *Index) AppendLookup(dst []Match, name string) []Match {
	if len(name) > MaxName {
		return dst
	}
	var room [128]byte
	c := x.Cursor()
	for _, b := range Fold(room[:0], name) {
		if !c.Step(b) {
			return dst
		}
	}
	return c.Matches(dst)
}

// appendBearers appends the bearers of the key with the given number.
func (x *Index) appendBearers(dst []Match, key uint64) []Match {
	if key >= uint64(len(x.postings)/4) {
		return dst
	}
	v := x.postings.u32(int(key) * 4)
	if v&listBit == 0 {
		if m := (Match{Ref(v >> 3), NameKind(v & 7)}); x.has(m.Ref) {
			dst = append(dst, m)
		}
		return dst
	}
	n, i := x.lists.uvarint(int(v &^ listBit))
	ref := uint64(0)
	for range min(n, uint64(len(x.lists))) {
		var d uint64
		d, i = x.lists.uvarint(i)
		ref += d >> 3
		if i > len(x.lists) || ref >= uint64(x.count) {
			return dst
		}
		dst = append(dst, Match{Ref(ref), NameKind(d & 7)})
	}
	return dst
}
