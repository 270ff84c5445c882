package extract

import (
	"regexp"
	"strings"
)

// titleWhole matches the whole title of a report, titleBegins words that begin a sentence
// about one, titleRuns words that go on behind one.
var (
	titleWhole  = regexp.MustCompile(`^[^，。；：！？、]{2,40}(?:19|20)[0-9]{2}年[^，。；：！？]{0,40}(?:自评报告|评价报告|自评表|评价表|工作总结|情况报告|情况说明)$`)
	titleBegins = regexp.MustCompile(`^(?:根据|按照|依据|按|为|现将|对|在|经|由|从|通过|结合|依|据|《|该|本|我)`)
	titleRuns   = regexp.MustCompile(`^(?:的|和|与|及|以及|》|”|」|（|\(|等|中|里|显示|表明|提出|反映|要求|所|并|编制|已|附|—|－|-)`)
)

// titleEnds reports that a paper's first paragraph is its whole title, so that what follows
// begins the text, though both are set alike.
func titleEnds(title, next string) bool {
	return titleWhole.MatchString(title) && !titleBegins.MatchString(title) && strings.Count(title, "《") == strings.Count(title, "》") &&
		!titleRuns.MatchString(next)
}
