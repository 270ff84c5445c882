package html
import ("testing";"os";"github.com/chromedp/chromedp")
func TestLook(t *testing.T){
 os.MkdirAll("/tmp/look",0o755)
 b,_:=Write(sample()); os.WriteFile("/tmp/look/a.html",b,0o644)
 ctx,_:=browse(t,1280,900)
 shot:=func(n string){ x,err:=chromedp.Run(ctx,chromedp.CaptureScreenshot()); if err!=nil{t.Fatal(err)}; os.WriteFile("/tmp/look/"+n,x,0o644)}
 full:=func(n string){ x,err:=chromedp.Run(ctx,chromedp.FullScreenshot(100)); if err!=nil{t.Fatal(err)}; os.WriteFile("/tmp/look/"+n,x,0o644)}
 do(t,ctx,chromedp.Click(figureYS04)); shot("s-dialog.png")
 ctx,_=browse(t,375,780)
 full("s-phone.png")
 do(t,ctx,chromedp.Click(figureYS04)); ask[int](t,ctx,`new Promise(r=>setTimeout(()=>r(1),400)),1`); ctx2,_:=chromedp.Run(ctx,chromedp.CaptureScreenshot()); _=ctx2; shot("s-sheet.png")
}
