/* A reader's own ticks and remarks, beside the answers from the files and never in their place. */
"use strict";

/* Letters of an address that every mail program takes. */
const LONGEST = 1900;

function tickable(template, list) {
  const words = { title: list.dataset.title, id: list.dataset.list };
  const fill = (text, more) => text.replace(/\{(\w+)\}/g, (all, name) => ({ ...words, ...more })[name] ?? all);
  const named = (n, more) => {
    const copy = template.content.children[n].cloneNode(true);
    for (const e of every(".lb-hidden", copy)) e.textContent = fill(e.textContent, more);
    return copy;
  };
  const given = template.dataset;
  const key = `launchbook:ticks:${given.key}:${words.id}`;
  const own = named(1);
  const [remark, output] = every("textarea", own);
  const says = own.querySelector("[role=status]");
  const count = own.querySelector("[data-said]");
  const boxes = every("[data-check]", list).map((line) => {
    const ask = line.querySelector(".lb-ask").textContent;
    const label = named(0, { ask });
    line.append(label);
    return Object.assign(label.querySelector("input"), { ask, value: line.dataset.check });
  });

  const ticked = () => boxes.filter((box) => box.checked);
  const text = (whole) =>
    [
      fill(given.opening),
      "",
      ...boxes.map((box) => `[${box.checked ? "x" : " "}] ${words.id}/${box.value}${whole ? `: ${box.ask}` : ""}`),
      ...(remark.value.trim() ? ["", given.remarks, remark.value.trim()] : []),
    ].join("\r\n");

  function show() {
    count.textContent = fill(count.dataset.said, { ticked: ticked().length, all: boxes.length });
    for (const a of every("[data-to]", own)) {
      const title = encodeURIComponent(fill(given.subject));
      const to = (whole) => fill(a.dataset.to, { title, text: encodeURIComponent(text(whole)) });
      a.href = to(true).length > LONGEST ? to(false) : to(true);
    }
  }

  function save() {
    const ticks = ticked().map((box) => box.value);
    keep(key, (ticks.length || remark.value) && { ticks, remark: remark.value });
    says.textContent = "";
    output.hidden = true;
    show();
  }

  const does = {
    async copy({ dataset }) {
      output.value = text(true);
      try {
        await navigator.clipboard.writeText(output.value);
        says.textContent = dataset.done;
      } catch {
        output.hidden = false;
        output.select();
        says.textContent = dataset.failed;
      }
    },
    forget({ dataset }) {
      for (const box of boxes) box.checked = false;
      remark.value = "";
      save();
      says.textContent = dataset.done;
    },
  };
  for (const button of every("[data-do]", own))
    button.addEventListener("click", () => does[button.dataset.do](button));
  for (const e of [...boxes, remark]) e.addEventListener("input", save);

  const before = kept(key);
  for (const box of boxes) box.checked = before?.ticks.includes(box.value);
  remark.value = before?.remark ?? "";
  show();
  list.after(own);
}

function startTicks() {
  const template = document.querySelector("template[data-lb=ticks]");
  if (template) for (const list of every("[data-list]")) tickable(template, list);
  template?.remove();
}

onPage(startTicks);
