package plain

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"jiheng/fault"
	"jiheng/hostile"
)

func gb(t testing.TB, s string) []byte {
	t.Helper()
	out, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func wide(s string, order binary.ByteOrder) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b := make([]byte, 2)
		order.PutUint16(b, u)
		out = append(out, b...)
	}
	return out
}

const town = "单位: 虹桥镇人民政府\n预算: 17636.00万元\n比率: 98.85％，面积 12 m²；“十四五”\n"

func TestDecode(t *testing.T) {
	rare := "人名: 㐂𠮷䶮镕\n" // outside GBK: two and four bytes of GB18030, a pair of UTF-16
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"空文件", nil, ""},
		{"ASCII", []byte("a: 1\n"), "a: 1\n"},
		{"UTF-8", []byte(town), town},
		{"UTF-8 带标记", []byte(bomUTF8 + town), town},
		{"UTF-8 只有符号", []byte("area: 12 m² ±0.5 °C α\n"), "area: 12 m² ±0.5 °C α\n"},
		{"GB18030", gb(t, town), town},
		{"GB18030 四字节", gb(t, town+rare), town + rare},
		{"GB18030 只有四字节", gb(t, rare), rare},
		{"GB18030 带标记", append([]byte(bomGB18030), gb(t, town)...), town},
		{"GBK 碰巧也是 UTF-8", []byte("name: \xce\xaf\xd4\xb1\n"), "name: 委员\n"},
		{"GBK 欧元", append(gb(t, town), "price: \x80 3\n"...), town + "price: € 3\n"},
		{"UTF-16LE 带标记", append([]byte(bomLE), wide(town+rare, binary.LittleEndian)...), town + rare},
		{"UTF-16BE 带标记", append([]byte(bomBE), wide(town+rare, binary.BigEndian)...), town + rare},
		{"UTF-16LE 无标记", wide(town, binary.LittleEndian), town},
		{"UTF-16BE 无标记", wide(town, binary.BigEndian), town},
		{"UTF-16LE 无标记 全是汉字", wide("整体支出绩效自评报告", binary.LittleEndian), "整体支出绩效自评报告"},
		{"UTF-16BE 无标记 全是汉字", wide("整体支出绩效自评报告", binary.BigEndian), "整体支出绩效自评报告"},
		{"UTF-16LE 无标记 ASCII", wide("a: 1\n", binary.LittleEndian), "a: 1\n"},
		{"Windows 换行", []byte("一\r\n二\r\n\r\n三"), "一\n二\n\n三"},
		{"旧 Mac 换行", []byte("一\r二\r\r三\r"), "一\n二\n\n三\n"},
		{"GBK Windows 换行", gb(t, "一二三\r\n四五六\r\n"), "一二三\n四五六\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Decode("甲.yaml", c.data)
			if err != nil {
				t.Fatal(err)
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Texts of reports in every encoding that people save them in are read as they
// are, without a replacement character: more than 200 samples.
func TestDecodeSamples(t *testing.T) {
	texts := []string{
		town, "整体支出绩效自评报告", "预算执行率98.5%。\n", "名称,金额\n道路养护,12.50\n", "一、基本情况\n（一）职能\n", "满意度≥95%，投诉≤3件；±0.5℃",
		"“十四五”规划《办法》——第1条…", "①②③ Ⅳ α β ½ ×÷", "闵府发〔2024〕15号", "镕喆堃煊 㐂䶮", "ＡＢＣ１２３％", "a: 1\nb: [x, y]\n", "金额：￥1,234.56元",
		"面积12m²、3.5×10⁴千瓦时", "㎡㎥㏄℃‰", "北京市海淀区中关村大街", "繁體：預算執行", "仮名かなカナ", "한글", "Ünïcödé naïve café", "\t缩进\t制表\n",
		"很长的一句话，" + strings.Repeat("单位按照要求完成全年任务，", 200), "单字", "，。；：？！", "2024年3月5日 09:30", "电话：021-64021234", "0", " 前后有空格 ",
		"换行\n\n\n很多", "𠮷野家", "〇一二三四五六七八九十百千万亿", "表格│线条┌─┐", "□√×○●◎", "－—–‐", "全角　空格",
	}
	ways := map[string]func(string) []byte{
		"UTF-8":        func(s string) []byte { return []byte(s) },
		"UTF-8 带标记":    func(s string) []byte { return []byte(bomUTF8 + s) },
		"GB18030":      func(s string) []byte { return gb(t, s) },
		"GB18030 带标记":  func(s string) []byte { return append([]byte(bomGB18030), gb(t, s)...) },
		"UTF-16LE 带标记": func(s string) []byte { return append([]byte(bomLE), wide(s, binary.LittleEndian)...) },
		"UTF-16BE 带标记": func(s string) []byte { return append([]byte(bomBE), wide(s, binary.BigEndian)...) },
	}
	n := 0
	for _, text := range texts {
		for way, encode := range ways {
			n++
			got, err := Decode("甲.txt", encode(text))
			if err != nil || got != text || strings.ContainsRune(got, utf8.RuneError) {
				t.Errorf("%s %.40q: %.60q, %v", way, text, got, err)
			}
		}
	}
	if n < 200 {
		t.Errorf("only %d samples", n)
	}
}

func TestDecodeRefuses(t *testing.T) {
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	for _, c := range []struct {
		name string
		data []byte
		code string
		at   string // places of the faults
	}{
		{"UTF-8 里有一行 GBK", join([]byte("一: 甲乙\n二: 丙\n"), gb(t, "名称: 预算绩效\n"), []byte("三: 丁\n")), "text-mixed", "甲:3:1"},
		{"GBK 里有一行 UTF-8", join(gb(t, "一: 甲乙丙丁\n二: 丙丁戊己\n"), []byte("a: 预算绩效管理\n")), "text-mixed", "甲:3:4"},
		{"GBK 里有两行 UTF-8", join(gb(t, "一二三四\n二三四五\n三四五六\n"), []byte("a: 预算绩效管理\nb: 评价结果\n")), "text-mixed", "甲:4:4 甲:5:4"},
		{"一行里两种编码", join(gb(t, "名称: 预算绩效，"), []byte("虹桥镇人民政府\n")), "text-mixed", "甲:1:1"},
		{"UTF-8 少一个字节", []byte("一: 甲乙\n二: 预\xe7\xae\n三: 丁\n"), "text-mixed", "甲:2:1"},
		{"带标记的 UTF-8 里有 GBK", join([]byte(bomUTF8+"一: 甲乙\n"), gb(t, "x: 预算\n")), "text-mixed", "甲:2:4"},
		{"GBK 少一个字节", join(gb(t, "一: 甲乙\n二: 预"), []byte("\xcb\n")), "text-character", "甲:2:5"},
		{"UTF-16 少一个字节", join([]byte(bomLE), wide("单位", binary.LittleEndian), []byte{1}), "text-encoding", "甲"},
		{"UTF-16 半个字", join([]byte(bomLE), wide("单位", binary.LittleEndian), []byte{0x42, 0xd8}), "text-character", "甲:1:3"},
		{"UTF-32", []byte("\xff\xfe\x00\x00a\x00\x00\x00"), "text-encoding", "甲"},
		{"空字符", []byte("一: 甲\n二: 乙\x00丙\n"), "text-character", "甲:2:5"},
		{"响铃", []byte("甲\r\n\r\n乙\x07"), "text-character", "甲:3:2"},
		{"C1 控制字符", []byte("甲\u0085乙"), "text-character", "甲:1:2"},
		{"方向控制", []byte("金额: \u202e123\n"), "text-character", "甲:1:5"},
		{"方向隔离", []byte("金额: 1\u2066 2\n"), "text-character", "甲:1:6"},
		{"零宽空格", []byte("虹桥\u200b镇"), "text-character", "甲:1:3"},
		{"文中的标记", []byte("虹桥\ufeff镇"), "text-character", "甲:1:3"},
		{"软连字符", []byte("虹桥\u00ad镇"), "text-character", "甲:1:3"},
		{"分行符", []byte("虹桥\u2028镇"), "text-character", "甲:1:3"},
		{"韩文填充符", []byte("虹桥\u3164镇"), "text-character", "甲:1:3"},
		{"替换字", []byte("虹桥\ufffd镇\ufffd"), "text-character", "甲:1:3 甲:1:5"},
		{"非字符", []byte("虹桥\uffff镇\U0001fffe"), "text-character", "甲:1:3 甲:1:5"},
		{"过大", make([]byte, MaxBytes+1), "file-too-large", "甲"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Decode("甲", c.data)
			if err == nil {
				t.Fatalf("accepted as %q", got)
			}
			var at []string
			for _, e := range fault.All(err) {
				at = append(at, e.Place.String())
				if e.Code != c.code || e.Kind != fault.Invalid {
					t.Errorf("%s %s, want %s", e.Kind, e.Code, c.code)
				}
			}
			if s := strings.Join(at, " "); s != c.at {
				t.Errorf("at %s, want %s: %v", s, c.at, err)
			}
		})
	}
}

func TestDecodeManyFaults(t *testing.T) {
	_, err := Decode("甲", bytes.Repeat([]byte{7}, 100_000))
	if n := len(fault.All(err)); n != maxFaults+1 {
		t.Errorf("%d faults", n)
	}
}

// Names of two or three characters a line are where encodings are easiest to
// confuse; none of them may be taken for another encoding.
func TestDecodeShortNames(t *testing.T) {
	common()
	var names []string
	for r := rune(0x4e00); r < 0x9fa5; r += 7 {
		if isCommon(r) && isCommon(r+3) {
			names = append(names, string([]rune{r, r + 3}), string([]rune{r + 3, r}))
		}
	}
	text := strings.Join(names, "\n") + "\n单位名称：虹桥镇\n"
	got, err := Decode("甲", gb(t, text))
	if err != nil || got != text {
		t.Errorf("GBK names are misread: %v", err)
	}
	got, err = Decode("甲", []byte(text))
	if err != nil || got != text {
		t.Errorf("UTF-8 names are misread: %v", err)
	}
}

// private tells characters for private use: editions of GB 18030 place some of
// them differently, so that the encoder is no mirror of the decoder.
func private(r rune) bool { return unicode.Is(unicode.Co, r) }

func FuzzDecode(f *testing.F) {
	for _, s := range []string{town, "a: 1\r\nb", "\x80\x81\x30", "\xff\xfe\x00\x4e", "联通", "\x00\x00\x00", "\xfe\xff\xd8\x00"} {
		f.Add([]byte(s))
	}
	f.Add(gb(f, town))
	f.Add(wide(town, binary.LittleEndian))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > hostile.MostFuzzed {
			return
		}
		var text string
		var err error
		hostile.Bounded(t, func() { text, err = Decode("甲", data) })
		if len(text) > 3*len(data) {
			t.Errorf("%d bytes become %d", len(data), len(text))
		}
		if err != nil {
			for _, e := range fault.All(err) {
				if e.Kind != fault.Invalid || e.Place.File != "甲" {
					t.Fatalf("no place: %v", e)
				}
			}
			return
		}
		if !utf8.ValidString(text) || strings.Contains(text, "\r") || clean("甲", text) != nil {
			t.Fatalf("unclean: %q", text)
		}
		for name, again := range map[string][]byte{
			"UTF-8 带标记":   []byte(bomUTF8 + text),
			"UTF-16LE":    append([]byte(bomLE), wide(text, binary.LittleEndian)...),
			"UTF-16BE":    append([]byte(bomBE), wide(text, binary.BigEndian)...),
			"UTF-8 换行":    []byte(bomUTF8 + strings.ReplaceAll(text, "\n", "\r\n")),
			"GB18030 带标记": append([]byte(bomGB18030), gb(t, text)...),
		} {
			if name == "GB18030 带标记" && strings.ContainsFunc(text, private) {
				continue
			}
			if got, err := Decode("甲", again); err != nil || got != text {
				t.Fatalf("%s: got %q, %v, want %q", name, got, err, text)
			}
		}
	})
}
