//! Sessions, tokens and links: their form, what is kept of them, and what is refused.

use mtcr_signin::{ApiToken, Kept, LinkCode, SessionId, Token};

/// Written by another program: `zlib.crc32` of Python over prefix and 43 letters, to base 62.
const KNOWN: &str = "mtcr_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg0BPrvU";

#[test]
fn a_token_has_prefix_letters_and_check_digits() {
    let token = ApiToken::new().unwrap();
    let body = token.reveal().strip_prefix("mtcr_").unwrap();
    assert_eq!(body.len(), 49);
    assert!(body.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    assert_eq!(ApiToken::read(token.reveal()).unwrap().kept(), token.kept());
}

#[test]
fn the_check_digits_are_those_of_the_public_algorithm() {
    assert!(ApiToken::read(KNOWN).is_some());
    assert_eq!(
        ApiToken::read(KNOWN).unwrap().kept().to_string(),
        "8eef5938bb2ea4927e39839134c5a6e625efc268ed4d32a07f302aec52294e4d"
    );
}

#[test]
fn any_letter_changed_is_noticed_and_so_is_another_kind() {
    let session = SessionId::new().unwrap();
    let text = session.reveal();
    for at in 0..text.len() {
        for with in ['0', 'z', 'Q'] {
            let changed: String =
                text.char_indices().map(|(place, letter)| if place == at { with } else { letter }).collect();
            assert_eq!(
                SessionId::read(&changed).is_some(),
                changed == text,
                "letter {at} of {} as {with}",
                text.len()
            );
        }
    }
    assert!(ApiToken::read(text).is_none() && LinkCode::read(text).is_none());
    for other in ["", "mtcrs_", &text[1..], &text[..text.len() - 1], &format!("{text}0"), "mtcrs_é"] {
        assert!(SessionId::read(other).is_none());
    }
}

#[test]
fn all_letters_come_up_and_no_two_are_alike() {
    let many: Vec<String> = (0..500).map(|_| LinkCode::new().unwrap().reveal().to_owned()).collect();
    let mut sorted = many.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(sorted.len(), many.len());
    let letters =
        |wanted: char| many.iter().flat_map(|text| text[6..49].chars()).filter(|one| *one == wanted).count();
    // 21 500 letters, 347 of each expected; a biased draw would give the first eight a third more.
    for letter in ('0'..='9').chain('A'..='Z').chain('a'..='z') {
        assert!((230..=470).contains(&letters(letter)), "{letter}: {}", letters(letter));
    }
}

#[test]
fn what_is_kept_is_written_and_read_back() {
    let kept = ApiToken::new().unwrap().kept();
    let text = kept.to_string();
    assert_eq!(Kept::<Token>::read(&text), Some(kept));
    assert_ne!(ApiToken::new().unwrap().kept(), kept);
    for wrong in [
        "",
        &text[..62],
        &text.to_uppercase().replace(|c: char| c.is_ascii_digit(), "A"),
        &format!("{text}00"),
    ] {
        assert!(Kept::<Token>::read(wrong).is_none(), "{wrong}");
    }
}
