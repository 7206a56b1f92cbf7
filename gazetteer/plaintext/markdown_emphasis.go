package plaintext

import (
	"unicode"
	"unicode/utf8"
)

// emphasis adds the run of *, _ or ~ that begins here (CommonMark 0.31 §6.2).
func (in *inline) emphasis() {
	n := run(in.s[in.at:])
	mark := in.s[in.at]
	before, after := ' ', ' '
	if in.at > 0 {
		before, _ = utf8.DecodeLastRuneInString(in.s[:in.at])
	}
	if in.at+n < len(in.s) {
		after, _ = utf8.DecodeRuneInString(in.s[in.at+n:])
	}
	left := !unicode.IsSpace(after) && (!isPunct(after) || unicode.IsSpace(before) || isPunct(before))
	right := !unicode.IsSpace(before) && (!isPunct(before) || unicode.IsSpace(after) || isPunct(after))
	opens, closes := left, right
	if mark == '_' { // not within a word
		opens, closes = left && (!right || isPunct(before)), right && (!left || isPunct(after))
	}
	if mark == '~' && n != 2 || !opens && !closes {
		in.node(literalNode, in.at, in.at+n)
		return
	}
	in.node(emphNode, in.at, in.at+n)
	last := &in.nodes[len(in.nodes)-1]
	last.opens, last.closes = opens, closes
}

// match takes the marks off that stand in pairs. Each mark has a stack of its
// own; each step uses up one run, so there are as many as runs.
func (in *inline) match() {
	var stacks [3][]int
	for i := range in.nodes {
		n := &in.nodes[i]
		if n.kind != emphNode {
			continue
		}
		stack := &stacks[stackOf(in.s[n.start])]
		for n.closes && n.start < n.end && len(*stack) > 0 {
			opener := &in.nodes[(*stack)[len(*stack)-1]]
			used := min(opener.end-opener.start, n.end-n.start)
			opener.end -= used
			n.start += used
			if opener.start == opener.end {
				*stack = (*stack)[:len(*stack)-1]
			}
		}
		if n.opens && n.start < n.end {
			*stack = append(*stack, i)
		}
	}
}

func stackOf(mark byte) int {
	switch mark {
	case '*':
		return 0
	case '_':
		return 1
	}
	return 2
}
