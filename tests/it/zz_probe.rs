#[test]
fn probe() {
    let today = "2026-11-24".parse().unwrap();
    for line in std::fs::read_to_string("/tmp/probe.txt").unwrap().lines() {
        if let Some((kind, text)) = line.split_once('\t') {
            println!(
                "{kind}\t{text}\t{}",
                ayopromo::domain::understood::read_line(kind, text, today)
            );
        }
    }
}
