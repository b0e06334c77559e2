//! Both paths find the same over products drawn at every limit.

#[cfg(test)]
mod drawn;
