// The page's own sentences, in the language the reader has chosen.

import { $$ } from "./dom.js";
import { get } from "./net.js";

let book = {};
let language = "zh_CN";

export async function speak(wanted) {
  book = await get(`words/${wanted}.json`);
  language = wanted;
  document.documentElement.lang = tag();
  document.title = say("title");
  for (const node of $$("[data-words]")) node.textContent = say(node.dataset.words);
  for (const node of $$("[data-label]")) node.setAttribute("aria-label", say(node.dataset.label));
  for (const node of $$("[data-title]")) node.title = say(node.dataset.title);
}

export function say(key, blanks = {}) {
  const sentence = book[key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => blanks[name] ?? whole);
}

export const tag = () => language.replace("_", "-");

// Times are told in the branch's zone, wherever the reader sits.

const formats = new Map();

function format(moment, zone, options) {
  const key = JSON.stringify([tag(), zone, options]);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(tag(), { timeZone: zone, hourCycle: "h23", ...options }));
  }
  return formats.get(key).format(new Date(moment));
}

export const hour = (moment, zone) => format(moment, zone, { hour: "2-digit", minute: "2-digit" });

export const day = (moment, zone) =>
  format(moment, zone, { month: "long", day: "numeric", weekday: "long" });

export const dayAndHour = (moment, zone) =>
  format(moment, zone, { month: "short", day: "numeric", weekday: "short" }) + " " + hour(moment, zone);

// As an input of the kind datetime-local writes it.
export function wall(moment, zone) {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  return parts.format(new Date(moment)).replace(" ", "T");
}
