package secret

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// words are the words that people build passwords of, our own list: one to a line,
// small letters. With what is put around them and in place of their letters they
// stand for all that is easily guessed.
//
//go:embed words.txt
var wordText string

var words = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(wordText) {
		out[w] = true
	}
	return out
}()

// asLetters are the figures and signs that people write for letters.
var asLetters = strings.NewReplacer("@", "a", "4", "a", "0", "o", "1", "i", "!", "i", "3", "e", "$", "s", "5", "s", "7", "t")

// rows are the rows of a keyboard and other orders that fingers walk along.
var rows = []string{
	"qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "0987654321", "abcdefghijklmnopqrstuvwxyz",
	"qazwsxedcrfvtgbyhnujmikolp", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "!@#$%^&*()", "1q2w3e4r5t6y7u8i9o0p",
}

// common says why a password is one that is easily guessed; empty where it is not.
// about are words about its owner.
func common(password string, about []string) string {
	p := strings.ToLower(norm.NFKC.String(password))
	for _, a := range about {
		a = strings.ToLower(norm.NFKC.String(strings.TrimSpace(a)))
		if len([]rune(a)) >= 3 && strings.Contains(p, a) {
			return "含有账号、姓名、单位名称或者编码"
		}
	}
	if walked(p) || fewLetters(p) {
		return "是键盘上挨着的或者重复的字符"
	}
	for _, part := range []string{core(p), asLetters.Replace(core(p)), core(asLetters.Replace(p))} {
		if part == "" {
			return "去掉数字和符号就没有了，像日期或者号码"
		}
		if built(part) {
			return "是常见的口令，只是加了数字、符号或者换了个别字母"
		}
	}
	return ""
}

// core is a text without the figures and signs around it.
func core(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

// built reports a text that is words of the list, one or several, with figures and
// signs between them or none. Letters that are left over, at most two, do not make
// it another.
func built(s string) bool {
	letters := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, s)
	if words[letters] {
		return true
	}
	// least[i] is how few letters of the first i belong to no word.
	runes := []rune(letters)
	least := make([]int, len(runes)+1)
	for i := 1; i <= len(runes); i++ {
		least[i] = least[i-1] + 1
		for j := max(0, i-longest); j < i; j++ {
			if words[string(runes[j:i])] {
				least[i] = min(least[i], least[j])
			}
		}
	}
	return len(runes) > 0 && least[len(runes)] <= 2 && least[len(runes)]*4 <= len(runes)
}

// longest is how many letters the longest word has.
var longest = func() int {
	n := 0
	for w := range words {
		n = max(n, len([]rune(w)))
	}
	return n
}()

// walked reports a text that is, but for at most three characters, steps along the
// rows of a keyboard of at least four at a time.
func walked(s string) bool {
	runes := []rune(s)
	covered := 0
	for i := 0; i < len(runes); {
		n := 0
		for _, row := range rows {
			for _, r := range []string{row, reversed(row)} {
				n = max(n, along(runes[i:], r))
			}
		}
		if n >= 4 {
			covered += n
			i += n
		} else {
			i++
		}
	}
	return covered > 0 && len(runes)-covered <= 3
}

// along is how many runes at the beginning stand in a row in its order.
func along(runes []rune, row string) int {
	best := 0
	for n := 4; n <= len(runes); n++ {
		if !strings.Contains(row, string(runes[:n])) {
			break
		}
		best = n
	}
	return best
}

func reversed(s string) string {
	r := []rune(s)
	slices.Reverse(r)
	return string(r)
}

// fewLetters reports a text of at most three different characters, or one that is
// a short text again and again.
func fewLetters(s string) bool {
	seen := map[rune]bool{}
	for _, r := range s {
		seen[r] = true
	}
	if len(seen) <= 3 {
		return true
	}
	runes := []rune(s)
	for n := 1; n <= len(runes)/2; n++ {
		same := true
		for i := n; i < len(runes) && same; i++ {
			same = runes[i] == runes[i%n]
		}
		if same && n <= 6 {
			return true
		}
	}
	return false
}
