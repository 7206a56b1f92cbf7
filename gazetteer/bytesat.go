package gazetteer

import (
	"encoding/binary"
	"unsafe"
)

// bytesAt is a section of a file. Its readers give zero values for what lies
// outside, so a damaged file can mislead but not panic.
type bytesAt []byte

func (b bytesAt) u16(i int) uint16 {
	if i < 0 || i+2 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint16(b[i:])
}

func (b bytesAt) u32(i int) uint32 {
	if i < 0 || i+4 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint32(b[i:])
}

func (b bytesAt) i32(i int) int32 { return int32(b.u32(i)) }

func (b bytesAt) u64(i int) uint64 {
	if i < 0 || i+8 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint64(b[i:])
}

// uvarint reads a number at i and returns it with the offset after it, which
// is past the end when there is none.
func (b bytesAt) uvarint(i int) (uint64, int) {
	if i < 0 || i >= len(b) {
		return 0, len(b) + 1
	}
	if c := b[i]; c < 0x80 {
		return uint64(c), i + 1
	}
	v, n := binary.Uvarint(b[i:])
	if n <= 0 {
		return 0, len(b) + 1
	}
	return v, i + n
}

// bytes returns the n bytes at i and the offset after them.
func (b bytesAt) bytes(i int, n uint64) ([]byte, int) {
	if i < 0 || i > len(b) || n > uint64(len(b)-i) {
		return nil, len(b) + 1
	}
	return b[i : i+int(n)], i + int(n)
}

// text reads a string with a uvarint length at i and returns it with the
// offset after it. It shares the bytes of b, which never change.
func (b bytesAt) text(i int) (string, int) {
	n, i := b.uvarint(i)
	s, i := b.bytes(i, n)
	return share(s), i
}

// short reads a string with a byte of length at i.
func (b bytesAt) short(i uint32) string {
	if uint64(i) >= uint64(len(b)) {
		return ""
	}
	s, _ := b.bytes(int(i)+1, uint64(b[i]))
	return share(s)
}

// share returns b as a string without copying. The bytes of an open file never
// change, which makes it safe.
func share(b []byte) string {
	return unsafe.String(unsafe.SliceData(b), len(b))
}
