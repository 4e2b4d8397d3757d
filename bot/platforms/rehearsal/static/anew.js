// Starting over, with a branch or without one, on a rich platform or a poor one.

import { $ } from "./dom.js";

export function beginAnew(stateNow, onBegin) {
  const dialog = $("#anew");
  const { begin, poor } = $("form", dialog).elements;
  $("#restart").addEventListener("click", () => {
    const { isEmpty, isPoor } = stateNow();
    begin.value = isEmpty ? "empty" : "seeded";
    poor.checked = isPoor;
    dialog.returnValue = "";
    dialog.showModal();
  });
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "go") onBegin({ isEmpty: begin.value === "empty", isPoor: poor.checked });
  });
}
