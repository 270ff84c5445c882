//go:build !unix

package pdfread

import "time"

// used counts nothing where there is no getrusage: the limits of counts and
// memory stay.
func used() time.Duration { return 0 }
