//! The rule language: vocabulary, parser, checker, three-valued evaluation, findings.
