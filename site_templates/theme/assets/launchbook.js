/* Small mends of the theme; every page is whole without them. */
"use strict";

/* Wide tables scroll sideways: let the keyboard do it too. The theme wraps tables after the page has loaded. */
function reachTables() {
  for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code")) {
    if (wrap.scrollWidth > wrap.clientWidth) wrap.setAttribute("tabindex", "0");
    else wrap.removeAttribute("tabindex");
  }
}

window.addEventListener("load", reachTables);
window.addEventListener("resize", reachTables);

/* Paper has no folds: what is closed is printed too, and closed again afterwards. */
const folded = [];
window.addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("article details:not([open])")) {
    details.open = true;
    folded.push(details);
  }
});
window.addEventListener("afterprint", () => {
  while (folded.length) folded.pop().open = false;
});

/* Tables that say so can be sorted by any column; without this script they stand in a sensible order anyway. */
const words = new Intl.Collator(undefined, { numeric: true });
const inOrder = (a, b) => (isNaN(a) || isNaN(b) ? words.compare(a, b) : a - b);

function sortBy(table, column, button) {
  const down = button.parentElement.getAttribute("aria-sort") === "ascending";
  for (const head of table.tHead.rows[0].cells) head.removeAttribute("aria-sort");
  button.parentElement.setAttribute("aria-sort", down ? "descending" : "ascending");
  const rows = [...table.tBodies[0].rows];
  const key = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent;
  /* What has no value stays at the end, whichever way. */
  rows.sort((a, b) => (key(a) === "") - (key(b) === "") || inOrder(key(a), key(b)) * (down ? -1 : 1));
  table.tBodies[0].append(...rows);
  const told = document.querySelector(`[data-sorted="${table.id}"]`);
  if (told) told.textContent = (down ? told.dataset.down : told.dataset.up).replace("{}", button.textContent);
}

for (const table of document.querySelectorAll("table[data-sortable]")) {
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "lb-sort";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sortBy(table, column, button));
    head.append(button);
  });
}

/* A link that leads to something folded unfolds it. */
function unfold() {
  const found = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const details = found && found.querySelector("details.lb-more");
  if (details) details.open = true;
}

window.addEventListener("load", unfold);
window.addEventListener("hashchange", unfold);

/* A reader's own ticks stay in this browser, one key a guide; where that is forbidden they are lost with the page. */
function keepTicks() {
  for (const list of document.querySelectorAll("[data-keep]")) {
    const key = `launchbook:${location.pathname}:${list.dataset.keep}`;
    const boxes = [...list.querySelectorAll("input[type=checkbox]")];
    try {
      const ticked = new Set(JSON.parse(localStorage.getItem(key) || "[]"));
      for (const box of boxes) box.checked = ticked.has(box.id);
    } catch {
      continue;
    }
    list.addEventListener("change", () => {
      try {
        localStorage.setItem(key, JSON.stringify(boxes.filter((box) => box.checked).map((box) => box.id)));
      } catch {
        /* The page works without. */
      }
    });
  }
}

window.addEventListener("load", keepTicks);
