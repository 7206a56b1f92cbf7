package pmtiles

// maxZoom is the deepest zoom whose ids fit into 64 bits with room to spare.
const maxZoom = 26

// tileID numbers a tile: the tiles of all zooms above, then its place on the
// Hilbert curve of its zoom.
func tileID(z, x, y int) uint64 {
	before := (uint64(1)<<(2*z) - 1) / 3
	var along uint64
	px, py := uint64(x), uint64(y)
	for side := uint64(1) << z >> 1; side > 0; side >>= 1 {
		var rx, ry uint64
		if px&side != 0 {
			rx = 1
		}
		if py&side != 0 {
			ry = 1
		}
		along += side * side * (3*rx ^ ry)
		if ry == 0 { // turn the quarter so that the curve runs through it as it does through the whole
			if rx == 1 {
				px, py = side-1-px&(side-1), side-1-py&(side-1)
			}
			px, py = py, px
		}
	}
	return before + along
}
