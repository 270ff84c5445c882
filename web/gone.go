package web

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"jiheng/workbench"
)

// A goneView is what a person typed at something that was taken away meanwhile, and what
// can be done about it.
type goneView struct {
	Typed   []goneText
	Act     int64
	Renamed string // the number that it has now; empty where it is away
	Undo    string // where the act is undone; empty where the person cannot
	Story   string // where the year's acts are told
	Year    string
	Request string
}

// A goneText is one field that was typed.
type goneText struct{ Name, Text string }

// goneOf tells of a request at something that has gone.
func goneOf(r *http.Request, g *workbench.Gone) *goneView {
	at := r.PathValue("year")
	v := &goneView{Act: g.By.Act, Renamed: g.Key, Year: yearPath(at), Story: yearPath(at, "story"), Request: newRequest()}
	if g.Undo {
		v.Undo = yearPath(at, "undo")
	}
	for _, f := range (kept{Form: r.PostForm}).fields() {
		if f.Value == "" || slices.Contains(unseen, f.Name) {
			continue
		}
		v.Typed = append(v.Typed, goneText{goneName(f.Name, r.PostFormValue("field")), f.Value})
	}
	return v
}

// goneNames name the fields of forms that have names of their own.
var goneNames = map[string]string{"target": "指标值", "day": "日期", "reason": "理由", "document": "批准文件", "name": "名称", "title": "标题", "where": "位置",
	"grade": "等级", "verdict": "结论", "score": "得分", "quote": "引文", "amount": "金额", "goal": "目标", "to": "改成"}

// goneName is what a field was called on the page that sent it.
func goneName(name, field string) string {
	if name == "text" {
		return cmp.Or(strings.TrimPrefix(field, "偏差·"), "您填的")
	}
	return cmp.Or(goneNames[name], strings.TrimPrefix(name, "新·"))
}
