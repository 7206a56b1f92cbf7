package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"unicode"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"dateline/geo"
)

// solvePairs reads pairs of points, one a line, as "lat1 lon1 lat2 lon2" in degrees, and writes for
// each the line "azi1 azi2 s12": azimuths in degrees, in [−180, 180], with 9 decimals, the length
// in metres with 6. It is the form of GeographicLib's GeodSolve -i, with its signs: −180 and −0 are
// azimuths that are west of the meridian by less than can be seen, as from a pole. Fields are
// separated by spaces, tabs or a comma.
//
// A line that can't be read gives "ERROR: line N: reason" in its place, so that answers and
// questions keep in step, and the others go on; at the end the error is a *pairsError. Blank lines
// are such lines. Lines have at most 4,096 bytes. It stops with the error of ctx, of r or of w;
// what was solved until then is written.
func solvePairs(ctx context.Context, r io.Reader, w io.Writer) error {
	in := bufio.NewReaderSize(r, maxPairLine)
	out := bufio.NewWriterSize(w, 1<<16)
	bad := pairsError{}
	var buf []byte
	for n := 1; ; n++ {
		if n%256 == 0 && ctx.Err() != nil {
			return errors.Join(ctx.Err(), out.Flush())
		}
		line, err := readPair(in)
		if err == io.EOF {
			break
		}
		var pair [4]float64
		if err == nil {
			pair, err = parsePair(line)
		} else if err != errLongPair {
			return errors.Join(fmt.Errorf("line %d: %w", n, err), out.Flush())
		}
		if err != nil {
			if bad.Count++; bad.Count == 1 {
				bad.Line, bad.Err = n, err
			}
			buf = fmt.Appendf(buf[:0], "ERROR: line %d: %v\n", n, err)
		} else {
			l := geo.InverseSigned(orb.Point{pair[1], pair[0]}, orb.Point{pair[3], pair[2]})
			buf = strconv.AppendFloat(buf[:0], l.Azimuth, 'f', 9, 64)
			buf = append(buf, ' ')
			buf = strconv.AppendFloat(buf, l.ArrivalAzimuth, 'f', 9, 64)
			buf = append(buf, ' ')
			buf = strconv.AppendFloat(buf, float64(l.Length), 'f', 6, 64)
			buf = append(buf, '\n')
		}
		if _, err := out.Write(buf); err != nil {
			return err
		}
		if in.Buffered() == 0 { // someone may be waiting at the other end
			if err := out.Flush(); err != nil {
				return err
			}
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if bad.Count > 0 {
		return &bad
	}
	return nil
}

// pairsError tells of the lines that solvePairs couldn't read.
type pairsError struct {
	Count int   // how many
	Line  int   // the first of them, from 1
	Err   error // what was wrong with it
}

func (e *pairsError) Error() string {
	if e.Count == 1 {
		return fmt.Sprintf("line %d: %v", e.Line, e.Err)
	}
	return fmt.Sprintf("%d lines can't be read; the first is line %d: %v", e.Count, e.Line, e.Err)
}

func (e *pairsError) Unwrap() error { return e.Err }

// maxPairLine is how many bytes a line may have.
const maxPairLine = 4096

var errLongPair = fmt.Errorf("it is longer than %d bytes", maxPairLine)

// readPair returns the next line without its end; io.EOF after the last, and errLongPair
// for a line that is too long, which is then skipped.
func readPair(in *bufio.Reader) ([]byte, error) {
	line, err := in.ReadSlice('\n')
	switch {
	case err == bufio.ErrBufferFull:
		for err == bufio.ErrBufferFull {
			_, err = in.ReadSlice('\n')
		}
		if err != nil && err != io.EOF {
			return nil, err
		}
		return nil, errLongPair
	case err == io.EOF && len(line) > 0:
		return line, nil
	case err != nil:
		return nil, err
	}
	return line[:len(line)-1], nil
}

// parsePair reads lat1 lon1 lat2 lon2.
func parsePair(line []byte) (pair [4]float64, err error) {
	n := 0
	for rest := line; ; n++ {
		var field []byte
		if field, rest = nextField(rest); len(field) == 0 {
			break
		}
		if n == len(pair) {
			return pair, fmt.Errorf("more than four numbers; want lat1 lon1 lat2 lon2")
		}
		v, err := strconv.ParseFloat(string(field), 64)
		if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
			return pair, fmt.Errorf("%.40q is not a number", field)
		}
		if n%2 == 0 && math.Abs(v) > 90 {
			return pair, fmt.Errorf("latitude %.20s is not in [-90, 90]", field)
		}
		pair[n] = v
	}
	if n < len(pair) {
		return pair, fmt.Errorf("%d numbers of four; want lat1 lon1 lat2 lon2", n)
	}
	return pair, nil
}

// nextField returns the first field of a line and what follows it.
func nextField(line []byte) (field, rest []byte) {
	start := -1
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRune(line[i:])
		if gap := r == ',' || unicode.IsSpace(r); !gap && start < 0 {
			start = i
		} else if gap && start >= 0 {
			return line[start:i], line[i:]
		}
		i += size
	}
	if start < 0 {
		return nil, nil
	}
	return line[start:], nil
}
