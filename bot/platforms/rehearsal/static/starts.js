// What stands in a chat before anything was said there.

import { h } from "./dom.js";
import { say } from "./words.js";

export const starts = {
  group(state, { addBot }) {
    if (state.isBotHere) return state.group.length > 0 ? [] : [h("p", {}, say("empty.group"))];
    const canAdd = state.cast.find((one) => one.user === state.you).isAdmin;
    return [
      h("p", {}, say("empty.no_bot")),
      canAdd
        ? h("button", { type: "button", class: "primary", onclick: addBot }, say("empty.add_bot"))
        : h("p", {}, say("empty.not_admin")),
    ];
  },

  private(state, { ask }) {
    if (state.private.length > 0) return [];
    const help = say("empty.help");
    return [
      h("p", {}, say("empty.private")),
      h("button", { type: "button", class: "chip", onclick: () => ask(help) }, help),
    ];
  },
};
