//! Passwords, codes, secrets, the throttle, and sign-in at a real provider of identities.

#![expect(
    clippy::string_slice,
    reason = "a slice off a boundary fails the test, which is what should happen"
)]

#[cfg(test)]
mod book;
#[cfg(test)]
mod csrf;
#[cfg(test)]
mod device;
#[cfg(test)]
mod hidden;
#[cfg(test)]
mod openid;
#[cfg(test)]
mod passwords;
#[cfg(test)]
mod second_factor;
#[cfg(test)]
mod secrets;
#[cfg(test)]
mod settings;
#[cfg(test)]
mod throttle;
