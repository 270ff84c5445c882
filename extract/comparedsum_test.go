package extract_test

import (
	"strings"
	"testing"

	"jiheng/document"
	"jiheng/extract"
)

// A sum that is named and not printed is that of the figures before it, not the last of them.
func TestChangeOfSum(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"公务接待费3万元、公车运行费7万元，两项合计比上年的12万元减少2万元，下降16.67%。", "difference对 growth对"},
		{"工资支出300万元，公用支出50万元，合计支出比上年的330万元增加20万元，增长6.06%。", "difference对 growth对"},
		{"一季度受理工单120件，二季度150件，上半年比上年同期的250件增加20件，增长8%。", "difference对 growth对"},
		{"城管支出60万元，社保支出40万元，两项合计比上年增加5万元，增长5.26%。", "growth对"},
		{"党建经费20万元、综治经费30万元，总计较上年的45万元增加5万元。", "difference对"},
		{"甲村300户、乙村200户，两村共比上年的480户增加20户。", "difference对"},
		{"养护费12.5万元，保洁费8.3万元，绿化费4.2万元，三项共计较2023年的22万元增加3万元，增长13.64%。", "difference对 growth对"},
		{"接待费3万元，公车运行费7万元。以上两项合计比上年的12万元减少2万元。", "difference对"},
		{"“三公”经费支出10万元，其中接待费3万元、公车运行费7万元，合计比上年的12万元减少2万元。", "difference对"},
		{"公务接待费3万元，公车运行费7万元，合计10万元，比上年的12万元减少2万元。", "difference对"},
		{"甲村300户、乙村200户，两村共比上年的480户增加60户。", "difference错"},
		{"党建经费20万元、综治经费30万元，总计较上年的45万元增加8万元。", "difference错"},
		{"养护费12.5万元，保洁费8.3万元，绿化费4.2万元，三项共计较2023年的22万元增加5.6万元，增长13.64%。", "difference错"},
		{"城管支出60万元，社保支出40万元，两项合计比上年增加5万元，增长8.26%。", "growth错"},
		{"公务接待费3万元，公车运行费7万元，合计10万元，比上年的12万元减少4万元。", "difference错"},
		{"其中甲村300户、乙村200户，全镇共比上年的680户增加20户。", ""},
		{"一季度受理工单120件，二季度150件，上半年比上年同期的230件增加20件。", ""},
	} {
		var got []string
		for s := range strings.FieldsSeq(judged(t, c.in)) {
			if strings.HasPrefix(s, "difference") || strings.HasPrefix(s, "growth") || strings.HasSuffix(s, "错") {
				got = append(got, s)
			}
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// A quotient whose lower number bears a name is one calculation with what follows.
func TestQuotientWithNames(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"在职186人÷编制192人×100%=96.88%。", "product对"},
		{"全年支出475万元÷全年预算500万元×100%=95%。", "product对"},
		{"办结48件÷受理50件×100%=96%。", "product对"},
		{"在职186人÷编制192人×100%=95.88%。", "product错"},
		{"全年支出475万元÷全年预算500万元×100%=93%。", "product错"},
		{"办结48件÷受理50件×100%=98%。", "product错"},
		{"应到人员（含借调）186人/编制192人×100%=96.88%。", ""},
	} {
		if got := judgedOf(t, c.in, "product"); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// Whole numbers without a unit behind their labels are read where the label says what was
// counted, and named where it does not.
func TestCountsBehindLabels(t *testing.T) {
	for _, c := range []struct {
		in     string
		read   string
		unread int
	}{
		{"开展活动次数：26", "开展活动次数26", 0},
		{"编制人数：12", "编制人数12", 0},
		{"公务用车保有量：3", "公务用车保有量3", 0},
		{"开展活动次数：26，参加人数：1850", "开展活动次数26 参加人数1850", 0},
		{"低保户：135；特困户：22；临时救助：310。", "低保户135 特困户22", 1},
		{"残疾人居家服务：48", "", 1},
		{"联系电话：88123456", "", 0},
		{"序号：1", "", 0},
		{"邮政编码：350001", "", 0},
	} {
		d := &document.Document{Blocks: []document.Block{&document.Paragraph{Runs: []document.Run{{Text: c.in}}}}}
		facts, unread := extract.FactsAndUnread(extract.Lines(d))
		var got []string
		for _, f := range facts {
			got = append(got, f.Subject+f.Value+f.Unit)
		}
		if s := strings.Join(got, " "); s != c.read || len(unread) != c.unread {
			t.Errorf("%s: %q, %d unread, want %q, %d", c.in, s, len(unread), c.read, c.unread)
		}
	}
}

// Words that head the fields behind a number are no rest of its sentence.
func TestGroupBehindNumber(t *testing.T) {
	for _, c := range []struct {
		in   [2]string
		want int
	}{
		{[2]string{"件均化解成本指标：目标≤1.80万元，全年完成1.74万元", "效益指标"}, 2},
		{[2]string{"重复信访占比情况：年度目标不高于15%，实际完成13.6%", "满意度指标"}, 2},
		{[2]string{"全年培训场次目标：计划开展培训40场，实际开展培训42场", "质量指标"}, 2},
		{[2]string{"全年培训场次目标：计划开展培训40场，实际开展培训42场", "次，参加人员1200人次。"}, 1},
		{[2]string{"全年围绕重点任务开展了各类走访慰问活动，共计投入资金", "三万元"}, 1},
	} {
		d := &document.Document{}
		for _, s := range c.in {
			d.Blocks = append(d.Blocks, &document.Paragraph{Runs: []document.Run{{Text: s}}})
		}
		if got := extract.Lines(d); len(got) != c.want {
			t.Errorf("%s: %d lines, want %d", c.in, len(got), c.want)
		}
	}
}
