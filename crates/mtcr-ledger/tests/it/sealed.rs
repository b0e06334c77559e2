//! Sealed texts open with their key and tell nothing without it.

use mtcr_ledger::{Seal, Unopened, commitment, open, seal};
use proptest::prelude::*;

fn with(byte: u8) -> Seal {
    Seal { key: [byte; 32], nonce: [byte; 24], salt: [byte; 32] }
}

#[test]
fn a_text_opens_with_its_key_only() {
    let (pledge, bytes) = seal(&with(1), b"reason: refused").expect("sealed");
    assert_eq!(open(&pledge, &[1; 32], &bytes), Ok(b"reason: refused".to_vec()));
    assert_eq!(open(&pledge, &[2; 32], &bytes), Err(Unopened::Key));
    assert_eq!(pledge.commitment, commitment(&[1; 32], b"reason: refused"));
    assert!(!bytes.windows(7).any(|run| run == b"refused"), "the text is not to be read");
}

#[test]
fn one_text_twice_is_pledged_differently() {
    let (one, _) = seal(&with(1), b"no").expect("sealed");
    let (other, _) = seal(&with(2), b"no").expect("sealed");
    assert_ne!(one.commitment, other.commitment);
    assert_ne!(one.sealed, other.sealed);
}

#[test]
fn a_pledge_for_another_text_is_noticed() {
    let (mut pledge, bytes) = seal(&with(1), b"yes").expect("sealed");
    pledge.commitment = commitment(&[1; 32], b"no");
    assert_eq!(open(&pledge, &[1; 32], &bytes), Err(Unopened::Commitment));
}

proptest! {
    #[test]
    fn no_changed_bit_opens(text in prop::collection::vec(any::<u8>(), 0..80), pick in any::<usize>()) {
        let (pledge, mut bytes) = seal(&with(3), &text).unwrap();
        prop_assert_eq!(open(&pledge, &[3; 32], &bytes), Ok(text));
        let bit = pick % (bytes.len() * 8);
        bytes[bit / 8] ^= 1 << (bit % 8);
        prop_assert_eq!(open(&pledge, &[3; 32], &bytes), Err(Unopened::Altered));
    }
}
