package gazetteer

import (
	"bytes"
	"encoding/binary"
)

// fst reads a finite state transducer in vellum's format, version 1. vellum's
// own reader allocates at every step and panics on damaged bytes; this one
// does neither. An address or size that points outside the bytes gives a node
// without arcs. Arcs lead to lower addresses only, which is checked, so a walk
// always ends.
type fst struct {
	data []byte
	root int
}

const (
	fstHeader = 16 // u64 version, u64 type
	fstFooter = 16 // u64 number of keys, u64 address of the root
	fstV1     = 1
)

// openFST checks version and root.
func openFST(b []byte) (fst, bool) {
	if len(b) < fstHeader+fstFooter || binary.LittleEndian.Uint64(b) != fstV1 {
		return fst{}, false
	}
	root := binary.LittleEndian.Uint64(b[len(b)-8:])
	if root >= uint64(len(b)-fstFooter) {
		return fst{}, false
	}
	return fst{data: b[:len(b)-fstFooter], root: int(root)}, true
}

// fstNode is a decoded state. The zero value has no arcs and is not final.
type fstNode struct {
	labels   []byte // of the arcs, descending; nil for a node with one arc of its own encoding
	data     []byte // of the whole FST
	base     int    // lowest byte of the node; targets are relative to it
	dests    int    // where the targets begin
	outs     int    // where the outputs begin
	destSize int
	outSize  int

	single bool // one arc, held in the fields below
	label  byte
	target int
	out    uint64

	final    bool
	finalOut uint64
}

// node decodes the state at addr.
func (f fst) node(addr int) fstNode {
	if addr == 0 { // the one state that is final and has no arcs
		return fstNode{final: true}
	}
	if addr < fstHeader || addr >= len(f.data) {
		return fstNode{}
	}
	if f.data[addr]&0x80 != 0 {
		return f.singleNode(addr)
	}
	return f.multiNode(addr)
}

func (f fst) singleNode(addr int) fstNode {
	n := fstNode{single: true}
	low := addr
	if common := f.data[addr] & 0x3F; common != 0 {
		n.label = fstCommon[common-1]
	} else {
		low--
		n.label = f.data[low]
	}
	if f.data[addr]&0x40 != 0 { // the target is the state just below
		n.target = low - 1
		return n
	}
	low--
	destSize, outSize := int(f.data[low]>>4), int(f.data[low]&15)
	low -= destSize + outSize
	if low < fstHeader || destSize > 8 || outSize > 8 {
		return fstNode{}
	}
	n.target = target(low, packed(f.data[low+outSize:], destSize))
	n.out = packed(f.data[low:], outSize)
	return n
}

func (f fst) multiNode(addr int) fstNode {
	low := addr
	count := int(f.data[addr] & 0x3F)
	if count == 0 {
		low--
		count = int(f.data[low])
		if count == 1 {
			count = 256
		}
	}
	low--
	n := fstNode{data: f.data, final: f.data[addr]&0x40 != 0}
	n.destSize, n.outSize = int(f.data[low]>>4), int(f.data[low]&15)
	labels := low - count
	n.dests = labels - count*n.destSize
	n.outs = n.dests - count*n.outSize
	n.base = n.outs
	if n.final {
		n.base -= n.outSize
	}
	if n.base < fstHeader || n.destSize > 8 || n.outSize > 8 {
		return fstNode{}
	}
	n.labels = f.data[labels:low]
	if n.final {
		n.finalOut = packed(f.data[n.base:], n.outSize)
	}
	return n
}

// arcs returns the number of arcs.
func (n *fstNode) arcs() int {
	if n.single {
		return 1
	}
	return len(n.labels)
}

// arc returns the i-th arc by descending label: its label, the address of its
// target and its output.
func (n *fstNode) arc(i int) (label byte, to int, out uint64) {
	if n.single {
		return n.label, n.target, n.out
	}
	to = target(n.base, packed(n.data[n.dests+i*n.destSize:], n.destSize))
	return n.labels[i], to, packed(n.data[n.outs+i*n.outSize:], n.outSize)
}

// find returns the arc with the given label.
func (n *fstNode) find(label byte) (to int, out uint64, ok bool) {
	if n.single {
		return n.target, n.out, n.label == label
	}
	i := bytes.IndexByte(n.labels, label)
	if i < 0 {
		return 0, 0, false
	}
	_, to, out = n.arc(i)
	return to, out, true
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

// packed reads a little-endian number of the given size, at most 8 bytes.
func packed(b []byte, size int) (v uint64) {
	for i := size - 1; i >= 0; i-- {
		v = v<<8 | uint64(b[i])
	}
	return v
}

// fstCommon lists the labels that vellum encodes in six bits, in its order.
const fstCommon = "te/oasripcnw.hlm-du012g=:bf3y5&_4v9678k%?xCDASFIBEjPTzRNM+LOqHG"
