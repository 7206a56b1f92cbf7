// Package geo measures on the surface of the earth: lengths and azimuths of
// geodesics, points along them, areas, and the nearest point of a line.
//
// Goals: lengths right to some nanometres and azimuths to the precision of
// their input, for every pair of points, the nearly antipodal ones included; no allocation in
// Inverse, Direct and Distance.
//
// Non-goals: other ellipsoids, heights, map projections. Nothing here works on
// a sphere or a plane and calls the result a distance.
//
// # Terms
//
// Everything lies on the ellipsoid WGS 84. Points are orb.Point: longitude,
// latitude in degrees. Latitudes lie in [-90, 90]; longitudes may be any finite
// number and are taken modulo 360. Lengths are metres. Azimuths are degrees clockwise from
// true north, in [0, 360); an azimuth at the end of a line points onward.
//
// # Symbols
//
// The code keeps the letters of its sources:
//
//	φ, λ    latitude, longitude
//	α       azimuth; α₀ at the northward crossing of the equator
//	β       reduced latitude, tan β = (1 − f) tan φ
//	σ, ω    arc length and longitude on the auxiliary sphere, both from the
//	        northward crossing of the equator
//	ε       the expansion parameter, (√(1+k²) − 1)/(√(1+k²) + 1), k = e′ cos α₀
//	a, b, f equatorial radius, polar semi-axis, flattening
//	n       third flattening, (a − b)/(a + b)
//	e², e′² first and second eccentricity squared
//
// A suffix 12 is a difference from the first point to the second.
//
// # Sources
//
// C. F. F. Karney, Algorithms for geodesics, J. Geodesy 87 (2013) 43–55,
// doi:10.1007/s00190-012-0578-z, here called [K13] with its equation numbers;
// its addenda (geographiclib.sourceforge.io/geod-addenda.html), here [K22].
// The coefficients of [K13] are used to order 6 in the flattening, which leaves a truncation error below a
// nanometre on WGS 84.
package geo
