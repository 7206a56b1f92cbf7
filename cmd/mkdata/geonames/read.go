package geonames

import (
	"archive/zip"
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"dateline/gazetteer"
)

// row is one line of a dump.
type row struct {
	file  string
	line  int
	cells []string
}

// RowError tells what is wrong with a row of a dump.
type RowError struct {
	File   string
	Line   int // counted from 1
	Reason string
}

func (e *RowError) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Reason) }

func (r row) errorf(format string, args ...any) error {
	return &RowError{r.file, r.line, fmt.Sprintf(format, args...)}
}

// refused makes a row error of what the builder refuses; other errors stay.
func (r row) refused(err error) error {
	var flaw *gazetteer.PlaceError
	if errors.As(err, &flaw) {
		return r.errorf("%v", flaw)
	}
	return err
}

// want checks the number of columns.
func (r row) want(columns int) error {
	if len(r.cells) < columns {
		return r.errorf("%d columns separated by tabs, want %d", len(r.cells), columns)
	}
	return nil
}

// number reads a decimal number, 0 for an empty cell.
func (r row) number(column int, name string) (float64, error) {
	if r.cells[column] == "" {
		return 0, nil
	}
	v, err := strconv.ParseFloat(r.cells[column], 64)
	if err != nil || math.IsNaN(v) {
		return 0, r.errorf("%s %q is not a number", name, r.cells[column])
	}
	return v, nil
}

// degrees reads a coordinate, which must be there.
func (r row) degrees(column int, name string) (float64, error) {
	if r.cells[column] == "" {
		return 0, r.errorf("it has no %s", name)
	}
	return r.number(column, name)
}

// people reads a population: a whole number of at most 12 digits, 0 for an empty
// cell.
func (r row) people(column int) (int64, error) {
	cell := r.cells[column]
	if cell == "" {
		return 0, nil
	}
	v, err := strconv.ParseUint(cell, 10, 63)
	if err != nil || len(cell) > 12 {
		return 0, r.errorf("population %q is not a whole number of at most 12 digits", cell)
	}
	return int64(v), nil
}

// id reads a geonameid.
func (r row) id(column int) (string, error) {
	cell := r.cells[column]
	if _, err := strconv.ParseUint(cell, 10, 63); err != nil {
		return "", r.errorf("geonameid %q is not a number", cell)
	}
	return cell, nil
}

// read calls visit with each row of a file that is neither empty nor a comment.
func (f *filler) read(path string, visit func(row) error) error {
	in, err := open(path, f.dumps.Progress)
	if err != nil {
		return err
	}
	defer in.Close()
	sc := bufio.NewScanner(in)
	sc.Buffer(make([]byte, 1<<16), 1<<22)
	for line := 1; sc.Scan(); line++ {
		if line%4096 == 0 && f.ctx.Err() != nil {
			return f.ctx.Err()
		}
		text := sc.Text()
		if text == "" || text[0] == '#' {
			continue
		}
		err := visit(row{filepath.Base(path), line, strings.Split(text, "\t")})
		if bad := new(RowError); errors.As(err, &bad) && f.dumps.Bad != nil {
			f.report.Bad++
			f.dumps.Bad(bad)
		} else if err != nil {
			return err
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// open opens a dump, or the text of the same name in a zip file.
func open(path string, progress func(string, int64, int64)) (io.ReadCloser, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, err
	}
	c := &counter{file: file, size: info.Size(), name: filepath.Base(path), progress: progress}
	if !strings.EqualFold(filepath.Ext(path), ".zip") {
		return c, nil
	}
	archive, err := zip.NewReader(c, info.Size())
	if err != nil {
		file.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	want := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + ".txt"
	for _, member := range archive.File {
		if member.Name == want {
			text, err := member.Open()
			if err != nil {
				file.Close()
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			return struct {
				io.Reader
				io.Closer
			}{text, c}, nil
		}
	}
	file.Close()
	return nil, fmt.Errorf("%s: it holds no %s", path, want)
}

// counter tells how much of a file was read, every 16 MB.
type counter struct {
	file     *os.File
	name     string
	size     int64
	progress func(string, int64, int64)
	done     int64
	told     int64
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.file.Read(b)
	c.count(n)
	return n, err
}

func (c *counter) ReadAt(b []byte, at int64) (int, error) {
	n, err := c.file.ReadAt(b, at)
	c.count(n)
	return n, err
}

func (c *counter) count(n int) {
	c.done += int64(n)
	if c.progress != nil && (c.done-c.told >= 16<<20) {
		c.told = c.done
		c.progress(c.name, min(c.done, c.size), c.size)
	}
}

func (c *counter) Close() error {
	if c.progress != nil {
		c.progress(c.name, c.size, c.size)
	}
	return c.file.Close()
}
