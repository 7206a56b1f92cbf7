package plaintext

import (
	"bytes"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// guessed decodes a text that does not say how it is encoded: as its byte order
// mark has it; as it is, where it is UTF-8; as UTF-16, where half of its bytes are
// zero as in a text of Latin letters; else as the statistics of its letters say, or
// as Windows does in western Europe.
func guessed(b []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(b)
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		return unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewDecoder().Bytes(b)
	}
	if e := utf16Order(b[:min(len(b), sample)]); e != nil {
		return e.NewDecoder().Bytes(b)
	}
	if utf8.Valid(b) {
		return bytes.TrimPrefix(b, []byte("\ufeff")), nil
	}
	return guess(b[:min(len(b), sample)]).NewDecoder().Bytes(b)
}

// sample is how much of a text is looked at to guess its encoding, in bytes.
const sample = 64 << 10

// utf16Order is the byte order of a text of which every other byte is zero, nil for
// another text.
func utf16Order(b []byte) encoding.Encoding {
	var zeros [2]int // at even and at odd places
	for i, c := range b {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch half := len(b) / 2; {
	case half == 0:
	case zeros[1] > half*3/4 && zeros[0] < half/8:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zeros[0] > half*3/4 && zeros[1] < half/8:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// guess is the encoding that the letters of a text speak for.
func guess(b []byte) encoding.Encoding {
	const likely = 0.5
	if r := chardet.Detect(b); r.Confidence >= likely {
		if e, _ := charset.Lookup(r.Encoding); e != nil && e != encoding.Nop {
			return e
		}
	}
	return charmap.Windows1252
}
