// Lines that appear for a moment: pop-ups over a chat, notes over the page.

import { $, h } from "./dom.js";

const SHORTEST = { "pop-up": 4000, note: 1200 }; // milliseconds
const PER_CHARACTER = 70;

export function popUp(section, text) {
  show($(".pop-ups", section), text, "pop-up");
}

export function note(text) {
  const place = $("#notes");
  place.replaceChildren();
  show(place, text, "note");
}

function show(place, text, kind) {
  const line = h("p", { class: kind, dir: "auto" }, text);
  place.append(line);
  while (place.childElementCount > 3) place.firstElementChild.remove();
  setTimeout(() => line.remove(), SHORTEST[kind] + PER_CHARACTER * text.length);
}
