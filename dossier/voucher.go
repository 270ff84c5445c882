package dossier

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"regexp"
	"slices"
	"strings"

	"jiheng/budget"
	"jiheng/plain"
)

// voucherNamed finds the name of an electronic voucher (电子凭证).
var voucherNamed = regexp.MustCompile(`(?:数电|全电)(?:普|专|增值税)?(?:发)?票|电子(?:凭证|客票)|电子[^，。；、]{0,8}(?:发票|票据|回单|行程单|缴款书|收据|对账单|凭证)|(?:发票|票据|回单|行程单|缴款书)[^，。；、]{0,3}[（(]电子[^)）]{0,6}[)）]`)

// aboutVouchers finds the name of a paper that speaks of vouchers and is none.
var aboutVouchers = regexp.MustCompile(`(?:通知|办法|制度|台账|清单|说明|报告|方案|合同|协议|汇总表?|明细表?|登记表?|规定|规程|记录|目录)(?:[（(][^)）]*[)）])?$`)

// copyNamed finds a word for what is a copy of something.
var copyNamed = regexp.MustCompile(`打印件|复印件|扫描件|扫描|截图|截屏|照片|影印件|拍照`)

var (
	originalEnds = []string{".xml", ".ofd", ".pdf"}
	pictureEnds  = []string{".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"}
)

// original reads the electronic original of a paper (原件), or takes the paper's
// own file for it where that is one. Its hash stands for it; it is not read
// further.
//
// Clause: accounting/e-voucher
func (l *loader) original(e plain.Node, ev *budget.Evidence, data []byte) {
	ev.Original = e.Text("原件")
	switch end := strings.ToLower(path.Ext(ev.File)); {
	case ev.Original != "":
		at := e.Get("原件")
		raw, ok := l.refer(at, "原件", ev.Original, maxTable)
		if !ok {
			return
		}
		if says := unlike(ev.Original, raw); says != "" {
			at.Bad("original-kind", "原件“%s”%s；原件是 .xml、.ofd 文件，或带签名、附件的 .pdf，打印件和截图写在“文件”里", ev.Original, says)
		}
		ev.OriginalHash = hashOf(raw)
	case data == nil:
		return
	case end == ".xml" || end == ".ofd": // see looksInto
		if says := unlike(ev.File, data); says != "" {
			e.Get("文件").Bad("original-kind", "佐证文件“%s”%s；请放收到的原文件", ev.File, says)
		}
		ev.Original, ev.OriginalHash = ev.File, ev.Hash
	case namesVoucher(ev):
		l.copied(e, ev, end, data)
	}
}

func namesVoucher(ev *budget.Evidence) bool {
	return voucherNamed.MatchString(ev.Title) && !aboutVouchers.MatchString(strings.TrimSpace(ev.Title))
}

// looksInto reports a paper without an original of which something is said by what
// stands in its file.
func looksInto(ev *budget.Evidence) bool {
	end := strings.ToLower(path.Ext(ev.File))
	return end == ".xml" || end == ".ofd" || namesVoucher(ev)
}

// copied notes an electronic voucher of which only a print or a picture is kept,
// or a PDF that shows no sign of being the original.
func (l *loader) copied(e plain.Node, ev *budget.Evidence, end string, data []byte) {
	at := e.Get("文件").Place()
	ask := "请把收到的原文件（.xml、.ofd 或原 .pdf）放进档案，写在“原件”里"
	switch {
	case slices.Contains(pictureEnds, end), copyNamed.MatchString(ev.Title), copyNamed.MatchString(path.Base(ev.File)):
		l.notice(at, "voucher-original", "佐证“%s %s”是电子凭证，只有打印件或截图“%s”；%s", ev.ID, ev.Title, ev.File, ask)
	case end == ".pdf" && unlike(ev.File, data) == "" && !bytes.Contains(data, []byte("/ByteRange")) && !bytes.Contains(data, []byte("/EmbeddedFile")):
		l.notice(at, "voucher-original", "佐证“%s %s”是电子凭证，“%s”没有电子签名，也没有附带的结构化数据，看不出是原文件；不是的话，%s", ev.ID, ev.Title, ev.File, ask)
	}
}

// unlike says what keeps a file from being what its name says; it is empty where
// nothing does.
func unlike(name string, data []byte) string {
	end := strings.ToLower(path.Ext(name))
	head := bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), " \t\r\n")
	wide := bytes.HasPrefix(data, []byte("\xff\xfe<\x00")) || bytes.HasPrefix(data, []byte("\xfe\xff\x00<"))
	switch {
	case len(data) == 0:
		return "是空文件"
	case !slices.Contains(originalEnds, end):
		return "不是电子凭证的原文件"
	case end == ".xml" && !bytes.HasPrefix(head, []byte("<")) && !wide:
		return "的内容不是 XML"
	case end == ".ofd" && !bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return "的内容不是 OFD"
	case end == ".pdf" && !bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		return "的内容不是 PDF"
	}
	return ""
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
