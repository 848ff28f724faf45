/* What all scripts use, and small mends of the theme; every page is whole without. */
"use strict";

const every = (selector, within = document) => [...within.querySelectorAll(selector)];

/* Also where the theme exchanges pages in place. */
const onPage = (start) => (window.document$ ? document$.subscribe(start) : start());

/* What this browser keeps, if it may. */
function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function keep(key, value) {
  try {
    value ? localStorage.setItem(key, JSON.stringify(value)) : localStorage.removeItem(key);
  } catch {}
}

/* Wide tables scroll with the keyboard, too; the theme wraps them late. */
function reachTables() {
  for (const wrap of every(".md-typeset__scrollwrap, .md-typeset pre > code")) {
    if (wrap.scrollWidth > wrap.clientWidth) wrap.setAttribute("tabindex", "0");
    else wrap.removeAttribute("tabindex");
  }
}

addEventListener("load", reachTables);
addEventListener("resize", reachTables);

/* Paper has no folds: what is closed is printed too. */
const folded = [];
addEventListener("beforeprint", () => {
  folded.push(...every("article details:not([open])"));
  for (const details of folded) details.open = true;
});
addEventListener("afterprint", () => {
  while (folded.length) folded.pop().open = false;
});

/* A link that leads to something folded unfolds it. */
function unfold() {
  const found = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const details = found && found.querySelector("details.lb-more");
  if (details) details.open = true;
}

addEventListener("load", unfold);
addEventListener("hashchange", unfold);

/* The ticks of a guide's self-check. */
function keepTicks() {
  for (const list of every("[data-keep]")) {
    const key = `launchbook:${location.pathname}:${list.dataset.keep}`;
    const boxes = every("input[type=checkbox]", list);
    for (const box of boxes) box.checked = kept(key)?.includes(box.id);
    list.addEventListener("change", () => keep(key, boxes.filter((box) => box.checked).map((box) => box.id)));
  }
}

onPage(keepTicks);
