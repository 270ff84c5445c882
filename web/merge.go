package web

import (
	"archive/zip"
	"bytes"
	"crypto/rand"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"jiheng/dossier"
	"jiheng/fault"
	"jiheng/workbench"
)

// A mergePage is a folder that comes back, with its differences (并入).
type mergePage struct {
	view
	Plan    *workbench.MergePlan // nil before a folder was chosen
	Folder  string               // token of the folder
	Request string
	Clear   int // files that can be taken
	Done    []workbench.MergeOutcome
}

// Bounds of a folder that comes back.
const (
	mostFolder    = 64 << 20  // bytes as it is sent
	mostUnpacked  = 256 << 20 // bytes of its files
	mostInFolder  = 5000      // files
	mostComeBacks = 8         // folders that wait for their differences to be looked at
	comeBackStays = time.Hour
)

// comeBacks are folders that were sent and are being looked at. They are kept by this
// process alone: who comes too late chooses the file again.
type comeBacks struct {
	mu   sync.Mutex
	kept map[string]comeBack
}

type comeBack struct {
	person, year string
	at           time.Time
	data         []byte
}

func (k *comeBacks) put(c comeBack) string {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.kept == nil {
		k.kept = map[string]comeBack{}
	}
	oldest := ""
	for token, o := range k.kept {
		if c.at.Sub(o.at) > comeBackStays || o.person == c.person {
			delete(k.kept, token)
		} else if oldest == "" || o.at.Before(k.kept[oldest].at) {
			oldest = token
		}
	}
	if len(k.kept) >= mostComeBacks {
		delete(k.kept, oldest)
	}
	token := rand.Text()
	k.kept[token] = c
	return token
}

// get returns a folder to whoever sent it.
func (k *comeBacks) get(token, person, year string, now time.Time) ([]byte, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	c, ok := k.kept[token]
	if !ok || c.person != person || c.year != year || now.Sub(c.at) > comeBackStays {
		return nil, fault.New(fault.Conflict, fault.Place{}, "merge-late", "选过的压缩包已经不在了（超过一小时，或者服务重启过），什么也没有写；请再选一次")
	}
	return c.data, nil
}

func (v *visit) merge() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	return v.write(http.StatusOK, mergeWhole(mergePage{view: v.mergeView(y)}))
}

func (v *visit) mergeView(y *workbench.Year) view {
	out := v.yearView(y, "story")
	out.Title = "带出去、并入"
	return out
}

// folder gives out the year as a folder, packed, with where it is from.
func (v *visit) folder() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := v.bench.TakeOut(v.r.Context(), v.who, y.ID, &out); err != nil {
		return err
	}
	return v.file(y.Year.Unit.Name+yearText(y.Year.FiscalYear)+"档案.zip", out.Bytes())
}

// mergeTake shows what a folder has differently; with choices it merges it.
func (v *visit) mergeTake() error {
	y, err := v.year()
	if err != nil {
		return err
	}
	_, data, err := v.sentFile("file")
	if err != nil {
		return err
	}
	p := mergePage{view: v.mergeView(y), Folder: v.r.PostFormValue("folder"), Request: newRequest()}
	if len(data) > 0 {
		p.Folder = v.comeBacks.put(comeBack{v.who.ID, y.ID, v.now(), data})
	} else if p.Folder == "" {
		return fault.Bad(fault.Place{}, "merge-file", "没有选压缩包；请把改过的文件夹压缩成 zip 再选")
	} else if data, err = v.comeBacks.get(p.Folder, v.who.ID, y.ID, v.now()); err != nil {
		return err
	}
	folder, err := unpacked(data)
	if err != nil {
		return err
	}
	m := workbench.Merge{Year: y.ID, Folder: folder, Request: v.r.PostFormValue("request"), Choices: map[string]bool{}}
	if m.Request != "" {
		for name, side := range v.r.PostForm {
			if choice, ok := strings.CutPrefix(name, "c-"); ok && len(side) > 0 {
				m.Choices[choice] = side[0] == "folder"
			}
		}
		if p.Done, err = v.bench.Merge(v.r.Context(), v.who, m); err != nil {
			return err
		}
	}
	if p.Plan, err = v.bench.PlanMerge(v.r.Context(), v.who, m); err != nil {
		return err
	}
	for _, f := range p.Plan.Files {
		if f.Why == "" {
			p.Clear++
		}
	}
	return v.write(http.StatusOK, mergeWhole(p))
}

// unpacked opens a folder that was packed, also one level deeper, as programs pack it,
// and with names as Chinese Windows writes them.
func unpacked(data []byte) (fs.FS, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fault.Bad(fault.Place{}, "merge-zip", "这个文件不是 zip 压缩包，或者没有传完；请把文件夹压缩成 zip 再选").Because(err)
	}
	size := uint64(0)
	for _, f := range z.File {
		size += f.UncompressedSize64
		if f.NonUTF8 {
			if name, err := simplifiedchinese.GB18030.NewDecoder().String(f.Name); err == nil {
				f.Name, f.NonUTF8 = name, false
			}
		}
		f.Name = strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "./")
	}
	if err := namesFit(z.File); err != nil {
		return nil, err
	}
	if len(z.File) > mostInFolder || size > mostUnpacked {
		return nil, fault.Bad(fault.Place{}, "merge-large", "压缩包里超过%d个文件或%d MB；请只放这个年度的档案文件夹", mostInFolder, mostUnpacked>>20)
	}
	if _, err := fs.Stat(z, dossier.FileOrigin); err == nil {
		return z, nil
	}
	top, err := fs.ReadDir(z, ".")
	if err != nil {
		return nil, fault.Bad(fault.Place{}, "merge-zip", "压缩包里的文件名读不懂；请用系统自带的压缩功能再压一次").Because(err)
	}
	for _, e := range top {
		if sub, err := fs.Sub(z, e.Name()); err == nil && e.IsDir() {
			if _, err := fs.Stat(sub, dossier.FileOrigin); err == nil {
				return sub, nil
			}
		}
	}
	return z, nil
}

// namesFit refuses an archive with a name that leads out of it, or that two of its files
// bear.
func namesFit(files []*zip.File) error {
	kinds := map[string]bool{} // name → it is a folder
	for _, f := range files {
		name, folder := strings.TrimSuffix(f.Name, "/"), strings.HasSuffix(f.Name, "/")
		if !fs.ValidPath(name) || strings.Contains(name, ":") {
			return fault.Bad(fault.Place{}, "merge-name", "压缩包里“%s”这个名字不能用：只能是文件夹以内的名字，不能以“/”开头，不能有“..”；什么也没有写，请去掉它再压缩", fault.Clip(f.Name))
		}
		if was, twice := kinds[name]; twice && !(was && folder) {
			return fault.Bad(fault.Place{}, "merge-name", "压缩包里“%s”这个名字有两份；不知道用哪一份，什么也没有写，请只留一份再压缩", fault.Clip(name))
		}
		kinds[name] = folder
	}
	for name := range kinds {
		for up := path.Dir(name); up != "."; up = path.Dir(up) {
			if folder, there := kinds[up]; there && !folder {
				return fault.Bad(fault.Place{}, "merge-name", "压缩包里“%s”又是文件又是文件夹；什么也没有写，请只留一种再压缩", fault.Clip(up))
			}
		}
	}
	return nil
}

// mergeKinds are the words for kinds of differences.
var mergeKinds = map[dossier.DifferenceKind]string{dossier.DiffChanged: "改", dossier.DiffAdded: "增加", dossier.DiffGone: "删去", dossier.DiffMoved: "换了位置"}
