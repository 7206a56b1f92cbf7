package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"regexp"
	"strings"
)

// resumption goes on with the output of an earlier run. Nothing of the file is
// changed before every answer in it was found to be one, for the articles that come
// again: it might be the wrong file.
//
// Beside the output lies a journal with a hash of each answered line, until the run
// is done: it tells when the input is another than it was. The ids of answers tell
// that too, where the articles have some.
type resumption struct {
	name    string
	file    *os.File
	answers int   // complete ones
	end     int64 // of the last complete answer

	again   *bufio.Reader // reads the answers once more, beside the input
	hashes  *bufio.Scanner
	journal *os.File
	begun   bool // something was written
}

// errNoAnswers is wrapped by the error about a file that is not the output of a run.
var errNoAnswers = errors.New("not the output of dateline batch; nothing was changed")

// openResumption opens an output, or makes it, and counts the answers in it. Stdin
// must be another file.
func openResumption(name string, stdin any) (r *resumption, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("--resume %s: %w", name, err)
		}
	}()
	r = &resumption{name: name}
	if r.file, err = os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644); err != nil {
		return nil, err
	}
	if err := errors.Join(r.notInput(stdin), r.count()); err != nil {
		return nil, errors.Join(err, r.file.Close())
	}
	second, err := os.Open(name)
	if err != nil {
		return nil, errors.Join(err, r.file.Close())
	}
	r.again = bufio.NewReader(second)
	if r.journal, err = os.OpenFile(r.journalName(), os.O_RDWR|os.O_CREATE, 0o644); err == nil {
		err = r.checkJournal()
	}
	if err != nil {
		return nil, errors.Join(err, second.Close(), r.file.Close())
	}
	r.hashes = bufio.NewScanner(r.journal)
	return r, nil
}

// journalEntry matches what the journal holds of a line: a hash, or that it is not
// known.
var journalEntry = regexp.MustCompile(`^([0-9a-f]{0,16}|-{0,16})$`)

// checkJournal looks whether the file of that name is a journal.
func (r *resumption) checkJournal() error {
	lines := bufio.NewScanner(r.journal)
	for lines.Scan() {
		if !journalEntry.Match(lines.Bytes()) {
			return fmt.Errorf("%s is not a journal of dateline batch; nothing was changed", r.journalName())
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	_, err := r.journal.Seek(0, io.SeekStart)
	return err
}

func (r *resumption) journalName() string { return r.name + ".journal" }

// notInput refuses to write into the file that is read.
func (r *resumption) notInput(stdin any) error {
	in, ok := stdin.(*os.File)
	if !ok {
		return nil
	}
	from, err := in.Stat()
	if err != nil {
		return nil // a closed stdin is found out by who reads it
	}
	to, err := r.file.Stat()
	if err == nil && os.SameFile(from, to) {
		err = errors.New("the input itself; name the output of the earlier run")
	}
	return err
}

// count reads the file and looks at the beginning of each line.
func (r *resumption) count() error {
	in := bufio.NewReaderSize(r.file, 1<<16)
	for {
		line, err := in.ReadBytes('\n')
		switch {
		case errors.Is(err, io.EOF) && isBegun(line):
			return nil
		case errors.Is(err, io.EOF):
			return fmt.Errorf("what follows after line %d is not an answer: %w", r.answers, errNoAnswers)
		case err != nil:
			return err
		}
		if _, err := answerID(line); err != nil {
			return fmt.Errorf("line %d is not an answer: %w", r.answers+1, errNoAnswers)
		}
		r.answers++
		r.end += int64(len(line))
	}
}

// isBegun reports whether a line may be the beginning of an answer.
func isBegun(line []byte) bool {
	const start = `{"id":`
	return strings.HasPrefix(start, string(line)) || bytes.HasPrefix(line, []byte(start))
}

// answerID returns the id of an answer: its first member, behind which its places
// or the number of its line follow.
func answerID(line []byte) (id json.RawMessage, err error) {
	dec := json.NewDecoder(bytes.NewReader(line))
	var first, second any
	open, err := dec.Token()
	if err == nil {
		first, err = dec.Token()
	}
	if err == nil {
		err = dec.Decode(&id)
	}
	if err == nil {
		second, err = dec.Token()
	}
	if err != nil || open != json.Delim('{') || first != "id" || second != "toponyms" && second != "line" {
		return nil, errNoAnswers
	}
	return id, nil
}

// verify tells whether the next answer in the file is for a line of the input.
func (r *resumption) verify(n int, line []byte) error {
	answer, err := r.again.ReadBytes('\n')
	if err != nil {
		return err
	}
	other := fmt.Errorf("--resume %s: answer %d is for another article than line %d of the input; nothing was changed",
		r.name, n+1, n+1)
	if r.hashes.Scan() && r.hashes.Text() != unknownHash && len(r.hashes.Text()) == len(unknownHash) {
		if r.hashes.Text() != hashOf(line) {
			return other
		}
		return nil
	}
	was, err := answerID(answer)
	if err != nil {
		return err
	}
	var is struct {
		ID json.RawMessage `json:"id"`
	}
	if json.Unmarshal(line, &is) != nil || is.ID == nil {
		is.ID = []byte("null")
	}
	if !sameJSON(was, is.ID) {
		return other
	}
	return nil
}

// sameJSON reports whether two values are the same, however they are written.
func sameJSON(a, b json.RawMessage) bool {
	var x, y any
	if json.Unmarshal(a, &x) != nil || json.Unmarshal(b, &y) != nil {
		return bytes.Equal(a, b)
	}
	one, err := json.Marshal(x)
	two, err2 := json.Marshal(y)
	return err == nil && err2 == nil && bytes.Equal(one, two)
}

// unknownHash stands in the journal for a line that was answered without one.
const unknownHash = "----------------"

// hashOf is what the journal keeps of a line.
func hashOf(line []byte) string {
	h := fnv.New64a()
	h.Write(line)
	return fmt.Sprintf("%016x", h.Sum64())
}

// note keeps in the journal that a line is about to be answered.
func (r *resumption) note(line []byte) error {
	if err := r.begin(); err != nil {
		return err
	}
	_, err := r.journal.WriteString(hashOf(line) + "\n")
	return err
}

// begin cuts off an answer that was not finished, and what the journal says beyond
// the answers.
func (r *resumption) begin() error {
	if r.begun {
		return nil
	}
	r.begun = true
	const entry = 17 // bytes of a hash and the end of its line
	noted := int64(r.answers * entry)
	size, err := r.journal.Seek(0, io.SeekEnd)
	if size -= size % entry; err == nil { // the last may be torn
		_, err = r.journal.Seek(size, io.SeekStart)
	}
	if err == nil && size < noted { // the earlier run was done, and now there is more input
		_, err = io.Copy(r.journal, strings.NewReader(strings.Repeat(unknownHash+"\n", int(noted-size)/entry)))
	}
	for f, end := range map[*os.File]int64{r.file: r.end, r.journal: noted} {
		if err == nil {
			err = f.Truncate(end)
		}
		if err == nil {
			_, err = f.Seek(end, io.SeekStart)
		}
	}
	return err
}

// Write appends to the output.
func (r *resumption) Write(p []byte) (int, error) {
	if err := r.begin(); err != nil {
		return 0, err
	}
	return r.file.Write(p)
}

// close ends the run; the journal of one that is done is removed.
func (r *resumption) close(done bool) error {
	err := errors.Join(r.file.Close(), r.journal.Close())
	if info, serr := os.Stat(r.journalName()); done || serr == nil && info.Size() == 0 {
		if rerr := os.Remove(r.journalName()); !errors.Is(rerr, fs.ErrNotExist) {
			err = errors.Join(err, rerr)
		}
	}
	return err
}
