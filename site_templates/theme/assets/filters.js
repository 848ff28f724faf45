/* Long tables, narrowed to what a reader looks for; the choice stands in the address. */
"use strict";

let readFilters;

/* Up to the next heading of its kind. */
function below(heading) {
  const found = [];
  for (let e = heading.nextElementSibling; e && (e.tagName < "H" || e.tagName > heading.tagName); e = e.nextElementSibling)
    found.push(e);
  return found;
}

function startFilters() {
  readFilters = null;
  const template = document.querySelector("template[data-lb=filters]");
  if (!template) return;
  const bar = template.content.firstElementChild.cloneNode(true);
  template.replaceWith(bar);
  const article = bar.closest("article");
  const rows = every("[data-party]", article);
  const holders = every(":is(table, tbody):has([data-party])", article);
  const found = every(":scope > :is(h2, h3, h4)", article).map((heading) => {
    const content = below(heading);
    return { heading, content, rows: content.flatMap((e) => every("[data-party]", e)) };
  });
  const menus = every("select", bar);
  const says = bar.querySelector("[role=status]");
  const number = (some) => new Set(some.map((row) => row.dataset.item)).size;
  let last;

  function show() {
    const chosen = menus.filter((menu) => menu.value);
    const fits = (row) => (menu) =>
      menu.value.split(" ").some((value) => row.dataset[menu.name].split(" ").includes(value));
    for (const row of rows) row.hidden = !chosen.every(fits(row));
    const gone = (some) => chosen.length > 0 && some.every((row) => row.hidden);
    for (const each of holders) each.hidden = gone(every("[data-party]", each));
    let above;
    for (const { heading, content, rows } of found) {
      if (heading.tagName === "H2") above = rows.length;
      if (!above) continue;
      for (const e of [heading, ...content]) e.hidden = gone(rows);
      for (const a of every(`.md-nav--secondary a[href="#${heading.id}"]`))
        a.parentElement.hidden = heading.hidden;
    }
    const named = chosen.map((menu) => `${menu.labels[0].firstElementChild.textContent}: ${menu.selectedOptions[0].text}`);
    says.textContent = says.dataset[named.length ? "only" : "said"]
      .replace("{shown}", number(rows.filter((row) => !row.hidden)))
      .replace("{all}", number(rows))
      .replace("{chosen}", named.join(", "));
    bar.classList.toggle("lb-narrowed", chosen.length > 0);
  }

  /* Arrow keys in one menu make one step back, not many. */
  function write(menu) {
    const url = new URL(location.href);
    for (const { name, value } of menus) value ? url.searchParams.set(name, value) : url.searchParams.delete(name);
    history[menu && menu === last ? "replaceState" : "pushState"](history.state, "", url);
    last = menu;
    show();
  }

  readFilters = () => {
    const given = new URLSearchParams(location.search);
    for (const menu of menus)
      menu.selectedIndex = Math.max(0, [...menu].findIndex((option) => option.value === given.get(menu.name)));
    show();
  };
  for (const menu of menus) {
    menu.addEventListener("change", () => write(menu));
    menu.addEventListener("blur", () => (last = null));
  }
  bar.querySelector("button").addEventListener("click", () => {
    for (const menu of menus) menu.value = "";
    write();
  });
  readFilters();
}

addEventListener("popstate", () => readFilters?.());
onPage(startFilters);
