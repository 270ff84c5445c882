package main

import (
	"time"

	"github.com/chromedp/chromedp"
)

// adminPictures are the pages of administrators, and one's own account.
func adminPictures() []picture {
	click := func(selector string) []chromedp.Action[chromedp.Void] {
		return []chromedp.Action[chromedp.Void]{chromedp.Click(chromedp.CSS(selector)), chromedp.Sleep(time.Second)}
	}
	return []picture{
		{"管理", "anquan", "/", nil, ""},
		{"人员", "xitong", "/admin/people", click("details.way summary"), ""},
		{"岗位", "anquan", "/admin/people/sample-caiwu", click("details.way summary"), ""},
		{"一次性口令", "anquan", "/admin/people/sample-caiwu", click(`form[action$="/code"] .btn`), ""},
		{"停用", "xitong", "/admin/people/sample-caiwu/close", nil, ""},
		{"单位", "xitong", "/admin/units", click("details.way summary"), ""},
		{"一个单位", "xitong", "/admin/units/hongqiao", click("details.way summary"), ""},
		{"会话", "anquan", "/admin/sessions", nil, ""},
		{"设置", "anquan", "/admin/settings", nil, ""},
		{"规则包", "xitong", "/packs", nil, ""},
		{"日志", "rizhi", "/admin/log", nil, ""},
		{"移出的文件", "anquan", "/admin/files", nil, ""},
		{"谁看过", "rizhi", "/admin/log?part=查看", nil, ""},
		{"看个人信息", "caiwu", "/y/hongqiao-2024/ledger/T26", click("td details summary"), ""},
		{"权限", "xitong", "/rights", nil, ""},
		{"权限不够", "xitong", "/admin/log", nil, ""},
		{"我的账号", "caizheng", "/me", nil, ""},
		{"手机验证器", "caizheng", "/me", click(`form[action="/me/telephone"] .btn`), ""},
	}
}
