// Package enginetest has what the tests of the programs for other engines share: articles to
// read, the answers that they must have, crawls, and waiting for processes.
package enginetest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline/data"
	"dateline/gazetteer/article"
	"dateline/gazetteer/article/render"
)

// Articles are the lines of n articles, of the built-in ones again and again under ids of their own, each of so
// many joined.
func Articles(t testing.TB, n, joined int) []string {
	t.Helper()
	made := strings.Split(strings.TrimSpace(string(data.Articles)), "\n")
	texts := make([]map[string]any, len(made))
	for i, line := range made {
		if err := json.Unmarshal([]byte(line), &texts[i]); err != nil {
			t.Fatal(err)
		}
	}
	var all []string
	for i := range n {
		one := map[string]any{}
		for name, value := range texts[i%len(made)] {
			one[name] = value
		}
		one["id"] = ID(i)
		text := fmt.Sprintf("%s Report %d.", one["text"], i)
		for k := 1; k < joined; k++ {
			text += fmt.Sprint("\n\n", texts[(i+k)%len(made)]["text"])
		}
		one["text"] = text
		line, err := json.Marshal(one)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(line))
	}
	return all
}

// ID is that of the i-th of the articles.
func ID(i int) string { return fmt.Sprintf("a%06d", i) }

// Batch answers an input as `dateline batch` does.
func Batch(t testing.TB, open func() (*article.Reader, error), in string) string {
	t.Helper()
	r, err := open()
	if err != nil {
		t.Fatal(err)
	}
	b := article.Batch{Reader: r, Workers: 2, Record: func(a *article.Article, id, meta json.RawMessage) any {
		return render.NewRecord(a, id, meta)
	}}
	var out bytes.Buffer
	if _, err := b.Run(t.Context(), strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// SortedLines are the lines of a text in their order as texts: engines answer in an order of their own.
func SortedLines(text string) []string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	slices.Sort(lines)
	return lines
}

// Joined is lines as a text.
func Joined(lines []string) string { return strings.Join(lines, "\n") + "\n" }
