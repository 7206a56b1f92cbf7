//go:build !linux

package setup

func unmapConstants() {}

func unmap([]byte) {}
