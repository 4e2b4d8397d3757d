// The rehearsal's clock: shown as it runs, and moved.

import { $, $$ } from "./dom.js";
import { dayAndHour, wall } from "./words.js";

export class Clock {
  constructor(onMove) {
    this.now = $("#now");
    this.form = $("#jump");
    this.ahead = 0;
    this.zone = "UTC";
    for (const button of $$("[data-move]")) {
      button.addEventListener("click", () => onMove({ by: button.dataset.move }));
    }
    this.now.addEventListener("click", () => this.toggle());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      const to = $("input", this.form).value;
      this.toggle();
      onMove({ to });
    });
    this.form.addEventListener("keydown", (event) => { if (event.key === "Escape") this.toggle(); });
    setInterval(() => this.show(), 1000);
  }

  set(state) {
    this.zone = state.zone;
    this.ahead = Date.parse(state.now) - Date.now();
    this.show();
  }

  show() {
    const shown = dayAndHour(Date.now() + this.ahead, this.zone);
    if (this.now.textContent !== shown) this.now.textContent = shown;
  }

  toggle() {
    const isOpen = this.form.toggleAttribute("hidden") === false;
    this.now.setAttribute("aria-expanded", isOpen);
    const input = $("input", this.form);
    if (isOpen) {
      input.value = wall(Date.now() + this.ahead, this.zone);
      input.focus();
    } else {
      this.now.focus();
    }
  }
}
