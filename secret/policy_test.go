package secret

import (
	"bufio"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"jiheng/fault"
)

// about are words about the owner of the passwords below.
var about = []string{"caiwu-lm", "李某", "上海市闵行区虹桥镇人民政府", "310112001", ""}

func TestPolicies(t *testing.T) {
	for _, c := range []struct {
		policy   Policy
		password string
		says     string // empty where it is taken
	}{
		{GB22239, "Txq-8-Rhododendron", ""},
		{GB22239, "pLm8#vTq2z", ""},
		{GB22239, "长风破浪会有时Zp7", ""},
		{GB22239, "correct-Horse-7-battery", ""},
		{GB22239, "Hv9_tRw_Kd", ""},
		{GB22239, "pLm8#vTq2", "只有9个字符，至少要10个"},
		{GB22239, "长风8Zp", "只有5个字符"},
		{GB22239, "", "只有0个字符"},
		{GB22239, "rhododendron8", "只有2种，至少要3种"},
		{GB22239, "RHODODENDRON", "只有1种"},
		{GB22239, "长风破浪会有时直挂云帆", "只有1种"},
		{GB22239, strings.Repeat("Xq7-vb", 22), "超过128个字符"},
		{GB22239, "Txq-8\x00Rhododendron", "有控制字符"},
		{GB22239, "Txq-8\xffRhododendron", "有控制字符"},
		// words with figures and signs around or in place of letters
		{GB22239, "Password123!", "常见的口令"},
		{GB22239, "P@ssw0rd2024", "常见的口令"},
		{GB22239, "Admin@2025#1", "常见的口令"},
		{GB22239, "!!Welcome99!!", "常见的口令"},
		{GB22239, "Woaini1314@x", "常见的口令"},
		{GB22239, "1qaz@WSX3edc", "键盘上挨着"},
		// the trade
		{GB22239, "Caizheng@2024", "常见的口令"},
		{GB22239, "Caiwu#2025cz", "常见的口令"},
		{GB22239, "JiXiao_PingJia_24", "常见的口令"},
		{GB22239, "czJ@20250101", "常见的口令"},
		{GB22239, "财政局Cz2024", "常见的口令"},
		{GB22239, "Yusuan-Juesuan-1", "常见的口令"},
		// the owner
		{GB22239, "Xr9-Caiwu-LM-7", "含有账号"},
		{GB22239, "ｃａｉｗｕ-ｌｍXr977", "含有账号"},
		{GB22239, "Xr310112001tQ", "含有账号"},
		{GB22239, "上海市闵行区虹桥镇人民政府Q7x", "含有账号"},
		// walks and repetitions
		{GB22239, "Qwertyuiop12", "键盘上挨着"},
		{GB22239, "Abcdefgh1234", "键盘上挨着"},
		{GB22239, "Asdfghjkl!09", "键盘上挨着"},
		{GB22239, "Aa1Aa1Aa1Aa1", "键盘上挨着"},
		{GB22239, "Tr4!Tr4!Tr4!", "键盘上挨着"},
		// figures alone
		{ASVS, "2024-12-31/2025", "像日期或者号码"},
		{ASVS, "1391234567813912", "像日期或者号码"},
		{ASVS, "31.011219900307.2", "像日期或者号码"},
		{ASVS, "rhododendron auf kies", ""},
		{ASVS, "长风破浪会有时直挂云帆济沧海也", ""},
		{ASVS, "rhododendron", "至少要15个"},
		{ASVS, "passwordpassword", "常见的口令"},
		{ASVS, "adminadminadmin1", "常见的口令"},
		{ASVS, "zhongguo caizheng juesuan", "常见的口令"},
	} {
		err := c.policy.Check(c.password, about...)
		if c.says == "" && err != nil || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%s %q: %v, want %q", c.policy, c.password, err, c.says)
		}
		var f *fault.Error
		if err != nil && (!errors.As(err, &f) || f.Kind != fault.Invalid || f.Code != "password") {
			t.Errorf("%q: %v", c.password, err)
		}
	}
	if err := Policy("keine").Check("x"); err == nil {
		t.Error("a policy that is none")
	}
	if GB22239.Age() != 90*24*time.Hour || ASVS.Age() != 0 {
		t.Error("ages")
	}
	for _, p := range Policies {
		if !strings.Contains(p.Says(), "至少1") {
			t.Error(p.Says())
		}
	}
}

// What the list stands for is far more than the three thousand most common.
func TestTheListStandsForMany(t *testing.T) {
	n, refused := 0, 0
	for w := range words {
		for _, form := range []string{"%s123", "%s@2024", "%s2025!", "!%s1", "%s_888", "A%s99", "%s#cz", "%s!@#", "2024%s", "%s%[1]s7"} {
			n++
			if common(fmt.Sprintf(form, w), nil) != "" {
				refused++
			}
		}
	}
	if n < 3000 || refused < n*95/100 {
		t.Errorf("%d of %d are refused", refused, n)
	}
	t.Logf("%d of %d forms of %d words are refused", refused, n, len(words))
}

// Passwords that a program makes are hardly ever taken for common ones.
func TestRandomPasswordsAreTaken(t *testing.T) {
	random, bad := newStream(1), 0
	for range 2000 {
		b := make([]byte, 12)
		_, _ = random.Read(b)
		for i := range b {
			b[i] = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789-_"[int(b[i])%58]
		}
		if common(string(b), about) != "" {
			bad++
		}
	}
	if bad > 4 {
		t.Errorf("%d of 2000", bad)
	}
}

func TestWordsAreWritten(t *testing.T) {
	s := bufio.NewScanner(strings.NewReader(wordText))
	s.Split(bufio.ScanWords)
	for s.Scan() {
		if w := s.Text(); w != strings.ToLower(w) || core(w) != w {
			t.Errorf("%q is not small letters alone", w)
		}
	}
}
