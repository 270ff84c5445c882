package rules

import (
	"fmt"

	"jiheng/check"
	"jiheng/paper"
	"jiheng/personal"
)

// identityNumbers finds identity numbers: by the check digit, by the word that
// stands before them, or by the day of birth.
func identityNumbers(p *check.Pass) check.Outcome {
	return numbersOf(p, map[personal.Class]string{personal.Identity: "公开前删去身份证号"})
}

// mobileNumbers finds telephones of persons. An office's telephone is none.
func mobileNumbers(p *check.Pass) check.Outcome {
	return numbersOf(p, map[personal.Class]string{personal.Mobile: "公开前删去手机号，可改用办公电话", personal.Landline: "公开前删去个人的电话，可改用办公电话"})
}

// bankAccounts finds account and card numbers.
func bankAccounts(p *check.Pass) check.Outcome {
	return numbersOf(p, map[personal.Class]string{personal.Account: "公开前删去银行账号"})
}

// numbersOf reports the numbers of some classes, with what is to be done about
// each class.
func numbersOf(p *check.Pass, classes map[personal.Class]string) check.Outcome {
	for _, l := range p.Lines {
		for _, n := range check.NumbersIn(l, p.Year) {
			if advice, ok := classes[n.Class]; ok {
				p.At(l, paper.Range{From: n.From, To: n.To}, fmt.Sprintf("“%s”是%s。", personal.Masked(l.Text[n.From:n.To]), n.Class), advice)
			}
		}
	}
	for _, b := range check.BrokenIn(p.Text) {
		if advice, ok := classes[b.Class]; ok {
			p.At(b.Line, paper.Range{From: b.From, To: b.To}, fmt.Sprintf("“%s”是%s，断在两段或两格里。", personal.Masked(b.Digits), b.Class), advice)
		}
	}
	return check.Decided
}
