package sqlite

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/web/maps/store"

	"github.com/paulmach/orb"
)

// soundStore is the file of a store of three maps, which were changed and listed, so
// that each table has rows.
func soundStore(t testing.TB) []byte {
	t.Helper()
	file := filepath.Join(t.TempDir(), "sound.db")
	s, err := Open(t.Context(), file, store.Quota{})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"a", "b", "c"} {
		m := example(id, orb.Point{28.95, 41.01}, orb.Point{30, 50})
		m.Text = strings.Repeat("In Ankara. ", 800) // more than a page
		if err := s.Create(t.Context(), m); err != nil {
			t.Fatal(err)
		}
		m.Version, m.Title = 2, "changed"
		if err := s.Update(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// damaged is a file with bytes changed, as records of four say: three of a place, one
// of the bits to turn over. Of what is left of a record, the file is cut by 512 bytes
// for each unit.
func damaged(sound, records []byte) []byte {
	b := bytes.Clone(sound)
	for ; len(records) >= 4; records = records[4:] {
		b[int(binary.LittleEndian.Uint32(append(records[:3:3], 0)))%len(b)] ^= records[3]
	}
	if len(records) > 0 {
		b = b[:max(0, len(b)-512*int(records[0]))]
	}
	return b
}

// FuzzDamage opens, reads, changes and checks damaged stores. Nothing may panic or
// hang, a file that is refused stays as it is, and what is found sound can be read.
func FuzzDamage(f *testing.F) {
	sound := soundStore(f)
	f.Add([]byte{})
	f.Add([]byte{0, 0, 0, 0xff})                               // no database
	f.Add([]byte{18, 0, 0, 1, 19, 0, 0, 1})                    // another journal
	f.Add([]byte{60, 0, 0, 7})                                 // its user version
	f.Add([]byte{68, 0, 0, 0x10})                              // another application
	f.Add([]byte{100, 0, 0, 8})                                // the kind of the first page
	f.Add([]byte{0, 0x10, 0, 0x0f, 0, 0x20, 0, 0x0f, 1})       // pages of tables, and one cut off
	f.Add([]byte{5, 0x10, 0, 0xff, 6, 0x10, 0, 0xff})          // where cells begin
	f.Add([]byte{0, 0x30, 0, 0xff, 1, 0x30, 0, 0xff, 0, 0, 9}) // a chain of pages
	f.Add([]byte{9})
	f.Fuzz(func(t *testing.T, records []byte) {
		if len(records) > 400 {
			return
		}
		file := filepath.Join(t.TempDir(), "maps.db")
		content := damaged(sound, records)
		write(t, file, content)
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		defer cancel()

		report, checked := Check(ctx, file)
		backup := file + ".backup"
		Backup(ctx, file, backup) // an error is right, a panic is not
		if now := read(t, file); !bytes.Equal(now, content) {
			t.Error("a check or a backup changed the file")
		}
		s, err := Open(ctx, file, store.Quota{})
		if err != nil {
			if errors.Is(err, store.ErrForeign) || errors.Is(err, store.ErrNewer) {
				if now := read(t, file); !bytes.Equal(now, content) {
					t.Errorf("%v, and the file is another now", err)
				}
			}
			return
		}
		defer s.Close()
		isSound := checked == nil && len(report.Faults) == 0
		rows, err := s.List(ctx, store.Query{})
		if isSound && (err != nil || len(rows) != report.Maps) {
			t.Errorf("a sound store of %d maps lists %d: %v", report.Maps, len(rows), err)
		}
		for _, row := range rows {
			if _, err := s.Get(ctx, row.ID); isSound && err != nil {
				t.Errorf("map %q of a sound store: %v", row.ID, err)
			}
		}
		// Whatever comes of these, it comes as an error.
		s.Versions(ctx, "a")
		s.Create(ctx, example("d", orb.Point{1, 2}))
		m := example("b", orb.Point{3, 4})
		m.Version = 3
		s.Update(ctx, m)
		s.Delete(ctx, "c")
		s.Ping(ctx)
		if ctx.Err() != nil {
			t.Error("it took more than 20 seconds")
		}
	})
}
