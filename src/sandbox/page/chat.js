// One chat as one person sees it: the messages, and everything that can be sent into it.

import { Refused, api } from "./api.js";
import { authorName, el, icon, renderMessage, summary } from "./markup.js";

const NEAR_BOTTOM_PX = 90;
const TYPING_MS = 6_000;
const TOAST_MS = 5_000;
const ANSWER_PATIENCE_MS = 15_000;
const MAX_PHOTOS = 10;
// Telegram's own apps send photos no larger than this, so the server needn't take camera files.
const PHOTO_SIDE = 1280;
const TOWN_SQUARE = { latitude: -7.3583, longitude: 109.9027 };

// ── Toasts ──────────────────────────────────────────────────────────────────────────────────

export function toast(shelf, text, { error = false } = {}) {
  const node = el("div", { class: `toast${error ? " error" : ""}`, "data-testid": "toast", role: error ? "alert" : "status" }, text);
  setTimeout(() => node.remove(), TOAST_MS + text.length * 30);
  shelf.replaceChildren(node);
}

export function explain(error) {
  if (error instanceof Refused) return error.message;
  console.error(error);
  return "Tidak terkirim. Periksa sambungan, lalu coba lagi.";
}

// ── Pressed buttons waiting for the bot's answer ────────────────────────────────────────────

/** The answer may overtake the reply to the press itself, so either may come first. */
export class Answers {
  #waiting = new Map();
  #early = new Map();

  wait(callbackId, receive) {
    const early = this.#early.get(callbackId);
    this.#early.delete(callbackId);
    if (early) receive(early);
    else this.#waiting.set(callbackId, receive);
  }

  deliver(answer) {
    const id = answer.callback_query_id;
    const receive = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (receive) receive(answer);
    else {
      this.#early.set(id, answer);
      // Presses made in another window are never asked for here.
      setTimeout(() => this.#early.delete(id), ANSWER_PATIENCE_MS);
    }
  }
}

// ── Commands ────────────────────────────────────────────────────────────────────────────────

/** The bot's commands as Telegram picks them: nearest scope first, own language before any. */
export function commandsFor(lists, { chatId, userId, isGroup, isAdmin, language }) {
  const here = (scope) => String(scope.chat_id) === String(chatId);
  const nearestFirst = isGroup
    ? [
        (scope) => scope.type === "chat_member" && here(scope) && String(scope.user_id) === String(userId),
        (scope) => isAdmin && scope.type === "chat_administrators" && here(scope),
        (scope) => scope.type === "chat" && here(scope),
        (scope) => isAdmin && scope.type === "all_chat_administrators",
        (scope) => scope.type === "all_group_chats",
        (scope) => scope.type === "default",
      ]
    : [
        (scope) => scope.type === "chat" && here(scope),
        (scope) => scope.type === "all_private_chats",
        (scope) => scope.type === "default",
      ];
  for (const matches of nearestFirst) {
    for (const code of [language, ""]) {
      const found = lists.find(
        (list) => (list.language_code ?? "") === code && matches(list.scope) && list.commands.length > 0,
      );
      if (found) return found.commands;
    }
  }
  return [];
}

// ── Photos ──────────────────────────────────────────────────────────────────────────────────

async function shrink(file) {
  const image = await createImageBitmap(file);
  const scale = Math.min(1, PHOTO_SIDE / Math.max(image.width, image.height));
  const canvas = el("canvas", {
    width: Math.max(1, Math.round(image.width * scale)),
    height: Math.max(1, Math.round(image.height * scale)),
  });
  const paint = canvas.getContext("2d");
  // JPEG has no transparency; without this it turns black.
  paint.fillStyle = "white";
  paint.fillRect(0, 0, canvas.width, canvas.height);
  paint.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/jpeg", 0.87);
  });
}

// ── Days ────────────────────────────────────────────────────────────────────────────────────

const dayFormat = new Intl.DateTimeFormat("id-ID", { weekday: "long", day: "numeric", month: "long", timeZone: "Asia/Jakarta" });
const timeFormat = new Intl.DateTimeFormat("id-ID", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Jakarta" });
const dayOf = (seconds) => dayFormat.format(seconds * 1000);
const timeOf = (seconds) => timeFormat.format(seconds * 1000);

// ── The chat ────────────────────────────────────────────────────────────────────────────────

/**
 * `host`: {answers, botUsername(), describe(room), commands(room), openBot(userId, payload),
 * showAlert(text), viewPhoto(source), onTyping(typing), onAccess(blocked, started)}.
 * A room: {chatId, userId, isGroup, label}.
 */
export class ChatView {
  room = null;
  #host;
  #messages = new Map();
  #offering = 0;
  #started = false;
  #blocked = false;
  #keyboard = null;
  #keyboardOpen = false;
  #replyTo = null;
  #photos = [];
  #drafts = new Map();
  // Events that come in while a room loads; null when nothing loads.
  #held = null;
  #loads = 0;
  #stuckToBottom = true;
  #below = 0;
  #sending = Promise.resolve();
  #typingTimer;

  constructor(slot, host) {
    this.#host = host;
    slot.append(document.getElementById("chat-template").content.cloneNode(true));
    this.root = slot.querySelector(".chat");
    this.#putIcons();
    this.#watchScroll();
    this.#watchComposer();
    this.#watchDrop();
  }

  #find(selector) {
    return this.root.querySelector(selector);
  }

  #act(name) {
    return this.#find(`[data-act="${name}"]`);
  }

  get #input() {
    return this.#find("textarea");
  }

  // ── Rooms ──

  /** Shows a room; asked again for the same one, fetches it anew and keeps the reader's place. */
  async show(room) {
    if (!room) return this.#showNothing();
    if (roomKey(room) !== roomKey(this.room)) this.#enter(room);
    this.room = room;
    const load = (this.#loads += 1);
    this.#held ??= [];
    let snapshot;
    try {
      snapshot = await api.messages(room);
    } finally {
      if (load === this.#loads && !snapshot) this.#held = null;
    }
    if (load !== this.#loads) return;
    this.#messages = new Map(snapshot.messages.map((message) => [message.message_id, message]));
    this.#started = snapshot.started;
    // Blocking the bot closes one's own chat with it, never the group.
    this.#blocked = snapshot.blocked && !room.isGroup;
    this.#setKeyboard(snapshot.keyboard);
    const held = this.#held;
    this.#held = null;
    held.filter((event) => event.seq > snapshot.seq).forEach((event) => this.apply(event));
    this.refresh();
  }

  #enter(room) {
    if (this.room) {
      this.#drafts.set(roomKey(this.room), { text: this.#input.value, photos: this.#photos, replyTo: this.#replyTo });
    }
    const draft = this.#drafts.get(roomKey(room)) ?? { text: "", photos: [], replyTo: null };
    this.#input.value = draft.text;
    this.#photos = draft.photos;
    this.#setReply(draft.replyTo);
    this.#drawTray();
    this.#fitInput();
    this.#messages.clear();
    this.#list.replaceChildren();
    this.#held = [];
    this.#setKeyboard(null);
    this.#closeSheet();
    this.#stopTyping();
    this.#stuckToBottom = true;
    this.#setBelow(0);
    this.#find(".jump").hidden = true;
    this.#find(".toasts").replaceChildren();
    this.root.classList.remove("empty");
    this.#find(".scroller").setAttribute("aria-label", `Percakapan ${room.label}`);
    this.#input.setAttribute("aria-label", `Tulis pesan sebagai ${room.label}`);
  }

  #showNothing() {
    this.room = null;
    this.#loads += 1;
    this.#held = null;
    this.#messages.clear();
    this.refresh();
  }

  #concerns(event) {
    if (event.chat_id !== this.room?.chatId) return false;
    // In a group a keyboard may be meant for one member.
    return event.type !== "keyboard" || (event.user_id ?? this.room.userId) === this.room.userId;
  }

  apply(event) {
    if (!this.#concerns(event)) return;
    if (this.#held) {
      this.#held.push(event);
      return;
    }
    switch (event.type) {
      case "message":
        this.#receive(event.message);
        break;
      case "edited":
        this.#messages.set(event.message.message_id, event.message);
        this.#drawMessages();
        break;
      case "deleted":
        this.#messages.delete(event.message_id);
        this.#drawMessages();
        break;
      case "keyboard":
        this.#setKeyboard(event.keyboard);
        break;
      case "typing":
        this.#showTyping();
        break;
    }
  }

  #receive(message) {
    const mine = message.from?.id === this.room.userId;
    const isNew = !this.#messages.has(message.message_id);
    this.#messages.set(message.message_id, message);
    if (mine) {
      this.#started = true;
      this.#stuckToBottom = true;
    } else {
      this.#stopTyping();
      if (isNew && !this.#stuckToBottom) this.#setBelow(this.#below + 1);
    }
    this.refresh();
  }

  /** Draws what depends on more than the messages: who may write, and what they may press. */
  refresh() {
    this.#drawMessages();
    const writable = this.room !== null && !this.#blocked && (this.room.isGroup || this.#started);
    const hadWideButton = document.activeElement?.matches(".wide") && this.root.contains(document.activeElement);
    this.#find(".composer").hidden = !writable;
    this.#act("start").hidden = this.room === null || this.#blocked || writable;
    this.#act("unblock").hidden = this.room === null || !this.#blocked;
    this.#act("commands").hidden = !writable || this.#host.commands(this.room).length === 0;
    this.#drawKeyboard(writable);
    if (!writable) this.#closeSheet();
    // Whoever pressed a button that has just left goes on writing.
    if (writable && hadWideButton) this.#focusInput();
    this.#host.onAccess(this.#blocked, this.#started);
  }

  // ── Messages ──

  get #list() {
    return this.#find(".messages");
  }

  #drawMessages() {
    const entries = this.#entries();
    const known = new Map([...this.#list.children].map((node) => [node.dataset.key, node]));
    const nodes = entries.map((entry) => this.#reuseOrRender(entry, known.get(entry.key), entry === entries.at(-1)));
    nodes.forEach((node, index) => {
      if (this.#list.children[index] !== node) this.#list.insertBefore(node, this.#list.children[index] ?? null);
    });
    while (this.#list.children.length > nodes.length) this.#list.lastElementChild.remove();
    this.root.classList.toggle("empty", this.#messages.size === 0);
    if (this.#stuckToBottom) this.#toBottom();
  }

  /** What the list holds, in order: days, messages, albums; or the words for an empty chat. */
  #entries() {
    if (this.#messages.size === 0) return this.#held ? [] : [this.#emptyEntry()];
    const ordered = [...this.#messages.values()].sort((a, b) => a.message_id - b.message_id);
    const entries = [];
    let day;
    for (const message of ordered) {
      const last = entries.at(-1);
      if (dayOf(message.date) !== day) {
        day = dayOf(message.date);
        entries.push({ key: `day-${day}-${message.message_id}`, print: "", day });
      } else if (message.media_group_id && last.album === message.media_group_id) {
        last.messages.push(message);
        last.print = JSON.stringify(last.messages);
        continue;
      }
      const continues = last?.author !== undefined && last.author === authorOf(message) && entries.at(-1) === last;
      entries.push({
        key: `message-${message.message_id}`,
        print: JSON.stringify([message]),
        messages: [message],
        album: message.media_group_id,
        author: authorOf(message),
        continues,
      });
    }
    return entries;
  }

  #emptyEntry() {
    const { title, text } = this.#host.describe(this.room);
    return { key: "empty", print: title + text, title, text };
  }

  #reuseOrRender(entry, known, isLast) {
    const node = known?.dataset.print === entry.print ? known : this.#render(entry);
    const words = entry.messages?.map(summary).join("\n") ?? "";
    node.classList.toggle("continues", Boolean(entry.continues));
    if (known && known !== node) {
      known.replaceWith(node);
      // The last message is looked at anyway; and neither new buttons nor a growing album is an edit.
      const isEdit = known.dataset.words !== words && known.dataset.parts === String(entry.messages?.length);
      if (isEdit && !isLast) flash(node);
    }
    Object.assign(node.dataset, { key: entry.key, print: entry.print, words, parts: entry.messages?.length ?? 0 });
    return node;
  }

  #render(entry) {
    if (entry.day) return el("p", { class: "pill day" }, entry.day);
    if (!entry.messages) {
      return el("div", { class: "nothing" }, el("strong", {}, entry.title), el("p", {}, entry.text));
    }
    return renderMessage(entry.messages, {
      viewerId: this.room.userId,
      isGroup: this.room.isGroup,
      botUsername: this.#host.botUsername(),
      timeOf,
      actions: {
        openBot: (payload) => this.#host.openBot(this.room.userId, payload),
        say: (text) => this.#say(text),
        press: (message, data, button) => this.#press(message, data, button),
        copy: (text) => this.#copy(text),
        share: (query) => this.#share(query),
        reply: (message) => {
          this.#setReply(message);
          this.#input.focus();
        },
        jumpTo: (messageId) => this.#jumpTo(messageId),
        viewPhoto: this.#host.viewPhoto,
      },
    });
  }

  #jumpTo(messageId) {
    const node = this.#list.querySelector(`[data-message-id="${Number(messageId)}"]`);
    if (!node) return;
    node.scrollIntoView({ block: "center", behavior: "smooth" });
    flash(node);
  }

  // ── Scrolling ──

  #watchScroll() {
    const scroller = this.#find(".scroller");
    const jump = this.#find(".jump");
    scroller.addEventListener("scroll", () => {
      const rest = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
      this.#stuckToBottom = rest < NEAR_BOTTOM_PX;
      jump.hidden = this.#stuckToBottom;
      if (this.#stuckToBottom) this.#setBelow(0);
    });
    jump.addEventListener("click", () => this.#toBottom());
    const keepPlace = new ResizeObserver(() => this.#stuckToBottom && this.#toBottom());
    keepPlace.observe(scroller);
    keepPlace.observe(this.#list);
  }

  #toBottom() {
    const scroller = this.#find(".scroller");
    scroller.scrollTop = scroller.scrollHeight;
  }

  #setBelow(count) {
    this.#below = count;
    showCount(this.#find(".jump .badge"), count);
  }

  // ── Sending ──

  /** Sends in the order asked for, one at a time; a refusal becomes a toast. */
  #send(deliver) {
    const room = this.room;
    this.#stuckToBottom = true;
    const sent = this.#sending.then(() => deliver(room));
    this.#sending = sent.catch(() => {});
    return sent.then(
      () => true,
      (error) => {
        this.toast(explain(error), { error: true });
        return false;
      },
    );
  }

  toast(text, options) {
    toast(this.#find(".toasts"), text, options);
  }

  #say(text, replyTo) {
    return this.#send((room) => api.text(room, text, replyTo));
  }

  async #submit() {
    const text = this.#input.value.trim();
    const photos = this.#photos;
    const replyTo = this.#replyTo;
    if (!text && photos.length === 0) return;
    this.#input.value = "";
    this.#photos = [];
    this.#setReply(null);
    this.#drawTray();
    this.#fitInput();
    this.#closeSheet();
    const room = this.room;
    const sent = await (photos.length > 0
      ? this.#send((where) => api.photos(where, photos.map(({ blob }) => blob), text))
      : this.#say(text, replyTo?.message_id));
    if (sent) {
      photos.forEach(({ preview }) => URL.revokeObjectURL(preview));
    } else {
      this.#giveBack(room, { text, photos, replyTo });
    }
  }

  /** Files go at once, with what is written as their caption. */
  async #sendFiles(files) {
    if (files.length === 0) return;
    const room = this.room;
    const text = this.#input.value.trim();
    this.#input.value = "";
    this.#fitInput();
    const sent = await this.#send((where) => api.files(where, files, text));
    if (!sent) this.#giveBack(room, { text, photos: this.#photos, replyTo: this.#replyTo });
  }

  /** What could not be sent returns to the composer, unless something new is there already. */
  #giveBack(room, draft) {
    if (roomKey(room) !== roomKey(this.room)) {
      this.#drafts.set(roomKey(room), draft);
    } else if (!this.#input.value && this.#photos.length === 0) {
      this.#input.value = draft.text;
      this.#photos = draft.photos;
      this.#setReply(draft.replyTo);
      this.#drawTray();
      this.#fitInput();
    }
  }

  async #press(message, data, button) {
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    const release = () => button.removeAttribute("aria-busy");
    try {
      const { callback_query_id: id } = await api.press(this.room, message.message_id, data);
      const patience = setTimeout(release, ANSWER_PATIENCE_MS);
      this.#host.answers.wait(id, (answer) => {
        clearTimeout(patience);
        release();
        if (answer.text && answer.show_alert) this.#host.showAlert(answer.text);
        else if (answer.text) this.toast(answer.text);
      });
    } catch (error) {
      release();
      // A message changes while it is being tapped, and the button is gone.
      this.toast(error instanceof Refused ? "Tombol itu sudah tidak ada." : explain(error), { error: true });
    }
  }

  async #copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.toast("Disalin");
    } catch {
      this.toast(`Salin sendiri: ${text}`);
    }
  }

  start(payload) {
    return this.#say(payload ? `/start ${payload}` : "/start");
  }

  async setBlocked(blocked) {
    if (await this.#send((room) => api.block(room.userId, blocked))) await this.show(this.room);
  }

  // ── Composer ──

  #putIcons() {
    const icons = { "cancel-reply": "close", commands: "menu", keyboard: "keyboard", attach: "attach" };
    for (const [act, name] of Object.entries(icons)) this.#act(act).append(icon(name));
    this.#find(".send").append(icon("send"));
    this.#find(".jump").prepend(icon("down"));
  }

  #watchComposer() {
    const input = this.#input;
    const files = this.#find("[data-testid=photos]");
    this.#find(".composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    input.addEventListener("keydown", (event) => this.#onKey(event));
    input.addEventListener("input", () => {
      this.#fitInput();
      this.#suggestCommands();
    });
    new ResizeObserver(() => this.#fitInput()).observe(this.#find(".field"));
    input.addEventListener("paste", (event) => this.#takePhotos(event.clipboardData.files, event));
    files.addEventListener("change", () => {
      this.#takePhotos(files.files);
      files.value = "";
    });
    const documents = this.#find("[data-testid=files]");
    documents.addEventListener("change", () => {
      this.#sendFiles([...documents.files]);
      documents.value = "";
    });
    this.#act("attach").addEventListener("click", () => this.#toggleSheet("attach", () => this.#attachItems()));
    this.#act("commands").addEventListener("click", () => this.#toggleSheet("commands", () => this.#commandItems("")));
    this.#act("keyboard").addEventListener("click", () => this.#openKeyboard(!this.#keyboardOpen));
    this.#act("cancel-reply").addEventListener("click", () => this.#setReply(null));
    this.#act("start").addEventListener("click", () => this.start());
    this.#act("unblock").addEventListener("click", () => this.setBlocked(false));
    this.root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      if (this.#closeSheet()) input.focus();
      else if (this.#replyTo) this.#setReply(null);
    });
    document.addEventListener("pointerdown", (event) => {
      if (!event.target.closest?.(".sheet, .composer") || !this.root.contains(event.target)) this.#closeSheet();
    });
  }

  #onKey(event) {
    // Enter also confirms a word in an input method; that one is not for us.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#submit();
  }

  #fitInput() {
    const input = this.#input;
    input.style.height = "";
    // Unseen, a field measures nothing; it is measured when it comes into view.
    if (input.offsetParent) input.style.height = `${input.scrollHeight}px`;
    const something = input.value.trim() !== "" || this.#photos.length > 0;
    this.#find(".send").classList.toggle("ready", something);
  }

  /** Ready to go on: the field, or the one button there is. */
  focus() {
    const button = this.#find(".wide:not([hidden])");
    if (button) button.focus();
    else this.#focusInput();
  }

  /** Not on a touch screen, where the keyboard would cover what just arrived. */
  #focusInput() {
    if (matchMedia("(hover: hover)").matches) this.#input.focus();
  }

  #setReply(message) {
    this.#replyTo = message;
    const bar = this.#find(".reply-bar");
    bar.hidden = !message;
    if (!message) return;
    this.#find(".reply-target").replaceChildren(
      el("strong", {}, `Membalas ${authorName(message)}`),
      el("span", {}, summary(message)),
    );
  }

  #showTyping() {
    clearTimeout(this.#typingTimer);
    this.#host.onTyping(true);
    this.#typingTimer = setTimeout(() => this.#stopTyping(), TYPING_MS);
  }

  #stopTyping() {
    clearTimeout(this.#typingTimer);
    this.#host.onTyping(false);
  }

  // ── Photos to send ──

  async #takePhotos(files, event) {
    const images = [...files].filter((file) => file.type.startsWith("image/"));
    if (images.length > 0) event?.preventDefault();
    else if (files.length > 0) this.toast("Hanya foto yang bisa dikirim di sini", { error: true });
    const room = roomKey(this.room);
    for (const file of images) {
      if (this.#photos.length === MAX_PHOTOS) {
        this.toast(`Paling banyak ${MAX_PHOTOS} foto sekaligus`, { error: true });
        break;
      }
      try {
        const blob = await shrink(file);
        if (room !== roomKey(this.room)) return;
        this.#photos = [...this.#photos, { blob, preview: URL.createObjectURL(blob) }];
      } catch {
        this.toast(`“${file.name}” tidak terbaca sebagai foto`, { error: true });
      }
    }
    this.#drawTray();
    if (images.length > 0) this.#focusInput();
  }

  #drawTray() {
    const tray = this.#find(".tray");
    tray.hidden = this.#photos.length === 0;
    tray.replaceChildren(...this.#photos.map((photo, index) =>
      el(
        "div",
        { class: "pending" },
        el("img", { src: photo.preview, alt: `Foto ${index + 1} yang akan dikirim` }),
        el("button", { type: "button", "aria-label": `Buang foto ${index + 1}`, onclick: () => this.#dropPhoto(photo) }, icon("close")),
      ),
    ));
    this.#input.placeholder = this.#photos.length > 0 ? "Tulis keterangan foto" : this.#placeholder();
    this.#fitInput();
  }

  #dropPhoto(photo) {
    this.#photos = this.#photos.filter((other) => other !== photo);
    URL.revokeObjectURL(photo.preview);
    this.#drawTray();
  }

  #watchDrop() {
    const hint = this.#find(".drop-hint");
    const carriesFiles = (event) => event.dataTransfer?.types.includes("Files") && !this.#find(".composer").hidden;
    this.root.addEventListener("dragover", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      hint.hidden = false;
    });
    this.root.addEventListener("dragleave", (event) => {
      if (!this.root.contains(event.relatedTarget)) hint.hidden = true;
    });
    this.root.addEventListener("drop", (event) => {
      hint.hidden = true;
      if (!carriesFiles(event)) return;
      event.preventDefault();
      this.#takePhotos(event.dataTransfer.files);
    });
  }

  // ── The sheet above the composer: commands, or what can be attached ──

  #toggleSheet(kind, items) {
    const sheet = this.#find(".sheet");
    if (!sheet.hidden && sheet.dataset.kind === kind) this.#closeSheet();
    else this.#openSheet(kind, items());
    if (!sheet.hidden) sheet.querySelector("button")?.focus();
  }

  #openSheet(kind, items) {
    const sheet = this.#find(".sheet");
    this.#closeSheet();
    sheet.dataset.kind = kind;
    sheet.replaceChildren(...items);
    sheet.hidden = items.length === 0;
    this.#act(kind).setAttribute("aria-expanded", String(!sheet.hidden));
  }

  #closeSheet() {
    const sheet = this.#find(".sheet");
    const wasOpen = !sheet.hidden;
    sheet.hidden = true;
    this.#act("commands").setAttribute("aria-expanded", "false");
    this.#act("attach").setAttribute("aria-expanded", "false");
    return wasOpen;
  }

  #suggestCommands() {
    const typed = this.#input.value;
    const name = `@${this.#host.botUsername()} `;
    if (typed.startsWith(name)) this.#suggestOffers(typed.slice(name.length));
    else if (/^\/[a-z0-9_]*$/i.test(typed)) this.#openSheet("commands", this.#commandItems(typed.slice(1).toLowerCase()));
    else this.#closeSheet();
  }

  /** A share button puts the bot's name and its query here; Telegram would let one choose the chat. */
  #share(query) {
    this.#input.value = `@${this.#host.botUsername()} ${query}`;
    this.#input.dispatchEvent(new Event("input"));
    this.#focusInput();
  }

  /** What the bot offers behind its name, a moment after the last letter. */
  #suggestOffers(query) {
    clearTimeout(this.#offering);
    this.#offering = setTimeout(async () => {
      const typed = this.#input.value;
      const { inline_query_id: id, results } = await api.inline(this.room, query).catch(() => ({ results: [] }));
      if (this.#input.value === typed) this.#openSheet("commands", results.map((result) => this.#offerItem(id, result)));
    }, 250);
  }

  #offerItem(queryId, result) {
    const choose = () => {
      this.#closeSheet();
      this.#input.value = "";
      this.#send((room) => api.choose(room, queryId, result.id));
      this.#focusInput();
    };
    return el(
      "button",
      { type: "button", class: "sheet-item", "data-offer": result.id, onclick: choose },
      el("strong", {}, result.title),
      el("span", {}, result.description),
    );
  }

  #commandItems(prefix) {
    // In a group there may be several bots, so Telegram adds whose command it is.
    const suffix = this.room.isGroup && this.#host.botUsername() ? `@${this.#host.botUsername()}` : "";
    return this.#host
      .commands(this.room)
      .filter(({ command }) => command.startsWith(prefix))
      .map(({ command, description }) =>
        el(
          "button",
          {
            type: "button",
            class: "sheet-item",
            "data-command": command,
            onclick: () => {
              this.#closeSheet();
              if (this.#input.value.startsWith("/")) this.#input.value = "";
              this.#say(`/${command}${suffix}`);
              this.#focusInput();
            },
          },
          el("strong", {}, `/${command}`),
          el("span", {}, description),
        ),
      );
  }

  #attachItems() {
    const item = (name, label, testId, run) =>
      el(
        "button",
        {
          type: "button",
          class: "sheet-item",
          "data-testid": testId,
          onclick: () => {
            this.#closeSheet();
            run();
          },
        },
        icon(name),
        el("span", {}, label),
      );
    return [
      item("photo", "Foto", "attach-photo", () => this.#find("[data-testid=photos]").click()),
      item("attach", "Berkas", "attach-file", () => this.#find("[data-testid=files]").click()),
      item("person", "Kontak saya", "attach-contact", () => this.#send((room) => api.contact(room))),
      item("pin", "Lokasi alun-alun", "attach-location", () => this.#sendLocation()),
    ];
  }

  #sendLocation() {
    return this.#send((room) => api.location(room, TOWN_SQUARE.latitude, TOWN_SQUARE.longitude));
  }

  // ── Reply keyboard ──

  #setKeyboard(keyboard) {
    this.#keyboard = keyboard?.keyboard?.length > 0 ? keyboard : null;
    this.#keyboardOpen = this.#keyboard !== null;
    this.#find(".reply-keyboard").replaceChildren(...(this.#keyboard?.keyboard ?? []).map((row) =>
      el("div", { class: "button-row" }, ...row.map((button) => this.#keyboardButton(button))),
    ));
    this.#drawKeyboard(!this.#find(".composer").hidden);
  }

  #placeholder() {
    return this.#keyboard?.input_field_placeholder || "Tulis pesan";
  }

  #keyboardButton(button) {
    const text = button.text ?? String(button);
    return el(
      "button",
      { type: "button", class: "keyboard-button", "data-keyboard": text, onclick: () => this.#pressKeyboard(button, text) },
      button.request_contact && icon("person"),
      button.request_location && icon("pin"),
      el("span", { class: "button-label" }, text),
    );
  }

  #pressKeyboard(button, text) {
    if (this.#keyboard.one_time_keyboard) this.#openKeyboard(false);
    if (button.request_contact) return this.#send((room) => api.contact(room));
    if (button.request_location) return this.#sendLocation();
    return this.#say(text);
  }

  #openKeyboard(open) {
    this.#keyboardOpen = open;
    this.#drawKeyboard(true);
  }

  #drawKeyboard(writable) {
    const shown = writable && this.#keyboard !== null;
    this.#find(".reply-keyboard").hidden = !shown || !this.#keyboardOpen;
    const toggle = this.#act("keyboard");
    toggle.hidden = !shown;
    toggle.setAttribute("aria-expanded", String(this.#keyboardOpen));
    if (this.#photos.length === 0) this.#input.placeholder = this.#placeholder();
  }
}

// ── Small shared things ─────────────────────────────────────────────────────────────────────

function flash(node) {
  node.classList.remove("flash");
  requestAnimationFrame(() => node.classList.add("flash"));
  // Left behind, it would flash again whenever the column comes back into view.
  node.addEventListener("animationend", () => node.classList.remove("flash"), { once: true });
}

export function showCount(badge, count) {
  badge.hidden = count === 0;
  badge.textContent = count > 99 ? "99+" : String(count);
}

export function roomKey(room) {
  return room ? `${room.chatId}/${room.userId}` : "";
}

function authorOf(message) {
  return message.sender_chat?.id ?? message.from?.id ?? null;
}
