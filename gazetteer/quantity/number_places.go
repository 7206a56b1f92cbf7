package quantity

// myriad is the step from one group of digits to the next where numbers are counted in tens of
// thousands.
const myriad = 10_000

// placesAt reads a number whose words are digits and the places that they stand at, with no
// space between them: "二百五十", "一万二千", "十五".
func (r *numbers) placesAt(t []Token, i int) (numeral, bool) {
	sum, group, digit := 0.0, 0.0, 0.0
	places, digits := 0, 0
	j := i
	for ; j < len(t); j++ {
		if j > i && !t[j-1].Touches(&t[j]) {
			break
		}
		w := r.word(t, j)
		if w.class == classNumber && w.value < 10 {
			if digit > 0 {
				return numeral{}, false
			}
			digit = w.value
			digits++
			continue
		}
		if w.class != classPlace {
			break
		}
		places++
		if w.value >= myriad {
			sum, group, digit = (sum+group+digit)*w.value, 0, 0
			continue
		}
		if digit == 0 && w.value > 0 {
			digit = 1 // "十五"
		}
		group, digit = group+digit*w.value, 0
	}
	if places == 0 {
		return numeral{}, false
	}
	v := sum + group + digit
	return numeral{v, v, lastPlace(v), false, j}, v > 0
}
