//! Passwords, codes, secrets, the throttle, and sign-in at a real provider of identities.
