// Package web is dateline's HTTP service: it answers the map page, the
// programming interface under /v1, and the dialects that geographic clients
// already speak.
//
// # Goals
//
// One immutable [Server] holds what lies around all requests: routing, limits,
// access, errors, metrics and the page. The reader of articles, the gazetteer, the
// areas and the basemap are handed in ready to use through [Config], so that the
// first request is as fast as the thousandth; only the tiles of places are made
// ready when they are first asked for. What the paths answer is decided by the
// packages below, each with one Handlers struct that names its few dependencies:
//
//	api      /v1/parse, /v1/article, /v1/distance(s), /v1/areas, /v1/formats
//	geocode  the dialects of Pelias, Nominatim and Photon
//	ogc      OGC API – Features
//	maps     saved maps, over a maps.Service and a store
//	tiles    vector tiles of the basemap and of all places
//	docs     the description of the interface
//
// They share httpx (parameters, bodies, formats, replies, errors), places (naming
// a place in a request and in an answer) and articles (the article in a request).
//
// # Non-goals
//
// The packages do no geography of their own: they read parameters, call the
// packages below and encode their results. They know no command line and embed no
// data but the page.
//
// # Errors
//
// Handlers return typed errors of package httpx. One table, httpx.Problems, turns
// them into RFC 9457 problems; what is not in the table is logged and shown as an
// internal error. The geocoder dialects wrap the same table in their own shape.
//
// # Adding an endpoint
//
// Three things, which tests hold together:
//   - a handler in a file named for it, as api/handle_formats.go, in the package of
//     its dialect, and its line in that package's Routes;
//   - a test beside it, as api/handle_formats_test.go, that asks a server of webtest
//     and compares the exchange with a golden file; run it with -update to write that;
//   - a path in openapi.yaml. A route that is not described fails a test, and so do a
//     description without a route, an example there that does not work, and an answer
//     of any test that is not as described.
//
// # Adding a store of saved maps
//
// A package beside maps/store/sqlite that implements store.Store, with a test that
// calls the conformance suite in one line:
//
//	storetest.Run(t, func(t *testing.T) store.Store { return open(t) })
//
// and storetest.Durable where its maps outlive it. The program opens it where it
// opens SQLite, in cmd/dateline/serve_flags.go, and hands it in as Config.Store.
package web
