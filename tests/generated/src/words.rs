//! The words that titles are made of, Chinese and English.

/// What an event did: its name in the dataset, and how it is said.
pub(crate) struct Act {
    pub(crate) id: &'static str,
    pub(crate) zh: &'static str,
    pub(crate) en: &'static str,
    /// What is said to be released, held or opened.
    pub(crate) things: &'static [(&'static str, &'static str)],
    /// Whether the thing is a document, which stands in title marks.
    pub(crate) document: bool,
}

pub(crate) const THEMES: [&str; 4] = ["finance", "ip", "governance", "outreach"];

const DOCUMENTS: &[(&str, &str)] = &[
    ("实施办法", "Implementation Measures"),
    ("行动计划", "Action Plan"),
    ("若干措施", "Several Measures"),
    ("管理规定(试行)", "Administrative Rules (Trial)"),
    ("指导意见", "Guiding Opinions"),
    ("发展规划", "Development Plan"),
    ("工作要点", "Key Points of Work"),
    ("评价指南", "Assessment Guide"),
    ("白皮书", "White Paper"),
    ("条例", "Regulations"),
];

pub(crate) const ACTS: [Act; 7] = [
    Act { id: "release", zh: "发布", en: "Released", things: DOCUMENTS, document: true },
    Act { id: "revise", zh: "修订", en: "Revised", things: DOCUMENTS, document: true },
    Act { id: "prepare", zh: "研究起草", en: "In preparation", things: DOCUMENTS, document: true },
    Act {
        id: "hold",
        zh: "举办",
        en: "Held",
        things: &[("论坛", "Forum"), ("博览会", "Expo"), ("科普周", "Science Week"), ("创新大赛", "Contest")],
        document: false,
    },
    Act {
        id: "open",
        zh: "揭牌",
        en: "Opened",
        things: &[("研究院", "Institute"), ("服务中心", "Service Centre"), ("创新基金", "Innovation Fund")],
        document: false,
    },
    Act {
        id: "launch",
        zh: "启动",
        en: "Launched",
        things: &[("专项", "Programme"), ("试点", "Pilot"), ("攻关任务", "Research Task")],
        document: false,
    },
    Act {
        id: "award",
        zh: "获评",
        en: "Awarded",
        things: &[("优秀案例", "Outstanding Case"), ("示范基地", "Demonstration Base")],
        document: false,
    },
];

pub(crate) const AREAS: [(&str, &str); 20] = [
    ("上海市", "Shanghai"),
    ("浦东新区", "Pudong"),
    ("徐汇区", "Xuhui"),
    ("杨浦区", "Yangpu"),
    ("闵行区", "Minhang"),
    ("嘉定区", "Jiading"),
    ("松江区", "Songjiang"),
    ("张江科学城", "Zhangjiang Science City"),
    ("临港新片区", "Lin-gang Special Area"),
    ("虹桥商务区", "Hongqiao Business District"),
    ("长江口", "Yangtze Estuary"),
    ("陆家嘴", "Lujiazui"),
    ("青浦区", "Qingpu"),
    ("奉贤区", "Fengxian"),
    ("宝山区", "Baoshan"),
    ("静安区", "Jing’an"),
    ("黄浦区", "Huangpu"),
    ("长宁区", "Changning"),
    ("普陀区", "Putuo"),
    ("崇明区", "Chongming"),
];

pub(crate) const TOPICS: [(&str, &str); 40] = [
    ("科技金融服务", "Technology Finance Services"),
    ("知识产权保护", "Intellectual Property Protection"),
    ("科研诚信建设", "Research Integrity"),
    ("人工智能产业", "Artificial Intelligence Industry"),
    ("集成电路设备", "Integrated Circuit Equipment"),
    ("生物医药创新", "Biomedical Innovation"),
    ("基础研究投入", "Investment in Basic Research"),
    ("高新技术企业认定", "Accreditation of High-Tech Enterprises"),
    ("数据要素流通", "Circulation of Data"),
    ("绿色低碳技术", "Green and Low-Carbon Technology"),
    ("量子信息", "Quantum Information"),
    ("商业航天", "Commercial Spaceflight"),
    ("深海装备", "Deep-Sea Equipment"),
    ("脑机接口", "Brain–Computer Interfaces"),
    ("合成生物", "Synthetic Biology"),
    ("智能网联汽车", "Connected Vehicles"),
    ("新材料中试", "Pilot Production of New Materials"),
    ("科研仪器共享", "Sharing of Research Instruments"),
    ("外籍人才服务", "Services for Foreign Talent"),
    ("青年科技人才", "Young Researchers"),
    ("专利转化运用", "Use of Patents"),
    ("科技保险", "Technology Insurance"),
    ("网络安全保险", "Cyber Security Insurance"),
    ("知识产权质押融资", "Financing against Intellectual Property"),
    ("科普资源开放", "Opening of Science Venues"),
    ("公民科学素质", "Scientific Literacy"),
    ("科技伦理治理", "Governance of Research Ethics"),
    ("重大科技基础设施", "Large Research Facilities"),
    ("概念验证", "Proof of Concept"),
    ("技术转移", "Technology Transfer"),
    ("孵化器质量提升", "Better Incubators"),
    ("算力网络", "Computing Networks"),
    ("工业软件", "Industrial Software"),
    ("氢能应用", "Use of Hydrogen"),
    ("农业种源", "Seed Sources"),
    ("医学影像", "Medical Imaging"),
    ("城市更新", "Urban Renewal"),
    ("应急科技", "Emergency Technology"),
    ("文化科技融合", "Culture and Technology"),
    ("长江经济带协同创新", "Joint Innovation along the Yangtze"),
];
