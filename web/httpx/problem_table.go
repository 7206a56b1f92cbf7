package httpx

import (
	"net/http"

	"dateline/gazetteer/article"
	"dateline/web/fetch"
)

// ProblemKind is one row of [Problems].
type ProblemKind struct {
	matches func(error) bool
	Status  int
	Slug    string // of Problem.Type
	Title   string
	Meaning string // for the documentation page
}

// Problems lists every error that a client is told about. The first row
// that matches is taken.
func Problems() []ProblemKind {
	return []ProblemKind{
		{As[*ParamError], http.StatusBadRequest, "bad-parameter", "Invalid parameter",
			"A parameter is missing or invalid; field names it."},
		{As[*BodyError], http.StatusUnprocessableEntity, "bad-body", "Invalid body",
			"The body was read, but the member named by field is invalid."},
		{As[*article.CorrectionError], http.StatusUnprocessableEntity, "bad-correction", "Invalid correction",
			"field names the correction, counted from 0; detail says why it cannot be applied."},
		{As[*fetch.Error], http.StatusUnprocessableEntity, "not-fetched", "Address not fetched",
			"The page does not exist, is too large or too slow, or is inside a private network."},
		{As[*BrokenBodyError], http.StatusBadRequest, "broken-body", "Incomplete body",
			"The body is shorter than its Content-Length, or its chunks are malformed."},
		{As[*SlowBodyError], http.StatusRequestTimeout, "slow-body", "Body too slow",
			"The body did not arrive in time."},
		{As[*UnknownPlaceError], http.StatusNotFound, "unknown-place", "Unknown place",
			"The gazetteer has no place with this name or id."},
		{As[*NotFoundError], http.StatusNotFound, "not-found", "Not found",
			"The path names something that does not exist."},
		{As[*FormatError], http.StatusNotAcceptable, "no-such-format", "Format not available",
			"Neither f= nor Accept names a format that this path supports."},
		{As[*MediaTypeError], http.StatusUnsupportedMediaType, "unsupported-body", "Unsupported body type",
			"This path does not accept bodies of this Content-Type."},
		{As[*TooLargeError], http.StatusRequestEntityTooLarge, "too-large", "Request too large",
			"The body, the text or the number of rows exceeds the limit."},
		{As[*HostError], http.StatusMisdirectedRequest, "wrong-host", "Wrong host name",
			"A server that listens on a loopback address answers only requests whose Host is localhost or a loopback address."},
		{As[*RateError], http.StatusTooManyRequests, "too-many-requests", "Too many requests",
			"Retry-After says how many seconds to wait."},
		{As[*OverloadError], http.StatusServiceUnavailable, "busy", "Server busy",
			"The requests at work take all the memory there is for them. Retry-After says how many seconds to wait."},
		{As[*NotReadyError], http.StatusServiceUnavailable, "not-ready", "Not ready",
			"A part of the service does not respond; try again later."},
		{As[*StoppingError], http.StatusServiceUnavailable, "stopping", "Server about to stop",
			"Another server behind the same address answers; ask again."},
		{isFull, http.StatusInsufficientStorage, "store-full", "No room",
			"There is no room for another saved map, on the disk or by the limits of this server."},
		{isReadOnly, http.StatusServiceUnavailable, "store-read-only", "Saved maps are read-only",
			"Saved maps can be read, but none can be saved, changed or deleted, until whoever runs the server makes their " +
				"file and its folder writable and starts it again."},
		{As[*StoreError], http.StatusServiceUnavailable, "store-unavailable", "Saved maps not available",
			"Saved maps cannot be read or changed now; try again later."},
		{As[*TokenError], http.StatusForbidden, "no-edit-token", "Edit token required",
			"Changing a map needs the edit token that was returned when it was created."},
		{As[*ArchiveError], http.StatusServiceUnavailable, "archive-unavailable", "Archive not available",
			"The archive cannot be asked or changed now; try again later."},
		{As[*ArchiveTokenError], http.StatusForbidden, "no-archive-token", "Archive token required",
			"Changing the archive needs the token that the server was started with."},
		{As[*OffError], http.StatusForbidden, "switched-off", "Disabled on this server",
			"The server is not configured for this."},
		{As[*ChangedError], http.StatusPreconditionFailed, "changed-meanwhile", "Changed by someone else",
			"The map no longer has the version named by If-Match."},
		{isTimeout, http.StatusServiceUnavailable, "timeout", "Timeout",
			"The request took too long and was stopped; try a smaller one."},
		{isCancelled, 499, "cancelled", "Client closed request",
			"The client closed the connection before the answer was ready."},
		{isStatus(http.StatusNotFound), http.StatusNotFound, "not-found", "Not found", ""},
		{isStatus(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed, "method-not-allowed", "Method not allowed",
			"The path does not support this method; Allow lists those it supports."},
	}
}
