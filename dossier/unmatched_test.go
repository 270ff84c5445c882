package dossier

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"jiheng/fault"
	"jiheng/plain"
)

// A filter for a value that no row has is said, with what the column has.
func TestFilterValuesThatNoRowHas(t *testing.T) {
	says := regexp.MustCompile(`“(?:状态|方式|结果)”是“[^”]*”的，台账《[^》]*》一行也没有；这一列有：“[^”]*”`)
	for _, c := range []struct{ filter, want string }{
		{"状态=己办结", "“状态”是“己办结”的，台账《甲》一行也没有；这一列有：“已办结”"},
		{"状态=已办结", ""},
		{"状态≠未办结", ""},
		{"方式 属于 上门、视屏", "“方式”是“视屏”的，台账《甲》一行也没有；这一列有：“视频”"},
		{"状态=已办结 且 方式=电话", "“方式”是“电话”的，台账《甲》一行也没有；这一列有：“上门”"},
	} {
		folder := changed(t, DirLedgers+"/甲.yaml", "", "编号: T91\n名称: 甲\n数据: 甲.csv\n主键: 编号\n等级: 系统导出\n列: {编号: 文本, 状态: 文本, 方式: 文本}\n取数:\n  - {事实: 甲数, 方法: 计数, 单位: 次, 筛选: "+plain.Quote(c.filter)+"}\n")
		folder[DirLedgers+"/甲.csv"] = &fstest.MapFile{Data: []byte("编号,状态,方式\n1,已办结,上门\n2,未办结,视频\n3,已办结,上门\n")}
		d, err := Load(folder)
		if err != nil {
			t.Fatalf("%s: %v", c.filter, err)
		}
		if got := strings.Join(says.FindAllString(messages(d.Notices), -1), " "); got != c.want {
			t.Errorf("%s: %q", c.filter, got)
		}
	}
}

// messages are the sentences of faults, one a line.
func messages(list fault.List) string {
	var b strings.Builder
	for _, e := range list {
		b.WriteString(e.Message + "\n")
	}
	return b.String()
}
