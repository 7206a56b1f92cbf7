package plaintext

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// fill repeats a piece up to n bytes.
func fill(piece string, n int) string { return strings.Repeat(piece, n/len(piece)+1)[:n] }

// costlyMarkdown are texts of n bytes that make converters work or grow much faster than
// their length; the kinds are those of cmark's pathological tests, among others.
func costlyMarkdown() map[string]func(n int) string {
	repeated := func(piece string) func(int) string { return func(n int) string { return fill(piece, n) } }
	return map[string]func(int) string{
		"wide table, short rows": func(n int) string {
			return "|a" + strings.Repeat(
				"|a",
				n/6,
			) + "\n" + strings.Repeat(
				"|-",
				n/6+1,
			) + "\n" + strings.Repeat(
				"|x\n",
				n/9,
			)
		},
		"long rows":                   func(n int) string { return "|a|b|\n|-|-|\n" + fill("|x", n) },
		"rows of dashes":              repeated("a|b\n-|-\n"),
		"dashes for another head":     func(n int) string { return fill("|a", n/2) + "\n" + fill("-|-|-\n", n/2) },
		"nested addresses":            repeated("[a]("),
		"addresses in angle brackets": repeated("[a](<b"),
		"open titles":                 repeated(`[a](b "c`),
		"open titles of all kinds":    repeated(`[a](b "c [a](b 'c [a](b (c `),
		"balanced addresses":          repeated("[a](b()"),
		"pictures in pictures":        repeated("![["),
		"pictures around links":       repeated("![[]()"),
		"open brackets":               repeated("["),
		"brackets in brackets":        func(n int) string { return fill("[", n/2) + "a" + fill("]", n/2) },
		"brackets without end":        repeated("[a"),
		"links in links":              func(n int) string { return fill("[", n/4) + "a" + fill("](b)", 3*n/4) },
		"labels": func(n int) string {
			return "[" + fill("a", maxLabel) + "]: /u\n\n" + fill("["+fill("a", maxLabel)+"]", n)
		},
		"labels of nothing":       func(n int) string { return "[x]: /u\n\n" + fill("[a][b", n) },
		"definitions":             repeated("[x]: /u\n\n[x] "),
		"definitions without end": repeated("[x]: /u 'a\n"),
		"one mark of emphasis":    repeated("*a "),
		"two marks":               repeated("*a_ "),
		"marks within words":      repeated("a**b"),
		"marks and brackets":      repeated("**x [a*b**c*](d)"),
		"runs of marks":           func(n int) string { return fill("***", n/2) + "a" + fill("**", n/2) },
		"struck out":              repeated("~~a ~~ "),
		"growing runs of backticks": func(n int) string {
			var b strings.Builder
			for i := 1; b.Len() < n; i++ {
				b.WriteString("e" + strings.Repeat("`", i))
			}
			return b.String()
		},
		"backticks":                   repeated("`a``b```"),
		"open comments":               repeated("a <!-- b"),
		"open instructions":           repeated("a <? b"),
		"open data":                   repeated("a <![CDATA[ b"),
		"open declarations":           repeated("a <!A b"),
		"open tags":                   repeated("a <b c=\"d"),
		"angle brackets":              repeated("a <"),
		"open blocks of HTML":         repeated("<div>\n"),
		"open scripts":                repeated("<script>\n"),
		"quotes":                      repeated(">"),
		"quotes on two lines":         func(n int) string { return fill("> ", n/2) + "\n" + fill("> ", n/2) },
		"growing quotes":              growing("> "),
		"lists":                       repeated("- "),
		"lists on many lines":         growing("- "),
		"lists with a word":           func(n int) string { return fill("- ", n) + "x" },
		"lists of all marks":          repeated("- + * "),
		"numbers":                     repeated("1. "),
		"deeper and deeper":           func(n int) string { return indented("* a\n", n) },
		"fences in quotes":            func(n int) string { return fill("> ", n/2) + "```\n" + fill("> ", n/2) + "x" },
		"fences":                      repeated("```\n~~~\n"),
		"rules with a word":           func(n int) string { return fill("* ", n) + "a" },
		"headings":                    repeated("# "),
		"lines under a paragraph":     repeated("a\n=\n-\n"),
		"character references":        repeated("&amp"),
		"references without end":      repeated("&a"),
		"backslashes":                 repeated(`\`),
		"zero bytes":                  repeated("a\x00"),
		"no UTF-8":                    repeated("\xff*"),
		"empty lines":                 repeated("\n"),
		"line ends of all kinds":      repeated("a\r\nb\r\n\r"),
		"spaces":                      repeated(" "),
		"spaces at the ends of lines": repeated("a    \n"),
	}
}

// growing repeats a piece once more on each line.
func growing(piece string) func(int) string {
	return func(n int) string {
		var b strings.Builder
		for i := 1; b.Len() < n; i++ {
			b.WriteString(strings.Repeat(piece, i) + "a\n")
		}
		return b.String()
	}
}

// indented repeats a line, each time behind one more space.
func indented(line string, n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString(strings.Repeat(" ", i) + line)
	}
	return b.String()
}

// costlyHTML are pages of about n bytes of the same kinds.
func costlyHTML() map[string]func(n int) string {
	repeated := func(piece string) func(int) string { return func(n int) string { return fill(piece, n) } }
	return map[string]func(int) string{
		"deep blocks":              repeated("<div>"),
		"deep bold":                repeated("<b>"),
		"deep lists":               repeated("<ul><li>"),
		"deep tables":              repeated("<table><tr><td>"),
		"deep quotes, then closed": func(n int) string { return fill("<div>", n/2) + fill("</div>", n/2) },
		"ends of nothing":          repeated("</b>"),
		"ends of what is far away": func(n int) string { return "<i hidden>" + fill("<b>", n/2) + fill("</i>", n/2) },
		"ends behind blocks":       func(n int) string { return "<i hidden>" + fill("<div><b>", n/2) + fill("</i>", n/2) },
		"inline into each paragraph": func(n int) string {
			var b strings.Builder
			for i := range 400 {
				fmt.Fprintf(&b, "<b id=%d>", i)
			}
			return "<p>" + b.String() + "</p>" + fill("<p>x</p>", n)
		},
		"articles in articles":   repeated("<article>a"),
		"articles in a row":      repeated("<article>a</article>"),
		"headers in a row":       repeated("<header>a</header>b"),
		"headings":               repeated("<h1>a</h1>"),
		"headings in headings":   repeated("<h1>a"),
		"hidden in hidden":       repeated("<span hidden>a"),
		"drawings":               repeated("<svg><g>"),
		"drawings and blocks":    repeated("<svg><p>"),
		"forms in selects":       repeated("<select><option>"),
		"attributes":             func(n int) string { return "<p " + fill("a=b ", n) + ">x" },
		"open attributes":        repeated(`<a b="`),
		"open comments":          repeated("<!--"),
		"open scripts":           repeated("<script><!--<script>"),
		"titles":                 repeated("<title>a</title>"),
		"character references":   repeated("&amp"),
		"references without end": repeated("&a"),
		"angle brackets":         repeated("<"),
		"ends of paragraphs":     repeated("</p>"),
		"breaks":                 repeated("<br>"),
	}
}

// TestCostlyTextsTakeNoMoreThanOthers holds the memory and the output of both
// readers to a multiple of what comes in: they would be above it by far if they
// grew as the square.
func TestCostlyTextsTakeNoMoreThanOthers(t *testing.T) {
	const n = 1 << 16
	check := func(name, text string, read func() (Article, error)) {
		t.Helper()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		a, err := read()
		runtime.ReadMemStats(&after)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if size := len(a.Title) + len(a.Text); size > 3*len(text) { // three bytes stand for one that is no UTF-8
			t.Errorf("%s: %d bytes give %d", name, len(text), size)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 250*uint64(len(text)) {
			t.Errorf("%s: %d bytes take %d of memory", name, len(text), used)
		}
	}
	for name, make := range costlyMarkdown() {
		text := make(n)
		check(name, text, func() (Article, error) { return FromMarkdown(t.Context(), []byte(text)) })
	}
	for name, make := range costlyHTML() {
		text := make(n)
		check(
			name,
			text,
			func() (Article, error) { return FromHTML(t.Context(), strings.NewReader(text), "text/html") },
		)
	}
}

// TestMarkdownLooksAheadABoundedNumberOfTimes counts the bytes that are looked
// at ahead: no more than for each byte the attempts that maxParens lets pass it.
func TestMarkdownLooksAheadABoundedNumberOfTimes(t *testing.T) {
	for name, make := range costlyMarkdown() {
		for _, n := range []int{1 << 12, 1 << 16} {
			text := make(n)
			blocks, labels, err := splitBlocks(t.Context(), text)
			if err != nil {
				t.Fatal(err)
			}
			work := 0
			for _, b := range blocks {
				in := inline{s: b.text, labels: labels}
				in.read()
				work += in.work
			}
			if most := (maxParens + 8) * len(text); work > most {
				t.Errorf("%s: %d bytes looked at ahead of %d, want at most %d", name, work, len(text), most)
			}
		}
	}
}

// endless gives the same piece for ever and counts the calls.
type endless struct {
	piece string
	calls int
	at    int // the call at which stop is called
	stop  func()
}

func (e *endless) Read(p []byte) (int, error) {
	if e.calls++; e.calls == e.at {
		e.stop()
	}
	n := 0
	for n < len(p) {
		n += copy(p[n:], e.piece)
	}
	return n, nil
}

func TestReadingEndsWithItsContext(t *testing.T) {
	for _, mediaType := range []string{Plain, Markdown, HTML} {
		for _, encoding := range []string{"", "windows-1252"} {
			ctx, cancel := context.WithCancel(t.Context())
			body := &endless{piece: "<p>words ", at: 20, stop: cancel}
			if _, err := Read(ctx, mediaType, encoding, body); !errors.Is(err, context.Canceled) || body.calls > 21 {
				t.Errorf(
					"Read(%s, %q) = %v after %d reads, want %v after 20",
					mediaType,
					encoding,
					err,
					body.calls,
					context.Canceled,
				)
			}
			cancel()
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := FromMarkdown(ctx, []byte(strings.Repeat("a\n", 2*checkEvery))); !errors.Is(err, context.Canceled) {
		t.Errorf("FromMarkdown = %v, want %v", err, context.Canceled)
	}
}
