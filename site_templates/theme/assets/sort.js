/* Tables that say so can be sorted by any column: those of the portfolio, which alone loads this. */
"use strict";

const words = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
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
  if (told) told.textContent = (down ? told.dataset.down : told.dataset.up).replace("{column}", button.textContent);
}

function sortable() {
  for (const table of every("table[data-sortable]")) {
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "lb-sort" });
      button.append(...head.childNodes);
      button.addEventListener("click", () => sortBy(table, column, button));
      head.append(button);
    });
  }
}

onPage(sortable);
