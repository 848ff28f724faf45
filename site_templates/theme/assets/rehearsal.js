/* A runbook in rehearsal: its times counted from another beginning, and when each step was done; kept in this browser. */
"use strict";

function startRehearsal() {
  const template = document.querySelector("template[data-lb=rehearsal]");
  if (!template) return;
  const { key, later, earlier, same } = template.dataset;
  const place = `launchbook:rehearsal:${key}`;
  const article = template.closest("article");
  const [bar, plannedAt, doneAt] = template.content.cloneNode(true).children;
  const begin = bar.querySelector("input");
  const says = bar.querySelector("[role=status]");
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, {
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const steps = every("[data-after]", article).map((row) => {
    const [at, own] = [plannedAt, doneAt].map((e) => e.cloneNode(true));
    own.querySelector(".lb-hidden").append(row.querySelector("strong:not(.lb-when)").textContent);
    row.querySelector(".lb-real").after(at);
    row.querySelector(".lb-blank").append(own);
    const [time, now, apart] = own.querySelectorAll("input, button, output");
    return { row, at, time, now, apart };
  });

  function show() {
    const on = begin.value;
    article.classList.toggle("lb-rehearsing", on);
    for (const { row, at, time, apart } of steps) {
      const start = new Date(Date.parse(on) + row.dataset.after * 6e4);
      at.textContent = on && clock.format(start);
      const end = new Date(+start + row.dataset.takes * 6e4);
      const [hours, minutes] = time.value.split(":");
      /* Within half a day of what was planned, also past midnight. */
      const off = ((hours * 60 + +minutes - end.getHours() * 60 - end.getMinutes() + 2160) % 1440) - 720;
      time.classList.toggle("lb-empty", !time.value);
      apart.textContent = time.value && (off ? (off > 0 ? later : earlier) : same).replace("{n}", Math.abs(off));
    }
    const done = steps.filter(({ time }) => time.value).length;
    says.textContent = on && says.dataset.on.replace("{done}", done).replace("{all}", steps.length);
  }

  function save() {
    const done = Object.fromEntries(steps.map(({ row, time }) => [row.dataset.item, time.value]));
    keep(place, begin.value && { begin: begin.value, done });
    show();
  }

  const before = kept(place);
  begin.value = before?.begin ?? "";
  for (const { row, time, now } of steps) {
    time.value = before?.done[row.dataset.item] ?? "";
    time.addEventListener("input", save);
    now.addEventListener("click", () => {
      time.value = new Date().toTimeString().slice(0, 5);
      save();
    });
  }
  begin.addEventListener("input", save);
  bar.querySelector("button").addEventListener("click", () => {
    for (const e of [begin, ...steps.map(({ time }) => time)]) e.value = "";
    save();
  });
  template.replaceWith(bar);
  show();
}

onPage(startRehearsal);
