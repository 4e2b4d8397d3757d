// One chat's messages. Only what has changed is drawn anew, so that focus and scrolling stay.

import { cardOf, fileOf } from "./card.js";
import { $, $$, h } from "./dom.js";
import { day, hour, say } from "./words.js";

const NEAR = 90; // pixels from the end that still count as reading the newest
const PAUSE = 5 * 60_000; // after which the same person is named again

export class Chat {
  constructor(section, onPress) {
    this.section = section;
    this.list = $(".log", section);
    this.scroller = $(".scroller", section);
    this.newer = $(".newer", section);
    this.onPress = onPress;
    this.newer.addEventListener("click", () => this.toEnd(true));
    this.scroller.addEventListener("scroll", () => { if (this.isAtEnd()) this.newer.hidden = true; });
  }

  clear() {
    this.list.replaceChildren();
  }

  render(messages, state) {
    const isFirst = this.list.childElementCount === 0;
    const wasAtEnd = isFirst || this.isAtEnd();
    const before = this.list.lastElementChild?.dataset.key;
    this.list.setAttribute("aria-live", isFirst ? "off" : "polite"); // not the whole past aloud
    this.place(this.wanted(messages, state));
    const last = messages.at(-1);
    const isNew = last !== undefined && before !== last.id;
    if (wasAtEnd || (isNew && last.author === state.you)) this.toEnd();
    else if (isNew) this.newer.hidden = false;
    $(".start", this.section).classList.toggle("brief", messages.length > 0);
  }

  wanted(messages, state) {
    const items = [];
    let previous = null;
    for (const message of messages) {
      const date = day(message.at, state.zone);
      if (previous === null || date !== day(previous.at, state.zone)) {
        items.push({ key: `day-${date}`, rev: "", make: () => h("li", { class: "day" }, h("span", {}, date)) });
        previous = null;
      }
      const follows = previous !== null && previous.author === message.author
        && new Date(message.at) - new Date(previous.at) < PAUSE;
      items.push({
        key: message.id,
        rev: `${message.edits}${follows}`,
        make: () => this.messageOf(message, state, follows),
      });
      previous = message;
    }
    return items;
  }

  place(items) {
    const known = new Map($$(":scope > li", this.list).map((node) => [node.dataset.key, node]));
    let after = null;
    for (const { key, rev, make } of items) {
      let node = known.get(key);
      known.delete(key);
      if (node === undefined || node.dataset.rev !== rev) {
        const fresh = make();
        Object.assign(fresh.dataset, { key, rev });
        if (node !== undefined) this.swap(node, fresh);
        node = fresh;
      }
      const next = after === null ? this.list.firstElementChild : after.nextElementSibling;
      if (node !== next) this.list.insertBefore(node, next);
      after = node;
    }
    for (const gone of known.values()) gone.remove();
  }

  swap(old, fresh) {
    const focused = $$("button", old).indexOf(document.activeElement);
    fresh.classList.add("changed");
    old.replaceWith(fresh);
    if (focused >= 0) ($$("button", fresh)[focused] ?? this.scroller).focus();
  }

  messageOf(message, state, follows) {
    const isMine = message.author === state.you;
    const part = message.author === "" ? undefined : state.cast.find((one) => one.user === message.author);
    const kind = message.author === "" ? "bot" : isMine ? "mine" : "other";
    const content = [
      message.card && cardOf(message.card, (key) => this.onPress(message, key), message.id),
      message.text && h("p", { class: "text", dir: "auto" }, message.text),
      message.file && fileOf(message.id, message.file),
    ];
    return h("li", { class: `message ${kind}${follows ? " follow" : ""}` },
      avatarOf(part, state.cast),
      h("div", { class: "body" },
        h("p", { class: "who" }, part?.name ?? say("bot"),
          part && h("small", {}, say(`part.${part.part}`))),
        h("div", { class: "bubble" }, content),
        h("time", { datetime: message.at }, hour(message.at, state.zone))));
  }

  isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  toEnd(smoothly = false) {
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smoothly ? "smooth" : "instant" });
    this.newer.hidden = true;
  }
}

export function avatarOf(part, cast) {
  if (part === undefined) return h("span", { class: "avatar bot", "aria-hidden": "true" }, say("bot_mark"));
  const hue = (cast.indexOf(part) * 360) / cast.length;
  return h("span", { class: "avatar", "aria-hidden": "true", hue }, part.name.slice(-2));
}
