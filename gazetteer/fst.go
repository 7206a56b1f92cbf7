package gazetteer

import (
	"bytes"
	"encoding/binary"
	"math"
)

// fst reads a finite state transducer in vellum's format, version 1. vellum's
// own reader allocates at every step and panics on damaged bytes; this one
// does neither. An address or size that points outside the bytes gives a state
// without arcs. Arcs lead to lower addresses only, so a walk always ends.
type fst struct {
	data []byte // with the footer, so that eight bytes may be read from any state
	end  int    // where the states end
	root int
}

const (
	fstHeader = 16 // u64 version, u64 type
	fstFooter = 16 // u64 number of keys, u64 address of the root
	fstV1     = 1

	// The first byte of a state, which is its highest.
	fstSingle = 0x80 // one arc and not final; the low bits are its label
	fstNext   = 0x40 // of a single arc: it leads to the state just below
	fstFinal  = 0x40 // of another state
	fstLow    = 0x3F
)

// openFST checks version, size and root.
func openFST(b []byte) (fst, bool) {
	if len(b) < fstHeader+fstFooter || uint64(len(b)) >= math.MaxUint32 || binary.LittleEndian.Uint64(b) != fstV1 {
		return fst{}, false
	}
	f := fst{data: b, end: len(b) - fstFooter}
	root := binary.LittleEndian.Uint64(b[len(b)-8:])
	f.root = int(root)
	return f, root < uint64(f.end)
}

// arc is a way from one state to another.
type arc struct {
	label byte
	to    int    // address of the target, below that of the state
	out   uint64 // to be added to the value of the key
}

// state is a decoded state. The zero value has no arcs and is not final.
type state struct {
	f      fst
	one    arc // the arc of a state encoded as single
	single bool

	final    bool
	out      uint64 // of a final state
	labels   []byte // descending
	targets  int    // where the addresses of the targets begin
	outs     int    // where the outputs of the arcs begin
	base     int    // lowest byte of the state, to which targets are relative
	destSize int
	outSize  int
}

// state decodes the state at addr.
func (f fst) state(addr int) state {
	if addr == 0 { // the one state that is final and has no arcs
		return state{final: true}
	}
	if addr < fstHeader || addr >= f.end {
		return state{}
	}
	if f.data[addr]&fstSingle != 0 {
		one, ok := f.single(addr)
		return state{one: one, single: ok}
	}
	return f.multi(addr)
}

// single decodes the arc of a state encoded as single.
func (f fst) single(addr int) (a arc, ok bool) {
	head, low := f.data[addr], addr
	if head&fstLow != 0 {
		a.label = fstCommon[head&fstLow-1]
	} else {
		low--
		a.label = f.data[low]
	}
	if head&fstNext != 0 {
		a.to = low - 1
		return a, true
	}
	low--
	destSize, outSize := int(f.data[low]>>4), int(f.data[low]&15)
	low -= destSize + outSize
	if low < fstHeader || destSize > 8 || outSize > 8 {
		return arc{}, false
	}
	a.to = target(low, f.packed(low+outSize, destSize))
	a.out = f.packed(low, outSize)
	return a, true
}

// multi decodes another state.
func (f fst) multi(addr int) state {
	low := addr
	count := int(f.data[addr] & fstLow)
	if count == 0 {
		low--
		if count = int(f.data[low]); count == 1 {
			count = 256
		}
	}
	low--
	s := state{f: f, final: f.data[addr]&fstFinal != 0}
	s.destSize, s.outSize = int(f.data[low]>>4), int(f.data[low]&15)
	s.targets = low - count*(1+s.destSize)
	s.outs = s.targets - count*s.outSize
	s.base = s.outs
	if s.final {
		s.base -= s.outSize
	}
	if s.base < fstHeader || s.destSize > 8 || s.outSize > 8 {
		return state{}
	}
	s.labels = f.data[low-count : low]
	if s.final {
		s.out = f.packed(s.base, s.outSize)
	}
	return s
}

// arcs returns the number of arcs.
func (s *state) arcs() int {
	if s.single {
		return 1
	}
	return len(s.labels)
}

// arc returns the i-th arc by descending label.
func (s *state) arc(i int) arc {
	if s.single {
		return s.one
	}
	return arc{
		label: s.labels[i],
		to:    target(s.base, s.f.packed(s.targets+i*s.destSize, s.destSize)),
		out:   s.f.packed(s.outs+i*s.outSize, s.outSize),
	}
}

// follow returns the arc with the given label from the state at addr, decoding
// no more than it needs.
func (f fst) follow(addr int, label byte) (a arc, ok bool) {
	if addr < fstHeader || addr >= f.end {
		return arc{}, false
	}
	if f.data[addr]&fstSingle != 0 {
		a, ok = f.single(addr)
		return a, ok && a.label == label
	}
	s := f.multi(addr)
	i := bytes.IndexByte(s.labels, label)
	if i < 0 {
		return arc{}, false
	}
	return s.arc(i), true
}

// final reports whether a key ends at addr, and what is to be added to its
// value there.
func (f fst) final(addr int) (out uint64, ok bool) {
	if addr >= fstHeader && addr < f.end && f.data[addr]&(fstSingle|fstFinal) != fstFinal {
		return 0, false
	}
	s := f.state(addr)
	return s.out, s.final
}

// target returns the address delta below base; 0 stands for the final state
// without arcs, and a target outside the bytes gives -1.
func target(base int, delta uint64) int {
	switch {
	case delta == 0:
		return 0
	case delta > uint64(base):
		return -1
	}
	return base - int(delta)
}

// packed reads a little-endian number of size bytes, at most 8, within the
// states.
func (f fst) packed(at, size int) uint64 {
	return binary.LittleEndian.Uint64(f.data[at:]) & (1<<(8*uint(size)) - 1)
}

// fstCommon lists the labels that vellum encodes in six bits, in its order.
const fstCommon = "te/oasripcnw.hlm-du012g=:bf3y5&_4v9678k%?xCDASFIBEjPTzRNM+LOqHG"
