package fill

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"sync/atomic"

	"dateline/web/archive"
)

// Unknown reads JSON Lines of articles and leaves out those whose id is in an archive.
type Unknown struct {
	Lines   io.Reader
	Store   archive.Store
	Context context.Context // of the questions to the archive: a reader has none of its own
	Skipped *atomic.Int64   // counts what is left out

	in   *bufio.Reader
	left bytes.Buffer
	err  error
}

// Read reads what is left of the lines.
func (u *Unknown) Read(p []byte) (int, error) {
	for u.left.Len() == 0 {
		if u.err != nil {
			return 0, u.err
		}
		u.fill()
	}
	return u.left.Read(p)
}

// fill reads the next lines and asks the archive about all of them at once.
func (u *Unknown) fill() {
	if u.in == nil {
		u.in = bufio.NewReaderSize(u.Lines, 1<<16)
	}
	var lines [][]byte
	var ids []string
	size := 0
	for len(lines) < batchSize && size < 8<<20 && u.err == nil {
		var line []byte
		line, u.err = u.in.ReadBytes('\n')
		if len(line) > 0 {
			lines, ids, size = append(lines, line), append(ids, lineID(line)), size+len(line)
		}
	}
	if u.err != nil && !errors.Is(u.err, io.EOF) {
		return
	}
	known, err := u.Store.Known(u.Context, ids)
	if err != nil {
		u.err = err
		return
	}
	for i, line := range lines {
		if known[ids[i]] {
			u.Skipped.Add(1)
			continue
		}
		u.left.Write(line)
	}
}

// lineID is the id that the entry of a line will have; "" where the line cannot be read.
func lineID(line []byte) string {
	var l struct {
		ID   json.RawMessage `json:"id"`
		Text string          `json:"text"`
		Meta json.RawMessage `json:"meta"`
	}
	if json.Unmarshal(line, &l) != nil {
		return ""
	}
	id, err := ID(l.ID)
	m, err2 := ReadMeta(l.Meta)
	if err != nil || err2 != nil {
		return ""
	}
	return cmp.Or(id, m.URL, hashOf(l.Text)) // as Entry makes it
}
