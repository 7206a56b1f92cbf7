package setup

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"unsafe"
)

// unmapConstants takes the code and the constants of the program out of its memory until they are used again, as far
// as they are what its file holds.
func unmapConstants() {
	self, err := os.Executable()
	if err != nil {
		return
	}
	maps, err := os.Open("/proc/self/smaps")
	if err != nil {
		return
	}
	defer maps.Close()
	for _, m := range constants(maps, self) {
		// What cannot be given back is kept. One that comes back brings a dozen others with it, not two megabytes.
		for _, advice := range []uintptr{syscall.MADV_NOHUGEPAGE, syscall.MADV_DONTNEED} {
			_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, m.from, m.to-m.from, advice)
		}
	}
}

// mapping is a range of addresses.
type mapping struct{ from, to uintptr }

// constants returns the mappings of a file that nobody may write to, and of which no page differs from the file: a
// program that may be loaded anywhere has constants that its loader wrote.
func constants(smaps io.Reader, file string) (found []mapping) {
	var m mapping
	for lines := bufio.NewScanner(smaps); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		if len(fields) < 2 {
			continue
		}
		if key, isField := strings.CutSuffix(fields[0], ":"); isField {
			if key == "Anonymous" && fields[1] == "0" && m.to > m.from {
				found = append(found, m)
			}
			continue
		}
		m = mapping{}
		if !strings.Contains(fields[1], "w") && fields[len(fields)-1] == file {
			if _, err := fmt.Sscanf(fields[0], "%x-%x", &m.from, &m.to); err != nil {
				m = mapping{}
			}
		}
	}
	return found
}

// unmap takes whole pages of b out of the program's memory until they are used again. They are of the program's file,
// and were never written to.
func unmap(b []byte) {
	if len(b) == 0 {
		return
	}
	page := os.Getpagesize()
	start := -int(uintptr(unsafe.Pointer(&b[0]))) & (page - 1)
	if start < len(b) {
		whole := b[start:]
		_ = syscall.Madvise(whole[:len(whole)&^(page-1)], syscall.MADV_DONTNEED)
	}
}
