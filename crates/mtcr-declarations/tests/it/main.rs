//! Lines of declarations judged by the law of the tree.
