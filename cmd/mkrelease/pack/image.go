package pack

import (
	"archive/tar"
	"bytes"
	"encoding/pem"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/layout"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
	"github.com/google/go-containerregistry/pkg/v1/types"
	"golang.org/x/crypto/x509roots/fallback/bundle"
)

// nobody is the user and group that the program runs as in a container.
const nobody = 65532

// users are those of the image, as /etc/passwd has them.
const users = "root:x:0:0:root:/:/sbin/nologin\ndateline:x:65532:65532:dateline:" + home + ":/sbin/nologin\n"

// Image writes an OCI archive of one image for the platforms of the programs: the
// program, the certificates that --allow-fetch needs, and a place for saved maps,
// run by a user without rights.
func (p Packer) Image(binaries []Binary) error {
	dir, err := os.MkdirTemp("", "image-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	index := mutate.IndexMediaType(empty.Index, types.OCIImageIndex)
	for _, b := range binaries {
		img, err := p.image(b)
		if err != nil {
			return err
		}
		index = mutate.AppendManifests(index, mutate.IndexAddendum{Add: img, Descriptor: v1.Descriptor{
			Platform: &v1.Platform{OS: b.Platform.OS, Architecture: b.Platform.Arch}}})
	}
	// Tools name the image by the annotation of the index that it is in.
	named := mutate.IndexMediaType(empty.Index, types.OCIImageIndex)
	named = mutate.AppendManifests(named, mutate.IndexAddendum{Add: index, Descriptor: v1.Descriptor{
		Annotations: map[string]string{
			"org.opencontainers.image.ref.name": p.tag(),
			"io.containerd.image.name":          "docker.io/library/dateline:" + p.tag(),
		}}})
	if _, err := layout.Write(dir, named); err != nil {
		return err
	}
	var files []entry
	err = filepath.WalkDir(dir, func(file string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, file)
		files = append(files, entry{filepath.ToSlash(name), 0o644, content})
		return err
	})
	if err != nil {
		return err
	}
	slices.SortFunc(files, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	return create(p.file("dateline_%s_image.tar", p.number()), func(w io.Writer) error { return writeTar(w, files, p.Commit.Time) })
}

// tag is the version as tags of images may be: without "+".
func (p Packer) tag() string { return strings.ReplaceAll(p.number(), "+", "-") }

func (p Packer) image(b Binary) (v1.Image, error) {
	rootfs, err := p.rootfs(b)
	if err != nil {
		return nil, err
	}
	layer, err := tarball.LayerFromOpener(func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(rootfs)), nil },
		tarball.WithMediaType(types.OCILayer), tarball.WithCompressedCaching)
	if err != nil {
		return nil, err
	}
	at := v1.Time{Time: p.Commit.Time.UTC()}
	img := mutate.ConfigMediaType(mutate.MediaType(empty.Image, types.OCIManifestSchema1), types.OCIConfigJSON)
	img, err = mutate.Append(img, mutate.Addendum{Layer: layer, MediaType: types.OCILayer,
		History: v1.History{Created: at, CreatedBy: "mkrelease", Comment: "dateline " + p.number()}})
	if err != nil {
		return nil, err
	}
	config, err := img.ConfigFile()
	if err != nil {
		return nil, err
	}
	config = config.DeepCopy()
	config.OS, config.Architecture, config.Created = b.Platform.OS, b.Platform.Arch, at
	config.Config = v1.Config{
		User:       "65532:65532",
		Entrypoint: []string{"/usr/bin/dateline"},
		Cmd:        []string{"serve"},
		Env: []string{"PATH=/usr/bin", "HOME=" + home,
			"DATELINE_ADDR=:8080", "DATELINE_PUBLIC=true", "DATELINE_STORE=" + home + "/maps.db"},
		ExposedPorts: map[string]struct{}{"8080/tcp": {}},
		Volumes:      map[string]struct{}{home: {}},
		WorkingDir:   home,
		Labels: map[string]string{
			"org.opencontainers.image.title":       "dateline",
			"org.opencontainers.image.description": summary,
			"org.opencontainers.image.version":     p.number(),
			"org.opencontainers.image.revision":    p.Commit.Hash,
			"org.opencontainers.image.created":     p.Commit.Time.UTC().Format(time.RFC3339),
		},
	}
	return mutate.ConfigFile(img, config)
}

// rootfs is the file system of the image as a tar.
func (p Packer) rootfs(b Binary) ([]byte, error) {
	program, err := os.ReadFile(b.File)
	if err != nil {
		return nil, err
	}
	var certificates bytes.Buffer
	for root := range bundle.Roots() {
		if root.Constraint != nil {
			continue // trusted for some certificates only, which a file of roots cannot say
		}
		if err := pem.Encode(&certificates, &pem.Block{Type: "CERTIFICATE", Bytes: root.Certificate}); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	t := tar.NewWriter(&out)
	for _, f := range []struct {
		name    string
		mode    int64
		owner   int
		content []byte
	}{
		{"etc/", 0o755, 0, nil},
		{"etc/group", 0o644, 0, []byte("root:x:0:\ndateline:x:65532:\n")},
		{"etc/passwd", 0o644, 0, []byte(users)},
		{"etc/ssl/", 0o755, 0, nil},
		{"etc/ssl/certs/", 0o755, 0, nil},
		{"etc/ssl/certs/ca-certificates.crt", 0o644, 0, certificates.Bytes()},
		{"tmp/", 0o1777, 0, nil},
		{"usr/", 0o755, 0, nil},
		{"usr/bin/", 0o755, 0, nil},
		{"usr/bin/dateline", 0o755, 0, program},
		{"usr/share/", 0o755, 0, nil},
		{"usr/share/doc/", 0o755, 0, nil},
		{"usr/share/doc/dateline/", 0o755, 0, nil},
		{"usr/share/doc/dateline/THIRD-PARTY-LICENSES.txt", 0o644, 0, p.Papers.Licences},
		{"var/", 0o755, 0, nil},
		{"var/lib/", 0o755, 0, nil},
		{"var/lib/dateline/", 0o700, nobody, nil},
	} {
		h := &tar.Header{Typeflag: tar.TypeReg, Name: f.name, Mode: f.mode, Uid: f.owner, Gid: f.owner, Size: int64(len(f.content)),
			ModTime: p.Commit.Time, Format: tar.FormatUSTAR}
		if strings.HasSuffix(f.name, "/") {
			h.Typeflag = tar.TypeDir
		}
		if err := t.WriteHeader(h); err != nil {
			return nil, err
		}
		if _, err := t.Write(f.content); err != nil {
			return nil, err
		}
	}
	if err := t.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
