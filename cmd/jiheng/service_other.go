//go:build !windows

package main

import "context"

// asService runs something until the program is interrupted. Services of systems
// like this one are programs as all others.
func asService(do func(context.Context) error) error { return interrupted(do) }
