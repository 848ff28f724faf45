/* Long tables, narrowed to what a reader looks for; the choice stands in the address. Words come from the page. */
"use strict";
(() => {
  let read;
  const words = (text) => text.split(" ");

  /* Each heading with what stands below it, up to the next heading of its kind. */
  function sections(article) {
    const level = (e) => (/^H[2-6]$/.test(e.tagName) ? +e.tagName[1] : 7);
    const all = [...article.children];
    return all.flatMap((heading, n) => {
      if (level(heading) === 7) return [];
      const next = all.findIndex((e, m) => m > n && level(e) <= level(heading));
      const content = all.slice(n + 1, next < 0 ? undefined : next);
      return [{ heading, content, rows: content.flatMap((e) => [...e.querySelectorAll("[data-party]")]) }];
    });
  }

  function begin() {
    read = null;
    const template = document.querySelector("template[data-lb=filters]");
    if (!template) return;
    const bar = document.importNode(template.content.firstElementChild, true);
    template.replaceWith(bar);
    const article = bar.closest("article");
    const rows = [...article.querySelectorAll("[data-party]")];
    const holders = [...article.querySelectorAll("table, tbody")].filter((e) => e.querySelector("[data-party]"));
    const found = sections(article);
    const menus = [...bar.querySelectorAll("select")];
    const says = bar.querySelector("[role=status]");
    const number = (some) => new Set(some.map((row) => row.dataset.item)).size;
    let last;

    function show() {
      const chosen = menus.filter((menu) => menu.value);
      const fits = (row) => (menu) => words(menu.value).some((value) => words(row.dataset[menu.name]).includes(value));
      for (const row of rows) row.hidden = !chosen.every(fits(row));
      const gone = (some) => chosen.length > 0 && some.every((row) => row.hidden);
      for (const each of holders) each.hidden = gone([...each.querySelectorAll("[data-party]")]);
      let above;
      for (const { heading, content, rows } of found) {
        if (heading.tagName === "H2") above = rows.length;
        if (!above) continue;
        for (const e of [heading, ...content]) e.hidden = gone(rows);
        for (const a of document.querySelectorAll(`.md-nav--secondary a[href="#${heading.id}"]`))
          a.parentElement.hidden = heading.hidden;
      }
      const named = chosen.map((menu) => `${menu.labels[0].firstElementChild.textContent}: ${menu.selectedOptions[0].text}`);
      const counted = says.dataset.said
        .replace("{shown}", number(rows.filter((row) => !row.hidden)))
        .replace("{all}", number(rows));
      says.textContent = named.length ? `${counted}, ${says.dataset.only.replace("{chosen}", named.join(", "))}` : counted;
      bar.classList.toggle("lb-narrowed", chosen.length > 0);
    }

    /* Going through one menu with the arrow keys is one step back, not many. */
    function write(menu) {
      const url = new URL(location.href);
      for (const { name, value } of menus) value ? url.searchParams.set(name, value) : url.searchParams.delete(name);
      history[menu && menu === last ? "replaceState" : "pushState"](history.state, "", url);
      last = menu;
      show();
    }

    read = () => {
      const given = new URLSearchParams(location.search);
      for (const menu of menus) {
        menu.value = given.get(menu.name) ?? "";
        if (menu.selectedIndex < 0) menu.value = "";
      }
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
    read();
  }

  addEventListener("popstate", () => read?.());
  window.document$ ? document$.subscribe(begin) : begin();
})();
