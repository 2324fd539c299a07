//! Colours of charts: the design system's tokens for light, dark and high contrast.
//!
//! Takes a choice, gives colours. The same values stand in `www/style.css`; a test compares them.

use plotters::style::RGBColor;

use crate::report;

/// Colours of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Name, as in `data-theme`.
    pub name: &'static str,
    /// Ground.
    pub paper: RGBColor,
    /// Titles, values.
    pub ink: RGBColor,
    /// Running text.
    pub ink_2: RGBColor,
    /// Ticks, periods.
    pub ink_3: RGBColor,
    /// Hairlines.
    pub line: RGBColor,
    /// Grid lines.
    pub grid: RGBColor,
    /// Base lines.
    pub axis: RGBColor,
    /// Marks from elsewhere.
    pub elsewhere: RGBColor,
    /// Finance.
    pub finance: RGBColor,
    /// Intellectual property.
    pub ip: RGBColor,
    /// Governance.
    pub governance: RGBColor,
    /// Outreach.
    pub outreach: RGBColor,
}

const fn rgb(hex: u32) -> RGBColor {
    RGBColor((hex >> 16) as u8, (hex >> 8 & 0xff) as u8, (hex & 0xff) as u8)
}

/// The light theme.
pub const LIGHT: Theme = Theme {
    name: "light",
    paper: rgb(0x00FB_FAF7),
    ink: rgb(0x0015_191E),
    ink_2: rgb(0x0043_4A52),
    ink_3: rgb(0x0063_696F),
    line: rgb(0x00D9_D5CB),
    grid: rgb(0x00E8_E5DD),
    axis: rgb(0x0085_898D),
    elsewhere: rgb(0x007B_8188),
    finance: rgb(0x001A_4B8C),
    ip: rgb(0x0093_1E30),
    governance: rgb(0x0016_756A),
    outreach: rgb(0x008E_5E00),
};

/// Light, on white paper.
pub const PAPER: Theme = Theme { paper: rgb(0x00FF_FFFF), ..LIGHT };

/// The dark theme.
pub const DARK: Theme = Theme {
    name: "dark",
    paper: rgb(0x0011_151A),
    ink: rgb(0x00ED_EFF1),
    ink_2: rgb(0x00B9_C0C8),
    ink_3: rgb(0x0092_9BA5),
    line: rgb(0x0030_3943),
    grid: rgb(0x0024_2B33),
    axis: rgb(0x0077_818C),
    elsewhere: rgb(0x0086_8F99),
    finance: rgb(0x006C_A8F0),
    ip: rgb(0x00EC_6A6C),
    governance: rgb(0x0086_E3D2),
    outreach: rgb(0x00F2_CC5C),
};

/// The high-contrast theme.
pub const CONTRAST: Theme = Theme {
    name: "contrast",
    paper: rgb(0x00FF_FFFF),
    ink: rgb(0x0000_0000),
    ink_2: rgb(0x0000_0000),
    ink_3: rgb(0x0026_2626),
    line: rgb(0x0000_0000),
    grid: rgb(0x00C4_C4C4),
    axis: rgb(0x0000_0000),
    elsewhere: rgb(0x0075_7575),
    finance: rgb(0x0000_1F66),
    ip: rgb(0x005E_0014),
    governance: rgb(0x0000_605A),
    outreach: rgb(0x0070_4B00),
};

impl Theme {
    /// The colour of a section's theme; ink where it has none.
    pub fn accent(&self, theme: Option<report::Theme>) -> RGBColor {
        match theme {
            Some(report::Theme::Finance) => self.finance,
            Some(report::Theme::Ip) => self.ip,
            Some(report::Theme::Governance) => self.governance,
            Some(report::Theme::Outreach) => self.outreach,
            None => self.ink,
        }
    }

    /// What lies under a bar that fills a part of it: a line's colour, at a part (0 to 1) on paper. Where lines are as dark
    /// as ink, as in high contrast and where a system forces its colours, the grid's, from which what is filled stands out.
    pub fn ground(&self, part: f64) -> RGBColor {
        if self.line == self.ink { self.grid } else { mix(self.line, self.paper, part) }
    }

    /// The same theme with other colours, by the names of [`Theme::tokens`]; `None` keeps a colour.
    #[must_use]
    pub fn with_tokens(self, other: impl Fn(&'static str) -> Option<(u8, u8, u8)>) -> Self {
        let take = |name, colour| other(name).map_or(colour, |(red, green, blue)| RGBColor(red, green, blue));
        Self {
            name: self.name,
            paper: take("paper", self.paper),
            ink: take("ink", self.ink),
            ink_2: take("ink-2", self.ink_2),
            ink_3: take("ink-3", self.ink_3),
            line: take("line", self.line),
            grid: take("grid", self.grid),
            axis: take("axis", self.axis),
            elsewhere: take("else", self.elsewhere),
            finance: take("fin", self.finance),
            ip: take("ip", self.ip),
            governance: take("gov", self.governance),
            outreach: take("out", self.outreach),
        }
    }

    /// Every token with its name in the style sheet.
    pub fn tokens(&self) -> [(&'static str, RGBColor); 12] {
        [
            ("paper", self.paper),
            ("ink", self.ink),
            ("ink-2", self.ink_2),
            ("ink-3", self.ink_3),
            ("line", self.line),
            ("grid", self.grid),
            ("axis", self.axis),
            ("else", self.elsewhere),
            ("fin", self.finance),
            ("ip", self.ip),
            ("gov", self.governance),
            ("out", self.outreach),
        ]
    }
}

/// The name of a theme's colour in the style sheet, which `data-accent` sets for everything inside; empty where there
/// is no theme.
pub const fn token(theme: Option<report::Theme>) -> &'static str {
    match theme {
        Some(report::Theme::Finance) => "fin",
        Some(report::Theme::Ip) => "ip",
        Some(report::Theme::Governance) => "gov",
        Some(report::Theme::Outreach) => "out",
        None => "",
    }
}

/// `colour` at `part` (0 to 1) on `ground`, opaque.
pub fn mix(colour: RGBColor, ground: RGBColor, part: f64) -> RGBColor {
    let blend = |a: u8, b: u8| (f64::from(a) * part + f64::from(b) * (1.0 - part)).round() as u8;
    RGBColor(blend(colour.0, ground.0), blend(colour.1, ground.1), blend(colour.2, ground.2))
}
