package table

import (
	"fmt"
	"strings"
	"testing"

	"jiheng/num"
)

// monthly looks for a code and twelve months in 万元.
func monthly(file string) Spec {
	spec := Spec{File: file, Key: -1, Code: "cell", Columns: []Column{{Name: "行", Required: true}}}
	for m := 1; m <= 12; m++ {
		spec.Columns = append(spec.Columns, Column{Name: fmt.Sprintf("%d月", m), Type: Money, Unit: num.Wan})
	}
	return spec
}

const monthHead = "行,1月,2月,3月,4月,5月,6月,7月,8月,9月,10月,11月,12月"

// What is met in many columns is one message, as what is met in many rows.
func TestOneMessageForManyColumns(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		bad              bool
	}{
		{"十二个月一个单位", "单位：元\n" + monthHead + "\nB01" + strings.Repeat(",10000", 12), "“1月”、“2月”……“12月”按表上写的“元”读，换算成万元", false},
		{"三格没有", monthHead + "\nB01,—,1,无,1,1,1,1,1,1,1,1,/", "“1月”、“3月”、“12月”有3格写着没有，当作空着：第2行“—”、第2行“无”、第2行“/”", false},
		{"两列不是数", monthHead + "\nB01,甲,1,1,1,1,1,1,1,1,1,1,1\nB02,1,乙,1,1,1,1,1,1,1,1,1,1", "“1月”、“2月”有2格不是金额（第2行“甲”、第3行“乙”）", true},
		{"两列合计不对", monthHead + "\nB01" + strings.Repeat(",1", 12) + "\n合计,1,1,1,1,2,1,1,1,1,1,1,3", "“5月”写的是2万元，各行相加是1万元，相差1万元；第3行“合计”的“12月”写的是3万元", true},
	} {
		g := read(t, monthly("a.csv"), []byte(c.text+"\n"))
		list := g.said
		if c.bad {
			list = g.faults
		}
		if n := strings.Count(strings.Join(list, "\n"), "月”"); !strings.Contains(strings.Join(list, "\n"), c.want) || len(list) > 3 || n > 12 {
			t.Errorf("%s:\n%s", c.name, strings.Join(list, "\n"))
		}
	}
}

// Whether the file names a unit is known by column.
func TestNamedAndBare(t *testing.T) {
	for _, c := range []struct {
		name, text  string
		named, bare bool
	}{
		{"没有写", "编号,金额\nA,12.50\n", false, true},
		{"没有数", "编号,金额\nA,\n", false, false},
		{"列名", "编号,金额（元）\nA,12.50\n", true, false},
		{"表上", "单位：元,\n编号,金额\nA,12.50\n", true, false},
		{"格里", "编号,金额\nA,12.50元\n", false, false},
		{"一格没有写", "编号,金额\nA,12.50元\nB,\"1,250\"\n", false, true},
	} {
		spec := Spec{File: "a.csv", Key: 0, Code: "cell", Columns: []Column{{Name: "编号"}, {Name: "金额", Type: Money, Unit: num.Wan}}}
		out, err := Read(spec, []byte(c.text), func(Row) error { return nil })
		if err != nil || out.Named[1] != c.named || out.Bare[1] != c.bare {
			t.Errorf("%s: named %v, bare %v, %v", c.name, out.Named[1], out.Bare[1], err)
		}
	}
}

// A file in another format is one fault that says what it is.
func TestForeignFormats(t *testing.T) {
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00\x11\x00\n", 400)
	for _, c := range []struct{ file, data, want string }{
		{"a.xls", ole, "“a.xls”是旧格式的表格（xls、et），不能读；请用Excel或WPS打开，另存为xlsx"},
		{"a.csv", ole, "“a.csv”是旧格式的表格"},
		{"a.et", ole, "“a.et”是旧格式的表格"},
		{"a.xls", "PK\x03\x04....", "扩展名改成“.xlsx”"},
		{"a.xls", "\ufeff<html><table><tr><td>编号", "其实是网页"},
		{"a.xls", "<?xml version=\"1.0\"?><Workbook>", "是XML格式的表格"},
		{"a.ods", "PK\x03\x04....", "是“ods”格式的表格"},
		{"a.csv", "%PDF-1.7", "是PDF"},
	} {
		g := read(t, visits(c.file), []byte(c.data))
		if len(g.faults) != 1 || !strings.Contains(g.faults[0], c.want) || !strings.Contains(g.faults[0], CodeForeign) {
			t.Errorf("%s: %v", c.file, g.faults)
		}
	}
	if g := read(t, visits("a.xls"), csvOf("编号\t日期\t企业\t金额", "A1\t2024-01-05\t甲公司\t100")); len(g.faults) > 0 || len(g.rows) != 1 {
		t.Errorf("CSV with the ending of a workbook: %v", g.faults)
	}
}
