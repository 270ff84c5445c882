package web

import (
	"context"
	"strconv"
	"strings"
	"testing"
)

// TestWhatABarLacks: every code that a bar lacks stands there with a link to its row,
// however many they are: those behind the first few are folded.
func TestWhatABarLacks(t *testing.T) {
	for _, n := range []int{0, 1, 5, 6, 31} {
		var left []dutyLink
		for i := range n {
			code := "SL" + strconv.Itoa(100+i)
			left = append(left, dutyLink{code, "/years/x/values#" + code})
		}
		var page strings.Builder
		if err := barLeft(barOf("佐证", 40-n, 40, left)).Render(context.Background(), &page); err != nil {
			t.Fatal(err)
		}
		for _, l := range left {
			if !strings.Contains(page.String(), `<a href="`+l.Path+`">`+l.Text+`</a>`) {
				t.Errorf("%d: no link for %s in %s", n, l.Text, page.String())
			}
		}
		if folded := strings.Contains(page.String(), "<details"); folded != (n > mostLeft) || strings.Contains(page.String(), "@codeLinks") {
			t.Errorf("%d: %s", n, page.String())
		}
		if n > mostLeft && !strings.Contains(page.String(), "还有"+strconv.Itoa(n-mostLeft)+"项") {
			t.Errorf("%d: not said how many more: %s", n, page.String())
		}
	}
}

// TestByWhom: a name that ends with the role says it once; others keep both.
func TestByWhom(t *testing.T) {
	for _, c := range [][3]string{
		{"样例·财务经办人", "财务经办人", "样例·财务经办人"},
		{"样例·科室填报人（经发办）", "科室填报人", "样例·科室填报人（经发办） 科室填报人"},
		{"张三", "单位负责人", "张三 单位负责人"},
		{"单位负责人", "单位负责人", "单位负责人"},
		{"李四", "", "李四"},
		{"", "财政审核人", "财政审核人"},
	} {
		if got := byWhom(c[0], c[1]); got != c[2] {
			t.Errorf("%q %q: %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
