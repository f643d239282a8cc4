// Everything the page asks of the server, and how it notices that the server is gone.

/** The server answered and refused; its sentence is fit to show. */
export class Refused extends Error {}

const LONGEST_POLL_MS = 40_000;

async function request(path, options = {}) {
  const response = await fetch(path, { cache: "no-store", ...options });
  if (response.ok) {
    return response.status === 204 ? {} : response.json();
  }
  const body = await response.json().catch(() => ({}));
  throw new Refused(body.error || `Server menolak (${response.status})`);
}

function post(path, body) {
  return request(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

function query(values) {
  return new URLSearchParams(values).toString();
}

export const api = {
  state: () => request("/sandbox/state"),
  messages: ({ chatId, userId }) =>
    request(`/sandbox/messages?${query({ chat_id: chatId, user_id: userId })}`),
  text: ({ chatId, userId }, text, replyTo) =>
    post("/sandbox/text", {
      user_id: userId,
      chat_id: chatId,
      text,
      ...(replyTo && { reply_to_message_id: replyTo }),
    }),
  press: ({ chatId, userId }, messageId, data) =>
    post("/sandbox/press", { user_id: userId, chat_id: chatId, message_id: messageId, data }),
  photos: (room, photos, caption) => {
    const named = photos.map((photo, index) => [photo, `foto-${index + 1}.jpg`]);
    return upload("photo", room, named, caption);
  },
  files: (room, files, caption) => upload("document", room, files.map((file) => [file, file.name]), caption),
  contact: ({ chatId, userId }) => post("/sandbox/contact", { user_id: userId, chat_id: chatId }),
  location: ({ chatId, userId }, latitude, longitude) =>
    post("/sandbox/location", { user_id: userId, chat_id: chatId, latitude, longitude }),
  inline: ({ userId }, query) => post("/sandbox/inline", { user_id: userId, query }),
  choose: ({ chatId, userId }, queryId, resultId) =>
    post("/sandbox/choose", { user_id: userId, chat_id: chatId, inline_query_id: queryId, result_id: resultId }),
  block: (userId, blocked) => post("/sandbox/block", { user_id: userId, blocked }),
  addResident: (firstName, languageCode) =>
    post("/sandbox/people", { first_name: firstName, language_code: languageCode }),
  member: (userId, status) => post("/sandbox/member", { user_id: userId, status }),
  advance: () => post("/sandbox/advance", {}),
};

/** Sends `[blob, name]` pairs as one message or an album of that kind. */
function upload(kind, { chatId, userId }, named, caption) {
  const form = new FormData();
  named.forEach(([blob, name]) => form.append(kind, blob, name));
  if (caption) form.append("caption", caption);
  return request(`/sandbox/${kind}?${query({ user_id: userId, chat_id: chatId })}`, {
    method: "POST",
    body: form,
  });
}

export function fileUrl(fileId) {
  return `/sandbox/file/${encodeURIComponent(fileId)}`;
}

/**
 * Hands over events until the server has started afresh (its numbers fell back), then returns.
 * Throws when the connection is lost.
 */
export async function follow(after, onEvent) {
  for (;;) {
    // A dead network may leave a poll hanging; the server ends its own after 25 seconds.
    const signal = AbortSignal.timeout(LONGEST_POLL_MS);
    const batch = await request(`/sandbox/events?${query({ after })}`, { signal });
    if (batch.seq < after) return;
    batch.events.forEach(onEvent);
    after = batch.seq;
  }
}
