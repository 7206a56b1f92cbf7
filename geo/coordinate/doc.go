// Package coordinate finds coordinates that are written in running text and says
// which point of the earth each means.
//
// Goals: the forms that news, bulletins and reports use: decimal degrees, degrees with
// minutes and seconds, with signs or without, with hemispheres as letters or words; UTM;
// MGRS; plus codes, full or short. What may be other numbers is left alone: decimals need a hemisphere, a
// sign of degrees with a decimal, or at least three or four digits behind the point.
//
// A short plus code ("CWC8+R9 Mountain View") leaves out what the place beside it tells: [FindShort]
// finds it, and [Short.Near] says where it is when that place is known.
//
// Non-goals: coordinates in other datums than WGS 84.
//
// # Terms
//
// Latitude stands first where no hemisphere says otherwise. A reference to a square of MGRS or
// a plus code means the middle of the square. Offsets are bytes, half-open.
//
// # Sources
//
// Transverse Mercator: C. F. F. Karney, Transverse Mercator with an accuracy of a few
// nanometers, Journal of Geodesy 85, 2011, the series of Krüger to the sixth order. MGRS:
// NGA.STND.0037, The Universal Grids and the Transverse Mercator and Polar Stereographic Map
// Projections, 2014. Plus codes: Open Location Code Specification,
// https://github.com/google/open-location-code. The tests hold the output of GeographicLib's
// GeoConvert.
package coordinate
