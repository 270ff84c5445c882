//go:build !unix

package hostile

import "time"

// UsedTime returns 0: this system does not tell the processor time.
func UsedTime() time.Duration { return 0 }
