//! Results whose files are whole but whose content is wrong: another assignment, or a certificate with one
//! number changed. The objective is kept honest, so that the judge alone can find the fault.

use serde_json::{Value, json};

use crate::scene::{ASSIGNMENT, Scene};

const ASSIGNED: &str = "out/assignment.csv";
const PROOF: &str = "out/certificate.json";

/// Another assignment with the sums that it really has: placed, tiers, rank, distance.
fn forged(rows: &[&str], sums: (u64, [u64; 2], u64, u64), why: &str) {
    let scene = Scene::solved();
    scene.write(ASSIGNED, format!("applicant,placement\n{}\n", rows.join("\n")));
    let mut result: Value = serde_json::from_str(&scene.read("out/result.json")).expect("JSON");
    let (placed, tiers, rank, distance) = sums;
    result["objective"] =
        json!({"placed": placed, "tiers": tiers, "rank_sum": rank, "distance_m_sum": distance});
    scene.write("out/result.json", result.to_string());
    let ran = scene.verify();
    ran.refused(why);
    assert!(!ran.err.contains("objective"), "refused for the sums alone: {ran:#?}");
}

/// One text of the certificate in place of another.
fn changed(old: &str, new: &str, why: &str) {
    let scene = Scene::solved();
    scene.replace(PROOF, old, new);
    scene.verify().refused(why);
}

#[test]
fn the_proof_that_is_damaged_here_is_sound() {
    let scene = Scene::solved();
    assert_eq!(scene.read(ASSIGNED), ASSIGNMENT);
    scene.verify().done();
}

#[test]
fn a_seat_that_two_hold() {
    forged(&["A1,P1", "A2,P1", "A3,P3"], (3, [2, 1], 4, 220), "P1");
}

#[test]
fn a_pair_that_is_not_allowed() {
    forged(&["A1,P1", "A2,P2", "A4,P3"], (3, [3, 0], 3, 160), "P3");
}

#[test]
fn fewer_people_than_possible() {
    forged(&["A2,P2", "A3,P3"], (2, [1, 1], 4, 130), "");
    forged(&["A1,P1", "A2,P2"], (2, [2, 0], 3, 160), "");
}

#[test]
fn a_later_person_in_place_of_an_earlier_one() {
    forged(&["A4,P1", "A2,P2", "A3,P3"], (3, [2, 1], 5, 135), "");
}

#[test]
fn a_longer_way_than_necessary() {
    forged(&["A1,P2", "A2,P1", "A3,P3"], (3, [2, 1], 5, 320), "");
}

#[test]
fn a_cut_off_that_is_later_or_earlier() {
    for other in ["1 4", "1 1", "none", "open", "1", "1 x", ""] {
        changed("\"P1\",\"1 3\"", &format!("\"P1\",\"{other}\""), "");
    }
    changed("\"P3\",\"2 2\"", "\"P3\",\"255 9\"", "");
    changed("\"P3\",\"2 2\"", "\"P3\",\"256 2\"", "cutoff of P3");
}

#[test]
fn cut_offs_that_two_placements_raise_together() {
    let scene = Scene::solved();
    scene.replace(PROOF, "\"1 3\",0,\"A1\",null", "\"1 4\",1,\"A1\",\"P2\"");
    scene.replace(PROOF, "\"1 3\"", "\"1 4\"");
    scene.verify().refused("");
}

#[test]
fn a_step_that_shows_nothing() {
    let (first, second) = ("0,\"A1\",null", "1,\"A2\",\"P1\"");
    changed(first, "0,\"A2\",null", "");
    changed(first, "0,\"A4\",null", "");
    changed(first, "0,\"A9\",null", "A9");
    changed(first, "0,null,null", "");
    changed(first, "null,\"A1\",null", "step of P1");
    changed(first, "null,null,null", "");
    changed(first, "0,null,\"P2\"", "step of P1");
    changed(second, "0,\"A2\",\"P1\"", "");
    changed(second, "1,\"A2\",\"P2\"", "");
    changed(second, "1,\"A2\",\"P3\"", "");
    changed(second, "1,\"A2\",\"P9\"", "P9");
    changed(second, "1,\"A3\",\"P1\"", "");
}

#[test]
fn a_price_that_is_changed_by_one() {
    changed("[9,", "[10,", "");
    changed("[9,", "[8,", "");
    changed("[8,", "[9,", "");
    changed("[8,", "[7,", "");
}

/// Prices of any size are read and judged; none may make the judge fall over. A few prove as much: a
/// placement that is full whatever happens may have any price low enough.
#[test]
fn a_price_beyond_all_bounds() {
    for huge in [i128::MAX, i128::MAX - 1, i128::MIN + 1, i128::MIN] {
        for (old, new) in [
            ("[9,-189]", format!("[9,{huge}]")),
            ("[8,-200]", format!("[{huge},-200]")),
            ("[4,0]", format!("[4,{huge}]")),
        ] {
            let scene = Scene::solved();
            scene.replace(PROOF, old, &new);
            let code = scene.verify().code;
            assert!(matches!(code, Some(0 | 1)), "{new}: {code:?}");
        }
    }
    let most = i128::MAX;
    changed("[9,-189]", &format!("[{most},-189]"), "");
    changed("[4,0]", &format!("[{most},0]"), "");
    changed("[9,-189]", "[9,170141183460469231731687303715884105728]", "certificate.json");
    changed("[9,-189]", "[9,-189.0]", "certificate.json");
    changed("[9,-189]", "[9,1e400]", "certificate.json");
}

#[test]
fn numbers_lines_and_sets_that_are_missing_or_more() {
    changed("[9,-189]", "[9]", "too few or too many");
    changed("[9,-189]", "[9,-189,0]", "too few or too many");
    changed("[4,0],0]", "[4,0],null]", "too few or too many");
    changed("[4,0],0]", "[4,0]]", "certificate.json");
    changed("[4,0],0]", "[4,0],0,0]", "certificate.json");
    changed("[\"P2\"", "[\"P1\"", "two lines for the same");
    changed("[\"P2\"", "[\"P9\"", "something unknown");
    changed("[\"rank\",\"distance\"]", "[\"distance\",\"rank\"]", "");
    changed("[\"rank\",\"distance\"]", "[\"rank\",\"rank\"]", "");
    changed("[\"rank\",\"distance\"]", "[\"rank\",\"luck\"]", "prices_for");
    changed("\"prices\",\"ranking\"]", "\"ranking\",\"prices\"]", "");
    changed("\"format\": 2", "\"format\": 3", "format 3");
    changed("\"format\": 2", "\"format\": 2, \"note\": \"trust me\"", "certificate.json");
}

#[test]
fn uniqueness_claimed_falsely() {
    // Two people, two places, every way equal: nothing but the tie-break settles it.
    let pairs = "applicant,placement,rank,distance_m\nA,X,1,1\nA,Y,1,1\nB,X,1,1\nB,Y,1,1\n";
    let equal = || Scene::with("id,tier,order\nA,1,1\nB,1,2\n", "id,capacity\nX,1\nY,1\n", pairs);
    let scene = equal();
    scene.solve().done();
    scene.verify().done();
    let settled = scene.read(ASSIGNED);
    // The other assignment, with the same sums and the same certificate.
    let other = if settled.contains("A,X") { "A,Y\nB,X" } else { "A,X\nB,Y" };
    scene.write(ASSIGNED, format!("applicant,placement\n{other}\n"));
    scene.verify().refused("");
    // Uniqueness without the prices of the tie-break.
    let scene = equal();
    scene.talka(&["solve", "in", "--out", "out", "--stages", "placed,tiers,order,rank,distance"]).done();
    let stages = json!(["placed", "tiers", "order", "rank", "distance", "tiebreak"]);
    let mut result: Value = serde_json::from_str(&scene.read("out/result.json")).expect("JSON");
    result["stages"] = stages.clone();
    result["unique"] = json!(true);
    result["proven"]["tiebreak"] = json!(true);
    scene.write("out/result.json", result.to_string());
    let mut proof: Value = serde_json::from_str(&scene.read(PROOF)).expect("JSON");
    proof["stages"] = stages;
    proof["unique"] = json!(true);
    for line in proof["placements"].as_array_mut().expect("lines") {
        line[6] = json!(0);
    }
    scene.write(PROOF, proof.to_string());
    scene.verify().refused("");
}
