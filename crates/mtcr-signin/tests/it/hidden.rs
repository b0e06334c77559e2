//! No secret can be printed, neither on purpose nor by a `{:?}` around it.

use mtcr_signin::{
    ApiToken, Chosen, DeviceKey, KeptCode, LinkCode, Password, PasswordHash, Passwords, RecoveryCode,
    SecondFactor, SessionId, Throttle, Verified,
};
use std::fmt::{Debug, Display};
use std::marker::PhantomData;

/// Whether a type is printed: an inherent constant is found before one of a trait, but only where its bound holds.
struct Printed<T>(PhantomData<T>);

trait Not {
    const DEBUG: bool = false;
    const DISPLAY: bool = false;
}

impl<T> Not for Printed<T> {}

macro_rules! printed {
    ($type:ty) => {{
        #[allow(dead_code, reason = "one of the two is shadowed, which is what is asked")]
        const PRINTED: (bool, bool) = (Printed::<$type>::DEBUG, AsText::<$type>::DISPLAY);
        PRINTED
    }};
}

impl<T: Debug> Printed<T> {
    const DEBUG: bool = true;
}

struct AsText<T>(PhantomData<T>);

impl<T> Not for AsText<T> {}

impl<T: Display> AsText<T> {
    const DISPLAY: bool = true;
}

#[test]
fn secrets_are_neither_debug_nor_display() {
    assert_eq!(printed!(SessionId), (false, false));
    assert_eq!(printed!(ApiToken), (false, false));
    assert_eq!(printed!(LinkCode), (false, false));
    assert_eq!(printed!(Password), (false, false));
    assert_eq!(printed!(Chosen), (false, false));
    assert_eq!(printed!(PasswordHash), (false, false));
    assert_eq!(printed!(Passwords), (false, false));
    assert_eq!(printed!(Verified), (false, false));
    assert_eq!(printed!(SecondFactor), (false, false));
    assert_eq!(printed!(RecoveryCode), (false, false));
    assert_eq!(printed!(DeviceKey), (false, false));
    assert_eq!(printed!(Throttle), (false, false));
}

#[test]
fn the_question_can_be_answered_with_yes() {
    assert_eq!(printed!(String), (true, true));
    assert_eq!(printed!(KeptCode), (true, false), "a hash may be printed");
}
