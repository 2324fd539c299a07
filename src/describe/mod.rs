//! Descriptions: a figure as a table, as CSV and as a sentence.
