package setup

import (
	"time"

	"dateline/data"
)

// startTakes is how long a program is given to answer for the first time.
const startTakes = 250 * time.Millisecond

// Settle takes out of the program's memory, a moment later, the pages of its file that its start alone needed: code
// and tables all over it, around each of which the system maps a dozen more, and the weights of the model, which were
// laid out anew. They stay in the system's cache, from which those come back that are used again. It is for programs
// that go on after their first answer.
func Settle() {
	time.AfterFunc(startTakes, func() {
		unmapConstants()
		unmap(data.Model)
	})
}
