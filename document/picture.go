package document

import "regexp"

// pictured is what a text says that sends its reader to a picture or a table: 见下图,
// 执行情况如下表, 附表, 扫描件.
var pictured = regexp.MustCompile(`(见|如|详|附)[上下左右附]?[图表]|[上下附][图表]|[图表]如下|扫描|截图|影印|附件|[^代外]表$|table|scan`)

// SaysPicture reports whether words beside a picture, or its name, tell of a table
// or a page that is in it: nobody can say that a paper has no other figures then.
func SaysPicture(words string) bool { return pictured.MatchString(words) }
