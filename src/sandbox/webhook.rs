use std::{sync::Arc, time::Duration};

use tokio::{select, time::sleep};

use super::world::World;

const LONGEST: Duration = Duration::from_secs(60);

/// Pushes updates one after another, again and again until each is taken with a 2xx.
pub async fn deliver(world: Arc<World>) {
    let client = reqwest::Client::builder().timeout(LONGEST).build().unwrap_or_default();
    let mut wait = world.options.webhook_retry;
    loop {
        let (hook, id, update) = world.updates.next_for_webhook().await;
        let mut request = client.post(&hook.url).json(&update);
        if let Some(secret) = &hook.secret {
            request = request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        let (trouble, asked) = match request.send().await {
            Ok(answer) if answer.status().is_success() => {
                world.updates.pushed(id);
                wait = world.options.webhook_retry;
                continue;
            }
            Ok(answer) => {
                let asked = answer.headers().get("retry-after");
                let asked = asked.and_then(|v| v.to_str().ok()?.parse().ok());
                let status = answer.status();
                (format!("Wrong response from the webhook: {status}"), asked)
            }
            Err(error) => (error.without_url().to_string(), None),
        };
        world.updates.push_failed(world.unix(), trouble);
        let pause = asked.map_or(wait, Duration::from_secs);
        wait = (wait * 2).min(LONGEST);
        select! {
            () = sleep(pause) => {}
            () = world.updates.webhook_changes(&hook) => wait = world.options.webhook_retry,
        }
    }
}
