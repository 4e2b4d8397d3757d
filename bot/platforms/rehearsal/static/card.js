// One card: picture, title, lead, fields, table, note, file, buttons.

import { h } from "./dom.js";
import { say } from "./words.js";

export function cardOf(card, onPress, id) {
  return h("div", { class: "card" },
    card.picture && h("img", { class: "picture", src: `pictures/${id}.png`, alt: card.picture.alt }),
    card.title && h("h3", { dir: "auto" }, card.title),
    card.lead && h("p", { class: "lead", dir: "auto" }, linked(card.lead)),
    card.fields.length > 0 && fieldsOf(card.fields),
    card.table && tableOf(card.table),
    card.note && h("p", { class: "note", dir: "auto" }, card.note),
    card.rows.length > 0 && h("div", { class: "keys" },
      card.rows.map((row) => h("div", { class: "row" }, row.map((key) => keyOf(key, onPress))))),
  );
}

const LINK = /(https?:\/\/\S+)/;

// An address in a text can be opened, as every chat service lets one.
function linked(text) {
  return text.split(LINK).map((part) => LINK.test(part)
    ? h("a", { href: part, target: "_blank", rel: "noopener noreferrer" }, part)
    : part);
}

function keyOf(key, onPress) {
  const leads = key.payload !== undefined;
  return h("button", {
    type: "button",
    class: leads ? "key door" : "key",
    title: key.long,
    data: { label: key.label },
    onclick: () => onPress(key),
  }, key.label);
}

function fieldsOf(fields) {
  return h("dl", { class: "fields" }, fields.map(([name, value]) =>
    h("div", {}, h("dt", {}, name), h("dd", { dir: "auto" }, value))));
}

const SHORT = 6;

function tableOf({ headings, rows }) {
  const isShort = headings.map((_, column) =>
    column > 0 && rows.every((row) => (row[column] ?? "").length <= SHORT));
  const cells = (tag, row, props = {}) => row.map((text, column) =>
    h(tag, { ...props, class: isShort[column] && "short" }, text));
  return h("div", { class: "table", tabindex: 0, role: "region", "aria-label": say("table") },
    h("table", {},
      headings.some(Boolean) && h("thead", {}, h("tr", {}, cells("th", headings, { scope: "col" }))),
      h("tbody", {}, rows.map((row) => h("tr", {}, cells("td", row))))));
}

const UNITS = ["B", "KB", "MB"];

export function fileOf(id, file) {
  let size = file.size;
  let unit = 0;
  for (; size >= 1000 && unit < UNITS.length - 1; unit += 1) size /= 1000;
  const shown = `${unit && size < 10 ? size.toFixed(1) : Math.round(size)} ${UNITS[unit]}`;
  return h("a", { class: "file", href: `files/${id}`, download: file.name },
    h("span", { class: "kind", "aria-hidden": "true" }, file.name.split(".").pop().slice(0, 4)),
    h("span", { class: "name" }, file.name, h("small", {}, shown)));
}
