// Package article takes a text through the whole house once: recognition and
// resolution (package geoparse), then the claims and their verdicts (package
// claim). It also holds the two forms in which a read article leaves the
// program: the record of `dateline batch` and the GeoJSON of the service.
//
// Inside the program spans count bytes; both forms count Unicode code points.
package article
