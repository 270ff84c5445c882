package page

import (
	"testing"

	"go.uber.org/goleak"
)

// Fonts are unpacked at once: no test leaves that behind.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
