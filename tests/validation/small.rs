//! A small report without problems, to be broken in one place by each test.
//!
//! Takes nothing, gives its JSON and its source. Holds one of everything that validation looks at.

use serde_json::{Value, json};

/// The source text.
pub(crate) const SOURCE: &str = "# 7.1 科技金融

- 科技型企业贷款余额 $10486.31$ 亿元,比上年增长 $52.14\\%$ ,其中  
科技型中小企业贷款余额 $4756.47$ 亿元,比上年增长 $92.70\\%$
- 截至9月底,提供近 $1$ 亿元的融资
- 有效发明专利拥有量24.14件
- 专利获四金

3月

- 发布《甲办法》
- 发布《乙方案（2023—2025年）》

4月

5月

- 举办甲节

- 研究丙意见

# 7.2 其他

甲节于5月20—31日成功举办
";

/// The dataset.
pub(crate) fn report() -> Value {
    json!({
        "schema": "tushuo/report@1",
        "id": "small",
        "languages": ["zh", "en"],
        "title": text("小报告", "A small report"),
        "publication": text("小报", "Small"),
        "year": 2023,
        "summary": text("贷款{total.printed}，增长{total.growth}", "Loans {total.printed}, up {total.growth}"),
        "holds": [{ "left": "total.growth", "is": ">", "right": "50" }],
        "sections": [
            { "id": "7.1", "title": text("科技金融", "Finance"), "short": text("金融", "Finance"), "theme": "finance" },
        ],
        "lists": [
            {
                "id": "calendar",
                "title": text("月历", "Calendar"),
                "headings": [heading("2023-03", "3月"), empty_heading(), heading("2023-05", "5月")],
                "end": { "exact": "- 研究丙意见" },
            },
            { "id": "text", "title": text("正文", "Text") },
        ],
        "statistics": statistics(),
        "derived": [
            derived("total-2022", "prior", &["total"]),
            derived("sme-2022", "prior", &["sme"]),
            derived("share", "share", &["sme", "total"]),
            derived("share-2022", "prior", &["share"]),
            derived("rest", "difference", &["total", "sme"]),
        ],
        "events": events(),
        "left_out": [
            { "quote": { "exact": "# 7.1" }, "why": text("章节号", "A section's number") },
            { "quote": { "exact": "# 7.2" }, "why": text("章节号", "A section's number") },
        ],
        "context": [{
            "statistic": "total", "period": "2022", "value": "6892.7", "unit": "亿元",
            "address": "https://example.org/a", "publisher": text("某报", "A paper"), "reliability": "press",
        }],
        "figures": [
            {
                "id": "credit", "kind": "change", "section": "7.1", "short": text("贷款", "Loans"),
                "title": text("中小企业增长{sme.growth}", "SMEs up {sme.growth}"),
                "subtitle": text("2023年贷款余额，占{share.about}", "Balance in 2023, {share.about} of it"),
                "of": ["total", "sme"],
                "holds": [{ "left": "sme.growth", "is": ">", "right": "total.growth" }],
                "notes": [{
                    "title": text("推算", "Derived"),
                    "text": text("上年{total-2022.interval}", "{total-2022.interval} before"),
                    "holds": [{ "left": "share", "is": ">", "right": "share-2022" }],
                }],
            },
            {
                "id": "awards", "kind": "counts", "section": "7.1", "short": text("获奖", "Awards"),
                "title": text("获奖{gold.printed}", "{gold.printed} won"),
                "subtitle": text("专利奖", "Patent award"),
                "measures": [{ "id": "gold-only", "name": text("金奖", "Gold"), "of": ["gold"] }],
            },
        ],
        "deck": [{ "figure": "awards", "measure": "gold-only", "notes": text("获奖", "Awards") }],
    })
}

fn statistics() -> Value {
    let growth = |printed: &str| json!({ "printed": printed, "basis": "yoy" });
    let mut total = statistic("total", "10486.31", "亿元", "科技型企业贷款余额 $10486.31$ 亿元,比上年增长 $52.14\\%$ ");
    total["growth"] = growth("52.14");
    total["quotes"][0]["translation"] = json!({ "en": "Loans of CNY 1,048.631 billion, up 52.14%" });
    let mut sme = statistic("sme", "4756.47", "亿元", "科技型中小企业贷款余额 $4756.47$ 亿元,比上年增长 $92.70\\%$");
    sme["growth"] = growth("92.70");
    sme["part_of"] = json!("total");
    let mut near = statistic("near", "1", "亿元", "截至9月底,提供近 $1$ 亿元的融资");
    near["qualifiers"] = json!([{ "printed": "近", "place": "before", "bound": "upper" }]);
    near["period"] = json!({ "edtf": "../2023-09", "printed": "截至9月底", "basis": "printed" });
    let mut patents = statistic("patents", "24.14", "件", "有效发明专利拥有量24.14件");
    patents["fault"] =
        json!({ "kind": "unit-lost", "read_as": { "unit": "万件" }, "why": text("漏印万", "万 is lost") });
    let mut gold = statistic("gold", "四", "金", "专利获四金");
    gold["value"] = json!("4");
    json!([total, sme, near, patents, gold])
}

fn statistic(id: &str, printed: &str, unit: &str, exact: &str) -> Value {
    json!({
        "id": id, "section": "7.1", "name": text("名", "Name"), "printed": printed, "unit": unit,
        "period": { "edtf": "2023", "printed": null, "basis": "inferred" },
        "nature": "stock", "quotes": [{ "exact": exact }],
    })
}

fn events() -> Value {
    let plan = "发布《乙方案（2023—2025年）》";
    let mut festival = event("festival", Some("2023-05-20/2023-05-31"), "甲节", "calendar", "举办甲节");
    festival["date_printed"] = json!("5月20—31日");
    festival["mentions"][0]["date"] = json!("2023-05");
    let told =
        json!({ "list": "text", "date": "2023-05-20/2023-05-31", "quote": { "exact": "甲节于5月20—31日成功举办" } });
    push(&mut festival["mentions"], told);
    festival["statistics"] = json!(["near"]);
    let mut opinion = event("opinion", None, "丙意见", "calendar", "研究丙意见");
    opinion["remark"] = text("不属任何月份", "Under no month");
    json!([
        event("rules", Some("2023-03"), "甲办法", "calendar", "发布《甲办法》"),
        event("plan", Some("2023-03"), "乙方案（2023—2025年）", "calendar", plan),
        festival,
        opinion,
    ])
}

fn event(id: &str, date: Option<&str>, title: &str, list: &str, exact: &str) -> Value {
    json!({
        "id": id, "date": date, "date_printed": date.map(|_| "3月"),
        "date_basis": if date.is_some() { "printed" } else { "none" },
        "title": text(title, "Title"), "act": "release", "theme": "governance",
        "mentions": [{ "list": list, "date": date, "quote": { "exact": exact } }],
    })
}

fn heading(date: &str, exact: &str) -> Value {
    json!({ "date": date, "quote": { "exact": exact, "prefix": "\n", "suffix": "\n" } })
}

fn empty_heading() -> Value {
    let mut heading = heading("2023-04", "4月");
    heading["fault"] = json!({ "kind": "empty-heading", "why": text("其下无内容", "Nothing under it") });
    heading
}

fn derived(id: &str, op: &str, of: &[&str]) -> Value {
    json!({ "id": id, "op": op, "of": of, "name": text("推算", "Derived") })
}

/// A wording in both languages.
pub(crate) fn text(zh: &str, en: &str) -> Value {
    json!({ "zh": zh, "en": en })
}

/// Adds to a list.
pub(crate) fn push(list: &mut Value, one: Value) {
    if let Some(list) = list.as_array_mut() {
        list.push(one);
    }
}
