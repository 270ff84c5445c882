package pdfread

import (
	"errors"

	"github.com/tetratelabs/wazero/sys"
)

// ended tells whether the instance was stopped from outside, while it ran.
func ended(err error) bool {
	var exit *sys.ExitError
	return errors.As(err, &exit) && (exit.ExitCode() == sys.ExitCodeContextCanceled || exit.ExitCode() == sys.ExitCodeDeadlineExceeded)
}
