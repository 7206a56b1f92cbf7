package geo

// Length is a distance along the surface of the earth in metres.
type Length float64

// Units of length in metres. The mile, foot and yard are the international
// ones (1959), the nautical mile that of 1929 (IHO).
const (
	Metre        Length = 1
	Kilometre    Length = 1000
	Mile         Length = 1609.344
	NauticalMile Length = 1852
	Foot         Length = 0.3048
	Yard         Length = 0.9144
)

// Kilometres returns the length in kilometres.
func (l Length) Kilometres() float64 { return float64(l / Kilometre) }
