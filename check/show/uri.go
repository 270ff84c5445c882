package show

import (
	"net/url"
	"strings"
)

// uri prints a file's path as a relative or file reference, blanks and Han
// characters escaped.
func uri(path string) string {
	path = strings.ReplaceAll(path, `\`, "/")
	u := url.URL{Path: path}
	if len(path) > 1 && path[1] == ':' {
		u = url.URL{Scheme: "file", Path: "/" + path}
	} else if strings.HasPrefix(path, "/") {
		u.Scheme = "file"
	}
	return u.String()
}
