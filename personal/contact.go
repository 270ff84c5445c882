package personal

import (
	"regexp"
	"strings"
)

// mail matches an address of e-mail: the name before @ in a group. wechat matches the
// number of a WeChat account behind its label.
var (
	mail   = regexp.MustCompile(`([A-Za-z0-9][A-Za-z0-9._%+-]{1,63})@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+`)
	wechat = regexp.MustCompile(`(?:微信|WeChat|wechat|WX|wx)(?:账号|帐号|号码|号|ID|id)?[：:为是 　]{0,3}([A-Za-z][A-Za-z0-9_-]{5,19})`)
)

// maskContacts masks names of e-mail and WeChat accounts, an asterisk for each letter,
// the first two and the last left; addresses of offices (gov.cn) are public.
func maskContacts(text string) string {
	if strings.Contains(text, "@") {
		text = maskGroup(text, mail)
	}
	if strings.Contains(text, "微信") || strings.Contains(strings.ToLower(text), "wechat") || strings.Contains(strings.ToLower(text), "wx") {
		text = maskGroup(text, wechat)
	}
	return text
}

func maskGroup(text string, re *regexp.Regexp) string {
	out := []byte(text)
	for _, m := range re.FindAllStringSubmatchIndex(text, -1) {
		if strings.HasSuffix(strings.ToLower(text[m[0]:m[1]]), ".gov.cn") {
			continue
		}
		for i := m[2] + min(2, (m[3]-m[2])/2); i < m[3]-1; i++ {
			out[i] = '*'
		}
	}
	return string(out)
}
