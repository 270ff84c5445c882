package main

import "sync/atomic"

// stopsItself says that a command ends in good order when it is interrupted, and is
// not to be ended before.
var stopsItself atomic.Bool
