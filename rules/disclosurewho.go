package rules

import (
	"fmt"
	"strconv"
	"strings"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/plain"
)

// moreSurnames begin other words too; they tell a name only where the words
// around it speak of one person.
const moreSurnames = "张周马高林何宋罗许田于董程丁任石姚范方崔孟秦江史顾孔尹常武龙万段雷钱汤黎易乔贺赖龚文向施夏金钟熊姜白殷倪严洪岳焦柳庄凌邢鲍安欧章古温莫卜俞祝季尤翟"

const (
	anySurname   = "(?:" + surnames + "|[" + moreSurnames + "])"
	anyName      = anySurname + `\p{Han}{1,2}`
	ofDisability = `(?:肢体|视力|听力|言语|智力|精神|多重)`
	beforeName   = `(?:^|[，。；、：:（(！\s]|慰问|走访|救助|帮扶|资助|看望|患者|病人|学生|村民|居民|职工|党员|对象|户主|儿童|老人|同学|患儿|困难户|低保户|` +
		`发现|本人|孩子|女儿|儿子|小孩|其子|其女|其孙|受助人|申请人|姓名)`
)

// illnesses are words for diseases and disabilities of one person.
var illnesses = strings.Split(`癌|肿瘤|白血病|尿毒症|肾衰|透析|精神分裂|精神障碍|精神疾病|精神病|双相|艾滋|HIV|结核|肝炎|乙肝|丙肝|肝硬化|糖尿病|高血压|心脏病|冠心病|心梗|脑梗|脑瘫|中风|脑卒中|`+
	`抑郁|自闭症|孤独症|癫痫|帕金森|阿尔茨海默|痴呆|血友病|渐冻|瘫痪|偏瘫|罕见病|先天性|红斑狼疮|再生障碍|重症肌无力|地中海贫血|贫血|梅毒|尘肺|骨髓|淋巴瘤|股骨头坏死|`+
	`智力残疾|精神残疾|肢体残疾|视力残疾|听力残疾|言语残疾|级残疾|重大疾病|大病|重病|卧床`, "|")

var allIllnesses = strings.Join(illnesses, "|")

var (
	illness  = plain.NewExpr(allIllnesses)
	fallsIll = plain.NewExpr(beforeName + `(` + anyName + `)(?:同志|同学|老人|女士|先生|某)?(?:[（(][^）)]{1,14}[）)])?[，,]?(?:[男女][，,])?` +
		`(?:[0-9]{1,3}岁[，,]?)?(?:因|系|经|之[子女父母]|的?(?:丈夫|妻子|父亲|母亲|儿子|女儿|孙子|孙女))?` +
		`(患有|身患|罹患|确诊|诊断为|诊断出|被诊断|查出|检出|突发|得了|因病|患)`)
	// The same without a word before the name, which has a surname that begins hardly
	// any other word.
	surnameIll = plain.NewExpr(`(` + surnames + `\p{Han}{1,2}?)(?:同志|同学|老人|女士|先生)?(?:[（(][^）)]{1,14}[）)])?[，,]?(?:[男女][，,])?` +
		`(?:[0-9]{1,3}岁[，,]?)?(?:因|系|经|之[子女父母]|的?(?:丈夫|妻子|父亲|母亲|儿子|女儿))?` +
		`(患有|身患|罹患|确诊|诊断为|诊断出|被诊断|查出|检出|突发|得了|因病|患|因|是|系)`)
	surnameBeside = plain.NewExpr(`(` + surnames + `\p{Han}{1,2}?)(?:[（(][^）)。]{0,14}?(?:` + allIllnesses + `)|` +
		`[，,]?(?:` + ofDisability + `残疾[一二三四]级|` + ofDisability + `[一二三四]级残疾)|[，,]?(?:长期|常年|现|已)?卧床)`)
	startIll     = plain.NewExpr(`(?:^|[。；])(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)]?[、.．]?)?(` + surnames + `\p{Han}{1,2}?)[：:，,、（( ](?:[男女][，,])?(?:[0-9]{1,3}岁[，,])?[^，。；]{0,6}(?:` + allIllnesses + `)`)
	illOfSurname = plain.NewExpr(`(?:患有|身患|罹患|患)(?:` + allIllnesses + `)[^，。；、]{0,3}的(` + surnames + `\p{Han}{1,2}?)(?:同学|同志|老人)?(?:获|接受|申请|住|因|等|，|。|、|；|$)`)
	illPerson    = plain.NewExpr(`(?:` + allIllnesses + `)[^，。；、]{0,3}` +
		`(?:患者|病人|患儿|人|儿童|学生|对象)(` + anyName + `)(?:等|，|,|。|；|、|的|（|\(|[0-9一二两三四五六七八九十]|住|因|申请|接受|获|领|$)`)
	illBeside = plain.NewExpr(`(?:(?:对象|患者|病人|姓名|户主|学生|村民|居民|残疾人|老人|低保户|困难户)[：:]?(` + anyName + `)[，,、]|(?:^|。)(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)]?[、.．]?)?(` + anyName + `)[，,、 　]|` +
		beforeName + `(` + anyName + `)(?:同志|老人)?(?:[（(]|(?:[（(][^）)]{1,14}[）)])?(?:因|长期|常年))|` +
		beforeName + `(` + anyName + `)[，,]` + ofDisability + `)` +
		`[^，。；）)]{0,4}(?:` + allIllnesses + `)`)
	isIll       = plain.NewExpr(`(?:^|[，。；、：:（(\s])(` + anySurname + `\p{Han}{1,2}?)(?:是|为|系)(?:一?[名位])?(?:` + allIllnesses + `)(?:病毒?)?(?:患者|病人|感染者|携带者)(?:[，。；、）)]|$)`)
	illOfName   = plain.NewExpr(`(?:病种|病情|疾病|诊断|病名|残疾类别|残疾类型)[：:为是]\s*[^，。；]{0,12}`)
	namedClause = plain.NewExpr(`(?:姓名|户主|患者|病人|本人|受助人|申请人)[：:]?\s*(` + anyName + `)(?:[，,。；;、（( ]|$)`)

	minorWords = `未成年人|未成年对象|孤儿|患儿|学生|初中生|高中生|幼儿|儿童|少年`
	minorHints = []string{"年生", "月生", "日生", "生于", "就读", "未成年", "孤儿", "患儿", "学生", "初中生", "高中生", "幼儿", "儿童", "少年", "岁", "年级", "班", "初一", "初二", "初三", "高一", "高二", "高三", "出生", "年龄"}
	minorNamed = plain.NewExpr(`(?:` + minorWords + `)(` + anyName + `(?:、` + anyName + `)*)` +
		`(?:同学|等|，|,|。|；|、|（|\(|$|获|入学|就读|接受|完成|[0-9一二两三四五六七八九十]+(?:名|人|岁))`)
	minorAged = plain.NewExpr(beforeName + `(` + anyName + `)(?:同学)?[（(，,、：:]?(?:[男女])?[，,、]?` +
		`(?:现年|今年|年仅|年龄|时年)?[：:]?([0-9]{1,2})(?:周岁|岁)`)
	minorForm = plain.NewExpr(`姓名[：:]\s*(` + anyName + `)[^。；]{0,20}年龄[：:]?\s*([0-9]{1,2})(?:周?岁|[^0-9]|$)`)
	minorBorn = plain.NewExpr(beforeName + `(` + anyName + `)[，,（(]+(?:[男女][，,])?((?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:出生|生)`)
	// Of one person by a surname that begins hardly any other word, and what they do or get.
	minorDoes   = plain.NewExpr(`(?:` + minorWords + `)(` + surnames + `\p{Han}{1,2}?)(?:领取|领到|收到|享受|每月|每年|全年|由|被|和|与|及|参加|考入|升入|现|在|申请)`)
	minorBornOn = plain.NewExpr(beforeName + `(` + anyName + `)[，,（(]+(?:[男女][，,])?(?:出生于|生于|出生(?:年月|日期)[：:]?)((?:19|20)[0-9]{2})(?:年|[.．/-])`)
	minorSchool = plain.NewExpr(beforeName + `(` + anyName + `)[，,（(]+(?:[男女][，,])?(?:现|正|目前)?就读于?[^，。；]{1,20}(?:小学|中学|初中|高中|幼儿园)`)
	minorInForm = plain.NewExpr(`(?:[一二三四五六七八九][（(]?[0-9一二三四五六七八九十]{1,2}[）)]?班|` +
		`[一二三四五六七八九]年级(?:[（(]?[0-9一二三四五六七八九十]{1,2}[）)]?班)?|` +
		`[初高][一二三](?:[（(]?[0-9一二三四五六七八九十]{1,2}[）)]?班)?)` +
		`(?:学生|同学)?(` + anyName + `)(?:同学|等|，|,|。|；|、|（|\(|$)`)
)

// notNames are words that look like names where they stand.
var notNames = plain.NewExpr(`某|[××＊*]|血压|血病|血管|心病|年级|岁|人数|名单|姓名|患者|病人|情况|方面|金额|关爱|关心|关怀|管理|服务|补助|资助|救助|营养|健康|教育|` +
	`安全|免费|保险|保障|万元|高中|高校|高龄|文化|文明|安置|` +
	`夏令营|金秋|方式|方案|程度|常见|万人|武术|龙舟|古诗|温暖|季度|` +
	`莫名|余下|余者|任务|江苏|许可|何时|何种|于是|史上|白天|严重|洪水|钱款|易感|向上|施工|章程|` +
	`周转|周边|周末|周期|周围|周年|马上|高度|高危|高频|高发|何况|方可|许多|` +
	`任何|程序|施行|常规|常态|全部|全面|全体|汤药|雷达|` +
	`向来|段落|方便|史料|夏季|夏天|龙头|武装|万一|古建|文艺|白色|安心|安装|安排|范围|秦岭|江南|江北|孔子|章节`)

// whoIsWho finds what tells of one person's illness, or of a minor, by words
// alone.
func whoIsWho(p *check.Pass, l *paper.Line) {
	if m := personIll(l); m != nil {
		said := "写出了某个人的病情。"
		if n := persons(l.Text, func(s string) bool { return illIn(s) != nil }); n > 1 {
			said = fmt.Sprintf("写出了%d个人的病情。", n)
		}
		p.At(l, *m, said, "公开前删去姓名和病种，只写人数")
	}
	if m := minorIn(l, p.Year); m != nil {
		said := "写出了未成年人的姓名。"
		if n := persons(l.Text, func(s string) bool { return youngIn(s, p.Year) != nil }); n > 1 {
			said = fmt.Sprintf("写出了%d个未成年人的姓名。", n)
		}
		p.At(l, *m, said, "公开前删去姓名，只写人数")
	}
}

// soleName matches a name that has a surname and nothing else.
var soleName = plain.NewExpr(`^` + surnames + `\p{Han}{1,2}$`)

// persons is of how many people a line tells something: one of a sentence, or more
// where its clauses tell it of more by themselves.
func persons(text string, tells func(string) bool) (n int) {
	for s := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("。；;", r) }) {
		if !tells(s) {
			continue
		}
		of := 0
		for c := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune("，,", r) }) {
			beside := 0 // names right before one of whom something is told: 赵六、钱七患有尘肺病
			for part := range strings.SplitSeq(c, "、") {
				switch {
				case tells(part):
					of, beside = of+1+beside, 0
				case soleName.MatchString(part) && isPersonName(part):
					beside++
				default:
					beside = 0
				}
			}
		}
		n += max(1, of)
	}
	return n
}

// personIll returns the words that tell one person's illness, nil for none.
func personIll(l *paper.Line) *paper.Range {
	if !l.Has(illnesses...) {
		return nil
	}
	return illIn(l.Text)
}

// illIn is personIll of a text.
func illIn(text string) *paper.Range {
	for _, re := range []*plain.Expr{fallsIll, surnameIll} {
		for _, m := range re.FindAllStringSubmatchIndex(text, -1) {
			if r := fallenIll(text, m); r != nil {
				return r
			}
		}
	}
	for _, re := range []*plain.Expr{surnameBeside, startIll} {
		for _, m := range re.FindAllStringSubmatchIndex(text, -1) {
			if isPersonName(text[m[2]:m[3]]) && !ofMany(text[m[2]:], m[1]-m[2]) && !paper.HasAny(clauseBefore(text, m[2]), "负责", "主讲", "讲座", "联系") {
				return &paper.Range{From: m[2], To: m[1]}
			}
		}
	}
	for _, re := range []*plain.Expr{illPerson, illOfSurname, isIll} {
		if m := re.FindStringSubmatchIndex(text); m != nil && isPersonName(text[m[2]:m[3]]) {
			return &paper.Range{From: m[0], To: m[3]}
		}
	}
	if m := illBeside.FindStringSubmatchIndex(text); m != nil {
		if from, to := max(m[2], m[4], m[6], m[8]), max(m[3], m[5], m[7], m[9]); isPersonName(text[from:to]) && !ofMany(text[from:], m[1]-from) {
			return &paper.Range{From: from, To: m[1]}
		}
	}
	if r := laterIll(text); r != nil {
		return r
	}
	if n, i := namedClause.FindStringSubmatchIndex(text), illOfName.FindStringIndex(text); n != nil && i != nil && illness.MatchString(text[i[0]:i[1]]) && !isNoName(text[n[2]:n[3]]) {
		return &paper.Range{From: min(n[0], i[0]), To: max(n[3], i[1])}
	}
	return nil
}

// fallenIll is the stretch from a name to the illness that its verb tells of, nil
// where it tells of none; m is a match of a name and a verb.
func fallenIll(text string, m []int) *paper.Range {
	verb, rest := text[m[4]:m[5]], []rune(text[m[5]:])
	if len(rest) == 0 || strings.ContainsRune("者儿病", rest[0]) && verb != "因病" || !isPersonName(text[m[2]:m[3]]) {
		return nil
	}
	most := mostBehindVerb
	if verb == "因" || verb == "是" || verb == "系" {
		most = mostBehindLink
	}
	near := string(rest[:min(len(rest), most)])
	if i := strings.IndexAny(near, "。；"); i >= 0 {
		near = near[:i]
	}
	ill := illness.FindStringIndex(near)
	if ill == nil || verb == "患" && strings.HasPrefix(near[ill[1]:], "的") {
		return nil
	}
	return &paper.Range{From: m[2], To: m[5] + ill[1]}
}

// How many characters behind a verb its illness stands, and behind a word that only
// links.
const (
	mostBehindVerb = 16
	mostBehindLink = 6
)

// adult is the age of majority.
const adult = 18

// minorIn returns the name of a minor, nil for none. year is that of the paper, 0
// where it is not known.
func minorIn(l *paper.Line, year int) *paper.Range {
	if !l.Has(minorHints...) {
		return nil
	}
	return youngIn(l.Text, year)
}

// youngIn is minorIn of a text.
func youngIn(text string, year int) *paper.Range {
	for _, re := range []*plain.Expr{minorAged, minorForm, minorBorn, minorBornOn} {
		for _, m := range re.FindAllStringSubmatchIndex(text, -1) {
			age, err := strconv.Atoi(text[m[4]:m[5]])
			if re == minorBorn || re == minorBornOn {
				age = year - age
			}
			if err == nil && age >= 0 && age < adult && !isNoName(text[m[2]:m[3]]) {
				return &paper.Range{From: m[2], To: m[5]}
			}
		}
	}
	if m := minorCalled.FindStringSubmatchIndex(text); m != nil && !notNickname.MatchString(text[m[2]:m[3]]) {
		if age, err := strconv.Atoi(text[m[4]:m[5]]); err == nil && age < adult {
			return &paper.Range{From: m[2], To: m[5]}
		}
	}
	for _, re := range []*plain.Expr{minorNamed, minorInForm, minorSchool, minorDoes} {
		if m := re.FindStringSubmatchIndex(text); m != nil && !isNoName(text[m[2]:m[3]]) {
			return &paper.Range{From: m[2], To: m[3]}
		}
	}
	return nil
}

func isNoName(s string) bool { return notNames.MatchString(s) || illness.MatchString(s) }

// notPersons are places and offices that begin as names do.
var notPersons = plain.NewExpr(`^(?:孙[子女]|胡同|黄疸|黄斑|唐氏|陈旧|苏醒|谢[绝谢意]|徐[汇泾州]|徐家汇|杨[浦树]|黄浦|吴[淞江中泾]|苏[州北南]|郑州|唐山|韩国|彭浦|卢湾|曹[杨路]|李塔|李时珍|吴孟超|朱家角|邓州|蔡甸|沈[阳北河]|廖氏)|` +
	`(?:区|县|市|省|镇|乡|村|街|路|州|院|局|所|站|校|厂|户|岁|庄|宅|湾|浜|桥|家|氏|姓|主任|医生|医师|教授|书记|局长|院长|护士|老师|专家|团队|组|队|层|园|镇患|区患|院确)$`)

// isPersonName reports that what looks like a name is no place, office or word.
func isPersonName(s string) bool { return !isNoName(s) && !notPersons.MatchString(s) }
