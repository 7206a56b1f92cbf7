package plaintext

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// fromRTF reads the running text of Rich Text Format 1.9: letters and paragraphs,
// without what stands in headers, tables of fonts, pictures and fields' codes.
func fromRTF(ctx context.Context, file []byte) (Article, error) {
	if !bytes.HasPrefix(file, []byte(`{\rtf`)) {
		return Article{}, fmt.Errorf("%w: it does not begin as RTF does", ErrDamaged)
	}
	r := rtf{b: file, page: charmap.Windows1252, groups: []group{{skip: 1}}}
	for n := 0; len(r.b) > 0; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return Article{}, ctx.Err()
		}
		r.step()
	}
	r.flush()
	var paragraphs []string
	for _, p := range strings.Split(r.out.String(), "\n") {
		if p = strings.TrimSpace(p); p != "" {
			paragraphs = append(paragraphs, p)
		}
	}
	return Article{Text: strings.Join(paragraphs, "\n\n")}, nil
}

// maxGroups bounds how deep groups are nested; those below are not told apart.
const maxGroups = 1000

// rtf reads a file.
type rtf struct {
	b      []byte
	page   encoding.Encoding // of letters beyond ASCII
	groups []group
	out    strings.Builder
	bytes  []byte   // letters of the code page that are not written yet
	units  []uint16 // of UTF-16, that are not written yet
	drop   int      // letters that stand in for a Unicode character before them
}

// group is what holds between two braces.
type group struct {
	hidden bool // its letters are no text
	skip   int  // letters that stand in for a Unicode character
}

func (r *rtf) top() *group { return &r.groups[len(r.groups)-1] }

// step reads one character, brace or control word.
func (r *rtf) step() {
	c := r.b[0]
	r.b = r.b[1:]
	switch c {
	case '{':
		r.flush()
		if len(r.groups) < maxGroups {
			r.groups = append(r.groups, *r.top())
		}
	case '}':
		r.flush()
		if len(r.groups) > 1 {
			r.groups = r.groups[:len(r.groups)-1]
		}
		r.drop = 0
	case '\\':
		r.control()
	case '\r', '\n':
	default:
		r.letter(c)
	}
}

// letter takes a letter of the code page.
func (r *rtf) letter(c byte) {
	if r.drop > 0 {
		r.drop--
		return
	}
	if !r.top().hidden {
		r.flushUnits()
		r.bytes = append(r.bytes, c)
	}
}

// control reads what follows a backslash.
func (r *rtf) control() {
	if len(r.b) == 0 {
		return
	}
	c := r.b[0]
	if c|0x20 < 'a' || c|0x20 > 'z' {
		r.b = r.b[1:]
		r.symbol(c)
		return
	}
	end := 0
	for end < len(r.b) && r.b[end]|0x20 >= 'a' && r.b[end]|0x20 <= 'z' {
		end++
	}
	word := string(r.b[:end])
	r.b = r.b[end:]
	end = 0
	if end < len(r.b) && r.b[end] == '-' {
		end++
	}
	for end < len(r.b) && r.b[end] >= '0' && r.b[end] <= '9' {
		end++
	}
	number, err := strconv.Atoi(string(r.b[:end]))
	hasNumber := err == nil
	r.b = r.b[end:]
	if len(r.b) > 0 && r.b[0] == ' ' {
		r.b = r.b[1:]
	}
	r.word(word, number, hasNumber)
}

// symbol takes a control symbol.
func (r *rtf) symbol(c byte) {
	switch c {
	case '\'':
		if len(r.b) >= 2 {
			if v, err := strconv.ParseUint(string(r.b[:2]), 16, 8); err == nil {
				r.letter(byte(v))
			}
			r.b = r.b[2:]
		}
	case '*':
		r.top().hidden = true // a destination that older readers leave out
	case '~':
		r.write(" ")
	case '_':
		r.write("-")
	case '\r', '\n':
		r.write("\n")
	case '{', '}', '\\':
		r.letter(c)
	}
}

// hidden are the destinations whose letters are no text of the article.
var hiddenGroups = map[string]bool{
	"fonttbl": true, "colortbl": true, "stylesheet": true, "info": true, "pict": true, "header": true, "footer": true,
	"headerl": true, "headerr": true, "headerf": true, "footerl": true, "footerr": true, "footerf": true, "footnote": true,
	"annotation": true, "fldinst": true, "object": true, "listtable": true, "listoverridetable": true, "revtbl": true,
	"rsidtbl": true, "generator": true, "themedata": true, "xmlnstbl": true, "listtext": true, "pntext": true, "filetbl": true,
}

// breaks are the control words that stand for white space and signs.
var breaks = map[string]string{
	"par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "cell": " ", "tab": " ",
	"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
}

// word takes a control word.
func (r *rtf) word(word string, number int, hasNumber bool) {
	switch {
	case hiddenGroups[word]:
		r.top().hidden = true
	case breaks[word] != "":
		r.write(breaks[word])
	case word == "u" && hasNumber:
		if !r.top().hidden {
			r.flushBytes()
			r.units = append(r.units, uint16(number))
		}
		r.drop = r.top().skip
	case word == "uc" && hasNumber:
		r.top().skip = min(max(number, 0), 8)
	case word == "ansicpg" && hasNumber:
		if e, _ := charset.Lookup("windows-" + strconv.Itoa(number)); e != nil {
			r.page = e
		}
	case word == "mac":
		r.page = charmap.Macintosh
	case word == "bin" && hasNumber:
		r.b = r.b[min(max(number, 0), len(r.b)):]
	}
}

// write writes what stands for itself.
func (r *rtf) write(s string) {
	if !r.top().hidden {
		r.flush()
		r.out.WriteString(s)
	}
}

func (r *rtf) flush() {
	r.flushBytes()
	r.flushUnits()
}

func (r *rtf) flushBytes() {
	if len(r.bytes) == 0 {
		return
	}
	decoded, err := r.page.NewDecoder().Bytes(r.bytes)
	if err == nil {
		r.out.Write(decoded)
	}
	r.bytes = r.bytes[:0]
}

func (r *rtf) flushUnits() {
	if len(r.units) > 0 {
		r.out.WriteString(string(utf16.Decode(r.units)))
		r.units = r.units[:0]
	}
}
