package workbench_test

import (
	"testing"

	"go.uber.org/goleak"
)

// A workbench that is closed leaves nothing running.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
