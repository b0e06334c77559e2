//! The tables, and what is refused of them.

use mtcr_screening::{Kind, Names, Sources, Subject, Verdict, compare};

#[test]
fn the_digest_changes_with_every_text() {
    let built_in = Names::built_in().unwrap();
    assert_eq!(built_in.version(), "names-1");
    assert_eq!(built_in.digest().len(), 64);
    let frequencies = format!("{}zzyzzx,100,100\n", Sources::built_in().frequencies);
    let other = Names::read(Sources { frequencies: &frequencies, ..Sources::built_in() }).unwrap();
    assert_ne!(built_in.digest(), other.digest());
}

#[test]
fn thresholds_are_those_of_the_file() {
    let names = Names::built_in().unwrap();
    assert!(names.floor() <= names.hit() && names.hit() < names.top());
    let settings = Sources::built_in().settings.replace("hit = 8000", "hit = 9300");
    let strict = Names::read(Sources { settings: &settings, ..Sources::built_in() }).unwrap();
    let (one, other) = (
        Subject::named("Aleksandr Shefchemko", Kind::Person),
        Subject::named("Aleksandr Shevchenko", Kind::Person),
    );
    assert_eq!(compare(&names, &one, &other).verdict, Verdict::Same);
    assert_eq!(compare(&strict, &one, &other).verdict, Verdict::Different);
}

#[test]
fn mistakes_are_refused_with_their_place() {
    let read = |sources: Sources<'_>| Names::read(sources).expect_err("refused").to_string();
    let good = Sources::built_in();
    let settings = |from: &str, to: &str| {
        let text = good.settings.replace(from, to);
        assert_ne!(text, good.settings, "`{from}` is not in the file");
        read(Sources { settings: &text, ..good })
    };
    assert_eq!(
        settings("hit = 8000", "hit = 9900"),
        "`names-1.toml`: thresholds go up from floor to hit to top, at most 10000"
    );
    assert!(settings("floor = 6000", "floor = 1000").contains("an extra word costs more"));
    assert_eq!(
        settings("[against]", "[against]\nsurprise = 1"),
        "`names-1.toml` is not of the form it should have"
    );
    assert_eq!(settings("numeral = 900", "numeral = 5001"), "`names-1.toml`: a word weighs at most 5000");
    assert_eq!(
        settings("field = 60", "field = 101"),
        "`names-1.toml`: what a word is leaves at most 100 percent of its weight"
    );
    let letters = |from: &str, to: &str| {
        let text = good.letters.replacen(from, to, 1);
        assert_ne!(text, good.letters, "`{from}` is not in the file");
        read(Sources { letters: &text, ..good })
    };
    assert_eq!(
        letters("[\"k\", \"g\"], ", ""),
        "`letters.toml`: hangul has 19 initials, 21 vowels and 28 finals, in small letters of ASCII"
    );
    assert_eq!(letters("\"аa\"", "\"aa\""), "`letters.toml` is not of the form it should have");
    assert_eq!(
        read(Sources { frequencies: "word,person,organisation\nali,5", ..good }),
        "`frequencies.csv`, line 2: `ali,5` is not a word and two numbers with commas between"
    );
    assert!(
        read(Sources { legal_forms: "[[form]]\nclass = \"firm\"\nnames = [\"Ltd\"]", ..good })
            .starts_with("`legal-forms.toml`: a class is none of")
    );
}
