package plaintext

import "strings"

// container is what stands around the words of a line.
type container struct {
	quotes   int    // quote marks
	item     bool   // a list item begins
	indented bool   // by four spaces or more, behind the marks
	rest     string // the line without its marks
}

// containers takes the marks of quotes and list items off the head of a line.
func (s *blockScanner) containers(line string) container {
	var c container
	tail := ruleTail(line)
	at := 0
	for {
		indent := len(line[at:]) - len(strings.TrimLeft(line[at:], " \t"))
		c.indented = indent >= 4 || strings.Contains(line[at:at+indent], "\t")
		if c.indented && !s.list && !c.item {
			break
		}
		next := at + indent
		if next < len(line) && line[next] == '>' {
			c.quotes++
			at = next + 1
			if at < len(line) && line[at] == ' ' {
				at++
			}
			continue
		}
		n := marker(line[next:])
		if n == 0 || next >= tail && isRule(line[next:min(len(line), next+maxRule)]) {
			break
		}
		if open := len(s.lines) > 0 && !c.item && c.quotes <= s.quotes; open && !s.item && !interrupts(line[next:], n) {
			break
		}
		c.item, s.list = true, true
		at = next + n
	}
	c.rest = line[at:]
	return c
}

// marker is the length of the mark of a list item at the head of a text, 0 for
// none.
func marker(s string) int {
	n := 0
	switch {
	case s == "":
		return 0
	case s[0] == '-' || s[0] == '+' || s[0] == '*':
		n = 1
	default:
		for n < len(s) && n < 9 && '0' <= s[n] && s[n] <= '9' {
			n++
		}
		if n == 0 || n == len(s) || s[n] != '.' && s[n] != ')' {
			return 0
		}
		n++
	}
	if n < len(s) && s[n] != ' ' && s[n] != '\t' {
		return 0
	}
	return n
}

// interrupts reports whether a list item with a mark of n bytes may follow a
// line of a paragraph: a line that begins with a year goes on with the sentence.
func interrupts(s string, n int) bool {
	if strings.TrimLeft(s[n:min(len(s), n+maxRule)], " \t") == "" {
		return false
	}
	return n == 1 || s[:n] == "1." || s[:n] == "1)"
}

// maxRule is how far a line is looked at to tell a rule from a list item.
const maxRule = 64

// isRule reports whether a line is three or more of one of the marks -, * and _.
func isRule(line string) bool {
	n := 0
	var mark byte
	for i := 0; i < len(line); i++ {
		switch b := line[i]; {
		case b == ' ' || b == '\t':
		case b != '-' && b != '*' && b != '_', n > 0 && b != mark:
			return false
		default:
			mark = b
			n++
		}
	}
	return n >= 3
}

// ruleTail is where the end of a line begins that could be a rule: from there on
// it holds one mark and spaces only.
func ruleTail(line string) int {
	i := len(line)
	var mark byte
	for i > 0 {
		b := line[i-1]
		if b != ' ' && b != '\t' {
			if b != '-' && b != '*' && b != '_' || mark != 0 && b != mark {
				break
			}
			mark = b
		}
		i--
	}
	return i
}
