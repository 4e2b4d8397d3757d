// Writing: Enter sends, Shift+Enter begins a line, a slash offers the commands.

import { $, h } from "./dom.js";
import { say } from "./words.js";

export class Composer {
  constructor(form, chat, { onSay, onFile, commandsFor }) {
    this.chat = chat;
    this.onSay = onSay;
    this.commandsFor = commandsFor;
    this.offered = [];
    this.at = 0;
    this.text = h("textarea", { id: `${chat}-text`, rows: 1, autocomplete: "off", "aria-autocomplete": "list", "aria-controls": `${chat}-offers` });
    this.offers = h("ul", { id: `${chat}-offers`, class: "offers", role: "listbox", hidden: true });
    this.slash = h("button", { type: "button", class: "slash", onclick: () => this.toggle() }, "/");
    this.send = h("button", { class: "send" });
    this.file = onFile ? h("input", { type: "file", hidden: true, onchange: () => this.attached(onFile) }) : null;
    this.attach = onFile ? h("button", { type: "button", class: "attach", onclick: () => this.file.click() }, "+") : null;
    form.append(this.offers, ...[this.attach, this.file].filter(Boolean), this.slash, this.text, this.send);
    form.addEventListener("submit", (event) => { event.preventDefault(); this.say(); });
    form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) this.close(); });
    this.text.addEventListener("input", () => { this.fit(); this.offer(); });
    this.text.addEventListener("keydown", (event) => this.key(event));
  }

  speak() {
    const hint = say(`composer.${this.chat}`);
    this.text.placeholder = hint;
    this.text.setAttribute("aria-label", hint);
    this.send.textContent = say("composer.send");
    this.slash.title = say("composer.commands");
    this.slash.setAttribute("aria-label", say("composer.commands"));
    this.offers.setAttribute("aria-label", say("composer.commands"));
    this.attach?.setAttribute("aria-label", say("composer.attach"));
    if (this.attach) this.attach.title = say("composer.attach");
  }

  say() {
    const words = this.text.value.trim();
    this.close();
    if (words === "") return;
    this.text.value = "";
    this.fit();
    this.onSay(words);
  }

  attached(onFile) {
    for (const file of this.file.files) onFile(file);
    this.file.value = "";
  }

  fit() {
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight + 2}px`;
  }

  key(event) {
    if (event.isComposing || event.keyCode === 229) return; // Enter chooses a word of the input method
    if (!this.offers.hidden && this.offered.length > 0) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        this.mark((this.at + step + this.offered.length) % this.offered.length);
        return;
      }
      const isWhole = this.offered.some(({ name, alias }) => [`/${name}`, `/${alias}`].includes(this.text.value.trim()));
      if ((event.key === "Tab" && !event.shiftKey) || (event.key === "Enter" && !isWhole)) {
        event.preventDefault();
        this.take(this.offered[this.at]);
        return;
      }
    }
    if (event.key === "Escape" && !this.offers.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.say();
    }
  }

  toggle() {
    if (!this.offers.hidden) {
      this.close();
    } else {
      if (!this.text.value.startsWith("/")) this.text.value = "/";
      this.offer();
    }
    this.text.focus();
  }

  async offer() {
    const typed = this.text.value;
    if (!/^\/\S*$/.test(typed)) return this.close();
    const commands = await this.commandsFor(this.chat);
    if (this.text.value !== typed) return undefined;
    const start = typed.slice(1).toLowerCase();
    this.offered = commands.filter(({ name, alias }) => name.startsWith(start) || alias.startsWith(start));
    this.offers.replaceChildren(...this.offered.map((command, index) => h("li", {
      id: `${this.chat}-offer-${index}`,
      role: "option",
      onpointerdown: (event) => event.preventDefault(), // the text keeps the focus
      onclick: () => this.take(command),
    }, h("b", {}, `/${command.name}`), h("span", {}, command.alias), h("small", {}, command.text))));
    if (this.offered.length === 0) this.offers.append(h("li", { class: "none" }, say("composer.no_commands")));
    this.offers.hidden = false;
    this.mark(0);
    return undefined;
  }

  mark(index) {
    this.at = index;
    [...this.offers.children].forEach((item, number) => item.setAttribute("aria-selected", number === index));
    const chosen = this.offers.children[index];
    if (this.offered.length > 0) this.text.setAttribute("aria-activedescendant", chosen.id);
    chosen?.scrollIntoView({ block: "nearest" });
  }

  take(command) {
    this.text.value = `/${command.name} `;
    this.close();
    this.text.focus();
  }

  close() {
    this.offers.hidden = true;
    this.text.removeAttribute("aria-activedescendant");
  }
}

export const focusOn = (chat) => $(`#${chat}-text`).focus();
