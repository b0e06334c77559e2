//! Lists as publishers give them: read whole, refused broken, kept in versions, and asked without ever a false "clear".

#[cfg(test)]
mod bulk;
#[cfg(test)]
mod data;
#[cfg(test)]
mod defects;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod imports;
#[cfg(test)]
mod known;
#[cfg(test)]
mod mutated;
#[cfg(test)]
mod order;
#[cfg(test)]
mod readers;
#[cfg(test)]
mod workbook;
