//go:build !linux && !darwin

package output

import "errors"

// exchange fails: these systems cannot exchange folders in one step.
var exchange = func(string, string) error { return errors.ErrUnsupported }
