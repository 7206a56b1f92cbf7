// Package httpx is what the handlers of the service share: it reads parameters and
// bodies, chooses formats, and sends answers and errors. It knows no handler.
package httpx
