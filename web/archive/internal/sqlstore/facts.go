package sqlstore

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"

	"dateline/web/archive"
)

// facts is what a story names, as it is kept: for each place, by their numbers, 16 bytes, the most significant
// first: the number of the place (4), times (2), confidence in thousandths (2), kinds (2), start (3) and end (3) of
// the first mention.
type facts []byte

const factSize = 16

// told is a story as it is kept.
type told struct {
	key     archive.Key
	numbers []int64          // of the places that it names, ascending
	facts   facts            // of these
	names   map[int64]string // the words that are not the name of their place, by its number
}

// toldOf is what is kept of mentions.
func toldOf(key archive.Key, mentions []archive.Mention, number func(id string) int64) told {
	t := told{key: key, facts: make(facts, 0, factSize*len(mentions))}
	order := make([]int, len(mentions))
	numbers := make([]int64, len(mentions))
	for i, m := range mentions {
		order[i], numbers[i] = i, number(m.Place.ID)
		if m.Name != "" {
			if t.names == nil {
				t.names = map[int64]string{}
			}
			t.names[numbers[i]] = m.Name
		}
	}
	slices.SortFunc(order, func(a, b int) int { return int(numbers[a] - numbers[b]) })
	t.numbers = make([]int64, len(mentions))
	for n, i := range order {
		m := &mentions[i]
		t.numbers[n] = numbers[i]
		b := binary.BigEndian.AppendUint32(t.facts, uint32(numbers[i]))
		b = binary.BigEndian.AppendUint16(b, uint16(m.Times))
		b = binary.BigEndian.AppendUint16(b, uint16(m.Confidence*1000+.5))
		b = binary.BigEndian.AppendUint16(b, uint16(m.Kinds))
		t.facts = append(b, byte(m.Start>>16), byte(m.Start>>8), byte(m.Start), byte(m.End>>16), byte(m.End>>8), byte(m.End))
	}
	return t
}

// named is the value of the column names: JSON, an object with a member for each place, or nil.
func (t *told) named() any {
	if len(t.names) == 0 {
		return nil
	}
	b, err := json.Marshal(t.names)
	if err != nil {
		panic(err) // numbers and texts
	}
	return string(b)
}

// check reports facts that were cut.
func (f facts) check(of archive.Key) error {
	if len(f)%factSize != 0 {
		return fmt.Errorf("%w: what the article %d names", archive.ErrDamaged, of)
	}
	return nil
}

// places calls each with the number of each place.
func (f facts) places(each func(number int64)) {
	for ; len(f) >= factSize; f = f[factSize:] {
		each(int64(binary.BigEndian.Uint32(f)))
	}
}

// mentions reads what toldOf wrote, of the places that are known.
func (f facts) mentions(names []byte, places *archive.Directory) ([]archive.Mention, error) {
	var words map[int64]string
	if len(names) > 0 {
		if err := json.Unmarshal(names, &words); err != nil {
			return nil, fmt.Errorf("%w: names of places: %w", archive.ErrDamaged, err)
		}
	}
	list := make([]archive.Mention, 0, len(f)/factSize)
	for ; len(f) >= factSize; f = f[factSize:] {
		number := int64(binary.BigEndian.Uint32(f))
		at, known := places.Place(number)
		if !known { // put since this call began
			continue
		}
		list = append(list, archive.Mention{
			Place: at, Name: words[number], Times: int(binary.BigEndian.Uint16(f[4:])),
			Confidence: float64(binary.BigEndian.Uint16(f[6:])) / 1000, Kinds: archive.Kinds(binary.BigEndian.Uint16(f[8:])),
			Start: int(binary.BigEndian.Uint32(f[9:]) & 0xffffff), End: int(binary.BigEndian.Uint32(f[12:]) & 0xffffff),
		})
	}
	return list, nil
}
