/* The search page: results while typing, filters, and all of it in the address. */
const form = document.querySelector('form[data-halaman]');
const { elements: fields } = form;
const words = JSON.parse(form.dataset.kata);
const [state, list, more, letters, clear] =
  ['keadaan', 'hasil', 'lagi', 'tanpa-skrip', 'hapus'].map((id) => document.getElementById(id));
const elsewhere = document.querySelector('[data-bawa] a');
const kinds = form.dataset.jenis.split('|');
const NAMES = ['jenis', 'wilayah', 'dinas', 'jabatan', 'tahun'];
const STEP = 20, ANSWERS = 2; // the part that names who answers is always shown
let index, limit = STEP, asked = 0;

const part = (tag, kind, ...inside) => {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  made.append(...inside);
  return made;
};
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const marked = (text, marks) => text.split(/([\p{L}\p{N}]+)/u).map((word, n) => (n % 2 && marks(word) ? part('mark', '', word) : word));
const hits = (text, marks) => (text.match(/[\p{L}\p{N}]+/gu) || []).filter(marks).length;

function result(row, marks) {
  const link = part('a', '', ...marked(row.title, marks));
  link.href = new URL(`../${row.address}`, form.action).href;
  const told = row.parts.filter(([field, text]) => field === ANSWERS || hits(text, marks))
    .sort((a, b) => hits(b[1], marks) - hits(a[1], marks)).slice(0, 2)
    .map(([field, text]) => part('p', 'meta', `${words.bidang[field]}: `, ...marked(text, marks)));
  return part('li', `j-${row.level}`,
    part('p', 'lencana-baris', part('span', row.level ? 'lencana' : 'lencana lain', kinds[row.kind]),
      part('span', 'meta', [row.name, row.wilayah].filter(Boolean).join(', '))),
    part('p', 'hasil-judul', link), ...told);
}

/** Fills the filters with what there is to choose; `wish` is what is chosen. */
async function narrow(wish = Object.fromEntries(new FormData(form))) {
  const { head } = index, choices = await index.filters(), place = wish.wilayah;
  const options = (select, rows) => {
    select.replaceChildren(select.options[0], ...rows.map(([value, text]) => new Option(text, value)));
    select.value = rows.some(([value]) => value === wish[select.name]) ? wish[select.name] : '';
  };
  const folder = (dinas) => dinas[0].replace(/[^/]+\/$/, ''); // empty in the index of one wilayah
  const within = head.dinas.filter((dinas) => !place || folder(dinas) === place);
  options(fields.jenis, head.jenis.map((key, n) => [key, kinds[n]]));
  options(fields.wilayah, [...new Map(head.dinas.map((dinas) => [folder(dinas), dinas[2]]))].filter(([place]) => place));
  fields.wilayah.parentElement.hidden = fields.wilayah.length < 2;
  options(fields.dinas, within.map((dinas) => [dinas[0], place ? dinas[1] : `${dinas[1]}, ${dinas[2]}`]));
  const chosen = within.filter((dinas) => !fields.dinas.value || dinas[0] === fields.dinas.value).map((dinas) => head.dinas.indexOf(dinas) + 1);
  options(fields.jabatan, choices.jabatan.flatMap(([name, where]) => (where.some((n) => chosen.includes(n)) ? [[name, name]] : [])));
  options(fields.tahun, choices.tahun.map((year) => [year, year]));
}

function address() {
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  return asked.size ? `?${asked}` : location.pathname;
}

async function search() {
  const turn = ++asked;
  const q = fields.q.value.trim();
  const filters = Object.fromEntries(NAMES.map((name) => [name, fields[name].value]));
  const found = await index.search(q, { limit, filters });
  if (turn !== asked) return;
  const narrowed = Object.values(filters).some(Boolean), empty = !found.count && Boolean(q || narrowed);
  list.replaceChildren(...found.rows.map((row) => result(row, found.marks)));
  state.textContent = empty ? filled(q ? words.kosong : words.kosong_saja, { q }) : found.count ? filled(q ? words.jumlah : words.semua, { n: found.count.toLocaleString(document.documentElement.lang), q }) : '';
  list.hidden = empty;
  if (elsewhere) elsewhere.search = new URLSearchParams(q && { q });
  clear.hidden = !narrowed;
  more.hidden = found.rows.length >= found.count;
}

async function read() {
  const wish = Object.fromEntries(new URLSearchParams(location.search));
  fields.q.value = wish.q || '';
  await narrow(wish);
  await search();
}

async function changed(push) {
  limit = STEP;
  if (push) await narrow();
  history[push ? 'pushState' : 'replaceState'](null, '', address());
  await search();
}

const failed = () => { state.textContent = words.gagal; letters.classList.add('gagal'); };
let wait;
try {
  state.textContent = words.memuat;
  const engine = await import(new URL(form.dataset.halaman, location.href).href);
  index = await engine.connect(new URL(form.dataset.indeks, location.href));
  await read();
  form.addEventListener('submit', (event) => { event.preventDefault(); changed(true).catch(failed); });
  form.addEventListener('change', (event) => { if (event.target !== fields.q) changed(true).catch(failed); });
  fields.q.addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(() => changed(false).catch(failed), 120); });
  clear.addEventListener('click', () => { for (const name of NAMES) fields[name].value = ''; changed(true).catch(failed); });
  more.addEventListener('click', async () => {
    const before = list.children.length;
    limit += STEP;
    await search();
    list.children[before]?.querySelector('a').focus();
  });
  addEventListener('popstate', read);
} catch {
  failed();
}
