// The cast: who one can be. What the bot told each in private is remembered as read or unread.

import { avatarOf } from "./chat.js";
import { $, $$, h } from "./dom.js";
import { say } from "./words.js";

export class Cast {
  constructor(fieldset, onPick) {
    this.list = $(".people", fieldset);
    this.list.addEventListener("change", (event) => onPick(event.target.value));
  }

  clear() {
    this.list.replaceChildren();
  }

  render(state) {
    if (this.list.childElementCount !== state.cast.length) {
      this.list.replaceChildren(...state.cast.map((part) => personOf(part, state.cast)));
    }
    for (const input of $$("input", this.list)) input.checked = input.value === state.you;
    for (const part of state.cast) {
      if (part.user) $(`[data-user="${part.user}"] .dot`, this.list).hidden = !isUnread(state, part);
    }
  }

  reveal() {
    const chosen = $("input:checked", this.list)?.closest("label");
    chosen?.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
  }
}

function personOf(part, cast) {
  const about = part.user ? say(`part.${part.part}`) : say("cast.no_account");
  return h("label", { class: part.user ? "person" : "person absent", title: about, data: { user: part.user } },
    h("input", { type: "radio", name: "you", value: part.user, disabled: !part.user }),
    avatarOf(part, cast),
    h("span", { class: "name" }, part.name, h("small", {}, about)),
    h("i", { class: "dot", role: "img", "aria-label": say("unread"), hidden: true }));
}

const seenKey = (state, user) => `seen:${state.evening}:${user}`;

export const isUnread = (state, part) => part.said > Number(sessionStorage.getItem(seenKey(state, part.user)) ?? 0);

export function markRead(state) {
  const part = state.cast.find((one) => one.user === state.you);
  sessionStorage.setItem(seenKey(state, part.user), String(part.said));
}
