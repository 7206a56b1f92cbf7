// Package warc reads the pages out of WARC files (ISO 28500), as crawlers write them.
package warc

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/andybalholm/brotli"
)

// Page is a page that a server answered with.
type Page struct {
	URL         string
	ContentType string // of HTTP; "" where it says none
	Body        []byte
}

// maxPage bounds the bytes of a page, as it was sent and unpacked.
const maxPage = 8 << 20

// PageError is a page that cannot be read; those behind it can.
type PageError struct {
	URL    string
	Reason string
}

func (e *PageError) Error() string { return e.URL + ": " + e.Reason }

// errFile wraps what is wrong with a file.
var errFile = errors.New("not a WARC file, or a broken one")

// Pages reads the pages of a file, which may be packed by gzip, record by record: the
// answers with the status 200. A page that cannot be read is a [*PageError]; any other error
// ends the file.
func Pages(file io.Reader) iter.Seq2[Page, error] {
	return func(yield func(Page, error) bool) {
		r, err := open(file)
		for err == nil {
			var page Page
			if page, err = r.next(); errors.Is(err, io.EOF) {
				return
			}
			var bad *PageError
			if errors.As(err, &bad) {
				if !yield(Page{}, bad) {
					return
				}
				err = nil
			}
			if page.URL != "" && !yield(page, nil) {
				return
			}
		}
		yield(Page{}, fmt.Errorf("%w: %w", errFile, err))
	}
}

// reader reads records. Crawlers write them with small faults, of which nothing is made: the
// length and the address are all that counts.
type reader struct {
	in    *textproto.Reader
	begun bool
}

// open unpacks a file, of which mostly each record is packed by itself.
func open(file io.Reader) (*reader, error) {
	in := bufio.NewReaderSize(file, 1<<16)
	if head, err := in.Peek(2); err == nil && string(head) == "\x1f\x8b" {
		unpacked, err := gzip.NewReader(in)
		if err != nil {
			return nil, err
		}
		in = bufio.NewReaderSize(unpacked, 1<<16)
	}
	return &reader{in: textproto.NewReader(in)}, nil
}

// next returns the page of the next record, an empty one for a record without one. The error
// is io.EOF behind the last record.
func (r *reader) next() (Page, error) {
	version := ""
	for version == "" { // the end of the record before
		var err error
		if version, err = r.in.ReadLine(); err != nil {
			if errors.Is(err, io.EOF) && !r.begun {
				err = io.ErrUnexpectedEOF
			}
			return Page{}, err
		}
	}
	if !strings.HasPrefix(version, "WARC/") {
		return Page{}, fmt.Errorf("no record begins with %.20q", version)
	}
	r.begun = true
	h, err := r.in.ReadMIMEHeader()
	if err != nil {
		return Page{}, whole(err)
	}
	length, err := strconv.ParseInt(strings.TrimSpace(h.Get("Content-Length")), 10, 64)
	if err != nil || length < 0 {
		return Page{}, fmt.Errorf("a record of %.20q bytes", h.Get("Content-Length"))
	}
	block, err := io.ReadAll(io.LimitReader(r.in.R, min(length, maxPage+1)))
	if err != nil {
		return Page{}, whole(err)
	}
	if rest := length - int64(len(block)); rest > 0 {
		if _, err := io.CopyN(io.Discard, r.in.R, rest); err != nil {
			return Page{}, whole(err)
		}
	}
	if !strings.EqualFold(h.Get("WARC-Type"), "response") || !strings.HasPrefix(strings.ToLower(h.Get("Content-Type")), "application/http") {
		return Page{}, nil
	}
	address := strings.Trim(h.Get("WARC-Target-URI"), "<> ")
	page, err := pageOf(block)
	if err != nil {
		return Page{}, &PageError{URL: address, Reason: err.Error()}
	}
	if page != nil {
		page.URL = address
		return *page, nil
	}
	return Page{}, nil
}

// whole is the error of a record that is not whole.
func whole(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

var errTooLarge = errors.New("larger than 8 MiB")

// pageOf is the page of an answer; nil for one with another status.
func pageOf(answer []byte) (*Page, error) {
	if len(answer) > maxPage {
		return nil, errTooLarge
	}
	res, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(answer)), nil)
	if err != nil {
		return nil, errors.New("no answer of HTTP")
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return nil, nil
	}
	body, err := io.ReadAll(res.Body)
	if err != nil { // crawlers unpack a body, and leave the header that says how it was sent
		_, body, _ = bytes.Cut(answer, []byte("\r\n\r\n"))
	}
	body, err = unpack(body, res.Header.Get("Content-Encoding"))
	return &Page{ContentType: res.Header.Get("Content-Type"), Body: body}, err
}

// unpack undoes the encoding of a body. One that was undone already stays as it is.
func unpack(body []byte, encoding string) ([]byte, error) {
	var r io.Reader
	encoding = strings.ToLower(strings.TrimSpace(encoding))
	switch encoding {
	case "", "identity":
		return body, nil
	case "gzip", "x-gzip":
		unzipped, err := gzip.NewReader(bytes.NewReader(body))
		if err != nil {
			return body, nil
		}
		r = unzipped
	case "deflate":
		r = flate.NewReader(bytes.NewReader(bytes.TrimPrefix(body, []byte{0x78, 0x9c})))
	case "br":
		r = brotli.NewReader(bytes.NewReader(body))
	default:
		return nil, fmt.Errorf("packed by %.20s, which is not read", encoding)
	}
	unpacked, err := io.ReadAll(io.LimitReader(r, maxPage+1))
	switch {
	case err != nil && encoding == "br" && utf8.Valid(body): // nothing else tells that it was undone already
		return body, nil
	case err != nil:
		return nil, errors.New("its encoding is broken")
	case len(unpacked) > maxPage:
		return nil, errTooLarge
	}
	return unpacked, nil
}
