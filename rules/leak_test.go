package rules

import (
	"testing"

	"go.uber.org/goleak"
)

// Passes over many papers run at once: no test leaves one behind.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
