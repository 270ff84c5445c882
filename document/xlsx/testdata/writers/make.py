import sys
TITLE="青山县水利局2024年度灌区维修项目支出绩效自评表"
def rows():
    return [
     ["年度资金总额",300,260,247,0.95],
     ["其中：财政拨款",200,180,171,0.95],
     ["其他资金",100,80,76,0.95]]
FMT=[("堤防加固",'0!.0,"万元"',1234567),("水闸维修",'#,##0.00,"千元"',1234567),("泵站改造",'[>=10000]0!.0,"万元";0"元"',250000),
     ("管护",'[>=10000]0!.0,"万元";0"元"',9999),("冲销",'#,##0.00"元";(#,##0.00"元")',-5000),("抢险",'#,##0"元";[Red]#,##0"元"',-600),
     ("观测",'[DBNum2][$-804]General"元"',1500),("结转",'0"元";-0"元";;@',0)]
def openpyxl_(out):
    import openpyxl
    wb=openpyxl.Workbook(); ws=wb.active; ws.title="自评表"
    ws["A1"]=TITLE; ws["E2"]="单位：万元"
    for c,v in zip("ABDE",["项目","预算数","执行数","执行率"]): ws[c+"3"]=v
    ws["B4"]="年初"; ws["C4"]="调整后"
    for m in ["A1:E1","A3:A4","B3:C3","D3:D4","E3:E4"]: ws.merge_cells(m)
    for i,v in enumerate(["栏次",1,2,3,4]): ws.cell(5,i+1,v)
    for r,row in enumerate(rows()):
        for c,v in enumerate(row): ws.cell(6+r,c+1,v)
    ws.row_dimensions[8].hidden=True
    f=wb.create_sheet("格式")
    for c,v in enumerate(["项目","全年执行数"]): f.cell(1,c+1,v)
    for r,(n,fmt,v) in enumerate(FMT):
        f.cell(2+r,1,n); x=f.cell(2+r,2,v); x.number_format=fmt
    g=wb.create_sheet("公式")
    for c,v in enumerate(["项目（万元）","年初预算数","全年预算数","全年执行数"]): g.cell(1,c+1,v)
    for c,v in enumerate(["合计","=SUM(B3:B4)","=SUM(C3:C4)","=SUM(D3:D4)"]): g.cell(2,c+1,v)
    for r,row in enumerate([["渠道",30,20,18],["闸门",50,40,40]]):
        for c,v in enumerate(row): g.cell(3+r,c+1,v)
    h=wb.create_sheet("旧稿"); h["A1"]="支出55万元"; h.sheet_state="hidden"
    wb.save(out)
def xlsxwriter_(out):
    import xlsxwriter, datetime
    wb=xlsxwriter.Workbook(out); wb.set_properties({"created":datetime.datetime(2024,1,1)})
    ws=wb.add_worksheet("自评表")
    ws.merge_range("A1:E1",TITLE); ws.write("E2","单位：万元")
    ws.merge_range("A3:A4","项目"); ws.merge_range("B3:C3","预算数"); ws.merge_range("D3:D4","执行数"); ws.merge_range("E3:E4","执行率")
    ws.write("B4","年初"); ws.write("C4","调整后")
    ws.write_row("A5",["栏次",1,2,3,4])
    for r,row in enumerate(rows()): ws.write_row(5+r,0,row)
    ws.set_row(7,None,None,{"hidden":True})
    f=wb.add_worksheet("格式"); f.write_row("A1",["项目","全年执行数"])
    for r,(n,fmt,v) in enumerate(FMT): f.write(1+r,0,n); f.write_number(1+r,1,v,wb.add_format({"num_format":fmt}))
    g=wb.add_worksheet("公式"); g.write_row("A1",["项目（万元）","年初预算数","全年预算数","全年执行数"])
    g.write("A2","合计")
    for c in "BCD": g.write_formula(c+"2","=SUM(%s3:%s4)"%(c,c))
    g.write_row("A3",["渠道",30,20,18]); g.write_row("A4",["闸门",50,40,40])
    h=wb.add_worksheet("旧稿"); h.write("A1","支出55万元"); h.hide()
    wb.close()
if sys.argv[1]=="openpyxl": openpyxl_(sys.argv[2])
else: xlsxwriter_(sys.argv[2])
