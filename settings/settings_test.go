package settings

import (
	"log/slog"
	"net/netip"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"jiheng/fault"
)

const whole = `# 绩衡的设置
数据库: sqlite:库/单位.db
地址: ":8443"
证书: tls/证书.pem
私钥: /etc/jiheng/私钥.pem
公开网址: https://jixiao.example.gov.cn/
反向代理: [10.1.2.3, 10.9.0.0/16, "::1"]
日志:
  格式: JSON
  级别: 警告
备份:
  文件夹: /mnt/备份
  每小时: 6
  每天: 0
  每月: 24
签名密钥: 密钥/签名.key
检查点: /mnt/检查点
单位附件: 512
监测令牌: 令牌
`

var comparePrefixes = cmpopts.EquateComparable(netip.Prefix{})

func TestRead(t *testing.T) {
	got, err := Read("数据", filepath.Join("数据", File), []byte(whole), []string{"PATH=/bin", "JIHENG_DATA=数据", "JIHENG_BACKUP_DAILY=3", "JIHENG_LOG_LEVEL= 调试 ",
		"JIHENG_SIGNING_KEY=k.key", "JIHENG_ADDRESS="})
	if err != nil {
		t.Fatal(err)
	}
	want := Settings{
		Folder: "数据", Database: "sqlite:数据/库/单位.db", Address: ":8443", Certificate: "数据/tls/证书.pem", CertificateKey: "/etc/jiheng/私钥.pem",
		PublicURL: "https://jixiao.example.gov.cn",
		Proxies:   []netip.Prefix{netip.MustParsePrefix("10.1.2.3/32"), netip.MustParsePrefix("10.9.0.0/16"), netip.MustParsePrefix("::1/128")},
		UnitFiles: 512 << 20,
		Log:       Log{JSON: true, Level: slog.LevelDebug}, Backup: Backup{Folder: "/mnt/备份", Hourly: 6, Daily: 3, Monthly: 24},
		SigningKey: "k.key", Checkpoints: "/mnt/检查点", MetricsToken: "数据/令牌",
	}
	if d := cmp.Diff(want, got, comparePrefixes); d != "" {
		t.Error(d)
	}
	if !got.HTTPS() || got.SQLite() != "数据/库/单位.db" || !got.Backup.Automatic() {
		t.Errorf("derived: %+v", got)
	}
}

func TestReadNothing(t *testing.T) {
	for name, data := range map[string][]byte{"no file": nil, "an empty file": {}, "comments": []byte("# 没有\n"), "keys without values": []byte("地址:\n备份:\n  每天:\n")} {
		got, err := Read("数据", "数据/jiheng.yaml", data, nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if d := cmp.Diff(Default("数据"), got, comparePrefixes); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
	if d := Default("数据"); d.HTTPS() || d.SQLite() != "数据/jiheng.db" {
		t.Errorf("default: %+v", d)
	}
}

func TestReadFaults(t *testing.T) {
	for _, c := range []struct {
		text, environ string
		want          []string // a part of each fault, in their order
	}{
		{"地扯: :8080\n", "", []string{"数据/jiheng.yaml:1:1：不认识的键“地扯”（是不是“地址”？）；这里可用的键：数据库、地址"}},
		{"地址: 127.0.0.1:8080\n备份:\n  每日: 3\n  保留: 5\n", "", []string{":3:3：不认识的键“每日”（是不是“每天”？）；“备份”下面可用的键：文件夹、每小时、每天、每月", ":4:3：不认识的键“保留”"}},
		{"地址: 8080\n日志: {格式: XML, 级别: 很多}\n", "", []string{":1:5：“地址”不能是“8080”；应当是：主机:端口", ":2:10：“日志的格式”不能是“XML”；应当是：文本、JSON", "“日志的级别”不能是“很多”"}},
		{"地址: ::1:8080\n", "", []string{"“地址”不能是“::1:8080”"}},
		{"地址: 127.0.0.1:99999\n", "", []string{"“地址”不能是“127.0.0.1:99999”"}},
		{"备份: {每天: -1, 每月: 1.5, 每小时: 1001}\n", "", []string{"“备份的每小时”", "“备份的每天”不能是“-1”；应当是：保留的份数，0到1000的整数", "“备份的每月”不能是“1.5”"}},
		{"数据库: mysql://root:secret@x/y\n", "", []string{":1:6：“数据库”不能是现在的值；应当是：sqlite:文件，或者 postgres://"}},
		{"公开网址: https://x/路径\n反向代理: 甲\n", "", []string{"“公开网址”", "“反向代理”不能是“甲”；应当是：代理的IP地址或网段"}},
		{"日志: 很多\n", "", []string{"“日志”应是一组“键: 值”"}},
		{"地址: [a, b]\n证书: {a: b}\n", "", []string{"“地址”不能是“a,b”", "“证书”应是文字"}},
		{"- 一\n", "", []string{"jiheng.yaml"}},
		{"证书: a.pem\n", "", []string{"“证书”和“私钥”要一起写"}},
		{"证书: a.pem\n私钥: b.pem\n公开网址: http://x\n", "", []string{"应当以https://开头"}},
		{"", "JIHENG_ADDRES=:1", []string{"环境变量JIHENG_ADDRES：不认识这个环境变量（是不是JIHENG_ADDRESS？）；可用的：JIHENG_DATA、JIHENG_DATABASE"}},
		{"", "JIHENG_BACKUP_HOURLY=很多", []string{"环境变量JIHENG_BACKUP_HOURLY：“备份的每小时”不能是“很多”"}},
		{"", "JIHENG_DATABASE=oracle:secret", []string{"“数据库”不能是现在的值"}},
	} {
		_, err := Read("数据", "数据/jiheng.yaml", []byte(c.text), []string{c.environ})
		all := fault.All(err)
		if len(all) != len(c.want) {
			t.Errorf("%q %s: %v", c.text, c.environ, all)
			continue
		}
		for i, w := range c.want {
			if !strings.Contains(all.Error(), w) || all[i].Kind != fault.Invalid {
				t.Errorf("%q %s: %v; want %s", c.text, c.environ, all, w)
			}
		}
		if strings.Contains(all.Error(), "secret") {
			t.Errorf("a password is shown: %v", all)
		}
	}
}
