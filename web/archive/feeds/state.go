package feeds

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// Known is what is known of a feed that was read.
type Known struct {
	Tag      string `json:"etag,omitempty"`
	Modified string `json:"last_modified,omitempty"`
	Digest   string `json:"sha256"` // of its content
}

// State remembers what is known of feeds, so that those that have not changed are not sent
// again. It is safe for concurrent use; a nil one remembers nothing.
type State struct {
	mu    sync.Mutex
	feeds map[string]Known
}

// NewState knows nothing yet.
func NewState() *State { return &State{feeds: map[string]Known{}} }

// LoadState reads what was saved in a file; a file that is not there knows nothing.
func LoadState(file string) (*State, error) {
	s := NewState()
	raw, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err == nil {
		err = json.Unmarshal(raw, &s.feeds)
	}
	if err != nil {
		return nil, fmt.Errorf("what is known of feeds, %s: %w", file, err)
	}
	return s, nil
}

// Save writes what is known into a file, at once or not at all.
func (s *State) Save(file string) error {
	s.mu.Lock()
	raw, err := json.MarshalIndent(s.feeds, "", " ")
	s.mu.Unlock()
	if err != nil {
		return err
	}
	part, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".*")
	if err != nil {
		return err
	}
	_, err = part.Write(append(raw, '\n'))
	if err = errors.Join(err, part.Close()); err == nil {
		err = os.Rename(part.Name(), file)
	}
	if err != nil {
		return errors.Join(err, os.Remove(part.Name()))
	}
	return nil
}

func (s *State) get(address string) Known {
	if s == nil {
		return Known{}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.feeds[address]
}

func (s *State) put(address string, k Known) {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.feeds[address] = k
}
