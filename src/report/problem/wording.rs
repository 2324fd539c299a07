//! Faults of templates and of claims in words.
//!
//! Takes nothing, gives codes. Never holds a sentence for a person.

use crate::report::derive::{DeriveError, Settled};
use crate::report::template::{SlotPart, TemplateError};

/// Faults of wordings and claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordingFault {
    /// Not a template.
    Template {
        /// Why.
        why: TemplateError,
    },
    /// A template names something that no value has.
    Unknown {
        /// The id.
        id: String,
        /// The id that is most like it.
        nearest: Option<String>,
    },
    /// A template asks for a part that the value does not have.
    NoPart {
        /// The id.
        id: String,
        /// The part.
        part: SlotPart,
    },
    /// A template asks for the digits of a derived value that its interval does not settle.
    NotSettled {
        /// The id.
        id: String,
    },
    /// A digit is typed into a wording.
    Digit {
        /// The numeral.
        numeral: String,
    },
    /// A claim is false, or not settled.
    Claim {
        /// The claim, `left is right`.
        claim: String,
        /// What the numbers say: left − right.
        settled: Settled,
    },
    /// A claim cannot be computed.
    ClaimOpen {
        /// The claim.
        claim: String,
        /// Why.
        why: DeriveError,
    },
}
