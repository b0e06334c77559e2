//! Both paths, what other engines are handed over, and products with others in them.

#[cfg(test)]
mod drawn;
#[cfg(test)]
mod handed_over;
#[cfg(test)]
mod law;
#[cfg(test)]
mod nested;
