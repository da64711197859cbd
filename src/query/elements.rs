//! What a query is cut into before its operators are put in order.

use super::forms::Operator;
use super::{Item, Sign, TextField, Unit, Weight};
use crate::text::Span;

/// An operand or an operator.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Element {
    /// What holds no other elements.
    Leaf(Item),
    /// What does.
    Enclosed(Enclosed),
    /// Something between operands, and how it was typed.
    Operator(Operator, Span),
}

/// Elements in parentheses or braces.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Enclosed {
    pub(super) span: Span,
    pub(super) sign: Sign,
    pub(super) weight: Weight,
    pub(super) field: Option<TextField>,
    pub(super) enclosure: Enclosure,
    pub(super) elements: Vec<Element>,
}

/// What stands around elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Enclosure {
    /// Parentheses.
    Group,
    /// `any:2(…)`.
    Any(u32),
    /// Braces with a letter behind them.
    Together(Unit),
}
