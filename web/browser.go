package web

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
)

// oldest are the first versions of browsers that show the pages as they are meant
// (CSS flex gap), by the word that precedes the version.
var oldest = []struct {
	word    *regexp.Regexp
	version int
}{
	{regexp.MustCompile(`Chrom(?:e|ium)/(\d+)`), 84},
	{regexp.MustCompile(`Firefox/(\d+)`), 63},
	{regexp.MustCompile(`Version/(\d+)[.\d]* (?:Mobile/\S+ )?Safari/`), 15},
}

// tooOld reports a browser that calls itself one that cannot show the pages: Internet
// Explorer, also as the mode of another browser, or an old version. One that says
// nothing known is taken as new.
func tooOld(agent string) bool {
	if strings.Contains(agent, "MSIE ") || strings.Contains(agent, "Trident/") {
		return true
	}
	for _, o := range oldest {
		if m := o.word.FindStringSubmatch(agent); m != nil {
			n, err := strconv.Atoi(m[1])
			return err == nil && n < o.version
		}
	}
	return false
}

// modern gives browsers that are too old a plain page that says what to switch. What
// pages are made of and what is sent stays as it is.
func (s *Server) modern(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet || strings.HasPrefix(r.URL.Path, "/static/") || !tooOld(r.UserAgent()) {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Vary", "User-Agent")
		w.WriteHeader(http.StatusOK)
		_ = oldBrowser().Render(r.Context(), w)
	})
}
