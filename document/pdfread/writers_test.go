package pdfread

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jiheng/document"
)

// written returns a file of testdata/writers; its README tells what each is.
func written(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "writers", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// notes returns the codes and words of what the reader says, a line for each.
func notes(d *document.Document) string {
	var b strings.Builder
	for _, n := range d.Reading {
		mark := ""
		if n.Unread {
			mark = "!"
		}
		b.WriteString(mark + n.Code + " " + n.Text + "\n")
	}
	return b.String()
}

// fund is the table of most fixtures; f is what stands in one of its rows.
func fund(rows ...string) string {
	return "  | " + strings.Join(rows, " |\n  | ") + " |\n"
}

const (
	waterNote, hiddenNote = "pdf-watermark 这一页有水印", "pdf-hidden 这一页有看不见的文字"
)

// The tables of the fixtures.
var (
	stations = fund("单位 | 预算数 | 决算数 | 差额 | 备注", "镇本级 | 860.4 | 851.2 | -9.2 | 按进度", "水管站 | 120 | 118.65 | -1.35 | —", "文化站 | 75.5 | 80.1 | 4.6 | 追加")
	schools  = fund("项目名称 | 年初安排 | 调整后安排 | 实际支出 | 完成比例", "合计 | 3,560,000 | 3,712,500 | 3,698,400 | 99.62%",
		"校舍维修 | 2,060,000 | 2,212,500 | 2,205,900 | 99.70%", "设备购置 | 1,500,000 | 1,500,000 | 1,492,500 | 99.50%")
	works    = fund("修建步道 | 10 | ≥12公里 | 12.5公里 | 10", "栽植苗木 | 10 | 3000株 | 3,120株 | 10", "资金到位率 | 20 | 100% | 98.5% | 19.7")
	subjects = fund("科目编码 | 科目名称 | 预算数 | 决算数 | 完成率", "2080501 | 行政单位离退休 | 36.80 | 35.92 | 97.61%",
		"2100101 | 行政运行 | 1,204.00 | 1,198.35 | 99.53%", "2210201 | 住房公积金 | 88.15 | 88.15 | 100%")
	subjectRows = subjects[strings.Index(subjects, "  | 2080501"):]
	twoSubjects = "table 5 columns, 2 head rows\n  |<2x1> 科目 |<1x2> 预算数 |<1x2> 决算数 |<1x2> 完成率 |\n  | 编码 | 名称 |\n" + subjectRows
	twoFunds    = "  |<1x2> 资金来源 |<2x1> 预算数 |<1x2> 执行数 |<1x2> 执行率 |\n  | 年初 | 调整后 |\n"
	wrappedRows = strings.Replace(subjects, "行政运行", "行政运行（含派出机构）", 1)
	millions    = fund("资金来源 | 年初预算数 | 全年预算数 | 全年执行数", "年度资金总额（含上年结转） | 12,000,000.00 | 12,345,600.00 | 11,803,000.00",
		"其中：财政拨款 | 10,000,000.00 | 10,345,600.00 | 10,003,000.00")
	waterFunds = fund("资金 | 年初预算数（万元） | 全年预算数（万元） | 全年执行数（万元） | 执行率", "年度资金总额 | 1,300.00 | 1,340.50 | 1,295.20 | 96.62%",
		"其中：当年财政拨款资金（含省级专项补助） | 1,000.00 | 1,040.50 | 1,005.20 | 96.61%", "其他资金 | 300.00 | 300.00 | 290.00 | 96.67%")
	parts = fund("项目 | 预算数 | 决算数 | 备注", "一、基本支出 | 800.00 | 795.20 | ", "其中： |  |  | ", "人员经费 | 650.00 | 648.10 | 含社保",
		"公用经费 | 150.00 | 147.10 | ", "二、项目支出 | 434.56 | 385.10 | 结转12.00", "合计 | 1,234.56 | 1,180.30 | ")
	goals = fund("绩效目标 | 完成情况 | 分值 | 得分", "完成河道清淤12公里，保障行洪安全 | 完成12.5公里，经验收合格 | 20 | 20",
		"修复护岸3处 | 完成3处 | 10 | 10", "群众满意度不低于95% | 98.5% | 10 | 9.8")
	fundHead = "资金来源 | 年初预算数 | 全年预算数 | 全年执行数 | 执行率"
	plainSum = fund(fundHead, "年度资金总额 | 1,200.00 | 1,234.56 | 1,180.30 | 95.60%",
		"其中：当年财政拨款 | 1,000.00 | 1,034.56 | 1,000.30 | 96.69%", "上年结转资金 | 200.00 | 200.00 | 180.00 | 90.00%")
)

// TestFilesOfWriters reads files as other programs make them: each has what the
// case says, in one piece, and the notes begin with the codes.
func TestFilesOfWriters(t *testing.T) {
	all := maps.Clone(writtenCases)
	maps.Copy(all, shapeCases)
	for name, c := range all {
		t.Run(name, func(t *testing.T) {
			d := studied(t, written(t, name)).Document
			got := d.Dump()
			for _, want := range c.has {
				if !strings.Contains(got, want) {
					t.Errorf("lacks\n%s", want)
				}
			}
			for _, bad := range c.lacks {
				if strings.Contains(got, bad) {
					t.Errorf("has %q", bad)
				}
			}
			said := notes(d)
			for _, want := range c.notes {
				if !strings.Contains(said, want) {
					t.Errorf("does not say %q", want)
				}
			}
			if c.notes == nil && said != "" {
				t.Errorf("says %s", said)
			}
			if t.Failed() {
				t.Logf("read:\n%s\nsaid:\n%s", got, said)
			}
		})
	}
}

// A writtenCase is what a file holds and does not hold, and what is said of it.
type writtenCase struct{ has, lacks, notes []string }

func plainCase(table string, notes ...string) writtenCase {
	return writtenCase{has: []string{table}, notes: notes}
}

var writtenCases = map[string]writtenCase{
	// values of forms
	"reportlab-form.pdf": plainCase(plainSum, "pdf-form 这一页是可填写的表单，填好的12个域"),
	"itext-form.pdf":     {has: []string{schools, "☑完成 □未完成\n", "等级：良\n", "说明：资金使用合规，\n", "结余54.26万元。\n"}, notes: []string{"pdf-form 这一页是可填写的表单，填好的15个域"}},
	"pdflib-form.pdf": {has: []string{"项目单位：清河县水利局\n", "全年预算数1234.56万元，全年执行数1180.30万元。\n", "等级：良\n", "☑已验收 □未验收\n", "结余54.26万元。\n"},
		lacks: []string{"8765.43"}, notes: []string{"填好的6个域", hiddenNote + "“8765.43”（在隐藏的表单域里）"}},
	"jspdf-form.pdf":           {has: []string{"全年预算数1234.56万元\n", "☑已完成\n"}, notes: []string{"填好的2个域"}},
	"reportlab-form-kinds.pdf": {has: []string{"全年预算1234.56万元，全年执行1180.30万元。", "评价等级：B\n", "是否完成：☑是 □否\n"}, notes: []string{"填好的5个域"}},
	// rows broken inside their cells
	"reportlab-broken-rows.pdf": plainCase(fund("资金来源 | 年初预算数 | 全年预算数 | 全年执行数", "年度资金总额 | 12,000,000.00 | 12,345,600.00 | 11,803,000.00",
		"其中：当年财政拨款资金 | 10,000,000.00 | 10,345,600.00 | 10,003,000.00", "上年结转资金 | 2,000,000.00 | 2,000,000.00 | 1,800,000.00")),
	"weasyprint-narrow.pdf":  plainCase(millions),
	"wkhtmltopdf-narrow.pdf": plainCase(millions),
	// a level watermark in pieces: glyphs of other fonts in it, and of the table between
	"chromium-watermark-level.pdf": {has: []string{waterFunds}, lacks: []string{"使", "50024"}, notes: []string{waterNote + "“仅供内部审核使2024”"}},
	"chromium-watermark-fonts.pdf": {has: []string{waterFunds}, lacks: []string{"使", "50024"}, notes: []string{waterNote + "“仅供内部审核使用2024”"}},
	// heads on a coloured ground
	"reportlab-filled-head.pdf":      plainCase(plainSum),
	"reportlab-two-level-filled.pdf": plainCase(twoFunds),
	"itext-filled-head.pdf":          plainCase(schools),
	"fop-filled-head.pdf":            plainCase(stations),
	"weasyprint-head.pdf":            plainCase(subjects),
	// cells of which each is framed
	"reportlab-boxes.pdf":       plainCase(plainSum),
	"itext-boxes.pdf":           plainCase(schools),
	"fop-boxes.pdf":             plainCase(stations),
	"wkhtmltopdf-boxes.pdf":     plainCase(subjects),
	"reportlab-boxes-apart.pdf": plainCase(plainSum),
	"reportlab-fillboxes.pdf":   plainCase(plainSum),
	// no upright rules, or no others
	"libreoffice-no-rules.pdf": plainCase(fund(fundHead, "年度资金总额 | 1200 | 1234.56 | 1180.3 | 95.60%",
		"其中：当年财政拨款 | 1000 | 1034.56 | 1000.3 | 96.69%", "上年结转资金 | 200 | 200 | 180 | 90.00%")),
	"fop-three-lines.pdf":          plainCase(stations),
	"chromium-lines.pdf":           plainCase(subjects),
	"reportlab-words-lines.pdf":    plainCase("table 3 columns, 1 head rows\n" + fund("环节 | 责任部门 | 完成时间说明", "立项 | 水利科 | 年初批复", "实施 | 工程科 | 汛期前完工", "验收 | 监察科 | 年底前")),
	"itext-zebra.pdf":              plainCase(schools),
	"wkhtmltopdf-zebra.pdf":        plainCase(subjects),
	"itext-columns.pdf":            plainCase(schools),
	"fop-columns.pdf":              plainCase(stations),
	"reportlab-columns-ruled.pdf":  plainCase(plainSum),
	"reportlab-cols-box-parts.pdf": plainCase(parts),
	"reportlab-lines-wrap.pdf":     plainCase(goals),
	"reportlab-rows-wrap.pdf":      plainCase(goals),
	"jspdf-plain.pdf":              plainCase(works),
	"weasyprint-bare-wrapped.pdf":  plainCase(wrappedRows),
	"wkhtmltopdf-rows-wrapped.pdf": plainCase(wrappedRows),
	"weasyprint-two-bare.pdf":      plainCase(twoSubjects),
	"chromium-two.pdf":             plainCase(twoSubjects),
	"jspdf-two-level.pdf":          plainCase("  |<1x2> 指标 |<2x1> 分值和目标 |<1x2> 完成 |<1x2> 得分 |\n  | 分值 | 目标 |\n" + works),
	// over pages
	"reportlab-pages-lines.pdf": {has: []string{"第1号子项目 | 101.00 |", "第70号子项目 | 170.00 | 170.50 | 160.25 | 90.10% |\nbody: 以上"}, lacks: []string{"- 1 -", "- 2 -"}},
	// watermarks and seals
	"reportlab-watermark.pdf":         plainCase(plainSum[strings.Index(plainSum, "  | 年度"):], waterNote+"“公示样本8888”"),
	"reportlab-watermark-tiled.pdf":   plainCase(plainSum, waterNote+"“水利局20250312”"),
	"reportlab-watermark-slanted.pdf": plainCase(plainSum, waterNote+"“内部资料2025”"),
	"itext-watermark-over.pdf":        plainCase(schools, waterNote+"“样张2024”"),
	"jspdf-watermark-black.pdf":       plainCase(works, waterNote+"“样张二〇二四”"),
	"reportlab-wm-pages.pdf":          {lacks: []string{"送审稿"}, notes: []string{"pdf-watermark 第1、2页有水印“送审稿2025年3月”"}},
	"reportlab-seal-level.pdf":        {has: []string{"signature: 清河县水利局\ndate: 2025年3月8日\n"}, lacks: []string{"专用"}, notes: []string{"pdf-seal 这一页有印章，印文“清河县水利局2024年专用”"}},
	"reportlab-seal.pdf":              {has: []string{plainSum}, lacks: []string{"专用章", "3201"}, notes: []string{"pdf-seal 这一页有印章，印文“"}},
	// text that nobody sees
	"weasyprint-white.pdf": {has: []string{subjects}, lacks: []string{"9999"}, notes: []string{hiddenNote + "“隐藏的全年预算数9999.00万元”（和底色同色）"}},
	"itext-layer-off.pdf":  {has: []string{schools, "结余54.26万元。\n"}, lacks: []string{"4321"}, notes: []string{hiddenNote + "“旧稿：全年预算数4321.00万元”（在关掉的图层上）"}},
	"reportlab-unseen.pdf": {has: []string{plainSum}, lacks: []string{"9999", "8888", "7777", "6666", "5555"},
		notes: []string{"9999.00万元”（和底色同色）", "8888.00万元", "6666.00万元”（在纸面以外）", "5555.00万元”（字小得看不见）"}},
	"reportlab-recognised.pdf": {has: []string{"全年预算数1234.56万元，全年执行数1180.30万元，执行率95.60%"}, notes: []string{"pdf-recognised 这一页是扫描的图片"}},
	// annotations, and text on a side
	"itext-annotations.pdf":     plainCase(schools, "!pdf-annotation 这一页有批注类内容1处：文本框批注“补充：结余54.26万元”", "pdf-annotation 这一页有批注类内容2处：批注“执行率请复核”、图章“已审核”"),
	"reportlab-annotations.pdf": {lacks: []string{"1300"}, notes: []string{"!pdf-annotation 这一页有批注类内容1处：文本框批注“改为1300.00万元”"}},
	"itext-rotated.pdf":         plainCase(schools),
	"reportlab-rotated.pdf":     plainCase(plainSum),
	"reportlab-head-aside.pdf":  plainCase(fund("项目 | 年初预算数 | 全年执行数", "河道整治 | 1,200.00 | 1,180.30", "堤防维护 | 300.00 | 296.40")),
	"itext-vertical.pdf":        {has: []string{"说明一行横排。\n"}, lacks: []string{"百分之"}, notes: []string{"!pdf-vertical 这一页有直排的文字“"}},
	// what is damaged or garbled in part
	"weasyprint-private.pdf": {has: []string{"36.80 | 35.92 | ������ |", "群众�意"}, lacks: []string{"9.61", "97.6"},
		notes: []string{"!pdf-garbled 这一页有4个字文件没有写明是什么字（乱码）"}},
	"reportlab-repaired.pdf": plainCase(plainSum, "pdf-repaired PDF文件的结构已损坏"),
	"reportlab-vertical.pdf": {lacks: []string{"百分之"}, notes: []string{"!pdf-vertical 这一页有直排的文字“"}},
}

// What cannot be read at all is refused, and never read as something else.
func TestUnreadableFilesOfWriters(t *testing.T) {
	for name, code := range map[string]string{"reportlab-no-codes.pdf": "pdf-garbled", "weasyprint-no-codes.pdf": "pdf-garbled", "reportlab-scanned.pdf": "pdf-scanned"} {
		if _, err := engine(t).Study(t.Context(), "x.pdf", written(t, name)); codeOf(err) != code {
			t.Errorf("%s: %v, want %s", name, err, code)
		}
	}
}
