package plaintext

import "strings"

// bracket opens what may become a link, or with two bytes a picture.
func (in *inline) bracket(n int) {
	in.node(wordNode, in.at, in.at)
	in.open = append(in.open, len(in.nodes))
	in.node(literalNode, in.at, in.at+n)
}

// close ends the last open bracket. Of a link the words stay, of a picture
// nothing. A bracket that is neither stays as it is.
func (in *inline) close() {
	if len(in.open) == 0 {
		in.at++
		return
	}
	opener := in.open[len(in.open)-1]
	in.open = in.open[:len(in.open)-1]
	from := in.nodes[opener]
	end := in.destination()
	if end == 0 {
		end = in.reference(from.end)
	}
	if end == 0 {
		in.at++
		return
	}
	in.skip(end)
	if from.end-from.start == 2 {
		in.nodes = in.nodes[:opener]
		return
	}
	in.nodes[opener].end = from.start
}

// destination is the end of the address in round brackets behind the closing
// bracket at in.at, 0 where none stands there.
func (in *inline) destination() int {
	i := in.at + 1
	if i >= len(in.s) || in.s[i] != '(' {
		return 0
	}
	i = in.space(i + 1)
	if i = in.address(i); i == 0 {
		return 0
	}
	if j := in.space(i); j > i && j < len(in.s) && strings.ContainsRune(`"'(`, rune(in.s[j])) {
		if i = in.title(j); i == 0 {
			return 0
		}
	}
	if i = in.space(i); i < len(in.s) && in.s[i] == ')' {
		return i + 1
	}
	return 0
}

// maxParens bounds the nesting of round brackets in an address, as cmark does:
// each attempt to read one passes the brackets of the attempts behind it, so no
// byte is looked at by more of them than this.
const maxParens = 32

// address is the end of the address at i, 0 where it has none.
func (in *inline) address(i int) int {
	start := i
	defer func() { in.work += i - start }()
	if i < len(in.s) && in.s[i] == '<' {
		for i++; i < len(in.s); i++ {
			switch in.s[i] {
			case '\\':
				i++
			case '>':
				return i + 1
			case '<', '\n':
				return 0
			}
		}
		return 0
	}
	for depth := 0; i < len(in.s); i++ {
		switch b := in.s[i]; {
		case b == '\\':
			i++
		case b <= ' ':
			if depth > 0 {
				return 0
			}
			return i
		case b == '(':
			if depth++; depth > maxParens {
				return 0
			}
		case b == ')':
			if depth == 0 {
				return i
			}
			depth--
		}
	}
	return 0
}

// title is the end of the title at i, whose mark ends it, 0 where it has none.
func (in *inline) title(i int) int {
	start := i
	defer func() { in.work += i - start }()
	mark, end := in.s[i], closing(in.s[i])
	for i++; i < len(in.s); i++ {
		switch in.s[i] {
		case '\\':
			i++
		case end:
			return i + 1
		case mark:
			return 0
		}
	}
	return 0
}

// space is the first byte from i on that is no space.
func (in *inline) space(i int) int {
	for i < len(in.s) && strings.IndexByte(" \t\n", in.s[i]) >= 0 {
		i++
		in.work++
	}
	return i
}

// reference is the end of a link whose address stands elsewhere, 0 where the
// text defines none: [words][label], [label][] or [label], of which the words
// begin at from.
func (in *inline) reference(from int) int {
	next := in.at + 1
	if next < len(in.s) && in.s[next] == '[' {
		window := in.s[next+1 : min(len(in.s), next+maxLabel+2)]
		if n := strings.IndexAny(window, "[]"); n >= 0 && window[n] == ']' {
			in.work += n
			if n == 0 && in.defined(from, in.at) || n > 0 && in.defined(next+1, next+1+n) {
				return next + n + 2
			}
		}
	}
	if in.defined(from, in.at) {
		return next
	}
	return 0
}

// defined reports whether the bytes from start to end are the label of a link.
func (in *inline) defined(start, end int) bool {
	if len(in.labels) == 0 || end-start > maxLabel || end <= start || strings.IndexByte(in.s[start:end], '[') >= 0 {
		return false
	}
	in.work += end - start
	return in.labels[foldLabel(in.s[start:end])]
}
