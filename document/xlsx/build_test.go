package xlsx

import (
	"archive/zip"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	mainNS = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relNS  = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// plainParts are the parts of a small sound workbook; tests change some.
func plainParts(sheet string) map[string]string {
	return map[string]string{
		"[Content_Types].xml": `<Types/>`,
		"_rels/.rels":         `<Relationships ` + relNS + `><Relationship Id="rId1" Type="` + office + `officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":     `<workbook ` + mainNS + `><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships ` + relNS + `>` +
			`<Relationship Id="rId1" Type="` + office + `worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="` + office + `sharedStrings" Target="/xl/sharedStrings.xml"/>` +
			`<Relationship Id="rId3" Type="` + office + `styles" Target="styles.xml"/></Relationships>`,
		"xl/sharedStrings.xml": `<sst ` + mainNS + `><si><t>文字</t></si><si><r><t>富</t></r><r><t xml:space="preserve">文 本</t></r><rPh sb="0" eb="1"><t>fu</t></rPh></si><si><t>a_x000D_b&amp;&#x4E2D;</t></si></sst>`,
		"xl/styles.xml": `<styleSheet ` + mainNS + `><numFmts count="4"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>` +
			`<numFmt numFmtId="165" formatCode="0.00&quot;d%&quot;"/><numFmt numFmtId="166" formatCode="[h]:mm"/><numFmt numFmtId="167" formatCode="[Red]0.0%_ ;-0.0%"/></numFmts>` +
			`<cellXfs count="8"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="22"/><xf numFmtId="167"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml": `<worksheet ` + mainNS + `>` + sheet + `</worksheet>`,
	}
}

// pack zips parts in the order of their names.
func pack(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var names []string
	for n := range parts {
		names = append(names, n)
	}
	slices.Sort(names)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, n := range names {
		f, err := w.Create(n)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(parts[n])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// rowsOf reads all rows of the sheet 表 as ref=text pairs, a line for each row.
func rowsOf(data []byte) (string, error) {
	f, err := Open(data)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = f.Rows("表", func(r Row) error {
		for _, c := range r.Cells {
			b.WriteString(c.Ref + "=" + c.Text + "(" + string(c.Kind) + ") ")
		}
		b.WriteString("\n")
		return nil
	})
	return b.String(), err
}

// resaved passes a workbook through LibreOffice.
func resaved(t *testing.T, data []byte) []byte {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("REQUIRE") == "all" {
			t.Fatal("soffice is missing")
		}
		t.Skip("soffice is missing")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "book.xlsx")
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "--headless", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"),
		"--convert-to", "xlsx", "--outdir", filepath.Join(dir, "out"), in)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	again, err := os.ReadFile(filepath.Join(dir, "out", "book.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	return again
}

// partText returns a part of a workbook.
func partText(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := out.ReadFrom(f); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
