// Package geographiclib measures this module's inverse geodesic beside that of GeographicLib's C++, in one
// process and on the same pairs:
//
//	apt-get install g++ libgeographic-dev   (Debian 12: libgeographiclib-dev)
//	go test -tags geographiclib -run '^$' -bench . ./geo/internal/geographiclib
//
// Without the tag it is empty: nothing else of the module needs C++.
package geographiclib
