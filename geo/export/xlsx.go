package export

import (
	"io"
	"strconv"

	"github.com/paulmach/orb"
	"github.com/xuri/excelize/v2"
)

// mostCell is the longest text of a cell (ECMA-376 part 1, 18.18.97, as Excel has it).
const mostCell = 32_767

// writeXLSX writes a workbook with one sheet: the table of writeCSV, with numbers as
// numbers and texts as they are, for no cell of theirs is a formula.
func writeXLSX(w io.Writer, c *Collection) error {
	t, err := survey(c, clean, "id", "latitude", "longitude", "WKT")
	if err != nil {
		return err
	}
	header := []any{"id"}
	for _, col := range t.columns {
		header = append(header, col.label)
	}
	header = append(header, "latitude", "longitude")
	if !t.points {
		header = append(header, "WKT")
	}
	book := excelize.NewFile()
	defer book.Close()
	const sheet = "Sheet1"
	rows, err := book.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	if err := rows.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	n := 0
	add := func(row []any) error {
		n++
		return rows.SetRow("A"+strconv.Itoa(n), row)
	}
	if err := add(header); err != nil {
		return err
	}
	err = c.each(func(f Feature) error {
		row := []any{f.ID}
		for _, v := range t.values(&f) {
			cell, err := cellOf(v)
			if err != nil {
				return err
			}
			row = append(row, cell)
		}
		var latitude, longitude any
		if p, ok := f.Geometry.(orb.Point); ok {
			latitude, longitude = p[1], p[0]
		}
		row = append(row, latitude, longitude)
		if !t.points {
			geometry, err := wktOf(f.Geometry)
			if err != nil {
				return err
			}
			row = append(row, shortened(geometry))
		}
		return add(row)
	})
	if err != nil {
		return err
	}
	if err := rows.Flush(); err != nil {
		return err
	}
	if name := c.layer(); len(name) <= 31 {
		if err := book.SetSheetName(sheet, name); err != nil {
			return err
		}
	}
	return book.Write(w)
}

// cellOf returns a value as a cell has it: lists and objects as JSON.
func cellOf(v any) (any, error) {
	switch v := v.(type) {
	case bool, int, int64, float64, nil:
		return v, nil
	}
	s, err := text(v)
	return shortened(s), err
}

// shortened cuts what is too long for a cell.
func shortened(s string) string {
	if r := []rune(s); len(r) > mostCell {
		return string(r[:mostCell-1]) + "…"
	}
	return s
}
