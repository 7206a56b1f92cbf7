package httpx

import (
	"errors"
	"io"
	"net/http/httptest"
	"os"
	"testing"
	"testing/iotest"

	"github.com/labstack/echo/v4"
)

func TestReadJSONTellsWhoseFaultABodyIs(t *testing.T) {
	tests := []struct {
		err    error
		status int
		slug   string
	}{
		{io.ErrUnexpectedEOF, 400, "/docs#broken-body"},
		{os.ErrDeadlineExceeded, 408, "/docs#slow-body"},
		{errors.New("disk"), 500, "/docs#internal-error"},
	}
	for _, test := range tests {
		r := httptest.NewRequest("POST", "/", iotest.ErrReader(test.err))
		r.Header.Set("Content-Type", "application/json")
		var v any
		err := ReadJSON(echo.New().NewContext(r, httptest.NewRecorder()), &v)
		if p := NewProblem(err); p.Status != test.status || p.Type != test.slug {
			t.Errorf(
				"ReadJSON of a body with %v = %v, the problem %d %s, want %d %s",
				test.err,
				err,
				p.Status,
				p.Type,
				test.status,
				test.slug,
			)
		}
	}
}
