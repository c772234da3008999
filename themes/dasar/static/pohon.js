// Comfort that every page can do without: copy an address, share it, open a whole outline.

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "tombol";
  made.textContent = label;
  made.addEventListener("click", () => act(made));
  return made;
}

async function copy(text, pressed, done) {
  const label = pressed.textContent;
  await navigator.clipboard.writeText(text);
  pressed.textContent = done;
  setTimeout(() => { pressed.textContent = label; }, 2000);
}

function addCopying(box) {
  const { salin, tersalin, bagikan } = box.dataset;
  // Browsers lend the clipboard to pages of https only.
  if (navigator.clipboard) {
    for (const text of box.querySelectorAll(".salinan")) {
      const made = button(salin, (pressed) => copy(text.textContent.trim(), pressed, tersalin));
      made.setAttribute("aria-live", "polite");
      text.after(made);
    }
  }
  const short = box.querySelector(".teks-bagi");
  if (navigator.share && short) {
    short.after(button(bagikan, () => navigator.share({ text: short.textContent.trim() }).catch(() => {})));
  }
}

function addOpening(outline) {
  const branches = [...outline.querySelectorAll("details")];
  if (branches.length < 2) return;
  const { buka, tutup } = outline.dataset;
  const made = button(buka, () => {
    const open = branches.some((branch) => !branch.open);
    for (const branch of branches) branch.open = open;
    made.textContent = open ? tutup : buka;
  });
  outline.before(made);
}

for (const box of document.querySelectorAll("[data-salin]")) addCopying(box);
for (const outline of document.querySelectorAll("[data-buka]")) addOpening(outline);
