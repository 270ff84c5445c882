//go:build unix

package output

import "golang.org/x/sys/unix"

func setMask(mask int) int { return unix.Umask(mask) }
