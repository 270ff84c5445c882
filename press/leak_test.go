package press

import (
	"testing"

	"go.uber.org/goleak"
)

// Workers end with their set: no test leaves one behind.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
