//! Near misses: the single figure that keeps an entry out.

use crate::law::classified;

#[test]
fn a_near_miss_names_the_figure_that_keeps_it_out() {
    for (text, expected) in [
        (
            "name='e'\nclass=['turbojet-engine']\n[facts]\nmax-thrust-uninstalled='397 N'\ncivil-certified=false\nspecific-fuel-consumption='0.15 kg/(N h)'\ndry-mass='4 kg'\nfirst-stage-rotor-diameter='0.1 m'",
            Some(("3.A.1.a", "max-thrust-uninstalled > 400 N", "0.0075")),
        ),
        (
            "name='e'\nclass=['turbofan-engine']\n[facts]\nmax-thrust-uninstalled='9 kN'\ncivil-certified=true\nspecific-fuel-consumption='0.1 kg/(N h)'\ndry-mass='400 kg'\nfirst-stage-rotor-diameter='0.5 m'",
            Some(("3.A.1.a", "max-thrust-uninstalled > 8890 N", "0.012373")),
        ),
        (
            "name='d'\nclass=['unmanned-aerial-vehicle']\n[facts]\nmax-range='299 km'",
            Some(("19.A.2", "max-range >= 300 km", "0.003333")),
        ),
        ("name='c'\nclass=['manned-aircraft']", None),
    ] {
        classified(text, |found| {
            let near = found.near(1);
            let shown = near.first().map(|miss| {
                let share = miss.share.as_ref().map_or_else(String::new, |share| share.to_decimal());
                (
                    miss.finding.entry.name.clone(),
                    miss.predicate.clone(),
                    share.trim_start_matches('≈').chars().take(8).collect::<String>(),
                )
            });
            let shown = shown
                .as_ref()
                .map(|(entry, predicate, share)| (entry.as_str(), predicate.as_str(), share.as_str()));
            assert_eq!(shown.map(|(a, b, _)| (a, b)), expected.map(|(a, b, _)| (a, b)), "{text}");
            assert!(
                shown.zip(expected).is_none_or(|(found, wanted)| found.2.starts_with(wanted.2)),
                "{shown:?}"
            );
        });
    }
}
