package output

import "golang.org/x/sys/unix"

// exchange gives two paths each other's file in one step, where the file system
// can.
var exchange = func(a, b string) error { return unix.RenamexNp(a, b, unix.RENAME_SWAP) }
