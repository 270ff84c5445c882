package text_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"jiheng/document"
	"jiheng/document/text"
	"jiheng/fault"
	"jiheng/hostile"
)

// outline prints kind, place and text of every block, one a line.
func outline(d *document.Document) string {
	var b strings.Builder
	for _, x := range d.Blocks {
		switch x := x.(type) {
		case *document.Heading:
			fmt.Fprintf(&b, "h%d %d:%d %s\n", x.Level, x.At.Line, x.At.Column, document.Text(x.Runs))
		case *document.Paragraph:
			fmt.Fprintf(&b, "%s %d:%d %s\n", x.Style, x.At.Line, x.At.Column, document.Text(x.Runs))
		case *document.Table:
			for _, row := range x.Rows {
				b.WriteString("row")
				for _, c := range row.Cells {
					fmt.Fprintf(&b, " %d:%d[%s]", c.At.Line, c.At.Column, document.Text(c.Runs))
				}
				b.WriteByte('\n')
			}
		}
	}
	return b.String()
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, file, in, want string }{
		{"标题、层次和正文", "a.txt", "2024年某镇人民政府\n单位整体支出绩效自评报告\n\n一、概况\n（一）职能\n1. 主要职能\n  2. 人员情况：在职52人。\n（1）编制",
			"title 1:1 2024年某镇人民政府\ntitle 2:1 单位整体支出绩效自评报告\nh1 4:1 一、概况\nh2 5:1 （一）职能\nh3 6:1 1. 主要职能\nbody 7:3 2. 人员情况：在职52人。\nh4 8:1 （1）编制\n"},
		{"竖线表", "a.txt", "项目申报表\n项目编码： | 4403\n指标 | 值 | 说明\n产出 | ≥50 | 件", "title 1:1 项目申报表\nrow 2:1[项目编码：] 2:9[4403]\nrow 3:1[指标] 3:6[值] 3:10[说明]\nrow 4:1[产出] 4:6[≥50] 4:12[件]\n"},
		{"表头线", "a.md", "# 报告\n\n单位：万元\n\n| 项目 | 决算 |\n|---|---:|\n| 基本 | 1.00 |\n\n## 一、问题\n- **3**项", "title 1:3 报告\nunit-line 3:1 单位：万元\nrow 5:3[项目] 5:8[决算]\nrow 7:3[基本] 7:8[1.00]\nh1 9:4 一、问题\nitem 10:3 3项\n"},
		{"制表符", "a.txt", "收支情况，如下。\n收入\t100\n支出\t90\n一行\t不是表", "body 1:1 收支情况，如下。\nrow 2:1[收入] 2:4[100]\nrow 3:1[支出] 3:4[90]\nrow 4:1[一行] 4:4[不是表]\n"},
		{"署名和日期", "a.txt", "正文在此，共一段。\n某县财政局\n2025年3月12日\n", "body 1:1 正文在此，共一段。\nsignature 2:1 某县财政局\ndate 3:1 2025年3月12日\n"},
		{"零宽字符照读", "a.txt", "支出\u200b431万元。", "body 1:1 支出\u200b431万元。\n"},
	} {
		d, err := text.Read(c.file, []byte(c.in))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := outline(d); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// Different encodings read alike.
func TestEncodings(t *testing.T) {
	const in = "某局2024年度自评\n预算17841.83万元，执行率99%。\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(in)
	if err != nil {
		t.Fatal(err)
	}
	want, err := text.Read("a.txt", []byte(in))
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range []string{gb, "\xef\xbb\xbf" + in, utf16(in, false), utf16(in, true), strings.ReplaceAll(in, "\n", "\r\n")} {
		d, err := text.Read("a.txt", []byte(data))
		if err != nil || outline(d) != outline(want) {
			t.Errorf("%q: %v", data[:8], err)
		}
	}
}

func utf16(s string, big bool) string {
	out := []byte{0xff, 0xfe}
	if big {
		out = []byte{0xfe, 0xff}
	}
	for _, r := range s {
		hi, lo := byte(r>>8), byte(r)
		if big {
			out = append(out, hi, lo)
		} else {
			out = append(out, lo, hi)
		}
	}
	return string(out)
}

func TestRefused(t *testing.T) {
	for name, data := range map[string]string{
		"损坏":  strings.Repeat("\ufffd", 50) + "文",
		"二进制": "PK\x03\x04" + strings.Repeat("\x00\x01\xfe\x80", 100),
		"太多行": strings.Repeat("一\n", text.MaxLines+1),
	} {
		_, err := text.Read("a.txt", []byte(data))
		var one *fault.Error
		var many fault.List
		if !errors.As(err, &one) && !errors.As(err, &many) {
			t.Errorf("%s: %v, want an error with a place", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"一、概况\n正文", "a | b\nc | d", "| a |\n|---|\n| b |", "\xff\xfe\x00", "# x\n- **y**", "2025年3月1日"} {
		f.Add([]byte(s), true)
	}
	f.Fuzz(func(t *testing.T, data []byte, md bool) {
		file := "a.txt"
		if md {
			file = "a.md"
		}
		if len(data) > hostile.MostFuzzed {
			return
		}
		var d *document.Document
		var err error
		hostile.Bounded(t, func() { d, err = text.Read(file, data) })
		if err != nil {
			return
		}
		if n := len(d.Dump()); n > 64*len(data)+1024 {
			t.Errorf("%d bytes become a document of %d", len(data), n)
		}
		for _, b := range d.Blocks {
			if table, ok := b.(*document.Table); ok && table.Check() != 0 {
				t.Fatalf("row %d of a table does not fill its grid", table.Check())
			}
		}
	})
}

// Tables that only lines, blanks or commas divide are tables; sentences and
// signatures are none.
func TestDrawnAndAlignedTables(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"画线", "┌──┬──┐\n│项目│金额│\n├──┼──┤\n│甲  │ 60 │\n│乙  │100 │\n└──┴──┘", "row 2:2[项目] 2:5[金额]\nrow 4:2[甲] 4:7[60]\nrow 5:2[乙] 5:6[100]\n"},
		{"粗线和双线", "┏━┳━┓\n┃甲┃1┃\n┗━┻━┛\n╔═╗\n║乙║2║\n║丙║3║\n╚═╝", "row 2:2[甲] 2:4[1]\nrow 5:2[乙] 5:4[2]\nrow 6:2[丙] 6:4[3]\n"},
		{"空格对齐", "项目      预算数   执行数\n道路       50.00    57.00\n合  计    150.00   152.00\n", "row 1:1[项目] 1:9[预算数] 1:15[执行数]\nrow 2:1[道路] 2:10[50.00] 2:19[57.00]\nrow 3:1[合计] 3:9[150.00] 3:18[152.00]\n"},
		{"空着一格", "项目        预算数    执行数\n道路         50.00     57.00\n桥梁                   10.00\n", "row 1:1[项目] 1:11[预算数] 1:18[执行数]\nrow 2:1[道路] 2:12[50.00] 2:22[57.00]\nrow 3:1[桥梁] 3:0[] 3:22[10.00]\n"},
		{"逗号", "项目,预算数,执行数\n甲,120,114\n乙,\"1,080\",76\n", "row 1:1[项目] 1:4[预算数] 1:8[执行数]\nrow 2:1[甲] 2:3[120] 2:7[114]\nrow 3:1[乙] 3:3[1,080] 3:11[76]\n"},
		{"表头是年份", "项目      2023年   2024年\n道路       50.00    57.00\n桥梁      150.00   152.00\n", "row 1:1[项目] 1:9[2023年] 1:17[2024年]\nrow 2:1[道路] 2:10[50.00] 2:19[57.00]\nrow 3:1[桥梁] 3:9[150.00] 3:18[152.00]\n"},
		{"全角的数字和空格", "费用　　　２０２３年实际　　２０２４年预算\n接待　　　３．２０　　　　　３．００\n会议　　　１．２０　　　　　１．１０\n", "row 1:1[费用] 1:6[２０２３年实际] 1:15[２０２４年预算]\nrow 2:1[接待] 2:6[３．２０] 2:15[３．００]\nrow 3:1[会议] 3:6[１．２０] 3:15[１．１０]\n"},
		{"表头带年份", "费用   2023年实际   2024年度支出\n接待   3.20   2.70\n会议   1.20   1.10\n", "row 1:1[费用] 1:6[2023年实际] 1:16[2024年度支出]\nrow 2:1[接待] 2:6[3.20] 2:13[2.70]\nrow 3:1[会议] 3:6[1.20] 3:13[1.10]\n"},
		{"落款不是表", "负责人：甲    复核人：乙    填表人：丙\n电话：1    电话：2    电话：3", "body 1:1 负责人：甲    复核人：乙    填表人：丙\nbody 2:1 电话：1    电话：2    电话：3\n"},
		{"句子不是表", "甲镇,乙镇,丙镇都完成了任务\n共12处,完成率100%,均为优\n", "body 1:1 甲镇,乙镇,丙镇都完成了任务\nbody 2:1 共12处,完成率100%,均为优\n"},
		{"两栏不是表", "甲      1\n乙      2\n丙      3\n", "body 1:1 甲      1\nbody 2:1 乙      2\nbody 3:1 丙      3\n"},
	} {
		d, err := text.Read("表.txt", []byte("正文在前面，有一句话。\n"+c.in))
		if err != nil {
			t.Fatal(c.name, err)
		}
		got := strings.TrimPrefix(outline(d), "body 1:1 正文在前面，有一句话。\n")
		want := strings.NewReplacer(" 6:", " 7:", " 5:", " 6:", " 4:", " 5:", " 3:", " 4:", " 2:", " 3:", " 1:", " 2:").Replace(c.want)
		if got != want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, want)
		}
	}
}
