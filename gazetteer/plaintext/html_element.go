package plaintext

import "golang.org/x/net/html/atom"

// isSilent tells the elements that are not part of what one reads.
func isSilent(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Nav, atom.Footer, atom.Aside, atom.Form,
		atom.Button, atom.Select, atom.Textarea, atom.Svg, atom.Math, atom.Iframe, atom.Object, atom.Title, atom.Dialog,
		atom.Audio, atom.Video, atom.Canvas:
		return true
	}
	return false
}

// isHidden tells what an attribute takes out of what one reads: the landmarks
// beside the content (WAI-ARIA 1.2) among others.
func isHidden(key, value []byte) bool {
	switch string(key) {
	case "hidden":
		return true
	case "aria-hidden":
		return string(value) == "true"
	case "role":
		switch string(value) {
		case "navigation",
			"banner",
			"contentinfo",
			"complementary",
			"search",
			"dialog",
			"alertdialog",
			"menu",
			"menubar",
			"toolbar":
			return true
		}
	}
	return false
}

// gapAround is what separates the words of an element from those around it.
func gapAround(a atom.Atom) string {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Blockquote, atom.Pre, atom.Figure,
		atom.Figcaption, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Dl, atom.Table, atom.Hr,
		atom.Nav, atom.Footer, atom.Aside, atom.Form, atom.Dialog:
		return "\n\n"
	case atom.Br, atom.Li, atom.Dt, atom.Dd, atom.Tr:
		return "\n"
	case atom.Td, atom.Th:
		return " "
	}
	return ""
}

// isVoid tells the elements that have no end (HTML §13.1.2).
func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta,
		atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// isSpecial tells the elements that the end of an inline element does not end
// (HTML §13.2.4.2).
func isSpecial(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Button, atom.Caption, atom.Center, atom.Details, atom.Fieldset, atom.Iframe, atom.Marquee,
		atom.Math, atom.Menu, atom.Noscript, atom.Object, atom.Script, atom.Select, atom.Style, atom.Summary, atom.Svg,
		atom.Tbody, atom.Template, atom.Textarea, atom.Tfoot, atom.Thead, atom.Title:
		return true
	}
	return gapAround(a) != ""
}

// isBlock tells the elements whose start ends an open paragraph.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.Td, atom.Th, atom.Tr, atom.Br:
		return false
	case atom.Address, atom.Center, atom.Details, atom.Fieldset, atom.Menu, atom.Summary:
		return true
	}
	return gapAround(a) != ""
}

// endsBefore reports whether the start of one element ends another without a
// word, as that of a list item ends the one before it.
func endsBefore(open, start atom.Atom) bool {
	switch start {
	case atom.Li, atom.Option:
		return open == start
	case atom.Dt, atom.Dd:
		return open == atom.Dt || open == atom.Dd
	case atom.Td, atom.Th:
		return open == atom.Td || open == atom.Th
	case atom.Tr:
		return open == atom.Td || open == atom.Th || open == atom.Tr
	}
	return open == atom.P && isBlock(start)
}
