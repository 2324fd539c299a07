//! Words of the Data Package: what each table and each of its columns is.
//!
//! Takes nothing but a language. The file gives both languages at once, since it has none of its own.

use super::message::messages;
use crate::report::Lang;

messages! {
    /// The tables.
    Table {
        Package: "这一章的统计数据、推算值、事件和别处公布的数值。数字以印刷的字符串保存；上下限为精确的小数。原文未载明许可条款，本数据包也不作许可声明。", "Statistics, derived values, events and values published elsewhere, of one chapter. Numbers are kept as the strings that were printed; bounds are exact decimals. The text names no licence, and this package claims none.";
        Sections: "章节", "Sections of the chapter";
        Statistics: "印刷的统计数据，每个数字都有原句", "Printed statistics, each with the sentences that print it";
        Derived: "由印刷数字推算的数值，均为区间", "Values derived from printed ones, all of them intervals";
        Events: "事件，日期的精度与印刷相同", "Events, dated exactly as precisely as the print";
        Mentions: "讲到事件的每一处", "Every place that tells an event";
        Context: "别处公布的数值，附发布者和地址", "Values published elsewhere, with publisher and address";
        Series: "序列：一项数值逐期排列", "Series: values of one measure, period after period";
        SeriesValues: "序列的每一个值", "Each value of the series";
        Report: "本数据包所据的完整数据集", "The whole dataset that this package is made of";
        Source: "原文，由印刷页识别得到", "The text of the source, as recognised from the printed pages";
    }
}

messages! {
    /// The columns.
    Column {
        Id: "标识，在全部统计数据、推算值和事件中唯一。", "Id, unique across statistics, derived values and events.";
        SectionId: "印刷的章节编号。", "The number of the section, as printed.";
        Section: "印有它的章节。", "The section that prints it.";
        NameZh: "中文名称。", "Name in Chinese.";
        NameEn: "英文名称。", "Name in English.";
        Printed: "印刷的数字，一字不改，末尾的零保留。", "The digits as printed, trailing zeros kept.";
        Value: "印刷为汉字数字时，对应的阿拉伯数字。", "The Arabic digits, where a Chinese numeral is printed.";
        Unit: "印刷的单位。", "The unit as printed.";
        Qualifiers: "印在数字前后的限定词，如近、余、以上。", "Words printed around the digits that qualify them, such as 近, 余, 以上.";
        Bound: "限定词使数字成为上限、下限，或不改变它。", "Whether these words make the number an upper bound, a lower bound, or neither.";
        ReadAs: "印刷有误时，读作的数字。", "The digits it is read as, where the print is at fault.";
        ReadUnit: "印刷有误时，读作的单位。", "The unit it is read in, where the print is at fault.";
        FaultKind: "印刷疑误的种类。", "The kind of fault of the print.";
        FaultZh: "印刷疑误及读法的理由，中文。", "What is wrong with the print and why it is read so, in Chinese.";
        FaultEn: "印刷疑误及读法的理由，英文。", "What is wrong with the print and why it is read so, in English.";
        Lower: "可能的最小值，以基本单位计，精确；只印上限时为空。", "The least it can be, in the base unit, exact; empty where the print gives only an upper bound.";
        Upper: "可能的最大值，以基本单位计，精确；只印下限时为空。", "The most it can be, in the base unit, exact; empty where the print gives only a lower bound.";
        BaseUnit: "不带万、亿的单位。", "The unit without its scale.";
        Growth: "印刷的比上年增长，百分数，不带百分号。", "Growth on the year before as printed, in per cent, without the sign.";
        GrowthBasis: "增长的基期：yoy为上年。", "What the growth is measured against: yoy is the year before.";
        Period: "数值所属的时间，EDTF写法；读不出时为空。", "The time the value is for, in EDTF; empty where none can be told.";
        PeriodPrinted: "印刷的时间用语。", "The words of the print for the time.";
        PeriodBasis: "时间是印刷的（printed）、按报告年度推断的（inferred），还是读不出的（none）。", "Whether the time is printed, inferred from the year of the report, or neither.";
        Nature: "数值的性质，决定能否比较或相加。", "What kind of number it is, which decides what it may be compared with.";
        PartOf: "它所属的统计数据。", "The statistic it is a part of.";
        Quotes: "印有它的句子。", "The sentences that print it.";
        RemarkZh: "编者注，中文。", "Remark of the editors, in Chinese.";
        RemarkEn: "编者注，英文。", "Remark of the editors, in English.";
        Op: "推算的方法。", "How it is computed.";
        Of: "推算所用的统计数据或推算值，按顺序。", "The statistics or derived values it is computed from, in order.";
        ShownLower: "区间下端，以所示单位计，向外取整。", "Lower end of the interval in the unit shown, rounded outwards.";
        ShownUpper: "区间上端，以所示单位计，向外取整。", "Upper end of the interval in the unit shown, rounded outwards.";
        ShownUnit: "所示的单位。", "The unit shown.";
        Date: "日期，EDTF写法，与印刷同样精确；未印时为空。", "The date in EDTF, exactly as precise as the print; empty where none is printed.";
        DatePrinted: "印刷的日期用语。", "The words of the print for the date.";
        DateBasis: "日期是否为印刷所有。", "Whether the print gives the date.";
        TitleZh: "中文标题。", "Title in Chinese.";
        TitleEn: "英文标题。", "Title in English.";
        Act: "做了什么。", "What was done.";
        Theme: "主题。", "Theme.";
        Statistics: "属于它的统计数据。", "The statistics that belong to it.";
        Event: "事件。", "The event.";
        Number: "第几处，从1计。", "Which of its places this is, counted from 1.";
        List: "讲到它的地方：印刷的日历，或某节正文。", "The place that tells it: a printed calendar, or the running text of a section.";
        ListDate: "该处所印的日期，EDTF写法。", "The date this place gives, in EDTF.";
        Quote: "该处的原句。", "The words of this place.";
        Statistic: "它所对应的统计数据。", "The statistic it belongs to.";
        Year: "所属的年份。", "The year it is for.";
        Published: "公布的数字，一字不改。", "The digits as published.";
        PublishedUnit: "公布的单位。", "The unit as published.";
        Address: "公布的地址。", "The address it was published at.";
        PublisherZh: "发布者，中文。", "Publisher, in Chinese.";
        PublisherEn: "发布者，英文。", "Publisher, in English.";
        SeriesId: "序列的标识。", "Id of the series.";
        SeriesSection: "所属章节。", "The section it belongs to.";
        Every: "每期的长度。", "How long each period is.";
        OfSeries: "所属的序列。", "The series it belongs to.";
        SeriesPeriod: "所属的时期，EDTF写法。", "The period it is for, in EDTF.";
        Reliability: "可靠程度：官方、报刊或转载。", "How far it can be relied on: official, press or reprint.";
    }
}

impl Table {
    /// Both wordings.
    pub fn both(self) -> String {
        format!("{} / {}", self.text(Lang::Zh), self.text(Lang::En))
    }
}

impl Column {
    /// Both wordings.
    pub fn both(self) -> String {
        format!("{}{}", self.text(Lang::Zh), self.text(Lang::En))
    }
}
