//! What the newest messages of the bot show, so that a tap that changes nothing sends nothing: Telegram
//! refuses such an edit.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    num::NonZeroUsize,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use lru::LruCache;

use crate::{domain::promotion::PhotoId, view::Message};

/// So many messages are remembered, in some 10 MB; of one that is not, an edit that changes nothing is
/// refused once.
const MOST: NonZeroUsize = NonZeroUsize::MIN.saturating_add(99_999);

/// Whoever taps once more within this time sees nothing of the first tap yet.
const DOUBLE_TAP: Duration = Duration::from_secs(3);

/// Forgets everything when the program ends, which costs no more than a refusal.
pub struct Screens {
    /// By chat and message, a hash of what it shows.
    shown: Mutex<LruCache<(i64, i32), u64>>,
    /// The photos each chat was brought last, with the time.
    photos: Mutex<HashMap<i64, (Vec<PhotoId>, Instant)>>,
}

impl Default for Screens {
    fn default() -> Self {
        // Room is taken as it is needed.
        let mut shown = LruCache::unbounded();
        shown.resize(MOST);
        Self { shown: Mutex::new(shown), photos: Mutex::default() }
    }
}

impl Screens {
    pub fn shows(&self, chat: i64, message: i32, content: &Message) -> bool {
        self.shown().get(&(chat, message)) == Some(&hash(content))
    }

    pub fn note(&self, chat: i64, message: i32, content: &Message) {
        self.shown().put((chat, message), hash(content));
    }

    /// Whether a tap asks for photos that the tap before it brought just now.
    pub fn just_brought(&self, chat: i64, photos: &[PhotoId]) -> bool {
        let brought = self.brought();
        let before = brought.get(&chat);
        before.is_some_and(|(before, at)| before == photos && at.elapsed() < DOUBLE_TAP)
    }

    pub fn note_photos(&self, chat: i64, photos: Vec<PhotoId>) {
        let mut brought = self.brought();
        brought.retain(|_, (_, at)| at.elapsed() < DOUBLE_TAP);
        brought.insert(chat, (photos, Instant::now()));
    }

    pub fn forget(&self, chat: i64, message: i32) {
        self.shown().pop(&(chat, message));
    }

    fn brought(&self) -> MutexGuard<'_, HashMap<i64, (Vec<PhotoId>, Instant)>> {
        self.photos.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn shown(&self) -> MutexGuard<'_, LruCache<(i64, i32), u64>> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn hash(content: &Message) -> u64 {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    hasher.finish()
}
