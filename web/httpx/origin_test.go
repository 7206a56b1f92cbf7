package httpx

import (
	"strings"
	"testing"
)

func TestIsPlainHost(t *testing.T) {
	for host, want := range map[string]bool{
		"localhost": true, "127.0.0.1:8080": true, "[::1]": true, "[::1]:80": true, "maps.example.org:65535": true, "a_b-c": true,
		"[::ffff:127.0.0.1]:1": true, strings.Repeat("a", 253): true,
		"": false, ":80": false, "a:": false, "a:123456": false, "a:8a": false, "[:]": false, "[::1": false, "::1]": false, "[]": false,
		"[::1]x": false, "[::1]:": false, "::1": false, "a b": false, "a/b": false, "evil\"": false, "a@b": false, "ä": false, "a\n": false,
		"[::1%eth0]": false, "[[::1]]": false, strings.Repeat("a", 254): false,
	} {
		if got := isPlainHost(host); got != want {
			t.Errorf("isPlainHost(%q) = %v, want %v", host, got, want)
		}
	}
}
