package dossier

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"
)

const (
	plainPDF  = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
	signedPDF = "%PDF-1.7\n5 0 obj\n<< /Type /Sig /ByteRange [0 10 20 30] >>\nendobj\n"
	filledPDF = "%PDF-1.7\n5 0 obj\n<< /Type /EmbeddedFile /Length 3 >>\nstream\n<a>\nendstream\n"
	anOFD     = "PK\x03\x04 OFD.xml"
	anXML     = "\xef\xbb\xbf<?xml version=\"1.0\"?>\n<EInvoice/>"
)

// withPaper is the small dossier with one more paper and the files it names.
func withPaper(t *testing.T, row string, files ...string) fstest.MapFS {
	t.Helper()
	f := folder(small)
	paper := f[FileEvidence]
	paper.Data = append(bytes.TrimRight(paper.Data, "\n"), "\n  - {编号: D80, "+row+"}\n"...)
	for i := 0; i+1 < len(files); i += 2 {
		f[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return f
}

func TestVoucherOriginals(t *testing.T) {
	for _, c := range []struct {
		name, row string
		files     []string
		original  string // path
		notice    string // code
	}{
		{"XML 就是原件", "名称: 印刷费数电发票, 等级: 系统导出, 文件: 佐证/a.xml", []string{"佐证/a.xml", anXML}, "佐证/a.xml", ""},
		{"UTF-16 的 XML", "名称: 数电票, 等级: 系统导出, 文件: 佐证/a.XML", []string{"佐证/a.XML", "\xff\xfe<\x00a\x00/\x00>\x00"}, "佐证/a.XML", ""},
		{"OFD 就是原件", "名称: 财政电子票据, 等级: 系统导出, 文件: 佐证/a.OFD", []string{"佐证/a.OFD", anOFD}, "佐证/a.OFD", ""},
		{"打印件另有原件", "名称: 电子发票打印件, 等级: 盖章文件, 文件: 佐证/a.pdf, 原件: 佐证/a.xml", []string{"佐证/a.pdf", plainPDF, "佐证/a.xml", anXML}, "佐证/a.xml", ""},
		{"截图另有原件", "名称: 银行电子回单, 等级: 照片, 文件: 佐证/a.png, 原件: 佐证/a.ofd", []string{"佐证/a.png", "\x89PNG", "佐证/a.ofd", anOFD}, "佐证/a.ofd", ""},
		{"只有原件", "名称: 铁路电子客票, 等级: 系统导出, 原件: 佐证/a.xml", []string{"佐证/a.xml", anXML}, "佐证/a.xml", ""},
		{"带签名的 PDF 作原件", "名称: 电子发票, 等级: 系统导出, 原件: 佐证/a.pdf", []string{"佐证/a.pdf", signedPDF}, "佐证/a.pdf", ""},

		{"电子发票的截图", "名称: 会议费电子发票, 等级: 照片, 文件: 佐证/a.jpg", []string{"佐证/a.jpg", "\xff\xd8"}, "", "voucher-original"},
		{"数电票的照片", "名称: 数电票, 等级: 照片, 文件: 佐证/a.HEIC", []string{"佐证/a.HEIC", "x"}, "", "voucher-original"},
		{"名称写明打印件", "名称: 电子发票（打印件）, 等级: 盖章文件, 文件: 佐证/a.pdf", []string{"佐证/a.pdf", signedPDF}, "", "voucher-original"},
		{"文件名写明扫描", "名称: 全电发票, 等级: 盖章文件, 文件: 佐证/扫描1.pdf", []string{"佐证/扫描1.pdf", filledPDF}, "", "voucher-original"},
		{"看不出是原件的 PDF", "名称: 银行电子回单, 等级: 系统导出, 文件: 佐证/a.pdf", []string{"佐证/a.pdf", plainPDF}, "", "voucher-original"},
		{"括号里写电子", "名称: 非税收入票据（电子）, 等级: 系统导出, 文件: 佐证/a.png", []string{"佐证/a.png", "x"}, "", "voucher-original"},

		{"有签名的 PDF 不提示", "名称: 增值税电子普通发票, 等级: 系统导出, 文件: 佐证/a.pdf", []string{"佐证/a.pdf", signedPDF}, "", ""},
		{"有附件的 PDF 不提示", "名称: 财政电子票据, 等级: 系统导出, 文件: 佐证/a.pdf", []string{"佐证/a.pdf", filledPDF}, "", ""},
		{"没有放文件", "名称: 电子发票, 等级: 系统导出", nil, "", ""},
		{"不是凭证的照片", "名称: 竣工现场照片, 等级: 照片, 文件: 佐证/a.jpg", []string{"佐证/a.jpg", "x"}, "", ""},
		{"讲凭证的文件不是凭证", "名称: 关于推广电子发票的通知（扫描件）, 等级: 盖章文件, 文件: 佐证/a.pdf", []string{"佐证/a.pdf", plainPDF}, "", ""},
		{"凭证的台账不是凭证", "名称: 电子发票台账, 等级: 系统导出, 文件: 佐证/a.pdf", []string{"佐证/a.pdf", plainPDF}, "", ""},
		{"纸质发票", "名称: 定额发票, 等级: 照片, 文件: 佐证/a.jpg", []string{"佐证/a.jpg", "x"}, "", ""},
		{"电子政务不是凭证", "名称: 电子政务外网验收报告, 等级: 盖章文件, 文件: 佐证/a.jpg", []string{"佐证/a.jpg", "x"}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := load(t, withPaper(t, c.row, c.files...))
			e := d.Year.Evidence[len(d.Year.Evidence)-1]
			if e.Original != c.original || (e.OriginalHash == "") != (c.original == "") || c.original != "" && len(e.OriginalHash) != 64 {
				t.Errorf("original %q, hash %q", e.Original, e.OriginalHash)
			}
			got := ""
			for _, n := range d.Notices {
				got += n.Code
			}
			if got != c.notice {
				t.Errorf("notices %v, want %q", d.Notices, c.notice)
			}
		})
	}
}

func TestFalseOriginals(t *testing.T) {
	for _, c := range []struct{ name, row, file, body, want string }{
		{"图片改名成 XML", "名称: 电子发票, 等级: 系统导出, 文件: 佐证/a.xml", "佐证/a.xml", "\x89PNG", "不是 XML"},
		{"图片改名成 OFD", "名称: 电子发票, 等级: 系统导出, 文件: 佐证/a.ofd", "佐证/a.ofd", "\xff\xd8", "不是 OFD"},
		{"图片当原件", "名称: 电子发票, 等级: 系统导出, 原件: 佐证/a.png", "佐证/a.png", "\x89PNG", "不是电子凭证的原文件"},
		{"空的原件", "名称: 电子发票, 等级: 系统导出, 原件: 佐证/a.xml", "佐证/a.xml", "", "空文件"},
		{"不是 PDF 的 PDF", "名称: 电子发票, 等级: 系统导出, 原件: 佐证/a.pdf", "佐证/a.pdf", "<html>", "不是 PDF"},
		{"原件不在", "名称: 电子发票, 等级: 系统导出, 原件: 佐证/b.xml", "佐证/a.xml", anXML, "找不到原件"},
		{"原件在外面", "名称: 电子发票, 等级: 系统导出, 原件: ../a.xml", "佐证/a.xml", anXML, "只能指向档案文件夹以内"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Load(withPaper(t, c.row, c.file, c.body))
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), FileEvidence+":4:") {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

// The account of a figure that rests on an original names it with its hash.
func TestOriginalInTheAccount(t *testing.T) {
	f := withPaper(t, "名称: 电子发票, 等级: 系统导出, 文件: 佐证/a.xml", "佐证/a.xml", anXML)
	f[FileFacts].Data = bytes.Replace(f[FileFacts].Data, []byte("佐证: D02"), []byte("佐证: D80"), 1)
	d := load(t, f)
	for _, x := range d.Year.Facts.All() {
		if strings.HasPrefix(x.Account.Text, "D80 ") {
			if want := "；电子原件“佐证/a.xml”，SHA-256 " + hashOf([]byte(anXML)); !strings.HasSuffix(x.Account.Text, want) {
				t.Errorf("%s", x.Account.Text)
			}
			return
		}
	}
	t.Error("no figure rests on the paper")
}
