// What is a little easier with JavaScript; everything works without it.

const button = (text, act) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
};

// A button that prints.
const head = document.querySelector(".head");
const print = document.documentElement.dataset.print;
if (head && print) {
  const made = button(print, () => window.print());
  made.className = "print";
  head.append(made);
}

// On a phone the contents are wider than the page: where one is stays in sight.
document.querySelector(".top nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

// The column under the pointer or the keyboard stands out, as its row does.
for (const table of document.querySelectorAll("table.matrix:not(.calendar)")) {
  const light = (event) => {
    const cell = event.target.closest("td, th");
    for (const one of table.querySelectorAll(".cross")) one.classList.remove("cross");
    if (cell && cell.cellIndex > 0) table.tHead.rows[0].cells[cell.cellIndex]?.classList.add("cross");
  };
  table.addEventListener("mouseover", light);
  table.addEventListener("focusin", light);
  table.addEventListener("mouseleave", light);
}

// What was changed and not saved is not lost by leaving the page.
for (const form of document.querySelectorAll('form[method="post"]:not(.leave)')) {
  let isTouched = false;
  form.addEventListener("change", () => { isTouched = true; });
  form.addEventListener("submit", () => { isTouched = false; });
  window.addEventListener("beforeunload", (event) => {
    if (isTouched) event.preventDefault();
  });
}
