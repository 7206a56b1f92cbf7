package setup

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
)

func TestConstants(t *testing.T) {
	const smaps = `00400000-0182c000 r-xp 00000000 fe:00 10207284                           /opt/a b
Size:              20656 kB
Rss:               15344 kB
Anonymous:             0 kB
VmFlags: rd ex mr mw me
0182c000-032d8000 r--p 0142c000 fe:00 10207284                           /opt/dateline
Rss:               19184 kB
Anonymous:             0 kB
032d8000-08dd9000 rw-p 02ed8000 fe:00 10207284                           /opt/dateline
Anonymous:           380 kB
7f3800000000-7f3800001000 r--p 00000000 fe:00 10207284                   /opt/dateline
Anonymous:             4 kB
7f3829ba5000-7f3829cfb000 r-xp 00026000 fe:00 326269                     /usr/lib/libc.so.6
Anonymous:             0 kB
1ab745c00000-1ab747400000 r--p 00000000 00:00 0
Anonymous:             0 kB
`
	want := []mapping{{0x182c000, 0x32d8000}} // not what is written to, differs from the file, or is of another one
	if got := constants(strings.NewReader(smaps), "/opt/dateline"); !slices.Equal(got, want) {
		t.Errorf("constants = %x, want %x", got, want)
	}
}

// TestUnmapKeepsWhatItUnmaps asks for every byte of a file's mapping again, and calls a function of a program
// whose code was taken out of its memory.
func TestUnmapKeepsWhatItUnmaps(t *testing.T) {
	page := os.Getpagesize()
	content := bytes.Repeat([]byte("0123456789"), page)
	path := t.TempDir() + "/file"
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	mapped, err := syscall.Mmap(int(f.Fd()), 0, len(content), syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_PRIVATE)
	if err != nil {
		t.Fatal(err)
	}
	defer syscall.Munmap(mapped)
	mapped[page-1], mapped[len(mapped)-1] = 'a', 'z' // beside what is unmapped, on the same pages
	unmap(mapped[page-1 : len(mapped)-page+1])
	unmap(mapped[:0])
	unmap(mapped[1:3])
	unmapConstants()
	content[page-1], content[len(content)-1] = 'a', 'z'
	if !bytes.Equal(mapped, content) {
		t.Error("what was unmapped has come back otherwise")
	}
}
