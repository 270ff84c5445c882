package dossier

import (
	"slices"
	"strings"

	"jiheng/fault"
)

// prose lists the fields that people write in sentences, which may have lines of their
// own; every other field of a record is one line.
var prose = []string{"文字", "完成", "完成情况", "项目目标", "职能", "机构说明", "说明", "口径", "依据", "偏差", "原因", "措施", "影响", "内容", "表现",
	"贡献说明", "未执行原因", "未自评原因", "资金说明", "预警", "意见", "建议", "整改", "进展", "结果", "用途", "理由", "摘录", "来源", "备注", "处理", "处置", "答复", "差距", "做法", "问题"}

// OneLine reports a field that is one line: a name, a code, a unit, a person, a figure.
// Of a field within others, the innermost counts.
func OneLine(file, block, field string) bool {
	if IsFigure(file, block, field) {
		return true
	}
	parts := strings.Split(field, partMark)
	inner := parts[len(parts)-1]
	if inner == "值" { // of a block that is a value
		inner = block
	}
	return ruleOf(file, block, parts[0]).file != DirNarrative && !slices.Contains(prose, inner)
}

// breaks reports what cannot stand in a line: a tab, or a line end of some writing system.
func breaks(r rune) bool {
	return strings.ContainsRune("\t\n\r\v\f\u0085\u2028\u2029", r)
}

// InLine is a value of a field that is one line: tabs and line ends in it are a blank
// each run. In a figure they may stand between two, so that there they are an Invalid
// error that names the field.
func InLine(file, block string, f Field) (string, error) {
	if !strings.ContainsFunc(f.Value, breaks) || !OneLine(file, block, f.Name) {
		return f.Value, nil
	}
	value := strings.TrimFunc(f.Value, func(r rune) bool { return r == ' ' || breaks(r) })
	if IsFigure(file, block, f.Name) && strings.ContainsFunc(value, breaks) {
		return "", fault.Bad(fault.Place{File: file}, "line-end", "“%s”里填的“%s”有制表符或换行，不知道是一个数还是两个数，没有存；请一格填一个数", f.Name, fault.Clip(value))
	}
	parts := strings.FieldsFunc(value, breaks)
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " "), nil
}
