package gazetteer

import (
	"encoding/binary"
	"math"

	"github.com/paulmach/orb"
)

// source is a place with its names as they were added.
type source struct {
	Place
	presumed int64        // what counts for a population that is unknown, 0 for nothing
	names    []Name       // without the main name, ordered, no text twice
	tagged   []TaggedName // ordered as compareTagged has it, no tag twice
}

// taggedRecord stands in a record where a name has its kind.
const taggedRecord = 1<<8 - 1

// appendRecord appends a place without its id, and names of it, in the form in
// which a builder holds them.
func appendRecord(dst []byte, p *source) []byte {
	for _, s := range []string{p.Name, p.Class, p.Code, p.Country, p.Admin1, p.Admin2, p.Disputed} {
		dst = appendText(dst, s)
	}
	for _, v := range []float64{p.Point[0], p.Point[1], p.Bound.Min[0], p.Bound.Min[1], p.Bound.Max[0],
		p.Bound.Max[1], p.Area} {
		dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(v))
	}
	dst = binary.LittleEndian.AppendUint64(dst, uint64(p.Population))
	dst = binary.LittleEndian.AppendUint64(dst, uint64(p.presumed))
	for _, n := range p.names {
		dst = appendText(append(dst, byte(n.Kind)), n.Text)
	}
	for _, n := range p.tagged {
		dst = appendText(appendText(append(dst, taggedRecord), n.Tag), n.Text)
	}
	return dst
}

// readRecord is the inverse of appendRecord. It copies what it reads.
func readRecord(id string, record []byte) source {
	s := source{Place: Place{ID: PlaceID(id)}}
	b, i := bytesAt(string(record)), 0
	for _, field := range []*string{&s.Name, &s.Class, &s.Code, &s.Country, &s.Admin1, &s.Admin2, &s.Disputed} {
		*field, i = b.text(i)
	}
	var v [7]float64
	for k := range v {
		v[k] = math.Float64frombits(b.u64(i))
		i += 8
	}
	s.Point = orb.Point{v[0], v[1]}
	s.Bound = orb.Bound{Min: orb.Point{v[2], v[3]}, Max: orb.Point{v[4], v[5]}}
	s.Area = v[6]
	s.Population, s.presumed = int64(b.u64(i)), int64(b.u64(i+8))
	i += 16
	for i < len(b) {
		if b[i] == taggedRecord {
			var n TaggedName
			n.Tag, i = b.text(i + 1)
			n.Text, i = b.text(i)
			s.tagged = append(s.tagged, n)
			continue
		}
		n := Name{Kind: NameKind(b[i])}
		n.Text, i = b.text(i + 1)
		s.names = append(s.names, n)
	}
	return s
}
