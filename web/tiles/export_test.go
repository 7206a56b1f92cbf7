package tiles

// NewPlaceTiles lets a benchmark make the tiles of places ready.
var NewPlaceTiles = newPlaceTiles
