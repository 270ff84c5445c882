package budget

import (
	"strings"
	"testing"

	"jiheng/num"
)

// visits is a ledger with a column of every type.
func visits() *Ledger {
	return &Ledger{ID: "T01", Name: "走访台账", Keys: []string{"编号"}, Date: "日期", Grade: "系统导出", Columns: []Column{
		{Name: "编号", Type: TextColumn}, {Name: "日期", Type: DateColumn}, {Name: "方式", Type: CodeColumn, Codes: []string{"上门", "视频"}},
		{Name: "人数", Type: IntegerColumn, Unit: num.MustUnit("人")}, {Name: "金额", Type: MoneyColumn, Unit: num.MustUnit("万美元")},
		{Name: "是否按期", Type: BoolColumn}, {Name: "办结日期", Type: DateColumn}, {Name: "备注", Type: TextColumn}, {Name: "是否属于本镇", Type: BoolColumn},
	}}
}

// rowsOf makes rows of visits: cells divided by |, blanks at the end left out.
func rowsOf(rows ...string) *Rows {
	out := NewRows(9)
	for i, r := range rows {
		out.Add(append(strings.Split(r, "|"), make([]string, 9)...), i+2, 0)
	}
	return out
}

// each picks all rows.
func each(r *Rows) picked {
	p := picked{rows: r}
	for row := range r.All() {
		p.at = append(p.at, int32(row.n))
	}
	return p
}

var visitLines = []string{
	"a|2023-12-31|上门|1|10|是|2024-01-05|首次",
	"b|2024-01-01|上门|2|20.5|否|2024-03-01|",
	"c|2024-06-30|视频|10|100|是||为空间改造",
	"d|2024-12-31|上门||3.25|是|2024-12-31||是",
	"e||视频|0||否|2025-01-02|A=B",
}

var visitRows = rowsOf(visitLines...)

func chosen(f Filter) string {
	var keys []string
	for r := range visitRows.All() {
		if f.Match(r) {
			keys = append(keys, r.Cell(0))
		}
	}
	return strings.Join(keys, "")
}

func TestFilter(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "abcde"}, {"全部", "abcde"},
		{"方式=上门", "abd"}, {"方式＝上门", "abd"}, {"方式≠上门", "ce"}, {"方式!=上门", "ce"},
		{"人数>2", "c"}, {"人数＞2", "c"}, {"人数≥2", "bc"}, {"人数>=2", "bc"}, {"人数<2", "ae"}, {"人数＜2", "ae"}, {"人数≤2", "abe"}, {"人数<=2", "abe"},
		{"人数=0", "e"}, {"人数=00.0", "e"}, {"人数≠0", "abcd"}, {"人数 为空", "d"}, {"人数 不为空", "abce"},
		{"人数 属于 1、2.0", "ab"}, {"金额>9", "abc"}, {"金额≤100.00", "abcd"},
		{"办结日期≤2024-12-31", "abd"}, {"办结日期 为空", "c"}, {"办结日期 不为空 且 是否按期=是", "ad"},
		{"方式 属于 上门、视频", "abcde"}, {"方式属于上门 且 人数≥1 且 金额<15", "a"}, {"方式=上门且人数=2", "b"},
		{"备注=A=B", "e"}, {"备注 为空", "bd"}, {"是否属于本镇=是", "d"}, {"是否属于本镇 为空", "abce"}, {"备注=为空间改造", "c"},
		{"日期≥2024-01-01", "bcd"}, {"日期≠2024-01-01", "acde"},
	} {
		f, err := ParseFilter(visits(), c.text)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if got := chosen(f); got != c.want {
			t.Errorf("%s takes %s, want %s", c.text, got, c.want)
		}
	}
}

func TestFilterRefuses(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"方式上门", "没有比较词"}, {"方法=上门", "没有“方法”这一列"}, {"=上门", "没有“”这一列"},
		{"方式=", "没有写值"}, {"方式 属于", "没有写值"}, {"方式 属于 上门、", "没有写值"}, {"方式=电话", "取值有：上门、视频"}, {"方式 属于 上门、电话", "取值有"},
		{"人数=很多", "是数，不能与“很多”比较"}, {"人数≥1e9", "是数"}, {"人数=NaN", "是数"}, {"人数 属于 1、二", "是数"},
		{"日期≤2024-02-30", "是日期"}, {"日期=2024年", "是日期"}, {"日期≥2024/3/1", "请写成2024-12-31"},
		{"是否按期=yes", "取值有：是、否"}, {"备注≥1", "文本列，不能比大小"}, {"方式>上门", "代码列，不能比大小"},
		{"备注 为空间", "后面多了“间”"}, {"备注 不为空 方式=上门", "后面多了"}, {"方式=上门 且", "没有比较词"}, {"且", "没有比较词"},
	} {
		_, err := ParseFilter(visits(), c.text)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.text, err, c.want)
		}
	}
}

// What other programs write is no part of a value: it is refused with the right way.
func TestFilterWordsOfOthers(t *testing.T) {
	l := visits()
	l.Columns = append(l.Columns, Column{Name: "满意度", Type: RateColumn})
	for _, c := range []struct{ text, want string }{
		{"编号==a", "等于写一个“=”，如“编号=a”"}, {"备注== 首次", "如“备注=首次”"}, {"人数<>2", "不等于写“≠”"}, {"人数=>2", "大于等于写“≥”"}, {"编号=!a", "如“编号=a”"},
		{"编号=a 或 编号=b", "写“编号 属于 a、……”"}, {"编号=a或编号=b", "属于"}, {"编号=a 或者 编号=b", "不用“或者”"}, {"编号=a || 编号=b", "不用“||”"}, {"编号=a or 编号=b", "不用“or”"},
		{"编号=a 或 备注=首次", "几个条件只能用“且”"}, {"备注=甲或乙", "写“备注 属于 甲、……”"}, {"备注 属于 甲 或 乙", "属于"},
		{"编号=a && 备注=首次", "用“且”，不用“&&”"}, {"编号=a，备注=首次", "用“且”"}, {"编号=a AND 备注=首次", "不用“AND”"},
		{"满意度≥90", "请带上百分号"}, {"满意度≥0.9", "请带上百分号"}, {"满意度 属于 90%、95", "请带上百分号"}, {"满意度=1", "请带上百分号"},
	} {
		if _, err := ParseFilter(l, c.text); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.text, err, c.want)
		}
	}
	for _, text := range []string{"满意度≥90%", "满意度≥９0％", "满意度<9‰", "满意度>0", "备注 属于 甲或乙", "备注=或", "备注=甲,乙", "备注=a=b", "编号 属于 a、b", "编号=a 并且 人数=2"} {
		if _, err := ParseFilter(l, text); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestFilterAnd(t *testing.T) {
	base, err := ParseFilter(visits(), "方式=上门")
	if err != nil {
		t.Fatal(err)
	}
	year := base.And(visits(), "日期", "2024-01-01", "2024-12-31")
	if got := chosen(year); got != "bd" {
		t.Errorf("the year takes %s", got)
	}
	if chosen(base) != "abd" || year.Text != "方式=上门" {
		t.Error("the filter below was changed")
	}
	if got := chosen(base.And(visits(), "没有", "2024-01-01", "2024-12-31")); got != "abd" {
		t.Errorf("a column that is not there takes %s", got)
	}
}
