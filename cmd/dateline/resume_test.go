package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"dateline/gazetteer/article"
)

// articlesOf are n lines of input.
func articlesOf(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id":%d,"text":"Envoys left Kyiv %d times."}`+"\n", i, i)
	}
	return b.String()
}

// batch runs the command and returns its exit code and what it said.
func batch(stdin io.Reader, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(context.Background(), append([]string{"batch"}, args...), stdin, &out, &errs)
	return code, out.String(), errs.String()
}

func TestResumeChangesNothingElse(t *testing.T) {
	_, whole, _ := batch(strings.NewReader(articlesOf(5)))
	tests := []struct{ name, output, input, journal, want string }{
		{"notes", "one line\nnotes without a newline at the end", articlesOf(1), "", "line 1 is not an answer"},
		{"one line of notes", "notes without a newline at the end", articlesOf(1), "", "not an answer"},
		{"an input", articlesOf(2), articlesOf(2), "", "line 1 is not an answer"},
		{"other JSON", `{"id":1,"name":"x"}` + "\n", articlesOf(2), "", "not an answer"},
		{"answers and notes", whole + "notes", articlesOf(6), "", "what follows after line 5"},
		{"answers to others", strings.ReplaceAll(whole, `"id":3`, `"id":33`), articlesOf(6), "", "answer 4 is for another article"},
		{"more answers than articles", whole, articlesOf(3), "", "has 3 lines, and 5 were answered"},
		{"a file that has the journal's name", whole, articlesOf(6), "my notes\n", "is not a journal"},
		{"a text that has changed", whole, articlesOf(6), hashOf([]byte("another")) + "\n", "answer 1 is for another article"},
	}
	for _, test := range tests {
		file := filepath.Join(t.TempDir(), "out.jsonl")
		for name, content := range map[string]string{file: test.output, file + ".journal": test.journal} {
			if content != "" {
				if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
		code, _, said := batch(strings.NewReader(test.input), "--resume", file)
		after, err := os.ReadFile(file)
		if code != 1 || !strings.Contains(said, test.want) || err != nil || string(after) != test.output {
			t.Errorf("%s: exit %d, %q, the file is the same: %v; want 1, %q, the same", test.name, code, said,
				string(after) == test.output, test.want)
		}
		if notes, _ := os.ReadFile(file + ".journal"); string(notes) != test.journal && test.journal != "" {
			t.Errorf("%s: the journal was changed to %q", test.name, notes)
		}
	}
}

func TestResumeRefusesItsInput(t *testing.T) {
	file := filepath.Join(t.TempDir(), "in.jsonl")
	if err := os.WriteFile(file, []byte(articlesOf(3)), 0o644); err != nil {
		t.Fatal(err)
	}
	in, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	code, _, said := batch(in, "--resume", file)
	if after, err := os.ReadFile(file); code != 1 || !strings.Contains(said, "the input itself") || err != nil ||
		string(after) != articlesOf(3) {
		t.Errorf("exit %d, %q, the file holds %d bytes (%v)", code, said, len(after), err)
	}
}

// TestResumeEndsAsIfNothingHappened cuts the output of a run at many places, and goes on.
func TestResumeEndsAsIfNothingHappened(t *testing.T) {
	const articles = 6
	input := articlesOf(2) + articlesOf(articles-2) // ids that come twice
	_, whole, _ := batch(strings.NewReader(input))
	var journal string
	for line := range strings.Lines(input) {
		journal += hashOf([]byte(strings.TrimSpace(line))) + "\n"
	}
	cuts := 40
	if testing.Short() {
		cuts = 5
	}
	for cut := 0; cut <= len(whole); cut += 1 + len(whole)/cuts {
		for _, noted := range []string{"", journal, journal[:len(journal)-20]} {
			file := filepath.Join(t.TempDir(), "out.jsonl")
			if err := os.WriteFile(file, []byte(whole[:cut]), 0o644); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file+".journal", []byte(noted), 0o644); err != nil {
				t.Fatal(err)
			}
			code, _, said := batch(strings.NewReader(input), "--resume", file)
			after, err := os.ReadFile(file)
			if code != 0 || err != nil || string(after) != whole {
				t.Fatalf("cut at %d with a journal of %d bytes: exit %d, %s, %d bytes, want the %d of one run",
					cut, len(noted), code, said, len(after), len(whole))
			}
			if _, err := os.Stat(file + ".journal"); !os.IsNotExist(err) {
				t.Errorf("the journal of a run that is done is still there")
			}
		}
	}
}

// TestARunThatBreaksOffLeavesAJournal stops a run by a faulty input.
func TestARunThatBreaksOffLeavesAJournal(t *testing.T) {
	file := filepath.Join(t.TempDir(), "out.jsonl")
	code, _, said := batch(io.MultiReader(strings.NewReader(articlesOf(50)), broken{}), "--resume", file)
	if code != 1 || !strings.Contains(said, "line 51") {
		t.Fatalf("exit %d, %s", code, said)
	}
	out, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	journal, err := os.ReadFile(file + ".journal")
	if answers := bytes.Count(out, []byte("\n")); err != nil || bytes.Count(journal, []byte("\n")) < answers {
		t.Errorf("%d answers, %d lines of journal, %v", answers, bytes.Count(journal, []byte("\n")), err)
	}
	changed := strings.Replace(articlesOf(60), "left Kyiv 0 times", "left Lviv", 1)
	if len(out) > 0 {
		if code, _, said := batch(strings.NewReader(changed), "--resume", file); code != 1 ||
			!strings.Contains(said, "another article") {
			t.Errorf("with another text: exit %d, %s", code, said)
		}
	}
	_, whole, _ := batch(strings.NewReader(articlesOf(60)))
	if code, _, said := batch(strings.NewReader(articlesOf(60)), "--resume", file); code != 0 {
		t.Errorf("with the same texts: exit %d, %s", code, said)
	}
	if after, err := os.ReadFile(file); err != nil || string(after) != whole {
		t.Errorf("the output is not that of one run (%v)", err)
	}
}

// broken is a stream that fails.
type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestBatchReadsWhatToolsWrite(t *testing.T) {
	_, want, _ := batch(strings.NewReader(articlesOf(3)))
	var packed bytes.Buffer
	for line := range strings.Lines(articlesOf(3)) { // a member for each, as pigz and cat make them
		w := gzip.NewWriter(&packed)
		io.WriteString(w, line)
		w.Close()
	}
	for name, in := range map[string]string{
		"a byte order mark":   "\ufeff" + articlesOf(3),
		"gzip":                packed.String(),
		"CRLF":                strings.ReplaceAll(articlesOf(3), "\n", "\r\n"),
		"no newline at last":  strings.TrimSpace(articlesOf(3)),
		"empty lines between": strings.ReplaceAll(articlesOf(3), "\n", "\n\n"),
	} {
		if code, got, said := batch(strings.NewReader(in)); code != 0 || got != want {
			t.Errorf("%s: exit %d, %s\n%s\nwant\n%s", name, code, said, got, want)
		}
	}
	for name, in := range map[string]string{
		"UTF-16":          "\xff\xfe{\x00",
		"half of a gzip":  packed.String()[:packed.Len()/2],
		"gzip in no gzip": "\x1f\x8bnothing",
	} {
		if code, _, said := batch(strings.NewReader(in)); code != 1 || said == "" {
			t.Errorf("%s: exit %d, %q, want 1 with a reason", name, code, said)
		}
	}
}

// TestALineOfAnyLength sends a line that is far longer than an article may be.
func TestALineOfAnyLength(t *testing.T) {
	const long = 200 << 20
	in := io.MultiReader(strings.NewReader(articlesOf(1)+`{"id":"long","text":"`), io.LimitReader(letters{}, long),
		strings.NewReader("\"}\n"+articlesOf(1)))
	code, out, _ := batch(in)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if code != 1 || len(lines) != 3 || !strings.Contains(lines[1], `"line":2,"error":`) || lines[0] != lines[2] {
		t.Errorf("exit %d, %d lines, the second %.200s, want an error for it alone", code, len(lines), lines[min(1, len(lines)-1)])
	}
	if article.MaxLine > long/10 {
		t.Errorf("a line may have %d bytes: the test is too short", article.MaxLine)
	}
}

// letters are endless.
type letters struct{}

func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

// full is a disk without room.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if len(p) > f.room {
		n := f.room
		f.room = 0
		return n, fmt.Errorf("no space left on device")
	}
	f.room -= len(p)
	return len(p), nil
}

func TestBatchOnAFullDisk(t *testing.T) {
	var errs bytes.Buffer
	code := run(context.Background(), []string{"batch"}, strings.NewReader(articlesOf(2000)), &full{room: 5000}, &errs)
	if code != 1 || !strings.Contains(errs.String(), "no space left") {
		t.Errorf("exit %d, %s, want 1 and the reason", code, &errs)
	}
}

// TestBatchIntoAClosedPipe lets the reader go after the first answer, as head does.
func TestBatchIntoAClosedPipe(t *testing.T) {
	reader, writer := io.Pipe()
	go func() {
		reader.Read(make([]byte, 100))
		reader.CloseWithError(syscall.EPIPE)
	}()
	var errs bytes.Buffer
	read := &counted{r: strings.NewReader(articlesOf(20_000))}
	code := run(context.Background(), []string{"batch"}, read, writer, &errs)
	if code != 1 || read.n == int64(len(articlesOf(20_000))) {
		t.Errorf("exit %d, %s, after %d bytes of input; want 1, long before the end", code, &errs, read.n)
	}
}

// counted counts what is read.
type counted struct {
	r io.Reader
	n int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// TestAnArchiveIsFilledByWhatToolsWrite does with an archive what other tests do with
// answers alone: what stands in it depends on the articles, not on how they come.
func TestAnArchiveIsFilledByWhatToolsWrite(t *testing.T) {
	stats := func(file string) string {
		var out, errs bytes.Buffer
		if code := run(context.Background(), []string{"archive", "stats", "--archive", file}, nil, &out, &errs); code != 0 {
			return errs.String()
		}
		return regexp.MustCompile(`(?m)^(size|file).*\n`).ReplaceAllString(out.String(), "")
	}
	fill := func(in io.Reader, args ...string) (code int, file, said string) {
		file = filepath.Join(t.TempDir(), "a.db")
		code, _, said = batch(in, append([]string{"--archive", file}, args...)...)
		return code, file, said
	}
	_, plain, _ := fill(strings.NewReader(articlesOf(3)))
	want := stats(plain)
	if !strings.Contains(want, "stories   3") {
		t.Fatalf("three articles are %s", want)
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	io.WriteString(w, articlesOf(3))
	w.Close()
	for name, in := range map[string]io.Reader{
		"a byte order mark":   strings.NewReader("\ufeff" + articlesOf(3)),
		"gzip":                bytes.NewReader(packed.Bytes()),
		"ids that come twice": strings.NewReader(articlesOf(2) + articlesOf(3)),
	} {
		if code, file, said := fill(in); code != 0 || stats(file) != want {
			t.Errorf("%s: exit %d, %s: %s, want %s", name, code, said, stats(file), want)
		}
	}
	long := io.MultiReader(strings.NewReader(articlesOf(3)+`{"id":"long","text":"`), io.LimitReader(letters{}, 200<<20), strings.NewReader("\"}\n"))
	if code, file, said := fill(long); code != 1 || stats(file) != want {
		t.Errorf("a line of 200 MB: exit %d, %s: %s, want 1, %s", code, said, stats(file), want)
	}
	notes := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(notes, []byte("notes without an end"), 0o644); err != nil {
		t.Fatal(err)
	}
	code, file, said := fill(strings.NewReader(articlesOf(3)), "--resume", notes)
	if after, _ := os.ReadFile(notes); code != 1 || string(after) != "notes without an end" ||
		strings.Contains(stats(file), "stories   3") {
		t.Errorf("to go on from notes: exit %d, %s, notes %q, archive %s; want 1, and nothing changed", code, said, after, stats(file))
	}
	// The answers have no room: the archive has what was answered, and the run says so.
	var errs bytes.Buffer
	file = filepath.Join(t.TempDir(), "a.db")
	code = run(context.Background(), []string{"batch", "--archive", file}, strings.NewReader(articlesOf(2000)),
		&full{room: 5000}, &errs)
	if code != 1 || !strings.Contains(errs.String(), "no space left") || strings.Contains(stats(file), "damaged") {
		t.Errorf("a full disk: exit %d, %s, archive %s", code, &errs, stats(file))
	}
}

// FuzzAnswerID reads lines that may be answers.
func FuzzAnswerID(f *testing.F) {
	f.Add([]byte(`{"id":"a","toponyms":[],"claims":[]}`))
	f.Add([]byte(`{"id":null,"line":2,"error":"x"}`))
	f.Add([]byte(`{"id":{"a":[1]},"text":"x"}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		id, err := answerID(line)
		if err == nil && (!isBegun(bytes.TrimLeft(line, " \t\r\n")) && !bytes.Contains(line, []byte("id")) || !json.Valid(id)) {
			t.Errorf("answerID(%q) = %s", line, id)
		}
		if !sameJSON(id, id) {
			t.Errorf("sameJSON(%s, itself) = false", id)
		}
	})
}
