package picture

import "slices"

// maxGap returns the longitude, from 0 to 360, east of the widest stretch of
// the equator without any of the given longitudes, which are from 0 to 360 too.
func maxGap(lons []float64) float64 {
	sorted := slices.Clone(lons)
	slices.Sort(sorted)
	at, widest := sorted[0], sorted[0]+360-sorted[len(sorted)-1]
	for i := 1; i < len(sorted); i++ {
		if gap := sorted[i] - sorted[i-1]; gap > widest {
			at, widest = sorted[i], gap
		}
	}
	return at
}
