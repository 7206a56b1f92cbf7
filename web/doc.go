// Package web is dateline's HTTP service: it answers the map page, the
// programming interface under /v1, and the dialects that geographic clients
// already speak.
//
// # Goals
//
// One immutable [Server] holds everything that answers requests: the reader of
// articles, the gazetteer, the areas and the basemap are handed in ready to use
// through [Config], so that the first request is as fast as the thousandth; only
// the tiles of places are made ready when they are first asked for.
// Each route has one file named for it with its test beside it.
//
// # Non-goals
//
// The package does no geography of its own: it reads parameters, asks the rooms
// below, and writes what they answer. It knows no command line and embeds no
// data but the page.
//
// # Errors
//
// Handlers return typed errors. One table, [problemTable], turns them into
// RFC 9457 problems; what is not in the table is logged and shown as an
// internal error. The geocoder dialects wrap the same table in their own shape.
package web
