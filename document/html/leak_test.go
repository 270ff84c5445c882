package html

import (
	"testing"

	"go.uber.org/goleak"
)

// Writing and reading leave nothing running, nor does the browser that looks at the pages.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
