package gazetteer

import (
	"encoding/binary"
	"math"

	"github.com/paulmach/orb"
)

const (
	placeSize  = 28
	regionSize = 24
	codeSize   = 8

	degree = 1e7 // units of a stored coordinate

	bigPopulation = math.MaxUint32 // marks a population that stands in details
)

// The flags of a place announce the extras in its details, in this order.
const (
	flagBound      = 1 << iota // 4 × i32: west, south, east, north
	flagArea                   // f64
	flagDisputed               // string
	flagPopulation             // u64
)

func storedFame(p *source) uint16 {
	return uint16(math.Round(fame(&p.Place, p.presumed, 1+knownNames(p)) * math.MaxUint16))
}

// readFame is the inverse of storedFame.
func readFame(stored uint16) float64 { return float64(stored) / math.MaxUint16 }

func codesOf(p *Place) codes { return codes{p.Country, p.Admin1, p.Admin2} }

func appendPlace(dst []byte, p *source, details, region uint32, code uint16) []byte {
	le := binary.LittleEndian
	dst = appendPoint(dst, p.Point)
	dst = le.AppendUint32(dst, details)
	dst = le.AppendUint32(dst, region)
	dst = le.AppendUint32(dst, uint32(min(p.Population, bigPopulation)))
	dst = le.AppendUint16(dst, code)
	dst = le.AppendUint16(dst, storedFame(p))
	dst = le.AppendUint16(dst, uint16(min(1+len(p.names), math.MaxUint16)))
	return le.AppendUint16(dst, extras(&p.Place))
}

func extras(p *Place) (flags uint16) {
	if p.Bound.Min != p.Point || p.Bound.Max != p.Point {
		flags |= flagBound
	}
	if p.Area > 0 {
		flags |= flagArea
	}
	if p.Disputed != "" {
		flags |= flagDisputed
	}
	if p.Population >= bigPopulation {
		flags |= flagPopulation
	}
	return flags
}

func appendDetails(dst []byte, p *source) []byte {
	dst = appendText(dst, string(p.ID))
	dst = appendText(dst, p.Name)
	flags := extras(&p.Place)
	if flags&flagBound != 0 {
		dst = appendPoint(appendPoint(dst, p.Bound.Min), p.Bound.Max)
	}
	if flags&flagArea != 0 {
		dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(p.Area))
	}
	if flags&flagDisputed != 0 {
		dst = appendText(dst, p.Disputed)
	}
	if flags&flagPopulation != 0 {
		dst = binary.LittleEndian.AppendUint64(dst, uint64(p.Population))
	}
	before := p.Name
	for _, n := range p.names[:min(len(p.names), math.MaxUint16-1)] {
		shared := 0
		for shared < min(len(before), len(n.Text), 31) && before[shared] == n.Text[shared] {
			shared++
		}
		dst = append(dst, byte(n.Kind)<<5|byte(shared))
		dst = appendText(dst, n.Text[shared:])
		before = n.Text
	}
	return dst
}

func appendText(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

func appendPoint(dst []byte, p orb.Point) []byte {
	for _, v := range p {
		dst = binary.LittleEndian.AppendUint32(dst, uint32(int32(math.Round(v*degree))))
	}
	return dst
}
