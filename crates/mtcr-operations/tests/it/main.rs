//! Settings from every layer, and an installation with every fault there can be.

#[cfg(test)]
mod certificate;
#[cfg(test)]
mod doctor;
#[cfg(test)]
mod installation;
#[cfg(test)]
mod plants;
#[cfg(test)]
mod settings;
