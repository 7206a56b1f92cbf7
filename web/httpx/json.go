package httpx

import (
	"math"
	"strconv"
	"unicode/utf8"
)

// AppendString appends s as a JSON string, as [EncodeJSON] writes it. Bytes that are
// not UTF-8 become U+FFFD.
func AppendString(buf []byte, s string) []byte {
	const hex = "0123456789abcdef"
	buf = append(buf, '"')
	from := 0 // of what is yet to be copied as it is
	for i := 0; i < len(s); {
		c := s[i]
		if c >= 0x20 && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
			if (r != utf8.RuneError || n > 1) && r != '\u2028' && r != '\u2029' {
				i += n
				continue
			}
		}
		buf = append(buf, s[from:i]...)
		switch {
		case r == '"' || r == '\\':
			buf = append(buf, '\\', c)
		case r == utf8.RuneError:
			buf = append(buf, "\uFFFD"...)
		default:
			buf = append(buf, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
		}
		i += n
		from = i
	}
	return append(append(buf, s[from:]...), '"')
}

// AppendNumber appends a number with as many digits as it needs; null for what is
// no number that JSON has.
func AppendNumber(buf []byte, v float64) []byte {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return append(buf, "null"...)
	}
	format := byte('f')
	if size := math.Abs(v); size != 0 && (size < 1e-6 || size >= 1e21) {
		format = 'e'
	}
	return strconv.AppendFloat(buf, v, format, -1, 64)
}

// Members writes the members of a JSON object one by one.
type Members struct {
	Buf   []byte
	begun bool
}

// Open begins an object behind what is in buf.
func Open(buf []byte) Members { return Members{Buf: append(buf, '{')} }

// Close ends the object and returns all that was written.
func (m *Members) Close() []byte { return append(m.Buf, '}') }

// Name writes the name of a member, whose value is to be appended to Buf.
func (m *Members) Name(name string) {
	if m.begun {
		m.Buf = append(m.Buf, ',')
	}
	m.begun = true
	m.Buf = append(AppendString(m.Buf, name), ':')
}

// Text writes a member that is a text.
func (m *Members) Text(name, value string) {
	m.Name(name)
	m.Buf = AppendString(m.Buf, value)
}

// Number writes a member that is a number.
func (m *Members) Number(name string, value float64) {
	m.Name(name)
	m.Buf = AppendNumber(m.Buf, value)
}

// Numbers writes a member that is a list of numbers.
func (m *Members) Numbers(name string, values ...float64) {
	m.Name(name)
	for i, v := range values {
		m.Buf = AppendNumber(append(m.Buf, "[,"[min(i, 1)]), v)
	}
	m.Buf = append(m.Buf, ']')
}
