package rules

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"jiheng/check"
	"jiheng/paper/papertest"
	"jiheng/personal"
)

// A labelled is one line of a paper with what it is: a class of personal data, or
// none for an honest line, which must not be held back.
type labelled struct{ class, text string }

// sampled makes numbers that are nobody's: the check digits of identity numbers
// and cards are wrong, telephones have an area that is not given out.
type sampled struct{ *rand.Rand }

func (s sampled) pick(list ...string) string { return list[s.IntN(len(list))] }

func (s sampled) digits(n int) string {
	var b strings.Builder
	for range n {
		b.WriteByte(byte('0' + s.IntN(10)))
	}
	return b.String()
}

// identity is a number of 18 with a wrong check digit.
func (s sampled) identity() string {
	body := s.pick("310112", "110105", "330106", "440305", "510104", "650102") +
		fmt.Sprintf("%d%02d%02d", 1930+s.IntN(85), 1+s.IntN(12), 1+s.IntN(28)) + s.digits(3)
	sum, weight := 0, 1
	for i := 16; i >= 0; i-- {
		weight = weight * 2 % 11
		sum += int(body[i]-'0') * weight
	}
	return body + string("10X98765432"[(sum+1+s.IntN(10))%11])
}

func (s sampled) short() string {
	id := s.identity()
	return id[:6] + id[8:17]
}

func (s sampled) mobile() string {
	return "1" + s.pick("3", "5", "8", "9") + s.pick("0", "7") + "0000" + s.digits(4)
}

// card is a number of a card with a wrong check digit.
func (s sampled) card() string {
	body := s.pick("622848", "621700", "622202", "623052") + s.digits(12)
	sum := 0
	for i := range len(body) {
		d := int(body[len(body)-1-i] - '0')
		if i%2 == 0 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return body + string(rune('0'+(10-sum%10+1+s.IntN(9))%10))
}

func grouped(number string, joint string, lengths ...int) string {
	var parts []string
	for _, n := range lengths {
		n = min(n, len(number))
		parts, number = append(parts, number[:n]), number[n:]
	}
	if number != "" {
		parts = append(parts, number)
	}
	return strings.Join(parts, joint)
}

func wide(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == 'X' {
			return r - '!' + '！'
		}
		return r
	}, s)
}

// personalLines are lines with data of persons who do not exist.
func (s sampled) personalLines() []labelled {
	name := s.pick("王建国", "李秀英", "陈小明", "赵丽", "沈大伟", "吴桂兰")
	road := s.pick("环镇路", "人民路", "和平街", "新华巷")
	ill := s.pick("尿毒症", "白血病", "肺癌", "糖尿病", "精神分裂症", "系统性红斑狼疮")
	id, short, mobile, card := s.identity(), s.short(), s.mobile(), s.card()
	house := fmt.Sprintf("%s%d弄%d号%d室", road, 1+s.IntN(900), 1+s.IntN(90), 101+s.IntN(900))
	joint := s.pick(" ", "-", "　", "\u00a0", "－")
	return []labelled{
		{"18", s.pick("身份证号", "公民身份号码：", "身份证号码为", name+"，身份证") + id + s.pick("。", "，已核实。", "（样例）。")},
		{"18", s.pick("补助对象", "户主") + name + "（" + id + "）已核实。"},
		{"18 spaced", s.pick("身份证号：", "身份证") + grouped(id, joint, s.pick1([]int{6, 8}, []int{6, 4, 4}, []int{3, 3, 4, 4}, []int{4, 4, 4, 4})...) + "。"},
		{"18 spaced", "公民身份号码 " + grouped(id, " ", 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1) + "。"},
		{"18 wide", s.pick("身份证号：", "身份证号码") + wide(id) + "。"},
		{"15", s.pick("身份证号：", "老身份证号码") + short + "。"},
		{"15", name + "，" + grouped(short, s.pick("", " "), 6, 6) + "，已领取。"},
		{"15 wide", "身份证号" + wide(short) + "。"},
		{"mobile", s.pick("联系电话：", "手机", name+"，电话") + s.pick(mobile, grouped(mobile, joint, 3, 4), grouped(mobile, "-", 3, 4), wide(mobile)) + "。"},
		{"mobile +86", s.pick("联系人电话：", "手机号", "") + s.pick("+86", "+86 ", "+86-", "0086 ", "＋86 ") + s.pick(mobile, grouped(mobile, "-", 3, 4), grouped(mobile, " ", 3, 4)) + "。"},
		{"landline", s.pick("家庭电话：", "户主电话", "患者家属联系电话：") + s.pick("021-", "0571-", "021 ") + "0" + s.digits(7) + "。"},
		{"card", s.pick("卡号：", "银行卡号", "打入户主账户，账号", "收款账号为", "一卡通账号") + s.pick(card, grouped(card, " ", 4, 4, 4, 4), grouped(card, "-", 4, 4, 4, 4), wide(card)) + "。"},
		{"address", s.pick("家庭住址：", "户籍地址为", "现住址：", "居住地址：") + house + "。"},
		{"address", "走访" + name + "，家住" + s.pick(house, road+"村三组十二号") + "。"},
		{"illness", s.pick("村民", "慰问", "") + name + s.pick("患有", "确诊", "身患", "因患") + ill + s.pick("，家庭困难。", "，给予临时救助。")},
		{"illness", "救助" + ill + s.pick("患者", "病人") + name + "等3人。"},
		{"illness", "姓名：" + name + "，病种：" + ill + "，救助3000元。"},
		{"minor", s.pick("留守儿童", "孤儿", "困境儿童", "受助学生") + name + s.pick("，已入学。", "等5人获得资助。", "（女）获得资助。")},
		{"minor", "资助" + name + s.pick("（9岁）", "，男，12岁", "（女，15岁）") + "完成学业。"},
		{"minor", s.pick("三年级（2）班", "初二3班", "高一（5）班") + name + "同学获得助学金。"},
	}
}

func (s sampled) pick1(list ...[]int) []int { return list[s.IntN(len(list))] }

// honestLines are lines with long numbers, places and illnesses that are nobody's.
func (s sampled) honestLines() []labelled {
	id, mobile := s.identity(), s.mobile()
	n := 1 + s.IntN(900)
	lines := []string{
		"统一社会信用代码" + s.pick("11310112MB2F30419J", "113101120024200833", "12310112425012345X", "91310112MA1GBXYZ3K") + "。",
		s.pick("项目代码", "项目编码：", "项目编号") + s.pick("310112"+fmt.Sprint(2020+s.IntN(6))+fmt.Sprintf("%02d%02d", 1+s.IntN(12), 1+s.IntN(28))+s.digits(4), id, "31011224T"+s.digits(12)) + "。",
		s.pick("合同编号", "发票号码", "公文流水号", "采购单号", "固定资产卡片号") + s.pick(id, s.digits(20), mobile, "62"+s.digits(14)) + "。",
		"财预〔" + fmt.Sprint(2015+s.IntN(10)) + "〕" + fmt.Sprint(n) + "号，闵财绩〔2024〕3号。",
		fmt.Sprintf("全年预算%d万元，支出1%s元，执行率97.01%%。", n, "3"+s.digits(9)),
		fmt.Sprintf("决算数%s.%02d元，上年%s.00元。", "15"+s.digits(9), s.IntN(100), "18"+s.digits(9)),
		fmt.Sprintf("办公地址：环镇路%d弄6号，邮政编码201103，监督电话021-64%s。", n, s.digits(6)),
		"联系人：党政办，联系电话：" + s.pick("021-", "0571-") + "64" + s.digits(6) + "，传真640256" + s.digits(2) + "。",
		"咨询热线" + s.pick("4008201234", "12345", "400-820-1234", "95588") + "。",
		fmt.Sprintf("修缮环镇路%d号、%d弄居民楼3幢，惠及居民%d户。", n, n+2, n),
		fmt.Sprintf("%s患者规范管理%d人，管理率%d%%。", s.pick("高血压", "糖尿病", "严重精神障碍", "肺结核"), n*10, 60+s.IntN(40)),
		fmt.Sprintf("救助%s%d人次，%s患儿满意度95%%。", s.pick("尿毒症患者", "白血病患儿", "大病患者"), n, s.pick("孤独症", "先天性心脏病")),
		fmt.Sprintf("资助%s%d人，覆盖%s。", s.pick("困难学生", "留守儿童", "孤儿", "未成年人"), n, s.pick("小学、初中", "6岁以下儿童", "3岁至6岁幼儿")),
		fmt.Sprintf("三年级学生参加活动%d人次，高中组、初中组各3队。", n),
		fmt.Sprintf("完成户籍地址核查%d户，居住在本镇的外来人员%d人。", n, n*3),
		"网址https://www.example.gov.cn/art/2024/" + mobile + ".html。",
		fmt.Sprintf("台账%d行，合计%s，其中%s。", n, grouped(s.digits(9), " ", 3, 3), grouped(s.digits(12), ",", 3, 3, 3)),
		"国库账务核对：指标文号" + s.digits(16) + "，凭证号" + s.digits(18) + "。",
		fmt.Sprintf("慰问困难群众、低保户、残疾人家庭%d户；优抚对象张贴光荣牌、悬挂横幅%d场。", n, n),
		fmt.Sprintf("孤独症儿童关爱、高血压讲座%d场，患者及家属%d人参加。", n, n*2),
	}
	out := make([]labelled, len(lines))
	for i, l := range lines {
		out[i] = labelled{"", l}
	}
	return out
}

// PUB-06 finds what tells who somebody is in at least 99 of 100 lines, and of what
// it holds back at least 95 of 100 are that.
func TestPersonalData(t *testing.T) {
	set, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s := sampled{rand.New(rand.NewPCG(20240101, 11643))}
	var all []labelled
	for range 50 {
		all = append(all, slices.Concat(s.personalLines(), s.honestLines())...)
	}
	found, missed, wrong, honest := 0, 0, 0, 0
	for _, l := range all {
		d := papertest.Document("2024年度甲区乙镇人民政府单位整体支出绩效自评报告\n一、基本情况\n" + l.text)
		r := set.Run(&check.Input{File: "报告.txt", Document: d})
		hit := slices.ContainsFunc(r.Findings, func(f check.Finding) bool { return f.Rule == "PUB-06" })
		switch {
		case l.class == "" && hit:
			wrong++
			t.Logf("held back: %s", l.text)
		case l.class == "":
			honest++
		case hit:
			found++
		default:
			missed++
			t.Logf("missed %s: %s", l.class, l.text)
		}
	}
	t.Logf("%d lines: %d found, %d missed, %d honest ones held back, %d let pass", len(all), found, missed, wrong, honest)
	if len(all) < 2000 || found*100 < (found+missed)*99 || found*100 < (found+wrong)*95 {
		t.Errorf("recall %d of %d, precision %d of %d", found, found+missed, found, found+wrong)
	}
}

// No number of a person is printed, in whichever text of a result; amounts and
// codes that look like one are printed whole.
func TestPersonalNumbersAreMasked(t *testing.T) {
	set, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s := sampled{rand.New(rand.NewPCG(7, 7))}
	for range 20 {
		for _, l := range s.personalLines() {
			numbers := personal.Find(l.text, personal.Question{Year: 2024})
			if len(numbers) == 0 {
				continue
			}
			d := papertest.Document("2024年度甲区乙镇人民政府单位整体支出绩效自评报告\n一、基本情况\n" + l.text + "完成布署任务，，执行率 90 ％。")
			kept, err := check.Keep(set.Run(&check.Input{File: "报告.txt", Document: d}))
			if err != nil {
				t.Fatal(err)
			}
			for _, n := range numbers {
				if strings.Contains(string(kept), l.text[n.From:n.To]) || strings.Contains(string(kept), n.Digits) {
					t.Errorf("%s is printed: %s", n.Digits, kept)
				}
			}
		}
	}
	d := papertest.Document("2024年度甲区乙镇人民政府单位整体支出绩效自评报告\n一、基本情况\n全年支出13812345678元，，项目编号310112199001011233，完成布署任务。")
	kept, err := check.Keep(set.Run(&check.Input{File: "报告.txt", Document: d}))
	if err != nil || strings.Count(string(kept), "13812345678") < 2 || !strings.Contains(string(kept), "310112199001011233") {
		t.Errorf("an amount or a code is masked: %s, %v", kept, err)
	}
}

// The same kinds in other words.
func TestPersonalDataInOtherWords(t *testing.T) {
	for held, lines := range map[bool][]string{true: {
		"身份证：31011219900101123X",
		"身份证号码：3 1 0 1 1 2 1 9 9 0 0 1 0 1 1 2 3 4",
		"某户，身份证号 310112 1990 0101 1234，手机 138-0013-8000",
		"法定代表人身份证310112900101123",
		"证件号码：３１０１１２１９９００１０１１２３４",
		"申请人 310112199001011234 已发放",
		"+8613800138000",
		"手机：0086-138-0013-8000",
		"(+86)13800138000",
		"联系方式：1380013 8000",
		"家长电话：64021234",
		"住宅电话：0571-88001234",
		"银行卡：6217 0012 1000 1234 567",
		"开户行：农业银行，账号 6228480030000000001",
		"卡号6222021001000012341",
		"现住：人民路12号3单元501室，张三",
		"张某家庭住址：和平村五组12号",
		"李四家住幸福小区3幢2单元401室",
		"户籍地：上海市闵行区虹桥镇环镇路12弄3号401室",
		"患者张建军患有肺癌晚期，给予救助",
		"低保户王秀兰，患糖尿病多年",
		"张伟（尿毒症）每月透析三次",
		"救助对象：李娟，乳腺癌",
		"白血病患儿周子涵获得救助",
		"周建国因脑梗住院",
		"精神残疾人孙丽",
		"未成年人小明（9岁）获得救助",
		"孤儿小雨，女，8岁",
		"孩子小宝（今年6岁）入托",
		"未成年人李小明（14岁）",
		"学生周子涵，10岁，就读于实验小学",
		"资助贫困学生马小龙、杨丽娜",
		"困境儿童张小雨获助",
		"六年级学生刘晓峰",
		"身份证号310112199001011234；手机号13800138000",
		"居民身份证 310112-19900101-1234",
		"联系人：王建国 138 0013 8000",
		"王建国13800138000",
		"工资卡号 62284800300000000",
		"患者姓名：陈丽，诊断：系统性红斑狼疮",
		"林小芳患抑郁症",
		"孩子张小明今年8岁，患自闭症",
		"姓名：李小明，性别：男，年龄：12岁，就读于中心小学",
		"受助人王小红，女，2015年3月出生，小学三年级",
		"张桂兰，高血压3级、冠心病，每月补助500元",
		"低保对象刘大爷患有帕金森病",
		"＋８６ １３９１２３４５６７８",
		"手机号码：139　1234　5678",
		"身份证号码：310112　19900101　1233",
		"身份证（3101121990 01011233）",
		"ID：310112199001011233",
		"持证人310112-19900101-1233",
		"陈秀兰（身份证：310112900101123）",
		"310112900101123 王建国 救助金800元",
		"困难户王建国，电话13800138000，住和平村3组",
		"被抚养人王某（未成年）身份证310112201501011233",
		"家庭地址：幸福路1弄2号3室",
		"户籍：上海市虹桥镇环镇路118弄6号302室",
		"其子王小宝，8岁，患白血病",
		"监护人电话：021-64021234",
		"银行卡6228480030000000000",
		"社保卡号：6217001210001234567",
		"建行卡号6217001210001234",
		"救助患者：李桂芳（乳腺癌术后）",
		"走访患病儿童王子轩",
		"残疾人张大力，肢体残疾二级",
		"一户一策：户主王建国，因病致贫（肝硬化）",
		"烈士遗孤、未成年人赵小雨",
		"吴小燕，女，14岁，留守儿童",
		"联系人：李秀英　13912345678",
		"王建国  310112199001011233  13912345678",
		"住址：虹桥镇红松路101弄12号501",
		"家庭住址为虹桥村四组15号",
		"周八是艾滋病患者",
		"经核实，马小兰为乙肝病毒携带者",
		"何三、高二虎系精神分裂症患者",
		"孤儿吴九领取生活费1200元",
		"孤儿吴九",
		"未成年人赵六由祖母抚养",
		"李四，男，2015年3月生，就读于柳河小学",
		"张晓（女，2012年9月1日生）",
		"马小龙，生于2014年，已入学",
		"高远，男，就读于第二中学",
	}, false: {
		"财库〔2020〕138001380号",
		"项目总投资13800138000元",
		"预算数13800138000，决算数13900138000",
		"项目代码：310112201901011234",
		"国有资产编号310112199001011234",
		"闵府发〔2024〕15号",
		"办公电话：021-64021234",
		"监督电话：64021234",
		"镇政府地址：环镇路118弄6号302室",
		"项目地点：和平村五组12号",
		"全年服务肺癌患者120人",
		"抑郁症筛查1200人次",
		"资助学生120人，其中小学生80人",
		"李家村、王家巷改造12户",
		"高血压、糖尿病患者健康管理",
		"年龄60岁以上老人1200人，18岁以下320人",
		"张江高科、王府井大街12号维修",
		"合同号62284800300000000",
		"单号：6222021001000012341",
		"累计下达 138 0013 8000 万元",
		"指标ID 310112199001011234567",
		"统一社会信用代码 12310112425012345X",
		"组织机构代码425012345",
		"银行对账单12份，账户余额13800138000.00元",
		"9岁以下儿童疫苗接种率98%",
		"未成年人保护中心（9个）建成",
		"学生小学组（9岁）、儿童小组（6岁）",
		"孩子（3岁以下）照护服务覆盖率80%",
		"学生资助（9岁）以上",
		"儿童友好社区建设12个，学生营养餐",
		"对患者马上响应，白血病患者周转房",
		"孤儿周边设施、学生周末活动",
		"三年级于9月开学",
		"患者安全目标、于患者有利",
		"心脏病患者江苏籍3人",
		"居住在人民路12号3单元的居民",
		"联系电话：021-64021234转8001",
		"总建筑面积310112平方米，19900101号文",
		"2024-01-01 2024-12-31 1,380,013,800.00",
		"序号 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18",
		"11 310 112 199 001 011 234",
		"邮编201103 传真64021234",
		"许可证编号13800138000",
		"残疾人体育活动、肢体残疾康复",
		"张江镇高血压患者",
		"12岁以下儿童免票，王府井社区",
		"3岁至6岁",
		"患者李某某（尿毒症）",
		"户籍人口310112人，常住人口199001人",
		"地址：环镇路118弄6号",
		"2024年1月1日至2024年12月31日，执行310112199万元",
		"采购合同（编号：310112199001011233）",
		"项目310112199001011233000",
		"课题编号13912345678",
		"指标文沪财预2024-13812345号",
		"62个村6228户480030人",
		"电话：64021234、64021235（办公室）",
		"联系电话021-64021234-8001",
		"年初预算13800138000.00元",
		"账号：公务卡结算率100%",
		"微信公众号粉丝13800138人",
		"全镇学生王杯比赛",
		"马桥镇三年级组",
		"张罗患儿家庭服务",
		"高三班级12个",
		"“五保户”12户、精神障碍患者32人住院",
		"住房困难户，住在危房的居民5户",
		"王家庄3组12号桥维修",
		"服务对象为高血压患者",
		"其中12人是糖尿病患者，余下为高血压患者",
		"常见的是高血压患者",
		"李四，男，1975年3月生，任副主任",
		"学生由学校组织参加，儿童和家长受益",
		"本镇儿童就读于柳河小学的有120人",
	}} {
		for _, l := range lines {
			d := papertest.Document("2024年度甲区乙镇人民政府单位整体支出绩效自评报告\n一、基本情况\n" + l)
			r := builtinSet(t).Run(&check.Input{File: "报告.txt", Document: d})
			if hit := slices.ContainsFunc(r.Findings, func(f check.Finding) bool { return f.Rule == "PUB-06" }); hit != held {
				t.Errorf("%s: held back %v", l, hit)
			}
		}
	}
}
