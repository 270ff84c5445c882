// Package htmx embeds the script by which pages exchange their parts.
package htmx

import _ "embed"

// Script is htmx.min.js 2.0.11, see README.md.
//
//go:embed htmx.min.js
var Script []byte
