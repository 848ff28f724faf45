/* Marks on what changed since this browser was here last; none on an edition older than that. */
"use strict";

/* The items that are not as before, each with the names of what differs; none where the item is new. */
function changesSince(before, now, parts) {
  const changed = Object.keys(now).filter((id) => now[id] !== before[id]);
  return new Map(
    changed.map((id) => {
      const [was, is] = [before[id], now[id]].map((digest) => digest?.split("."));
      return [id, was ? parts.filter((_, n) => was[n] !== is[n]).join(", ") : ""];
    }),
  );
}

function startSeen() {
  const template = document.querySelector("template[data-lb=seen]");
  if (!template) return;
  const { key, day, words, parts, items } = template.dataset;
  const now = Object.fromEntries(items.split(" ").map((pair) => pair.split("=")));
  const place = `launchbook:seen:${key}`;
  const seen = () => keep(place, { day, words, items: now });
  const before = kept(place);
  if (before?.day > day) return;
  const found = changesSince(before?.items ?? now, now, parts.split("|"));
  if (!found.size) return seen();
  const [notice, mark] = template.content.cloneNode(true).children;
  const says = notice.querySelector("p");
  for (const e of every("[data-item]")) {
    const spot = e.querySelector(".lb-what, .lb-next-title, .lb-line-of");
    if (!spot || !found.has(e.dataset.item)) continue;
    const here = mark.cloneNode();
    const of = found.get(e.dataset.item);
    here.textContent = of ? mark.dataset.changed.replace("{parts}", of) : mark.dataset.new;
    spot.append(" ", here);
  }
  says.textContent = says.dataset[found.size > 1 ? "more" : "one"]
    .replace("{n}", found.size)
    .replace("{day}", before.words);
  notice.querySelector("button").addEventListener("click", () => {
    seen();
    for (const each of every(".lb-changed")) each.remove();
    says.textContent = says.dataset.seen;
    notice.lastElementChild.remove();
    says.focus();
  });
  template.replaceWith(notice);
}

onPage(startSeen);
