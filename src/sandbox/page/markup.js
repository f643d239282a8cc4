// From Bot API objects to DOM nodes. Everything the server sends is untrusted, so text only ever
// enters the page as text nodes, and addresses only as checked URLs.

import { fileUrl } from "./api.js";

// ── DOM ─────────────────────────────────────────────────────────────────────────────────────

/** `el("a", {class: "x", href, onclick}, "text", node)`; null and false are left out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const ICONS = {
  attach: "M20 11.5 12.2 19a5 5 0 0 1-7-7l8.2-8a3.4 3.4 0 0 1 4.8 4.8l-8.2 8a1.7 1.7 0 0 1-2.4-2.4L15 7",
  block: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M5.7 5.7l12.6 12.6",
  close: "M6 6l12 12M18 6 6 18",
  copy: "M9 9h10v11H9zM5 15V4h10",
  down: "M6 9.5l6 6 6-6",
  help: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9.4 9.4a2.6 2.6 0 1 1 3.7 2.6c-.8.5-1.1.9-1.1 1.8M12 16.8h.01",
  keyboard: "M4 5h16v14H4zM8 9.5h2M14 9.5h2M8 14.5h8",
  link: "M8 16 17 7M9.5 7H17v7.5",
  menu: "M5 7h14M5 12h14M5 17h14",
  people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.5c2 .8 3.5 2.8 3.5 5.5",
  person: "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5c0-4 3.4-6.5 7.5-6.5s7.5 2.5 7.5 6.5",
  photo: "M4 5h16v14H4zM4 16l4.5-4.5 4 4 2.5-2.5 5 5M15.5 9.5h.01",
  pin: "M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21M12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5",
  plus: "M12 5v14M5 12h14",
  reply: "M9.5 6 4 11.5 9.5 17M4.5 11.5H14a6 6 0 0 1 6 6V19",
  send: "M12 19V5M5.5 11.5 12 5l6.5 6.5",
  shop: "M4 10v10h16V10M3 10l2-6h14l2 6a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0M9.5 20v-5h5v5",
};

export function icon(name) {
  const svgNs = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(svgNs, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(svgNs, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

// ── Names ───────────────────────────────────────────────────────────────────────────────────

export function fullName(person) {
  return [person?.first_name, person?.last_name].filter(Boolean).join(" ") || "Tanpa nama";
}

export function initials(name) {
  const words = name.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.slice(0, 2).map((word) => [...word][0].toUpperCase()).join("") || "?";
}

/** A steady tint per person, one of six the style sheet knows. */
export function tint(id) {
  return String(Math.abs(Number(id) || 0) % 6);
}

// ── Addresses ───────────────────────────────────────────────────────────────────────────────

function safeUrl(raw) {
  try {
    const url = new URL(raw);
    return ["http:", "https:", "tg:"].includes(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

/** `{payload}` when the address opens this very bot; payload is null without a `start`. */
function deepLink(url, botUsername) {
  if (!botUsername || !["t.me", "telegram.me"].includes(url.hostname)) return null;
  if (url.pathname.slice(1).toLowerCase() !== botUsername.toLowerCase()) return null;
  return { payload: url.searchParams.get("start") };
}

function link(raw, attributes, context, ...children) {
  const url = safeUrl(raw);
  if (!url) return el("span", { class: attributes.class }, ...children);
  const deep = deepLink(url, context.botUsername);
  return el(
    "a",
    {
      ...attributes,
      href: url.href,
      target: "_blank",
      rel: "noopener",
      onclick: deep && ((event) => {
        event.preventDefault();
        context.actions.openBot(deep.payload);
      }),
    },
    ...children,
  );
}

// ── Text with entities ──────────────────────────────────────────────────────────────────────

const PLAIN_TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
};

const LONG_QUOTE = { lines: 3, characters: 160 };

/** Offsets are UTF-16 units, as are JavaScript's own. */
export function formatText(text, entities, context) {
  const ordered = [...(entities ?? [])].sort(
    (a, b) => a.offset - b.offset || b.length - a.length,
  );
  return formatRange(text, 0, text.length, ordered, context);
}

function formatRange(text, from, to, entities, context) {
  const nodes = document.createDocumentFragment();
  let at = from;
  for (let index = 0; index < entities.length; ) {
    const entity = entities[index];
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    const inside = [];
    for (index += 1; index < entities.length && entities[index].offset < end; index += 1) {
      inside.push(entities[index]);
    }
    if (start >= end) continue;
    nodes.append(text.slice(at, start));
    const content = formatRange(text, start, end, inside, context);
    nodes.append(formatEntity(entity, text.slice(start, end), content, context));
    at = end;
    if (isBlock(entity) && text[at] === "\n") at += 1;
  }
  nodes.append(text.slice(at, to));
  return nodes;
}

function isBlock(entity) {
  return ["pre", "blockquote", "expandable_blockquote"].includes(entity.type);
}

function formatEntity(entity, raw, content, context) {
  switch (entity.type) {
    case "text_link":
      return link(entity.url, {}, context, content);
    case "url":
      return link(/^[a-z][a-z0-9+.-]*:/i.test(raw) ? raw : `https://${raw}`, {}, context, content);
    case "bot_command":
      return el(
        "button",
        { type: "button", class: "inline-command", onclick: () => context.actions.say(raw) },
        content,
      );
    case "spoiler":
      return spoiler(content);
    case "expandable_blockquote":
      return expandableQuote(raw, content);
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return el("span", { class: "mention" }, content);
    default:
      return PLAIN_TAGS[entity.type] ? el(PLAIN_TAGS[entity.type], {}, content) : content;
  }
}

function spoiler(content) {
  const reveal = ({ currentTarget }) => currentTarget.classList.add("shown");
  return el(
    "span",
    { class: "spoiler", role: "button", tabindex: "0", onclick: reveal, onkeydown: (event) => event.key === "Enter" && reveal(event) },
    content,
  );
}

function expandableQuote(raw, content) {
  const long =
    raw.length > LONG_QUOTE.characters || raw.split("\n").length > LONG_QUOTE.lines;
  if (!long) return el("blockquote", {}, content);
  const body = el("div", { class: "clamped" }, content);
  const toggle = el("button", { type: "button", class: "more", "aria-expanded": "false" }, "Selengkapnya");
  toggle.addEventListener("click", () => {
    const open = !body.classList.toggle("clamped");
    toggle.setAttribute("aria-expanded", String(open));
    toggle.textContent = open ? "Ringkas" : "Selengkapnya";
  });
  return el("blockquote", {}, body, toggle);
}

// ── One line about a message ────────────────────────────────────────────────────────────────

export function authorName(message) {
  return message.sender_chat?.title ?? fullName(message.from);
}

export function summary(message) {
  const words = message.text ?? message.caption;
  if (words) return words.replace(/\s+/g, " ");
  if (message.photo) return "Foto";
  if (message.contact) return "Kontak";
  if (message.venue || message.location) return "Lokasi";
  if (message.document) return message.document.file_name ?? "Berkas";
  return serviceText(message) ?? "Pesan";
}

function serviceText(message) {
  if (message.new_chat_members) return `${message.new_chat_members.map(fullName).join(", ")} bergabung`;
  if (message.left_chat_member) return `${fullName(message.left_chat_member)} keluar`;
  if (message.new_chat_title) return `Nama grup menjadi “${message.new_chat_title}”`;
  if (message.pinned_message) return `Disematkan: ${summary(message.pinned_message).slice(0, 80)}`;
  if (message.group_chat_created || message.supergroup_chat_created) return "Grup dibuat";
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return "Grup menjadi supergrup";
  return null;
}

// ── Messages ────────────────────────────────────────────────────────────────────────────────

/**
 * One node for one message or one album.
 * `context`: {viewerId, isGroup, botUsername, timeOf(seconds), actions: {openBot, say, press, copy,
 * reply, jumpTo, viewPhoto}}.
 */
export function renderMessage(messages, context) {
  const [first] = messages;
  const service = serviceText(first);
  if (service) {
    return el("p", { class: "pill", "data-message-id": first.message_id }, service);
  }
  const mine = first.from?.id === context.viewerId;
  const worded = messages.find((message) => message.text ?? message.caption) ?? first;
  const rows = first.reply_markup?.inline_keyboard ?? [];
  const classes = ["message", mine ? "mine" : "theirs"];
  if (context.isGroup) classes.push("in-group");
  if (rows.length > 0) classes.push("with-buttons");
  const node = el(
    "article",
    { class: classes.join(" "), "data-message-id": first.message_id },
    el("div", { class: "beside" }, bubble(messages, worded, mine, context), replyButton(first, context)),
    rows.length > 0 && inlineKeyboard(first, rows, context),
  );
  node.addEventListener("dblclick", (event) => {
    if (!event.target.closest("a, button")) context.actions.reply(first);
  });
  return node;
}

function bubble(messages, worded, mine, context) {
  const [first] = messages;
  const words = worded.text ?? worded.caption;
  const media = mediaOf(messages, context);
  const above = worded.show_caption_above_media;
  const text = words && el(
    "div",
    { class: "text" },
    formatText(words, worded.entities ?? worded.caption_entities, context),
    stamp(messages, context),
  );
  const head = [
    context.isGroup && !mine &&
      el("p", { class: "author", "data-tint": tint(first.sender_chat?.id ?? first.from?.id) }, authorName(first)),
    first.forward_origin && el("p", { class: "forwarded" }, "Diteruskan"),
    first.via_bot && el("p", { class: "forwarded" }, `lewat @${first.via_bot.username}`),
    first.reply_to_message && quotedMessage(first.reply_to_message, context),
  ].filter(Boolean);
  const bare = media?.classList.contains("album") && !words;
  return el(
    "div",
    { class: `bubble${bare ? " bare" : ""}` },
    head.length > 0 && el("div", { class: "head" }, ...head),
    above && text,
    media,
    !above && text,
    !words && !media && el("div", { class: "text" }, el("em", {}, "Jenis pesan ini tidak ditampilkan"), stamp(messages, context)),
    !words && media && stamp(messages, context),
  );
}

function stamp(messages, context) {
  const [first] = messages;
  // Telegram's apps leave out that a bot changed its message; bots do it at every tap.
  const edited = !first.from?.is_bot && messages.some((message) => message.edit_date);
  return el("span", { class: "stamp" }, edited && "diedit ", context.timeOf(first.date));
}

function quotedMessage(message, context) {
  return el(
    "button",
    { type: "button", class: "quoted", "data-tint": tint(message.from?.id), onclick: () => context.actions.jumpTo(message.message_id) },
    el("span", { class: "quoted-author" }, authorName(message)),
    el("span", { class: "quoted-text" }, summary(message)),
  );
}

function replyButton(message, context) {
  return el(
    "button",
    { type: "button", class: "reply-button", "aria-label": "Balas", title: "Balas", "data-testid": "reply", onclick: () => context.actions.reply(message) },
    icon("reply"),
  );
}

// ── Photos, contacts, places, files ─────────────────────────────────────────────────────────

function mediaOf(messages, context) {
  const [first] = messages;
  if (first.photo) return album(messages, context);
  if (first.contact) return contactCard(first.contact);
  if (first.venue || first.location) return placeCard(first, context);
  if (first.document) return fileCard(first.document);
  return null;
}

function album(messages, context) {
  const tiles = messages.map((message, index) => photoTile(message, index, messages.length, context));
  const node = el("div", { class: "album", "data-count": Math.min(messages.length, 10) }, ...tiles);
  if (messages.length === 1) {
    const { width, height } = messages[0].photo.at(-1);
    // Reserving the space keeps the list from jumping when the picture arrives.
    node.style.setProperty("--shape", String(Math.min(Math.max(width / height || 1, 0.7), 2.2)));
  }
  return node;
}

function photoTile(message, index, count, context) {
  const source = fileUrl(message.photo.at(-1).file_id);
  const label = count > 1 ? `Foto ${index + 1} dari ${count}` : "Foto";
  return el(
    "button",
    {
      type: "button",
      class: "tile",
      "aria-label": `Buka ${label.toLowerCase()}`,
      // The album's own node carries the first message's number.
      "data-message-id": index > 0 && message.message_id,
      onclick: () => context.actions.viewPhoto(source),
    },
    el("img", { src: source, alt: label, loading: "lazy", decoding: "async", draggable: "false" }),
  );
}

function card(sign, title, detail) {
  return el(
    "div",
    { class: "card" },
    el("span", { class: "card-sign", "aria-hidden": "true" }, sign),
    el("span", { class: "card-words" }, el("strong", {}, title), el("span", {}, detail)),
  );
}

function contactCard(contact) {
  const name = fullName(contact);
  // Telegram sends the digits; its apps put the plus before them.
  const number = contact.phone_number?.replace(/^(?=\d)/, "+") ?? "";
  return card(initials(name), name, number);
}

function placeCard(message, context) {
  const { latitude, longitude } = message.venue?.location ?? message.location;
  const map = `https://www.openstreetmap.org/?mlat=${Number(latitude)}&mlon=${Number(longitude)}#map=16/${Number(latitude)}/${Number(longitude)}`;
  const detail = message.venue?.address ?? `${Number(latitude).toFixed(5)}, ${Number(longitude).toFixed(5)}`;
  return card(icon("pin"), message.venue?.title ?? "Lokasi", link(map, {}, context, detail));
}

function fileCard(file) {
  const download = el("a", { href: fileUrl(file.file_id), download: file.file_name ?? "berkas" }, "Unduh");
  return card(icon("attach"), file.file_name ?? "Berkas", download);
}

// ── Inline buttons ──────────────────────────────────────────────────────────────────────────

function inlineKeyboard(message, rows, context) {
  return el(
    "div",
    { class: "buttons" },
    ...rows.map((row) =>
      el("div", { class: "button-row" }, ...row.map((button) => inlineButton(message, button, context))),
    ),
  );
}

function inlineButton(message, button, context) {
  const label = el("span", { class: "button-label" }, button.text);
  if (button.url) {
    const attributes = { class: "inline-button", "data-url": button.url };
    return link(button.url, attributes, context, label, icon("link"));
  }
  if (button.copy_text) {
    return el(
      "button",
      { type: "button", class: "inline-button", "data-copy": button.copy_text.text, onclick: () => context.actions.copy(button.copy_text.text) },
      label,
      icon("copy"),
    );
  }
  if (typeof button.switch_inline_query === "string") {
    const share = () => context.actions.share(button.switch_inline_query);
    return el("button", { type: "button", class: "inline-button", "data-share": button.switch_inline_query, onclick: share }, label);
  }
  const pressable = typeof button.callback_data === "string";
  return el(
    "button",
    {
      type: "button",
      class: "inline-button",
      "data-callback": pressable && (button.callback_data || true),
      disabled: !pressable,
      onclick: pressable && ((event) => context.actions.press(message, button.callback_data, event.currentTarget)),
    },
    label,
  );
}
