//! Tokens of forms.

use mtcr_signin::{SessionId, csrf};

#[test]
fn a_token_holds_for_its_session_only() {
    let (mine, other) = (SessionId::new().unwrap(), SessionId::new().unwrap());
    let token = csrf::issue(&mine).unwrap();
    assert!(csrf::holds(&mine, &token));
    assert!(!csrf::holds(&other, &token));
}

#[test]
fn two_tokens_of_a_session_share_nothing() {
    let session = SessionId::new().unwrap();
    let (one, two) = (csrf::issue(&session).unwrap(), csrf::issue(&session).unwrap());
    let alike = one.bytes().zip(two.bytes()).filter(|(a, b)| a == b).count();
    assert!(alike < 20, "{alike} of {} characters stand in both", one.len());
    assert!(csrf::holds(&session, &one) && csrf::holds(&session, &two));
}

#[test]
fn whatever_is_no_token_is_refused() {
    let session = SessionId::new().unwrap();
    let token = csrf::issue(&session).unwrap();
    for at in 0..token.len() {
        let changed: String = token
            .char_indices()
            .map(|(place, letter)| {
                if place != at {
                    letter
                } else if letter == 'A' {
                    'B'
                } else {
                    'A'
                }
            })
            .collect();
        assert!(!csrf::holds(&session, &changed), "character {at}");
    }
    for wrong in ["", "A", &token[..43], &token[..85], &format!("{token}AA"), "é"] {
        assert!(!csrf::holds(&session, wrong));
    }
}
