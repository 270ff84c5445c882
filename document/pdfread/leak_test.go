package pdfread

import (
	"testing"

	"go.uber.org/goleak"
)

// The engine and its modules are closed: no test leaves one running.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
