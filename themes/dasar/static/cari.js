/* The search box of every page: suggestions while typing. Without it, or when it fails, the form still works. */
for (const form of document.querySelectorAll('form[data-mesin]')) {
  const input = form.querySelector('input[type=search]');
  const base = new URL(form.getAttribute('action'), location.href);
  const { mesin, indeks, jenis, saran, jumlah, gagal } = form.dataset;
  const kinds = jenis.split('|');
  const list = document.createElement('ul');
  const told = document.createElement('p');
  let index, rows = [], at = -1, asked = 0;

  list.id = `${input.id}-saran`;
  list.className = 'saran';
  list.hidden = true;
  told.className = 'tersembunyi';
  for (const [part, names] of [
    [list, { role: 'listbox', 'aria-label': saran }],
    [told, { role: 'status' }],
    [input, { role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list.id, 'aria-autocomplete': 'list', autocomplete: 'off' }],
  ]) for (const name in names) part.setAttribute(name, names[name]);
  form.append(list, told);

  const text = (tag, kind, words) => {
    const made = document.createElement(tag);
    made.className = kind;
    made.textContent = words;
    return made;
  };
  const show = (open) => {
    list.hidden = !open;
    input.setAttribute('aria-expanded', String(open));
    if (!open) choose(-1);
  };
  const choose = (n) => {
    at = n;
    [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === n)));
    if (n < 0) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', list.children[n].id);
    list.children[n].scrollIntoView({ block: 'nearest' });
  };
  const go = (n) => { location.href = new URL(`../${rows[n].address}`, base).href; };
  const load = () => {
    index ??= import(new URL(mesin, location.href).href).then((engine) => engine.connect(new URL(indeks, location.href)));
    return index;
  };
  const suggest = async () => {
    const turn = ++asked;
    if (!input.value.trim()) return show(false);
    try {
      const found = await (await load()).search(input.value, { limit: 8, typing: true });
      if (turn !== asked) return;
      rows = found.rows;
      list.replaceChildren(...rows.map((row, n) => {
        const item = text('li', `j-${row.level}`, '');
        item.id = `${list.id}-${n}`;
        item.setAttribute('role', 'option');
        item.append(text('span', 'jenjang', kinds[row.kind]), ' ', text('span', 'saran-teks', row.title), ' ',
          text('span', 'meta', [row.name, row.wilayah].filter(Boolean).join(', ')));
        item.addEventListener('pointerdown', (event) => event.preventDefault());
        item.addEventListener('click', () => go(n));
        return item;
      }));
      show(rows.length > 0);
      choose(-1);
      told.textContent = jumlah.replace('{n}', rows.length);
    } catch {
      index = undefined;
      told.textContent = gagal;
    }
  };
  let wait;
  input.addEventListener('focus', () => load().catch(() => { index = undefined; told.textContent = gagal; }), { once: true });
  input.addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(suggest, 80); });
  input.addEventListener('blur', () => { asked++; show(false); });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !list.hidden) show(false);
    else if (event.key === 'Enter' && at >= 0) go(at);
    else if (event.key === 'ArrowDown' && rows.length) { show(true); choose((at + 1) % rows.length); }
    else if (event.key === 'ArrowUp' && rows.length) { show(true); choose((at <= 0 ? rows.length : at) - 1); }
    else return;
    event.preventDefault();
  });
}
