package docx

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// need skips a test by name where a program is missing, and fails it where
// REQUIRE=all.
func need(t *testing.T, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			if os.Getenv("REQUIRE") == "all" {
				t.Fatalf("%s is required and not installed", p)
			}
			t.Skipf("%s is not installed", p)
		}
	}
}

// run runs a program for at most two minutes and returns what it printed.
func run(t *testing.T, env []string, name string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, name, args...)
	c.Env = append(os.Environ(), env...)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// substitutes gives every official face a free one, as a private font
// configuration.
const substitutes = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include>/etc/fonts/fonts.conf</include>
<alias binding="same"><family>方正小标宋简体</family><prefer><family>Noto Serif CJK SC SemiBold</family><family>Noto Serif CJK SC</family></prefer></alias>
<alias binding="same"><family>仿宋_GB2312</family><prefer><family>Noto Serif CJK SC</family></prefer></alias>
<alias binding="same"><family>宋体</family><prefer><family>Noto Serif CJK SC</family></prefer></alias>
<alias binding="same"><family>楷体_GB2312</family><prefer><family>LXGW WenKai</family></prefer></alias>
<alias binding="same"><family>黑体</family><prefer><family>Noto Sans CJK SC</family></prefer></alias>
<alias binding="same"><family>Times New Roman</family><prefer><family>Liberation Serif</family><family>Noto Serif CJK SC</family></prefer></alias>
</fontconfig>`

// convert lets LibreOffice convert a Word file to another format ("pdf",
// "docx") and returns the new file's path.
func convert(t *testing.T, data []byte, format string) string {
	t.Helper()
	need(t, "soffice")
	dir := t.TempDir()
	in, conf := filepath.Join(dir, "in.docx"), filepath.Join(dir, "fonts.conf")
	for name, b := range map[string][]byte{in: data, conf: []byte(substitutes)} {
		if err := os.WriteFile(name, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(dir, "out")
	run(t, []string{"FONTCONFIG_FILE=" + conf}, "soffice", "--headless", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--convert-to", format, "--outdir", out, in)
	name := filepath.Join(out, "in."+format)
	if _, err := os.Stat(name); err != nil {
		t.Fatalf("LibreOffice wrote no %s: %v", format, err)
	}
	return name
}
