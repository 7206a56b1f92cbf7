//go:build geographiclib

package geographiclib

// #cgo CXXFLAGS: -O2
// #cgo LDFLAGS: -lGeographicLib
// void geographiclib_inverse(long n, const double* pairs, double* out);
import "C"

// inverse solves pairs of latitude, longitude, latitude, longitude in one call into C++, so that
// crossing over doesn't count, and writes length and both azimuths for each.
func inverse(pairs [][4]float64, out [][3]float64) {
	C.geographiclib_inverse(C.long(len(pairs)), (*C.double)(&pairs[0][0]), (*C.double)(&out[0][0]))
}
