//! Screening at a node: every party, never clear by silence, judged by people, released by two.

mod lists;

use super::bed::{Bed, RUNTIME, Somebody};
use super::browser::{Answer, Browser};
use lists::{Folder, RECORDS};
use mtcr_accounts::OrganisationKind;
use mtcr_signin::{SessionId, csrf};
use serde_json::{Value, json};

/// A node with lists, an analyst, a countersigner and a case officer.
struct Desk {
    bed: Bed,
    folder: Folder,
    ada: Somebody,
    bela: Somebody,
    analyst: Somebody,
    signer: Somebody,
    officer: Somebody,
}

impl Desk {
    fn with(folder: Folder) -> Self {
        let (bed, ada, bela) = Bed::made_with(|node| node.with_lists(folder.lists()));
        let holder = |name: &str, role: &str| {
            let somebody = bed.person(&ada, name, &bed.authority());
            bed.grant(&ada, &bela, &somebody.id, role);
            somebody
        };
        let (analyst, signer, officer) = (holder("mira", "SA"), holder("nils", "C1"), holder("olga", "CO"));
        Desk { bed, folder, ada, bela, analyst, signer, officer }
    }

    fn new() -> Self {
        Self::with(Folder::with(&RECORDS, 1))
    }

    /// A program of somebody's own pages: their session, and the token of a form in the header.
    fn as_(&self, somebody: &Somebody) -> Browser {
        let secret = SessionId::read(&somebody.cookie).expect("a secret");
        self.bed.as_(somebody).with("x-csrf-token", &csrf::issue(&secret).expect("a token"))
    }

    fn post(&self, somebody: &Somebody, path: &str, body: &Value) -> Answer {
        self.as_(somebody).json("POST", &format!("/api/v1/screening{path}"), body)
    }

    fn get(&self, somebody: &Somebody, path: &str) -> Answer {
        self.as_(somebody).get(&format!("/api/v1/screening{path}"))
    }

    /// What came of parties by their names.
    fn screened(&self, names: &[&str]) -> Vec<Value> {
        let parties: Vec<Value> = names.iter().map(|name| json!({ "names": [name] })).collect();
        let answer = self.post(&self.analyst, "", &json!({ "parties": parties }));
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json().as_array().expect("answers").clone()
    }

    /// The id of a screening with its one hit.
    fn hit(&self, name: &str) -> (String, String) {
        let id = self.screened(&[name])[0]["id"].as_str().expect("an id").to_owned();
        let seen = self.get(&self.analyst, &format!("/{id}")).json();
        assert_eq!(seen["hits"].as_array().map(Vec::len), Some(1), "{seen}");
        (id, seen["hits"][0]["hit"].as_str().expect("a hit").to_owned())
    }

    fn standing(&self, id: &str) -> String {
        self.get(&self.analyst, &format!("/{id}")).json()["standing"].as_str().expect("a word").to_owned()
    }

    /// Takes what was imported, and asks again about all watched parties; how many were otherwise.
    fn again(&self) -> u64 {
        self.bed.node.lists().expect("lists").look().expect("looked");
        let begun = self.as_(&self.analyst).json("POST", "/api/v1/screening/again", &json!({}));
        assert_eq!(begun.status, 202, "{}", begun.text);
        let id = begun.json()["id"].as_str().expect("an id").to_owned();
        if let Some(job) = self.bed.node.jobs().find(&id) {
            RUNTIME.block_on(job.over());
        }
        // What is public of jobs is not of these, whoever knows the id.
        assert_eq!(self.bed.browser().get(&format!("/api/v1/jobs/{id}")).code(), "unknown-name");
        assert_eq!(self.bed.browser().get(&format!("/api/v1/jobs/{id}/result")).code(), "unknown-name");
        let told = self.get(&self.analyst, "/again").json();
        assert_eq!(told["job"]["state"], "done", "{told}");
        told["runs"][0]["changed"].as_u64().expect("a count")
    }
}

#[test]
fn d2_d3_d4_every_party_is_asked_by_every_name() {
    let desk = Desk::new();
    let names =
        ["Lena Quistrop", "Dellen Freight Forwarding", "Tarnaq Haulage", "Borovian Rocket Motor Works Ltd"];
    let answers = desk.screened(&names);
    let standings: Vec<&Value> = answers.iter().map(|answer| &answer["standing"]).collect();
    assert_eq!(standings, ["clear", "open", "open", "open"]);
    let ledger = desk.bed.ledger(4);
    let analyst = desk.analyst.id.to_string();
    assert!(ledger.iter().all(|(kind, by)| kind == "screening-made" && *by == analyst), "{ledger:?}");
    // Nothing of them stands in an event, and the reason does not either.
    let (id, hit) = desk.hit("Marit Oskarin Velladur");
    let same = json!({ "hit": hit, "decision": "same", "reason": "Velladur by her passport" });
    assert_eq!(desk.post(&desk.analyst, &format!("/{id}/judge"), &same).json()["standing"], "hit");
    let store = desk.bed.office.store();
    for event in RUNTIME.block_on(store.since(0, 1000)).expect("events") {
        for word in ["Dellen", "Tarnaq", "Quistrop", "Velladur", "Rocket", "W-2"] {
            assert!(!event.payload.text().contains(word), "{}: {}", event.kind, event.payload.text());
        }
    }
    // A party without a name is none.
    let empty = desk.post(&desk.analyst, "", &json!({ "parties": [{ "names": [" "] }] }));
    assert_eq!((empty.status.as_u16(), empty.code().as_str()), (422, "refused-input"));
}

#[test]
fn d1_d5_without_lists_in_order_nobody_is_clear() {
    for folder in [Folder::empty(), Folder::with(&RECORDS, 11)] {
        let desk = Desk::with(folder);
        let answers = desk.screened(&["Lena Quistrop", "Dellen Freight Forwarding"]);
        assert_eq!(answers[0]["standing"], "refused", "{answers:?}");
        assert_eq!(answers[1]["standing"], "refused");
        assert_eq!(answers[0]["refused"][0]["list"], "un-consolidated");
        let id = answers[0]["id"].as_str().expect("an id");
        let row = RUNTIME.block_on(desk.bed.office.store().screening(id)).expect("read").expect("a row");
        assert_eq!((row.answer.as_str(), row.standing.as_str()), ("refused", "refused"));
        let lists = desk.get(&desk.analyst, "/lists").json();
        assert_eq!(lists["clears"], false);
        let page = desk.bed.as_(&desk.analyst).get(&format!("/en/screening/{id}"));
        assert!(
            page.text.contains("That is no clearance") && page.text.contains("Nobody can be called clear")
        );
        // Nothing is asked again before that is mended.
        assert_eq!(desk.post(&desk.analyst, "/again", &json!({})).code(), "no-answer");
        // Once it is, the same party is clear.
        desk.folder.import(&RECORDS, 0);
        assert_eq!(desk.again(), 2);
        assert_eq!(desk.standing(id), "clear");
    }
    // A node without a folder says so.
    let (bed, ada, bela) = Bed::new();
    let mira = bed.person(&ada, "mira", &bed.authority());
    bed.grant(&ada, &bela, &mira.id, "SA");
    let secret = SessionId::read(&mira.cookie).expect("a secret");
    let mut browser = bed.as_(&mira).with("x-csrf-token", &csrf::issue(&secret).expect("a token"));
    let asked = json!({ "parties": [{ "names": ["Lena Quistrop"] }] });
    let answer = browser.json("POST", "/api/v1/screening", &asked);
    assert_eq!(answer.json()[0]["standing"], "refused", "{}", answer.text);
}

#[test]
fn a_hit_of_the_top_grade_is_released_by_two() {
    let desk = Desk::new();
    let (id, hit) = desk.hit("Dellen Freight Forwarding");
    let at = |what: &str| format!("/{id}/{what}");
    let judged = |reason: &str, decision: &str| json!({ "hit": hit, "decision": decision, "reason": reason });
    // A reason, a role and a second person are needed.
    let none = desk.post(&desk.analyst, &at("judge"), &judged(" ", "unsure"));
    assert_eq!((none.status.as_u16(), none.code().as_str()), (409, "conflict"), "{}", none.text);
    let alone = desk.post(&desk.analyst, &at("judge"), &judged("another town", "different"));
    assert!(alone.text.contains("released by two people"), "{}", alone.text);
    assert_eq!(desk.post(&desk.officer, &at("judge"), &judged("no", "different")).code(), "forbidden");
    assert_eq!(desk.post(&desk.signer, &at("judge"), &judged("no", "different")).code(), "forbidden");
    let unsure = desk.post(&desk.analyst, &at("judge"), &judged("asked for papers", "unsure"));
    assert_eq!(unsure.json()["standing"], "open");
    let proposed = desk.post(&desk.analyst, &at("propose"), &json!({ "hit": hit, "reason": "another town" }));
    assert_eq!((proposed.status.as_u16(), &proposed.json()["standing"]), (200, &json!("open")));
    let again = desk.post(&desk.analyst, &at("propose"), &json!({ "hit": hit, "reason": "another town" }));
    assert_eq!(again.code(), "conflict");

    let seen = desk.get(&desk.signer, &format!("/{id}")).json();
    let digest = seen["hits"][0]["to_sign"].as_str().expect("a digest").to_owned();
    let sign = |seen: &str| json!({ "hit": hit, "seen": seen });
    assert_eq!(desk.post(&desk.analyst, &at("sign"), &sign(&digest)).code(), "forbidden");
    let other = desk.post(&desk.signer, &at("sign"), &sign("0000"));
    assert_eq!(other.code(), "forbidden", "something else was seen: {}", other.text);
    // Whoever proposed or judged does not sign, whatever other role they hold.
    desk.bed.grant(&desk.ada, &desk.bela, &desk.analyst.id, "C1");
    let own = desk.post(&desk.analyst, &at("sign"), &sign(&digest));
    assert_eq!(own.code(), "forbidden", "{}", own.text);
    assert!(desk.bed.refused().iter().any(|(by, action, ground)| {
        *by == desk.analyst.id.to_string() && action == "hit-release-sign" && ground == "forbidden"
    }));
    assert_eq!(desk.standing(&id), "open");
    let signed = desk.post(&desk.signer, &at("sign"), &sign(&digest));
    assert_eq!(
        (signed.status.as_u16(), &signed.json()["standing"]),
        (200, &json!("clear")),
        "{}",
        signed.text
    );
    assert_eq!(signed.json()["hits"][0]["decision"], "released");
    assert_eq!(
        desk.post(&desk.signer, &at("sign"), &sign(&digest)).code(),
        "forbidden",
        "what was seen is over"
    );

    // The same party asked about again: what two people said holds, and says where.
    let before = desk.screened(&["Dellen Freight Forwarding"]);
    assert_eq!(before[0]["standing"], "clear");
    let remembered =
        desk.get(&desk.analyst, &format!("/{}", before[0]["id"].as_str().expect("an id"))).json();
    assert_eq!(remembered["hits"][0]["remembered"], json!(id));
    // A list that changed elsewhere ends nothing, ...
    let elsewhere = ["W-4,Cestrian Gyro Institute,organisation,,,,,XC,,,,,watch,2026-01-01,,"];
    let records: Vec<&str> = RECORDS.into_iter().chain(elsewhere).collect();
    desk.folder.import(&records, 0);
    assert_eq!(desk.again(), 0);
    assert_eq!(desk.standing(&id), "clear");
    // ... one in which the record itself says something else does, in both screenings.
    let mut records = records;
    records[0] =
        "W-1,Dellen Freight Forwarding,organisation,Tarnaq Haulage,,,,XD,,,,,watch,2025-04-01,,Rocket motors";
    desk.folder.import(&records, 0);
    assert_eq!(desk.again(), 2);
    assert_eq!(desk.standing(&id), "open");
}

#[test]
fn each_role_sees_its_part_and_existence_never_leaks() {
    let desk = Desk::new();
    let (id, _) = desk.hit("Dellen Freight Forwarding");
    let path = format!("/{id}");
    let auditor = desk.bed.person(&desk.ada, "ursa", &desk.bed.authority());
    desk.bed.grant(&desk.ada, &desk.bela, &auditor.id, "AU");
    let found = |somebody: &Somebody| desk.get(somebody, &path).json()["hits"][0]["found"].clone();
    for (somebody, whole, steps) in [
        (&desk.analyst, true, true),
        (&auditor, true, true),
        (&desk.signer, true, false),
        (&desk.officer, false, false),
    ] {
        let found = found(somebody);
        assert_eq!(found.is_object(), whole, "{found}");
        assert_eq!(found["steps"].is_array(), steps, "{found}");
        let page = desk.bed.as_(somebody).get(&format!("/en/screening/{id}"));
        assert_eq!(page.status, 200, "{}", page.text);
        assert_eq!(page.text.contains("How the score came about"), steps);
        assert_eq!(page.text.contains("Evidence, in bits"), whole);
    }
    // An analyst of an agency that did not ask: what is there and what is not are told alike.
    let agency = desk.bed.organisation(&desk.ada, OrganisationKind::Agency);
    let outside = desk.bed.person(&desk.ada, "vera", &agency);
    desk.bed.grant(&desk.ada, &desk.bela, &outside.id, "SA");
    let told = |answer: Answer| (answer.status, answer.text);
    assert_eq!(told(desk.get(&outside, &path)), told(desk.get(&outside, "/0000000000000000")));
    let judged = json!({ "hit": "0", "decision": "same", "reason": "x" });
    let theirs = told(desk.post(&outside, &format!("/{id}/judge"), &judged));
    assert_eq!(theirs, told(desk.post(&outside, "/0000000000000000/judge", &judged)));
    assert_eq!(theirs.0, 404);
    assert_eq!(desk.get(&outside, "").json(), json!([]));
    assert_eq!(desk.get(&auditor, "").json().as_array().map(Vec::len), Some(1));
    // Nobody who is not signed in, and no administrator.
    assert_eq!(desk.bed.browser().get(&format!("/api/v1/screening{path}")).status, 401);
    assert_eq!(desk.get(&desk.ada, &path).code(), "forbidden");
    assert_eq!(desk.get(&desk.ada, "/lists").status, 200);
}

#[test]
fn pages_lead_from_the_form_to_the_release() {
    let desk = Desk::new();
    let fields =
        [("names", "Lena Quistrop\nDellen Freight Forwarding"), ("kind", "organisation"), ("watched", "yes")];
    let mut browser = desk.bed.as_(&desk.analyst);
    let asked = browser.fill("/en/screening", &fields);
    assert_eq!(asked.status, 303, "{}", asked.text);
    let path = asked.location().to_owned();
    let page = browser.get(&path);
    let (_, rest) = page.text.split_once("name=\"hit\" value=\"").expect("a hit");
    let hit = rest.split('"').next().expect("a hit").to_owned();
    let at = |what: &str| format!("{path}/{what}");
    let token = browser.token();
    let propose = [("csrf", token.as_str()), ("hit", &hit), ("reason", "another town")];
    assert_eq!(browser.post(&at("propose"), &propose).location(), format!("{path}?done=release-proposed"));
    let mut signer = desk.bed.as_(&desk.signer);
    let page = signer.get(&path);
    let (_, rest) = page.text.split_once("name=\"seen\" value=\"").expect("a digest");
    let seen = rest.split('"').next().expect("a digest").to_owned();
    let token = signer.token();
    let sign = [("csrf", token.as_str()), ("hit", &hit), ("do", "sign"), ("seen", &seen)];
    assert_eq!(signer.post(&at("sign"), &sign).location(), format!("{path}?done=released"));
    let wrong = browser.fill("/en/screening", &[("names", "Lena Quistrop"), ("states", "Borovia")]);
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("A state is two letters"), "{}", wrong.text);
    for language in ["en", "fr"] {
        let id = path.trim_start_matches("/en");
        for place in ["/screening", "/screening/lists", "/screening/again", id] {
            let shown = format!("/{language}{place}");
            let answer = browser.get(&shown);
            assert_eq!(answer.status, 200, "{shown}");
            assert_eq!(answer.page(&shown).only("html").get("lang"), language);
            assert!(
                answer.text.contains(&format!("href=\"/{language}/screening\"")),
                "{shown}: no way there"
            );
        }
    }
}
