package pack

import (
	"archive/tar"
	"archive/zip"
	"cmp"
	"io"
	"os"
	"path"
	"slices"
	"time"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
)

// entry is a file of an archive.
type entry struct {
	name    string
	mode    os.FileMode
	content []byte
}

// Archive writes the program with its papers: a zip for Windows, a tar.gz for others.
func (p Packer) Archive(b Binary) error {
	program, err := os.ReadFile(b.File)
	if err != nil {
		return err
	}
	name := "dateline_" + p.number() + "_" + b.Platform.OS + "_" + b.Platform.Arch
	top := name + "/"
	binary := "dateline"
	write, extension := writeTarGz, ".tar.gz"
	if b.Platform.OS == "windows" {
		binary += ".exe"
		write, extension = writeZip, ".zip"
	}
	files := []entry{
		{top + binary, 0o755, program},
		{top + "README.md", 0o644, p.Readme},
		{top + "THIRD-PARTY-LICENSES.txt", 0o644, p.Papers.Licences},
	}
	for page, content := range p.Papers.Manual {
		files = append(files, entry{top + "man/" + page, 0o644, content})
	}
	for shell, content := range p.Papers.Completions {
		files = append(files, entry{top + "completions/dateline." + extensions[shell], 0o644, content})
	}
	slices.SortFunc(files, func(a, b entry) int { return cmp.Compare(a.name, b.name) })
	return create(p.file("%s", name+extension), func(w io.Writer) error { return write(w, files, p.Commit.Time) })
}

// extensions are those of the scripts of each shell.
var extensions = map[string]string{"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "ps1"}

// create writes a file, and leaves none that is not whole.
func create(file string, write func(io.Writer) error) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		f.Close()
		os.Remove(file)
		return err
	}
	return f.Close()
}

func writeTarGz(out io.Writer, files []entry, at time.Time) error {
	z, err := gzip.NewWriterLevel(out, gzip.DefaultCompression)
	if err != nil {
		return err
	}
	if err := writeTar(z, files, at); err != nil {
		return err
	}
	return z.Close()
}

// writeTar writes files, and before them the directories that they lie in.
func writeTar(out io.Writer, files []entry, at time.Time) error {
	t := tar.NewWriter(out)
	made := map[string]bool{".": true, "/": true}
	var mkdir func(dir string) error
	mkdir = func(dir string) error {
		if made[dir] {
			return nil
		}
		made[dir] = true
		if err := mkdir(path.Dir(dir)); err != nil {
			return err
		}
		return t.WriteHeader(&tar.Header{Typeflag: tar.TypeDir, Name: dir + "/", Mode: 0o755, ModTime: at, Format: tar.FormatUSTAR})
	}
	for _, f := range files {
		if err := mkdir(path.Dir(f.name)); err != nil {
			return err
		}
		h := &tar.Header{Typeflag: tar.TypeReg, Name: f.name, Mode: int64(f.mode), Size: int64(len(f.content)), ModTime: at,
			Format: tar.FormatUSTAR}
		if err := t.WriteHeader(h); err != nil {
			return err
		}
		if _, err := t.Write(f.content); err != nil {
			return err
		}
	}
	return t.Close()
}

func writeZip(out io.Writer, files []entry, at time.Time) error {
	z := zip.NewWriter(out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.DefaultCompression)
	})
	for _, f := range files {
		h := &zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: at.UTC()}
		h.SetMode(f.mode)
		w, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := w.Write(f.content); err != nil {
			return err
		}
	}
	return z.Close()
}
