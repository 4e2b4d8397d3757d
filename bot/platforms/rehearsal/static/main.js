// The page: one person's eyes, two chats, a clock.

import { beginAnew } from "./anew.js";
import { Cast, isUnread, markRead } from "./cast.js";
import { Chat } from "./chat.js";
import { Clock } from "./clock.js";
import { Composer, focusOn } from "./composer.js";
import { $ } from "./dom.js";
import { get, post, postFile, watch } from "./net.js";
import { note, popUp } from "./notes.js";
import { starts } from "./starts.js";
import { dayAndHour, say, speak } from "./words.js";

const root = document.documentElement;
const narrow = matchMedia("(max-width: 860px)");
const panes = { group: $("#group"), private: $("#private") };
const chats = {};
const composers = {};

let state = null;
let you = new URLSearchParams(location.search).get("as") ?? "wang";
let shown = "private";
let groupSeen = 0;
let busy = 0;

// Seeing

let loading = null;
let again = null;

function refresh() {
  if (loading === null) {
    loading = load().finally(() => { loading = null; });
    return loading;
  }
  again ??= loading.catch(() => {}).then(() => { again = null; return refresh(); });
  return again;
}

async function load() {
  const asked = you;
  const fresh = await get(`state?as=${encodeURIComponent(asked)}`);
  if (asked !== you) return;
  const isNew = state === null || state.evening !== fresh.evening || state.you !== fresh.you;
  state = fresh;
  if (isNew) for (const chat of Object.values(chats)) chat.clear();
  render();
}

function render() {
  clock.set(state);
  for (const name of ["group", "private"]) {
    $(".start", panes[name]).replaceChildren(...starts[name](state, beginning));
    chats[name].render(state[name], state);
  }
  const person = state.cast.find((one) => one.user === you);
  $("#group-name").textContent = say("group_of");
  $("#private-name").textContent = say("private_of", { name: person.name });
  $(".about", panes.group).textContent = say("people", { count: state.cast.filter((one) => one.user && one.part !== "guest").length });
  $(".about", panes.private).textContent = say(`part.${person.part}`);
  if (isSeen("private")) markRead(state);
  if (isSeen("group")) groupSeen = state.group.length;
  $("#tab-private .dot").hidden = !isUnread(state, person);
  $("#tab-group .dot").hidden = state.group.length <= groupSeen;
  cast.render(state);
  root.dataset.shows = state.you;
}

const isSeen = (name) => !document.hidden && (!narrow.matches || shown === name);

function show(name) {
  shown = name;
  for (const other of ["group", "private"]) {
    const isShown = other === name;
    panes[other].classList.toggle("shown", isShown);
    $(`#tab-${other}`).setAttribute("aria-selected", isShown);
    $(`#tab-${other}`).tabIndex = isShown ? 0 : -1;
  }
  if (state !== null) {
    render();
    chats[name].toEnd();
  }
}

async function be(user) {
  you = user;
  history.replaceState(null, "", `?as=${encodeURIComponent(user)}`);
  await refresh();
}

// Doing

async function act(name, request) {
  work(1);
  try {
    const told = await request();
    await refresh();
    for (const text of told.popUps ?? []) popUp(panes[name], text);
    if (told.opened && narrow.matches) show("private");
    return told;
  } catch (error) {
    note(say(error.status === 413 ? "trouble.too_big" : "trouble.failed"));
    return null;
  } finally {
    work(-1);
  }
}

function work(change) {
  busy += change;
  root.dataset.busy = busy;
}

const speakUp = (name, text) => act(name, () => post("says", { as: you, chat: name, text }));

const beginning = {
  addBot: () => act("group", () => post("adds-bot", { as: you })),
  ask: (text) => speakUp("private", text),
};

function press(name, message, key) {
  if (key.payload === undefined) {
    return act(name, () => post("presses", { as: you, message: message.id, wire: key.wire }));
  }
  if (narrow.matches) show("private");
  return act(name, () => post("opens", { as: you, payload: key.payload }));
}

async function move(how) {
  if (root.dataset.moving !== undefined) return;
  root.dataset.moving = "";
  note(say("clock.moving"));
  const told = await act("group", () => post("moves", how));
  delete root.dataset.moving;
  if (told !== null) {
    const now = dayAndHour(told.now, state.zone);
    note(say(told.found ? "clock.moved" : "clock.nothing", { now }));
  }
}

async function translate(language) {
  localStorage.setItem("language", language);
  await speak(language);
  cast.clear();
  for (const name of ["group", "private"]) {
    composers[name].speak();
    chats[name].clear();
  }
  if (state !== null) render();
}

// Setting up

const cast = new Cast($("#cast"), be);
const clock = new Clock(move);
const commandsFor = (name) => get(`commands?as=${encodeURIComponent(you)}&chat=${name}`);

for (const name of ["group", "private"]) {
  chats[name] = new Chat(panes[name], (message, key) => press(name, message, key));
  composers[name] = new Composer($(".composer", panes[name]), name, {
    onSay: (text) => speakUp(name, text),
    onFile: name === "private" ? ((file) => act(name, () => postFile(`sends-file?as=${encodeURIComponent(you)}`, file))) : null,
    commandsFor,
  });
  $(`#tab-${name}`).addEventListener("click", () => show(name));
}

$(".tabs").addEventListener("keydown", (event) => {
  if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
  const other = shown === "group" ? "private" : "group";
  show(other);
  $(`#tab-${other}`).focus();
});

$(".skip").addEventListener("click", (event) => { event.preventDefault(); show("private"); focusOn("private"); });
$("#language").addEventListener("click", () => translate(say("language_to")));

beginAnew(() => state, (how) => {
  groupSeen = 0;
  act("group", () => post("begins-anew", how));
});

narrow.addEventListener("change", () => render());
document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });

await translate(localStorage.getItem("language") ?? "zh_CN");
show("private");
try {
  await refresh();
} catch (error) {
  if (error.status !== 404) throw error;
  await be("wang");
}
cast.reveal();
watch(() => refresh().catch(() => {}), (isOn) => { $("#offline").hidden = isOn; });
work(0);
