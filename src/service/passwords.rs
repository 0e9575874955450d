//! Passwords, hashed with argon2id. Owns how many are hashed at once, as many as the machine has cores; and the memory that it
//! takes, 19 MiB a password: what one needed the next one uses. The allocator would keep as much for every thread that ever
//! hashed one.

use std::sync::{Arc, Mutex};

use argon2::{
    Algorithm, Argon2, Block, Params, PasswordHasher, Version,
    password_hash::phc::{Output, PasswordHash},
};
use tokio::sync::Semaphore;

use super::No;

/// What a password is hashed in.
type Memory = Vec<Block>;

/// The hashing of passwords.
pub(super) struct Passwords {
    turns: Semaphore,
    idle: Arc<Mutex<Vec<Memory>>>,
}

impl std::fmt::Debug for Passwords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passwords")
    }
}

impl Passwords {
    /// So many at once.
    pub(super) fn new(at_once: usize) -> Self {
        Self { turns: Semaphore::new(at_once), idle: Arc::default() }
    }

    /// Hashes a new password; waits for its turn.
    pub(super) async fn hash(&self, password: String) -> Result<String, No> {
        let hashed = self
            .work(move |_| Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string()));
        hashed.await?.map_err(|error| No::Broken(error.to_string()))
    }

    /// Whether a password is the one that was hashed; waits for its turn.
    pub(super) async fn is(&self, password: String, hash: String) -> Result<bool, No> {
        self.work(move |memory| fits(password.as_bytes(), &hash, memory).unwrap_or(false)).await
    }

    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Memory) -> T + Send + 'static,
    ) -> Result<T, No> {
        let _turn = self.turns.acquire().await.map_err(|error| No::Broken(error.to_string()))?;
        let idle = Arc::clone(&self.idle);
        let done = tokio::task::spawn_blocking(move || {
            let kept = idle.lock().ok().and_then(|mut idle| idle.pop());
            let mut memory = kept.unwrap_or_default();
            let done = work(&mut memory);
            if let Ok(mut idle) = idle.lock() {
                idle.push(memory);
            }
            done
        });
        done.await.map_err(|error| No::Broken(error.to_string()))
    }
}

/// Whether a password has this hash, by the algorithm and costs that the hash states; `None` for what is no hash.
fn fits(password: &[u8], hash: &str, memory: &mut Memory) -> Option<bool> {
    let hash = PasswordHash::new(hash).ok()?;
    let algorithm = Algorithm::try_from(hash.algorithm.as_str()).ok()?;
    let version = hash.version.map_or(Ok(Version::default()), Version::try_from).ok()?;
    let params = Params::try_from(&hash).ok()?;
    let (salt, expected) = (hash.salt.as_ref()?, hash.hash.as_ref()?);
    memory.resize(params.block_count(), Block::new());
    let mut made = vec![0; expected.len()];
    let hasher = Argon2::new(algorithm, version, params);
    hasher.hash_password_into_with_memory(password, salt, &mut made, memory).ok()?;
    // Compared in constant time.
    Some(Output::new(&made).ok()? == *expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn one_password_is_right_and_memory_is_used_again() {
        let passwords = Arc::new(Passwords::new(2));
        let hash = passwords.hash("pareizā parole ir šī".to_owned()).await.unwrap();
        let asked = (0..12).map(|n| {
            let (passwords, hash) = (Arc::clone(&passwords), hash.clone());
            let typed = if n % 3 == 0 { "pareizā parole ir šī" } else { "cita parole, tā nav" };
            tokio::spawn(async move { passwords.is(typed.to_owned(), hash).await.unwrap() })
        });
        for (n, asked) in asked.collect::<Vec<_>>().into_iter().enumerate() {
            assert_eq!(asked.await.unwrap(), n % 3 == 0, "{n}");
        }
        let kept: Vec<usize> = passwords.idle.lock().unwrap().iter().map(Vec::capacity).collect();
        assert!(kept.len() <= 2 && kept.iter().sum::<usize>() <= 2 * 19_456, "{kept:?}");
        for none in ["", "$argon2id$", "pareizā parole ir šī"] {
            assert!(
                !passwords.is("pareizā parole ir šī".to_owned(), none.to_owned()).await.unwrap(),
                "{none}"
            );
        }
    }

    /// Hashes of other costs, and those that the library itself checks.
    #[test]
    fn a_hash_states_its_own_costs() {
        let mut memory = Memory::new();
        for (memory_kib, passes) in [(64, 1), (19_456, 2), (8, 3)] {
            let params = Params::new(memory_kib, passes, 1, None).unwrap();
            let made = Argon2::new(Algorithm::Argon2id, Version::default(), params);
            let hash = made.hash_password("divas ozolzīles".as_bytes()).unwrap().to_string();
            assert_eq!(fits("divas ozolzīles".as_bytes(), &hash, &mut memory), Some(true), "{hash}");
            assert_eq!(fits("trīs ozolzīles".as_bytes(), &hash, &mut memory), Some(false), "{hash}");
        }
    }
}
