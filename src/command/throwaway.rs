//! A folder for the time a process lives. A process that was killed can't tidy up after itself, so the
//! next one does it.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

/// What the folders' names begin with; the process's number follows.
const NAME: &str = "ayopromo-sandbox-";
/// Locked as long as the folder is in use.
const IN_USE: &str = "in-use";

/// Removed with everything in it when this is dropped.
#[derive(Debug)]
pub struct Throwaway {
    pub path: PathBuf,
    #[expect(dead_code, reason = "the lock is held as long as the file is open")]
    in_use: File,
}

impl Throwaway {
    /// Makes a folder in `parent`, and removes those there whose processes are gone.
    pub fn create(parent: &Path) -> io::Result<Self> {
        sweep(parent);
        let path = parent.join(format!("{NAME}{}", std::process::id()));
        fs::create_dir_all(&path)?;
        let in_use = File::create(path.join(IN_USE))?;
        in_use.lock()?;
        Ok(Self { path, in_use })
    }
}

impl Drop for Throwaway {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.path) {
            tracing::warn!(%error, "the sandbox's folder stays behind");
        }
    }
}

/// What can't be looked at or removed is another user's, and stays.
fn sweep(parent: &Path) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(NAME) && is_abandoned(&entry.path()) {
            let _stays = fs::remove_dir_all(entry.path());
        }
    }
}

fn is_abandoned(folder: &Path) -> bool {
    File::open(folder.join(IN_USE)).is_ok_and(|file| file.try_lock().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_left_behind_goes_when_the_next_is_made_and_one_in_use_stays() {
        let parent = tempfile::tempdir().unwrap();
        let folder = |name: &str| {
            let folder = parent.path().join(format!("{NAME}{name}"));
            fs::create_dir(&folder).unwrap();
            let in_use = File::create(folder.join(IN_USE)).unwrap();
            (folder, in_use)
        };
        let (left, _) = folder("left");
        let (used, in_use) = folder("used");
        in_use.lock().unwrap();
        let own = Throwaway::create(parent.path()).unwrap();
        assert!(!left.exists() && used.exists() && own.path.exists());
        let path = own.path.clone();
        drop(own);
        assert!(!path.exists());
    }
}
