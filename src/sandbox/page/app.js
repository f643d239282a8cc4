// The page around the chats: who is who, which chat is seen, the calendar clock, the connection.

import { api, follow } from "./api.js";
import { Answers, ChatView, commandsFor, explain, roomKey, showCount, toast } from "./chat.js";
import { wireGuide } from "./guide.js";
import { el, fullName, icon, initials, tint } from "./markup.js";

const ROLES = ["owner", "admin", "resident"];
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 10_000;
const CLOCK_LOOK_MS = 20_000;
// Matches the style sheet: below it one column is seen at a time.
const wide = matchMedia("(min-width: 960px)");

const byId = (id) => document.getElementById(id);
const columns = Object.fromEntries(
  ROLES.map((role) => [role, document.querySelector(`.column[data-role="${role}"]`)]),
);

let world = { people: [], group: null, commands: [], description: {}, me: null, clock: null };
const selected = { owner: null, admin: null, resident: null };
// In the admin column: the group, or the acting member's own chat with the bot.
let adminPlace = "group";
let active = "owner";
const unread = new Map();
const answers = new Answers();

// ── People and rooms ────────────────────────────────────────────────────────────────────────

const person = (id) => world.people.find((one) => one.id === id);
const peopleOf = (role) => world.people.filter((one) => one.role === role);
const membership = (userId) => world.group?.members.find((member) => member.user_id === userId)?.status ?? "left";
const isAdmin = (userId) => ["creator", "administrator"].includes(membership(userId));
const isInside = (userId) => isAdmin(userId) || membership(userId) === "member";

/** Groups besides the admins' stand among the residents, each played by its creator. */
function withRooms(fresh) {
  const rooms = fresh.rooms.map((room) => ({
    id: room.id,
    first_name: room.title,
    role: "resident",
    actsAs: room.members.find((member) => member.status === "creator")?.user_id ?? room.members[0].user_id,
  }));
  return { ...fresh, people: [...fresh.people, ...rooms] };
}

/** Whoever may be acted as in the admin column; administrators first. */
function actors() {
  const inside = world.people.filter((one) => isInside(one.id));
  const all = world.group ? inside : peopleOf("admin");
  return [...all.filter((one) => isAdmin(one.id)), ...all.filter((one) => !isAdmin(one.id))];
}

function candidates(role) {
  return role === "admin" ? actors() : peopleOf(role);
}

function showsGroup(role) {
  return role === "admin" && adminPlace === "group" && world.group !== null;
}

function roomOf(role) {
  const userId = selected[role];
  if (userId === null) return null;
  const label = fullName(person(userId));
  const { actsAs } = person(userId);
  if (actsAs) return { chatId: userId, userId: actsAs, isGroup: true, label };
  if (showsGroup(role)) return { chatId: world.group.id, userId, isGroup: true, label };
  return { chatId: userId, userId, isGroup: false, label };
}

function roleOfChat(chatId) {
  return chatId === world.group?.id ? "admin" : person(chatId)?.role;
}

/** Keeps the choice when it is still there, else takes the first. */
function keepSelectionsValid() {
  for (const role of ROLES) {
    const ids = candidates(role).map((one) => one.id);
    if (!ids.includes(selected[role])) selected[role] = ids[0] ?? null;
  }
}

// ── Chats ───────────────────────────────────────────────────────────────────────────────────

const views = Object.fromEntries(ROLES.map((role) => [role, makeView(role)]));

function makeView(role) {
  return new ChatView(columns[role].querySelector(".chat-slot"), {
    answers,
    botUsername: () => world.me?.username,
    describe: (room) => emptyWords(role, room),
    commands: (room) =>
      commandsFor(world.commands, { ...room, isAdmin: isAdmin(room.userId), language: person(room.userId)?.language_code }),
    openBot,
    showAlert,
    viewPhoto,
    onTyping: (typing) => {
      columns[role].classList.toggle("is-typing", typing);
      drawSubtitle(role);
    },
    onAccess: (blocked, started) => drawBlockButton(role, blocked, started),
  });
}

function emptyWords(role, room) {
  if (!room) {
    return role === "resident"
      ? { title: "Belum ada warga", text: "Tambah warga untuk mulai mencoba." }
      : { title: "Belum ada siapa-siapa", text: "Obrolan muncul di sini begitu orangnya ada." };
  }
  if (room.isGroup && role === "resident") {
    return { title: "Grup masih sepi", text: "Ketik /langganan: admin grup bisa memulai langganan grup ini." };
  }
  if (room.isGroup) return { title: "Grup masih sepi", text: "Usulan promosi yang perlu diperiksa akan muncul di sini." };
  const description = world.description?.[person(room.userId)?.language_code] || world.description?.[""];
  return { title: botName(), text: description || "Tekan Mulai untuk menyapa bot." };
}

async function showRoom(role) {
  const room = roomOf(role);
  if (room && isSeen(role)) unread.delete(room.chatId);
  drawColumn(role);
  drawUnread();
  try {
    await views[role].show(room);
  } catch (error) {
    views[role].toast(explain(error), { error: true });
  }
}

function isSeen(role) {
  return wide.matches || active === role;
}

/** Brings a person's private chat with the bot to the front. */
async function showPerson(userId) {
  const { role } = person(userId);
  selected[role] = userId;
  if (role === "admin") adminPlace = "private";
  activate(role);
  await showRoom(role);
  return views[role];
}

async function openBot(userId, payload) {
  const view = await showPerson(userId);
  if (payload !== null) await view.start(payload);
}

// ── Columns ─────────────────────────────────────────────────────────────────────────────────

function botName() {
  return world.me?.first_name || "Bot";
}

function drawEverything() {
  keepSelectionsValid();
  byId("bot-name").textContent = botName();
  drawClock();
  ROLES.forEach(drawColumn);
  drawUnread();
  if (byId("members").open) drawMembers();
}

function drawColumn(role) {
  const column = columns[role];
  const inGroup = showsGroup(role);
  const name = inGroup ? world.group.title : fullName(person(selected[role]));
  const avatar = column.querySelector(".avatar");
  avatar.textContent = selected[role] === null ? "–" : initials(name);
  avatar.dataset.tint = tint(inGroup ? world.group.id : selected[role]);
  drawSubtitle(role);
  if (role === "admin") drawActing();
  else drawTabs(role);
}

function drawSubtitle(role) {
  const subtitle = columns[role].querySelector(".subtitle");
  const typing = columns[role].classList.contains("is-typing");
  subtitle.textContent = typing ? `${botName()} mengetik…` : subtitleOf(role);
}

function subtitleOf(role) {
  if (showsGroup(role)) return world.group.title;
  const one = person(selected[role]);
  if (!one) return "Belum ada";
  const language = { id: "Indonesia", jv: "Jawa" }[one.language_code] ?? one.language_code;
  return [fullName(one), language].filter(Boolean).join(" · ");
}

function drawBlockButton(role, blocked, started) {
  const button = columns[role].querySelector(".block");
  if (!button) return;
  const label = blocked ? "Buka blokir bot" : "Blokir bot";
  button.hidden = !started && !blocked;
  button.setAttribute("aria-pressed", String(blocked));
  button.setAttribute("aria-label", label);
  button.title = label;
}

// ── Tabs of residents and owners ────────────────────────────────────────────────────────────

function drawTabs(role) {
  const people = peopleOf(role);
  const bar = columns[role].querySelector(".tabs-bar");
  const list = bar.querySelector(".tabs");
  const hadFocus = list.contains(document.activeElement);
  bar.hidden = role === "owner" && people.length < 2;
  list.replaceChildren(...people.map((one) => tab(role, one)));
  const current = list.querySelector('[aria-selected="true"]');
  current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (hadFocus) current?.focus();
}

function tab(role, one) {
  const chosen = one.id === selected[role];
  const badge = el("span", { class: "badge" });
  showCount(badge, chosen && isSeen(role) ? 0 : (unread.get(one.id) ?? 0));
  return el(
    "button",
    {
      type: "button",
      class: "tab",
      role: "tab",
      "aria-selected": String(chosen),
      tabindex: chosen ? "0" : "-1",
      "data-user-id": one.id,
      title: fullName(one),
      onclick: () => select(role, one.id),
      onkeydown: (event) => moveBetweenTabs(role, event),
    },
    el("span", { class: "tab-name" }, fullName(one)),
    badge,
  );
}

function select(role, userId) {
  selected[role] = userId;
  showRoom(role);
}

function moveBetweenTabs(role, event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const ids = peopleOf(role).map((one) => one.id);
  select(role, ids.at((ids.indexOf(selected[role]) + step) % ids.length));
}

// ── The admin group ─────────────────────────────────────────────────────────────────────────

const STATUS_WORDS = { creator: "Pemilik grup", administrator: "Admin", member: "Anggota biasa", left: "Di luar grup" };

function drawActing() {
  const people = actors();
  byId("acting-bar").hidden = people.length === 0;
  byId("open-members").hidden = !world.group;
  const admins = people.filter((one) => isAdmin(one.id));
  const others = people.filter((one) => !isAdmin(one.id));
  byId("acting").replaceChildren(actingGroup("Admin", admins), actingGroup("Anggota biasa", others));
  for (const button of document.querySelectorAll("[data-place]")) {
    button.setAttribute("aria-pressed", String((button.dataset.place === "group") === showsGroup("admin")));
    button.disabled = button.dataset.place === "group" && !world.group;
  }
}

function actingGroup(label, people) {
  const options = people.map((one) =>
    el("option", { value: one.id, selected: one.id === selected.admin }, fullName(one)),
  );
  return options.length > 0 ? el("optgroup", { label }, ...options) : "";
}

function drawMembers() {
  const list = byId("members").querySelector(".member-list");
  const playable = world.people.filter((one) => !one.actsAs);
  const everyone = world.me ? [world.me, ...playable] : playable;
  list.replaceChildren(...everyone.map(memberRow));
}

function memberRow(one) {
  const status = STATUS_WORDS[membership(one.id)] ? membership(one.id) : "left";
  const choices = status === "creator" ? ["creator"] : ["administrator", "member", "left"];
  const choose = el(
    "select",
    { "aria-label": `Status ${fullName(one)}`, "data-user-id": one.id, disabled: status === "creator" },
    ...choices.map((choice) => el("option", { value: choice, selected: choice === status }, STATUS_WORDS[choice])),
  );
  choose.addEventListener("change", async () => {
    await tried(() => api.member(one.id, choose.value));
    await tried(refreshWorld);
    // After a refusal nothing changed, yet the list shows what was wished.
    drawMembers();
  });
  return el(
    "li",
    {},
    el("span", { class: "avatar small", "data-tint": tint(one.id), "aria-hidden": "true" }, initials(fullName(one))),
    el("span", { class: "member-name" }, fullName(one)),
    choose,
  );
}

// ── Unread, and which column a phone shows ──────────────────────────────────────────────────

function countUnread(event) {
  const role = roleOfChat(event.chat_id);
  const author = event.message.from?.id;
  if (!role || author === selected[role] || author === event.chat_id) return;
  const seen = isSeen(role) && roomOf(role)?.chatId === event.chat_id;
  if (seen) return;
  unread.set(event.chat_id, (unread.get(event.chat_id) ?? 0) + 1);
  drawUnread();
  if (role !== "admin") drawTabs(role);
}

function drawUnread() {
  for (const role of ROLES) {
    const chats = [...unread.keys()].filter((chatId) => roleOfChat(chatId) === role);
    const total = chats.reduce((sum, chatId) => sum + unread.get(chatId), 0);
    showCount(document.querySelector(`.switcher [data-show="${role}"] .badge`), total);
  }
}

function activate(role) {
  active = role;
  document.body.dataset.active = role;
  for (const button of document.querySelectorAll(".switcher button")) {
    if (button.dataset.show === role) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  const room = roomOf(role);
  if (room) unread.delete(room.chatId);
  if (role !== "admin") drawTabs(role);
  drawUnread();
}

/** Brings to the front what a step of the guide speaks of, ready to be pressed or written into. */
function goTo(place) {
  if (place === "clock") return byId("advance").focus();
  activate(place);
  columns[place].classList.remove("called");
  requestAnimationFrame(() => columns[place].classList.add("called"));
  views[place].focus();
}

// ── The calendar clock ──────────────────────────────────────────────────────────────────────

const clockDate = new Intl.DateTimeFormat("id-ID", { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const clockTime = new Intl.DateTimeFormat("id-ID", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

function drawClock() {
  byId("clock-box").hidden = !world.clock;
  byId("advance").hidden = !world.can_advance;
  if (!world.clock) return;
  // The wall time where the bot lives, whatever the reader's own time zone.
  const wallTime = new Date(`${world.clock.slice(0, 19)}Z`);
  byId("clock").dateTime = world.clock;
  byId("clock").querySelector(".clock-date").textContent = clockDate.format(wallTime);
  byId("clock").querySelector(".clock-time").textContent = `${clockTime.format(wallTime)} WIB`;
}

async function advance() {
  const button = byId("advance");
  button.setAttribute("aria-busy", "true");
  button.disabled = true;
  const result = await tried(() => api.advance());
  button.removeAttribute("aria-busy");
  button.disabled = false;
  // Where a digest arrives, or where the reader is looking.
  if (result?.note) views[wide.matches ? "resident" : active].toast(result.note);
  await tried(refreshWorld);
}

// ── Dialogs ─────────────────────────────────────────────────────────────────────────────────

function showAlert(text) {
  const dialog = byId("alert");
  dialog.querySelector(".dialog-text").textContent = text;
  if (!dialog.open) dialog.showModal();
}

function viewPhoto(source) {
  byId("viewer").querySelector("img").src = source;
  byId("viewer").showModal();
}

async function addResident() {
  const dialog = byId("add-resident");
  if (dialog.returnValue !== "add") return;
  const form = dialog.querySelector("form");
  const { first_name: typed, language_code: language } = Object.fromEntries(new FormData(form));
  const name = typed.trim();
  const added = name && (await tried(() => api.addResident(name, language)));
  if (!added) return;
  form.reset();
  await tried(refreshWorld);
  await showPerson(added.id);
}

async function tried(ask) {
  try {
    return await ask();
  } catch (error) {
    const shelf = byId("page-toasts");
    toast(shelf, explain(error), { error: true });
    // Shown anew, it lies above a dialog that was opened since.
    shelf.hidePopover();
    shelf.showPopover();
    return null;
  }
}

// ── Wiring ──────────────────────────────────────────────────────────────────────────────────

function wire() {
  wireGuide(goTo);
  byId("advance").addEventListener("click", advance);
  byId("open-add").prepend(icon("plus"));
  byId("open-add").addEventListener("click", () => {
    byId("add-resident").returnValue = "";
    byId("add-resident").showModal();
  });
  byId("add-resident").addEventListener("close", addResident);
  byId("add-resident").querySelector("[data-close]").addEventListener("click", () => byId("add-resident").close());
  byId("viewer").querySelector("button").append(icon("close"));
  byId("viewer").addEventListener("click", () => byId("viewer").close());
  const members = byId("open-members");
  members.append(icon("people"));
  members.title = "Anggota grup";
  members.setAttribute("aria-label", members.title);
  members.addEventListener("click", () => {
    drawMembers();
    byId("members").showModal();
  });
  byId("acting").addEventListener("change", ({ target }) => select("admin", Number(target.value)));
  for (const button of document.querySelectorAll("[data-place]")) {
    button.addEventListener("click", () => {
      adminPlace = button.dataset.place;
      showRoom("admin");
    });
  }
  const icons = { owner: "shop", admin: "people", resident: "person" };
  for (const button of document.querySelectorAll(".switcher button")) {
    button.querySelector(".switcher-icon").append(icon(icons[button.dataset.show]));
    button.addEventListener("click", () => activate(button.dataset.show));
  }
  for (const role of ["owner", "resident"]) {
    const button = columns[role].querySelector(".block");
    button.append(icon("block"));
    button.addEventListener("click", () => views[role].setBlocked(button.getAttribute("aria-pressed") !== "true"));
  }
  wide.addEventListener("change", () => ROLES.filter(isSeen).forEach((role) => {
    const room = roomOf(role);
    if (room) unread.delete(room.chatId);
    drawColumn(role);
    drawUnread();
  }));
}

// ── The connection ──────────────────────────────────────────────────────────────────────────

function onEvent(event) {
  switch (event.type) {
    case "answer":
      answers.deliver(event);
      break;
    case "people":
    case "clock":
      refreshWorld().catch(console.warn);
      break;
    case "message":
      countUnread(event);
    // falls through
    default:
      ROLES.forEach((role) => views[role].apply(event));
  }
}

/** Who is there, the clock, the commands: fetched whole, as they seldom change. */
async function refreshWorld() {
  const fresh = withRooms(await api.state());
  const changed = lasting(fresh) !== lasting(world);
  const before = ROLES.map((role) => roomKey(roomOf(role)));
  world = fresh;
  drawClock();
  // Redrawing for nothing would close a list somebody is choosing from.
  if (!changed) return;
  drawEverything();
  await Promise.all(ROLES.map((role, index) =>
    roomKey(roomOf(role)) === before[index] ? views[role].refresh() : showRoom(role),
  ));
}

/** What of the world is more than the passing of time. */
function lasting({ seq, clock, ...rest }) {
  return JSON.stringify(rest);
}

async function openEverything() {
  world = withRooms(await api.state());
  drawEverything();
  await Promise.all(ROLES.map((role) => views[role].show(roomOf(role))));
  return world.seq;
}

function pause(milliseconds) {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      byId("retry").removeEventListener("click", wake);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    byId("retry").addEventListener("click", wake);
  });
}

async function stayConnected() {
  for (let wait = FIRST_RETRY_MS; ; ) {
    try {
      const seq = await openEverything();
      byId("offline").hidden = true;
      wait = FIRST_RETRY_MS;
      await follow(seq, onEvent);
    } catch (error) {
      console.warn(error);
      byId("offline").hidden = false;
      await pause(wait);
      wait = Math.min(wait * 2, LONGEST_RETRY_MS);
    }
  }
}

wire();
stayConnected();
// The clock runs and the bot may announce commands late; neither is an event.
setInterval(() => byId("offline").hidden && refreshWorld().catch(console.warn), CLOCK_LOOK_MS);
