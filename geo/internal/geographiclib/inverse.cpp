//go:build geographiclib

#include <GeographicLib/Geodesic.hpp>

// geographiclib_inverse solves n pairs lat1, lon1, lat2, lon2 and writes s12, azi1, azi2 for each.
extern "C" void geographiclib_inverse(long n, const double* pairs, double* out) {
  const GeographicLib::Geodesic& wgs84 = GeographicLib::Geodesic::WGS84();
  for (long i = 0; i < n; ++i) {
    const double* p = pairs + 4 * i;
    wgs84.Inverse(p[0], p[1], p[2], p[3], out[3 * i], out[3 * i + 1], out[3 * i + 2]);
  }
}
