package settings

import (
	"fmt"
	"log/slog"
	"net/netip"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
)

// A key is one setting: where it stands in the file, the variable of the
// environment that goes before it, what is allowed, and how it is taken. take
// returns false where the text does not fit. base is the folder of relative paths.
type key struct {
	group, name string // 备份, 文件夹; the group is empty for an outermost key
	variable    string
	allowed     string
	take        func(s *Settings, text, base string) bool
}

// path is how the key is called in a message.
func (k key) path() string {
	if k.group == "" {
		return k.name
	}
	return k.group + "的" + k.name
}

// keys are all settings.
var keys = []key{
	{"", "数据库", "JIHENG_DATABASE", "sqlite:文件，或者 postgres://用户:口令@主机/数据库", takeDatabase},
	{"", "地址", "JIHENG_ADDRESS", addressAllowed, takeAddress},
	{"", "证书", "JIHENG_CERTIFICATE", "PEM 文件的路径", path(func(s *Settings) *string { return &s.Certificate })},
	{"", "私钥", "JIHENG_CERTIFICATE_KEY", "PEM 文件的路径", path(func(s *Settings) *string { return &s.CertificateKey })},
	{"", "公开网址", "JIHENG_PUBLIC_URL", "http:// 或 https:// 开头、没有路径的网址", takeURL},
	{"", "反向代理", "JIHENG_PROXIES", "代理的IP地址或网段，如 10.1.2.3、10.1.0.0/16；几个用顿号或逗号分开", takeProxies},
	{"", "签名密钥", "JIHENG_SIGNING_KEY", "文件的路径", path(func(s *Settings) *string { return &s.SigningKey })},
	{"", "检查点", "JIHENG_CHECKPOINTS", "文件夹的路径，最好在另一块盘上", path(func(s *Settings) *string { return &s.Checkpoints })},
	{"", "监测令牌", "JIHENG_METRICS_TOKEN", "文件的路径，里面写令牌", path(func(s *Settings) *string { return &s.MetricsToken })},
	{"", "单位附件", "JIHENG_UNIT_FILES", filesAllowed, takeUnitFiles},
	{"日志", "格式", "JIHENG_LOG_FORMAT", "文本、JSON", takeFormat},
	{"日志", "级别", "JIHENG_LOG_LEVEL", "调试、信息、警告、错误", takeLevel},
	{"备份", "文件夹", "JIHENG_BACKUP_FOLDER", "文件夹的路径，最好在另一块盘上", path(func(s *Settings) *string { return &s.Backup.Folder })},
	{"备份", "每小时", "JIHENG_BACKUP_HOURLY", countAllowed, count(func(s *Settings) *int { return &s.Backup.Hourly })},
	{"备份", "每天", "JIHENG_BACKUP_DAILY", countAllowed, count(func(s *Settings) *int { return &s.Backup.Daily })},
	{"备份", "每月", "JIHENG_BACKUP_MONTHLY", countAllowed, count(func(s *Settings) *int { return &s.Backup.Monthly })},
}

// mostKept is how many backups of a kind may be kept.
const mostKept = 1000

var countAllowed = fmt.Sprintf("保留的份数，0到%d的整数", mostKept)

// mostUnitFiles is the largest bound of the files of one unit that can be set, in MB.
const mostUnitFiles = 1 << 20

var filesAllowed = fmt.Sprintf("每个单位各年度的附件合计最多多少MB，0到%d的整数，0不限", mostUnitFiles)

func takeUnitFiles(s *Settings, text, _ string) bool {
	n, err := strconv.Atoi(text)
	s.UnitFiles = int64(n) << 20
	return err == nil && n >= 0 && n <= mostUnitFiles
}

const addressAllowed = "主机:端口，如 127.0.0.1:8080；只写 :8080 是本机的所有地址"

const sqlitePrefix = "sqlite:"

func sqliteFile(dsn string) string {
	if file, ok := strings.CutPrefix(dsn, sqlitePrefix); ok {
		return file
	}
	return ""
}

func takeDatabase(s *Settings, text, base string) bool {
	file := sqliteFile(text)
	switch {
	case file != "":
		s.Database = sqlitePrefix + below(base, file)
		return true
	case strings.HasPrefix(text, "postgres://"), strings.HasPrefix(text, "postgresql://"):
		u, err := url.Parse(text)
		s.Database = text
		return err == nil && (u.Host != "" || u.Query().Get("host") != "") // a server, or the folder of its socket
	}
	return false
}

func takeAddress(s *Settings, text, _ string) bool {
	i := strings.LastIndexByte(text, ':')
	if i < 0 {
		return false
	}
	host, port := text[:i], text[i+1:]
	n, err := strconv.ParseUint(port, 10, 16)
	s.Address = host + ":" + strconv.FormatUint(n, 10)
	six := strings.HasPrefix(host, "[") && strings.HasSuffix(host, "]") && len(host) > 2
	return err == nil && !strings.ContainsAny(host, " /@") && (six || !strings.ContainsAny(host, ":[]"))
}

func takeURL(s *Settings, text, _ string) bool {
	u, err := url.Parse(text)
	s.PublicURL = strings.TrimSuffix(text, "/")
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil &&
		strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && u.Fragment == ""
}

func takeProxies(s *Settings, text, _ string) bool {
	s.Proxies = nil
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、,， ", r) }) {
		prefix, err := netip.ParsePrefix(part)
		if err != nil {
			addr, err := netip.ParseAddr(part)
			if err != nil {
				return false
			}
			prefix = netip.PrefixFrom(addr, addr.BitLen())
		}
		s.Proxies = append(s.Proxies, prefix.Masked())
	}
	return true
}

func takeFormat(s *Settings, text, _ string) bool {
	s.Log.JSON = strings.EqualFold(text, "JSON")
	return s.Log.JSON || text == "文本"
}

func takeLevel(s *Settings, text, _ string) (ok bool) {
	s.Log.Level, ok = map[string]slog.Level{"调试": slog.LevelDebug, "信息": slog.LevelInfo, "警告": slog.LevelWarn, "错误": slog.LevelError}[text]
	return ok
}

func path(of func(*Settings) *string) func(*Settings, string, string) bool {
	return func(s *Settings, text, base string) bool {
		*of(s) = below(base, text)
		return !strings.Contains(text, "\x00")
	}
}

func count(of func(*Settings) *int) func(*Settings, string, string) bool {
	return func(s *Settings, text, _ string) bool {
		n, err := strconv.Atoi(text)
		*of(s) = n
		return err == nil && n >= 0 && n <= mostKept
	}
}

// below writes a relative path below a folder.
func below(base, name string) string {
	if filepath.IsAbs(name) || base == "" {
		return filepath.Clean(name)
	}
	return filepath.Join(base, name)
}
