const TITLE="青山县水利局2024年度灌区维修项目支出绩效自评表";
const ROWS=[["年度资金总额",300,260,247,0.95],["其中：财政拨款",200,180,171,0.95],["其他资金",100,80,76,0.95]];
const FMT=[["堤防加固",'0!.0,"万元"',1234567],["水闸维修",'#,##0.00,"千元"',1234567],["泵站改造",'[>=10000]0!.0,"万元";0"元"',250000],
["管护",'[>=10000]0!.0,"万元";0"元"',9999],["冲销",'#,##0.00"元";(#,##0.00"元")',-5000],["抢险",'#,##0"元";[Red]#,##0"元"',-600],
["观测",'[DBNum2][$-804]General"元"',1500],["结转",'0"元";-0"元";;@',0]];
const HEAD=["项目（万元）","年初预算数","全年预算数","全年执行数"];
function sheetjs(out){
  const X=require('xlsx'); const wb=X.utils.book_new();
  const a=[[TITLE],[,,,,"单位：万元"],["项目","预算数",,"执行数","执行率"],[,"年初","调整后"],["栏次",1,2,3,4],...ROWS];
  const ws=X.utils.aoa_to_sheet(a); ws['!merges']=["A1:E1","A3:A4","B3:C3","D3:D4","E3:E4"].map(X.utils.decode_range);
  ws['!rows']=[]; ws['!rows'][7]={hidden:true}; X.utils.book_append_sheet(wb,ws,"自评表");
  const f=X.utils.aoa_to_sheet([["项目","全年执行数"],...FMT.map(r=>[r[0],r[2]])]); FMT.forEach((r,i)=>{f["B"+(i+2)].z=r[1]}); X.utils.book_append_sheet(wb,f,"格式");
  const g=X.utils.aoa_to_sheet([HEAD,["合计"],["渠道",30,20,18],["闸门",50,40,40]]);
  for(const c of "BCD") g[c+"2"]={t:"n",f:`SUM(${c}3:${c}4)`}; X.utils.book_append_sheet(wb,g,"公式");
  X.utils.book_append_sheet(wb,X.utils.aoa_to_sheet([["支出55万元"]]),"旧稿");
  wb.Workbook={Sheets:[{},{},{},{Hidden:1}]}; X.writeFile(wb,out,{cellStyles:true});
}
async function exceljs(out){
  const E=require('exceljs'); const wb=new E.Workbook(); wb.created=new Date(Date.UTC(2024,0,1)); wb.modified=wb.created;
  const ws=wb.addWorksheet("自评表"); ws.getCell("A1").value=TITLE; ws.getCell("E2").value="单位：万元";
  for(const [c,v] of [["A3","项目"],["B3","预算数"],["D3","执行数"],["E3","执行率"],["B4","年初"],["C4","调整后"]]) ws.getCell(c).value=v;
  ["A1:E1","A3:A4","B3:C3","D3:D4","E3:E4"].forEach(m=>ws.mergeCells(m));
  ws.getRow(5).values=["栏次",1,2,3,4]; ROWS.forEach((r,i)=>{ws.getRow(6+i).values=r}); ws.getRow(8).hidden=true;
  const f=wb.addWorksheet("格式"); f.getRow(1).values=["项目","全年执行数"]; FMT.forEach((r,i)=>{f.getCell("A"+(i+2)).value=r[0]; const c=f.getCell("B"+(i+2)); c.value=r[2]; c.numFmt=r[1]});
  const g=wb.addWorksheet("公式"); g.getRow(1).values=HEAD; g.getCell("A2").value="合计"; for(const c of "BCD") g.getCell(c+"2").value={formula:`SUM(${c}3:${c}4)`};
  g.getRow(3).values=["渠道",30,20,18]; g.getRow(4).values=["闸门",50,40,40];
  const h=wb.addWorksheet("旧稿",{state:"hidden"}); h.getCell("A1").value="支出55万元"; await wb.xlsx.writeFile(out);
}
process.argv[2]==="sheetjs"?sheetjs(process.argv[3]):exceljs(process.argv[3]);
