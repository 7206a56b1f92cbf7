package content

import (
	"bytes"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// table is a hand-written TSV file: comment lines that begin with "#", a line
// of column names, rows. A cell that holds several values parts them with "; ".
type table struct {
	file    string
	columns map[string]int
	rows    []row
}

// row is one line of a table.
type row struct {
	table *table
	line  int
	cells []string
}

// readTable reads a table that must have the given columns.
func readTable(fsys fs.FS, file string, columns ...string) (*table, error) {
	b, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, err
	}
	t := &table{file: file}
	for i, line := range strings.Split(string(bytes.TrimSuffix(b, []byte("\n"))), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if t.columns == nil {
			t.columns = map[string]int{}
			for j, name := range cells {
				t.columns[name] = j
			}
			continue
		}
		if len(cells) != len(t.columns) {
			return nil, fmt.Errorf("%s:%d: %d cells, want %d", file, i+1, len(cells), len(t.columns))
		}
		t.rows = append(t.rows, row{t, i + 1, cells})
	}
	for _, name := range columns {
		if _, ok := t.columns[name]; !ok {
			return nil, fmt.Errorf("%s: no column %q", file, name)
		}
	}
	return t, nil
}

// get returns a cell by its column, which readTable has checked.
func (r row) get(column string) string { return r.cells[r.table.columns[column]] }

// list returns the values of a cell that holds several.
func (r row) list(column string) []string {
	cell := r.get(column)
	if cell == "" {
		return nil
	}
	values := strings.Split(cell, ";")
	for i := range values {
		values[i] = strings.TrimSpace(values[i])
	}
	return values
}

// number returns a numeric cell; an empty one is 0.
func (r row) number(column string) (float64, error) {
	cell := r.get(column)
	if cell == "" {
		return 0, nil
	}
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		return 0, r.errorf("%s: %v", column, err)
	}
	return v, nil
}

// errorf returns an error that names the row.
func (r row) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", r.table.file, r.line, fmt.Sprintf(format, args...))
}
