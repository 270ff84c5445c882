package extract_test

import (
	"strings"
	"testing"

	"jiheng/extract"
)

// found lists the typed figures of a text as they are reported.
func typed(text string) string {
	var out []string
	for _, t := range extract.TypedFigures(text) {
		out = append(out, t.Text)
	}
	return strings.Join(out, "|")
}

// Typed numbers, all to be found.
func TestTypedFigures(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"支出17636.00万元。", "支出17636.00万元"},
		{"金额1,234.5元", "金额1,234.5元"},
		{"下降3.5%，", "下降3.5%"},
		{"完成１２项", "完成１２项"},
		{"合计１，２３４．５元", "合计１，２３４．５元"},
		{"超千次，走访1046次", "超千次|走访1046次"},
		{"投资近十亿元，惠及近万人次。", "投资近十亿元|惠及近万人次"},
		{"走访数百家、十几家和百余家企业", "走访数百家|十几家和百余家|十几家和百余家企业"},
		{"投资上亿元，上千次，几十场", "投资上亿元|上千次|几十场"},
		{"增长两成，满意率超九成，七成五的企业", "增长两成|满意率超九成|七成五的企业"},
		{"失分都在一成以内", "失分都在一成以内"},
		{"三分之一的项目，半数以上", "三分之一的项目|半数以上"},
		{"走访企业壹仟家", "走访企业壹仟家"},
		{"办理万余人", "办理万余人"},
		{"支出一百二十万元", "支出一百二十万元"},
		{"从0到1", "从0到1|从0到1"},
		{"光伏400kWp", "光伏400kWp"},
		{"带宽100MW", "带宽100MW"},
		{"装机5GW", "装机5GW"},
		{"GDP106亿元", "GDP106亿元"},
		{"达3.0平方米", "达3.0平方米"},
		{"达2.0个百分点", "达2.0个百分点"},
		{"增长12.0，", "增长12.0"},
		{"历时12个月", "历时12个月"},
		{"受理12345件", "受理12345件"},
		{"占3/5", "占3/5|占3/5"},
		{"第一行\n第二行有7个", "第二行有7个"},
		{"2024年支出5万元，3月又支出6万元", "024年支出5万元|3月又支出6万元"},
		{"〔2020〕10号文件下达8项", "0号文件下达8项"},
		{"满意度九成五", "满意度九成五"},
		{"支出两亿三千万元", "支出两亿三千万元"},
		{"有30个3+4+5项目", "有30个3+4"},
	} {
		if got := typed(c.text); got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
}

// Digits in names, dates, document numbers and codes are no figures.
func TestNamesAreNoFigures(t *testing.T) {
	for _, text := range []string{
		"“3+4+5”产业体系", "1+39+X机制", "1＋39＋X", "轨道交通15号线", "吴中路2806弄", "虹梅路3号楼", "2024年", "2024年度", "2024—2026年", "2023至2024年", "１—７月", "1—7月", "1-7月份", "12月", "3月26日", "2024年3月26日", "26日", "2024-03-28",
		"财预〔2020〕10号", "沪财绩[2021]3号", "闵府（2024）15号", "第3轮", "第 12 次会议", "第2季度", "第4号", "党委会第8次会议", "7*24小时", "7×24小时", "24x7", "社区云2.0", "社区云2.0和一体化平台", "“智慧城市3.0”", "1.0版", "5G网络", "5G", "4A级景区", "3D打印",
		"SL01", "指标SL01、ZL02和TZ08", "SL01,SL02.", "A4纸", "PM2.5", "PM10", "TZ-08a", "（1）", "(12)", "12345热线", "12345市民热线", "12345政务服务便民热线", "２０２４年", "第３轮", "２８０６弄", "没有数字", "",
		"三项措施", "两个方面", "分两次付款", "一次性增资", "百姓安居", "千方百计", "万家灯火", "十分重视", "成立三个专班", "部分项目", "百日攻坚", "千人计划", "成分", "统一成格式", "折算成万美元", "分为五个方面", "十佳单位", "两会期间",
	} {
		if got := typed(text); got != "" {
			t.Errorf("%s holds no figure, found %s", text, got)
		}
	}
}

func TestTypedPlaces(t *testing.T) {
	list := extract.TypedFigures("支出5万元，\n其中工资3万元")
	if len(list) != 2 || list[0].Place.Line != 1 || list[0].Place.Column != 3 || list[1].Place.Line != 2 || list[1].Place.Column != 5 {
		t.Errorf("%+v", list)
	}
}

func FuzzTypedFigures(f *testing.F) {
	for _, s := range []string{"支出17636.00万元", "3+4+5", "２０２４年\n1,234.5元", "社区云2.0", "\xff1", "第３轮5G"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, x := range extract.TypedFigures(text) {
			if x.Place.Line < 1 || x.Place.Column < 1 || !strings.Contains(text, x.Text) {
				t.Fatalf("%q: %+v", text, x)
			}
		}
	})
}
