//! The table of rooms in ARCHITECTURE.md.
//!
//! Takes the document, gives what each room may reach. The document is the rule: there is no second copy of it here.

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Room {
    /// The name of the module: `report`.
    pub(crate) name: String,
    /// The rooms it may use.
    pub(crate) rooms: Vec<String>,
    /// The crates it may use.
    pub(crate) crates: Vec<String>,
    /// Crates that only these files of it may use.
    pub(crate) crates_of_files: Vec<(String, Vec<String>)>,
}

/// The rows of the table that begins with `| room`.
pub(crate) fn rooms(document: &str) -> Vec<Room> {
    let table = document.lines().skip_while(|line| !line.starts_with("| room")).skip(2);
    let mut rooms: Vec<Room> = Vec::new();
    for line in table.take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [name, _, uses, outside] = cells.as_slice() else { panic!("four cells expected: {line}") };
        let name =
            ticked(name).first().expect("a room's name").trim_end_matches('/').trim_end_matches(".rs").to_owned();
        let above = || rooms.iter().map(|room| room.name.clone()).collect();
        let may = if *uses == "all above" { above() } else { ticked(uses) };
        let mut crates = Vec::new();
        let mut crates_of_files = Vec::new();
        for part in outside.split(';') {
            match part.trim().strip_prefix("in `").and_then(|part| part.split_once("` only:")) {
                Some((file, names)) => crates_of_files.push((file.to_owned(), ticked(names))),
                None => crates.extend(ticked(part)),
            }
        }
        rooms.push(Room { name, rooms: may, crates, crates_of_files });
    }
    rooms
}

/// What stands between backticks.
fn ticked(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}
