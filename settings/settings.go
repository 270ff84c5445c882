// Package settings reads what an installation is set to: one YAML file, jiheng.yaml
// in the data folder, and the environment over it. It opens nothing and reads no
// environment itself; both are handed to [Read].
package settings

import (
	"log/slog"
	"net/netip"
	"path/filepath"
	"strings"

	"jiheng/fault"
	"jiheng/plain"
)

// File is the name of the settings in the data folder (数据目录).
const File = "jiheng.yaml"

// Settings are those of one installation. Paths are absolute or below the folder
// that the program was started in, as the data folder was named.
type Settings struct {
	Folder         string // the data folder
	Database       string // as store.Open takes it
	Address        string // to listen at, host:port
	Certificate    string // PEM; empty for plain HTTP
	CertificateKey string
	PublicURL      string         // as people type it; empty where that is the address
	Proxies        []netip.Prefix // whose X-Forwarded headers are believed
	UnitFiles      int64          // bytes of files that are kept of one unit; zero for no bound
	Log            Log
	Backup         Backup
	SigningKey     string // file of the key that signs heads
	Checkpoints    string // folder, better on another disk, to which signed heads go
	MetricsToken   string // file of the word that lets others than this machine read metrics; empty for none
}

// Log is how the program writes its log.
type Log struct {
	JSON  bool
	Level slog.Level
}

// Backup is where backups go and how many are kept. Those that were made before an
// upgrade are always kept.
type Backup struct {
	Folder                 string
	Hourly, Daily, Monthly int // zero keeps none of that kind; all three zero makes none by itself
}

// Automatic reports that the server makes backups by itself.
func (b Backup) Automatic() bool { return b.Hourly+b.Daily+b.Monthly > 0 }

// HTTPS reports that people reach the program by HTTPS: by its own certificate, or
// by that of a proxy before it.
func (s Settings) HTTPS() bool {
	return s.Certificate != "" || strings.HasPrefix(s.PublicURL, "https://")
}

// SQLite returns the path of the SQLite file; empty with PostgreSQL.
func (s Settings) SQLite() string { return sqliteFile(s.Database) }

// WithAddress returns the settings with another address to listen at; one that is
// none is Invalid.
func (s Settings) WithAddress(text string) (Settings, error) {
	if !takeAddress(&s, text, "") {
		return s, fault.Bad(fault.Place{}, "settings-value", "地址不能是“%s”；应当是：%s", fault.Clip(text), addressAllowed)
	}
	return s, nil
}

// Default returns the settings of a data folder that has no file of them.
func Default(folder string) Settings {
	return Settings{
		Folder:      folder,
		Database:    sqlitePrefix + filepath.Join(folder, "jiheng.db"),
		Address:     "127.0.0.1:8080",
		UnitFiles:   2 << 30,
		Log:         Log{Level: slog.LevelInfo},
		Backup:      Backup{Folder: filepath.Join(folder, "备份"), Hourly: 24, Daily: 14, Monthly: 12},
		SigningKey:  filepath.Join(folder, "签名.key"),
		Checkpoints: filepath.Join(folder, "检查点"),
	}
}

// Read reads the settings of a data folder: file is the name that faults call the
// text by, data the text, nil where there is no file; environ is the environment as
// os.Environ has it. Relative paths in the text are below its folder, those in the
// environment below the folder that the program was started in.
//
// Every key that is not known and every value that does not fit is a fault with
// file, line and what is allowed; all are listed.
func Read(folder, file string, data []byte, environ []string) (Settings, error) {
	s := Default(folder)
	var faults fault.List
	if data != nil {
		root, _ := plain.ParseYAML(file, data)
		r := reader{s: &s, base: filepath.Dir(file)}
		r.group(root, "")
		faults.Add(root.Err())
	}
	faults = append(faults, readEnvironment(&s, environ)...)
	if len(faults) == 0 {
		faults.Add(s.agree(file))
	}
	return s, faults.Err()
}

// agree refuses settings that do not fit one another.
func (s *Settings) agree(file string) error {
	at := fault.Place{File: file}
	switch {
	case (s.Certificate == "") != (s.CertificateKey == ""):
		return fault.Bad(at, "settings-pair", "“证书”和“私钥”要一起写，只写一个不能用HTTPS；都不写就用HTTP")
	case s.Certificate != "" && strings.HasPrefix(s.PublicURL, "http://"):
		return fault.Bad(at, "settings-pair", "写了“证书”，“公开网址”应当以https://开头")
	}
	return nil
}
