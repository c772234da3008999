/* The search itself, without a page: docs/pencarian.md says how it works. */

const vowel = (letter) => 'aeiou'.includes(letter || '-');

/** The Indonesian Snowball stemmer, as the generator used it on the words of the trees. */
export function stem(word) {
  let left = [...word].filter(vowel).length, prefix = 0, found;
  const cut = (pattern, put = '') => {
    found = left > 2 && pattern.exec(word)?.[0];
    if (found) { word = word.replace(pattern, put); left--; }
    return found;
  };
  const suffix = () => cut(prefix === 1 ? /kan$|(?<!s)i$/ : prefix === 3 ? /an$/ : prefix === 2 ? /an$|(?<!s)i$/ : prefix ? /k?an$/ : /k?an$|(?<!s)i$/);
  const second = () => cut(/^(ber|be(?=[^aeiou]er)|bel(?=ajar)|per|pel(?=ajar)|pe)/) && (prefix = found[0] === 'b' ? 4 : found === 'pel' ? prefix : 2);
  cut(/(kah|lah|pun)$/);
  cut(/(nya|ku|mu)$/);
  const restored = cut(/^[mp]em(?=[aeiou])/, 'p');
  if (restored || cut(/^[mp]eny(?=[aeiou])/, 's') || cut(/^(peng|meng|di|ke|me[mn]?|pe[mn]|ter)/)) {
    prefix = /^(di|me|ter)/.test(found) ? 1 : 3;
    if (suffix() && !restored) second();
  } else {
    second();
    suffix();
  }
  return word;
}

/** The words of a text in small letters. */
export const tokens = (text) =>
  text.replace(/([a-z])(?=[A-Z])/g, '$1 ').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().match(/[a-z0-9]+/g) || [];

/** Whether one letter was added, lost, changed or swapped with the next. */
function near(a, b) {
  let from = 0, to = 0;
  while (from < a.length && a[from] === b[from]) from++;
  while (to < Math.min(a.length, b.length) - from && a.at(-1 - to) === b.at(-1 - to)) to++;
  const [x, y] = [a, b].map((word) => word.slice(from, word.length - to));
  return (x.length < 2 && y.length < 2) || (x.length === 2 && x === y[1] + y[0]);
}

/** The index below a URL. */
export const connect = (base) => open(async (path) => {
  const answer = await fetch(new URL(path, base), path.includes('?') ? {} : { cache: 'no-cache' });
  if (!answer.ok) throw new Error(path);
  return answer.json();
});

const TREE = 65536; // a record's number is that of its tree times this, and its place in the tree
const treeOf = (row) => Math.floor(row.id / TREE);

/** Opens the index; `load(path)` gives the JSON of a file below `cari/`. */
export async function open(load) {
  const head = await load('indeks.json');
  const kept = {};
  const once = (path, version) => (kept[path] ??= load(`${path}?v=${version}`));
  const stops = new Set(head.henti.split(' '));
  const total = head.dinas.reduce((sum, dinas) => sum + dinas[5], 50);
  const canonical = (word) => {
    if (stops.has(word)) return [];
    const found = head.ejaan[word] || stem(word);
    return (head.ejaan[found] || found).split(' ');
  };
  const stemsOf = (text) => tokens(text).flatMap(canonical);
  const list = async (key) => {
    let n = 2166136261;
    for (const byte of new TextEncoder().encode(key)) n = Math.imul(n ^ byte, 16777619) >>> 0;
    n %= head.serpih.length;
    return (await once(`kata/${n}.json`, head.serpih[n]))[key] || [];
  };
  const each = (flat, tell) => {
    for (let at = 0; at < flat.length;) {
      const tree = flat[at], end = at + 2 + 2 * flat[at + 1];
      for (at += 2; at < end; at += 2) tell(tree * TREE + flat[at], flat[at + 1] % 100, Math.floor(flat[at + 1] / 100));
    }
  };

  /** What is asked: words with what each may mean, kinds that count more, dinas that are meant. */
  function parse(text) {
    const quarter = /^(tw|triwulan) ([1-4]|i{1,3}|iv|pertama|(ke)?(satu|dua|tiga|empat))$/;
    const typed = tokens(text).filter((word, n, all) => !quarter.test(`${all[n - 1]} ${word}`));
    const kinds = {}, only = new Set();
    for (const [phrases, boosts, drop] of head.niat) {
      const found = phrases.filter((phrase) => ` ${typed.join(' ')} `.includes(` ${phrase} `));
      if (found.length) for (const kind in boosts) kinds[kind] = (kinds[kind] || 1) * boosts[kind];
      if (drop) found.join(' ').split(' ').forEach((word) => only.add(word));
    }
    const meant = (part) => head.dinas.flatMap(({ [part]: names }, n) =>
      names.length && names.every((word) => typed.includes(word)) ? n + 1 : []);
    const places = meant(3), named = places.flatMap((n) => head.dinas[n - 1][3]);
    const said = typed.filter((word, n) => !named.includes(word) && !(named.includes(typed[n + 1]) && head.umum.includes(word)));
    const choices = [said.filter((word) => !only.has(word)), said, typed];
    const stems = (choices.find((words) => words.some((word) => canonical(word).length)) || [])
      .flatMap((word) => canonical(word).map((key) => ({ word, key, other: new Map() })));
    for (const [short, phrase] of head.singkatan)
      stems.forEach((_, n) => phrase.every((key, i) => stems[n + i]?.key === key)
        && phrase.forEach((_, i) => stems[n + i].other.set(short, 0.9)));
    for (const { word, key, other } of stems) {
      const nasal = /^[mp]e(m|ng?)(?=[aeiou])/.exec(word)?.[1];
      if (nasal) other.set({ m: 'm', n: 't', ng: 'k' }[nasal] + key.slice(nasal === 'm'), 0.8);
      for (const near of head.dekat[key] || []) if (near !== key) other.set(near, 0.5);
    }
    return { stems, kinds, places, shorts: meant(4) };
  }

  /** Puts to each word the postings of all that it may mean; an unknown word may mean near ones. */
  async function look(stems, typing) {
    for (const [n, { word, key, other }] of stems.entries()) {
      const lists = () => Promise.all([[key, 1], ...other].map(async ([one, weight]) => [weight, await list(one)]));
      const add = async (fits, most) => {
        const known = (await once('kosakata.json', head.kosakata)).split(' ').filter(fits).slice(0, most);
        for (const found of known.flatMap(canonical)) if (found !== key) other.set(found, 0.8);
      };
      if (typing && n === stems.length - 1) await add((one) => one.startsWith(word), 8);
      if (word.length > 3 && !(await lists()).some(([, flat]) => flat.length)) await add((one) => near(one, word), 4);
      stems[n].lists = await lists();
    }
  }

  /** The records that match, with their scores. */
  function score({ stems, kinds, places, shorts }) {
    const found = new Map();
    let whole = 0;
    for (const { lists } of stems) {
      const best = new Map();
      for (const [weight, flat] of lists)
        each(flat, (id, value, kind) => { if (weight * value > (best.get(id)?.[0] || 0)) best.set(id, [weight * value, kind]); });
      if (!best.size) continue;
      const rarity = Math.log(1.1 + Math.max(0, total - best.size) / best.size) + 0.05;
      whole += rarity;
      for (const [id, [value, kind]] of best) {
        const { score, had } = found.get(id) || { score: 0, had: 0 };
        found.set(id, { id, kind, score: score + rarity * value, had: had + rarity });
      }
    }
    for (const row of found.values()) {
      const tree = treeOf(row);
      row.score *= (0.25 + 0.75 * (row.had / whole) ** 2) * (kinds[row.kind] || 1);
      if (places.length && !places.includes(tree)) row.score *= tree ? 0.1 : 0.6;
      if (shorts.length && !shorts.includes(tree)) row.score *= 0.6;
    }
    return [...found.values()];
  }

  /** Every record that a filter leaves, for a search without words. */
  async function all(keys) {
    const rows = [];
    const add = (id, _, kind) => rows.push({ id, kind, score: 1 });
    if (keys.length) each(await list(keys[0]), add);
    else head.dinas.forEach((dinas, n) => { for (let i = 0; i < dinas[5]; i++) add((n + 1) * TREE + i); });
    return rows;
  }

  /** Puts to each row what the page shows of it. */
  const show = (rows) => Promise.all(rows.map(async (row) => {
    const dinas = head.dinas[treeOf(row) - 1], place = row.id % TREE, size = dinas ? head.potong : TREE, file = Math.floor(place / size);
    const records = await (dinas ? once(`../${dinas[0]}${head.pola.replace('{n}', file)}`, dinas[6][file]) : once('situs.json', head.situs));
    const [kind, level, title, address, parts] = records[place % size];
    const [above = '', name = '', wilayah = ''] = dinas || [];
    return Object.assign(row, { kind, title, parts, name, wilayah, address: above + address, level: head.jenis[level] || '' });
  }));

  /** Titles that hold the words, in their order and little else, come first. */
  function refine(rows, meant) {
    for (const row of rows) {
      const title = stemsOf(row.title).concat(row.kind ? [] : head.dinas[treeOf(row) - 1][4].flatMap(canonical));
      const where = meant.map((keys) => title.findIndex((key) => keys.includes(key)));
      const had = where.filter((n) => n >= 0).length / (meant.length || 1);
      const pairs = where.filter((n, i) => i && n > 0 && n === where[i - 1] + 1).length / Math.max(1, meant.length - 1);
      const used = title.filter((key) => meant.flat().includes(key)).length / (title.length || 1);
      row.score *= 1 + 0.25 * had + 0.25 * pairs + 0.15 * used * had;
    }
    return rows;
  }

  const order = (a, b) => b.score - a.score || a.id - b.id;
  return {
    head,
    filters: () => once('saring.json', head.saring),
    /** The best matches; `typing` when the last word may be unfinished. */
    async search(text, { limit = 20, filters = {}, typing } = {}) {
      const asked = parse(text), { jenis, dinas, wilayah, jabatan, tahun } = filters;
      await look(asked.stems, typing && !/\s$/.test(text));
      const meant = asked.stems.map(({ key, other }) => [key, ...other.keys()]);
      const marks = (word) => stemsOf(word).some((key) => meant.flat().includes(key));
      const keys = [jabatan, tahun].filter(Boolean).map((key) => `=${key.toLowerCase()}`);
      let rows = meant.length ? score(asked) : Object.values(filters).some(Boolean) ? await all(jenis ? [...keys, `=${jenis}`] : keys) : [];
      for (const key of keys) {
        const among = new Set();
        each(await list(key), (id) => among.add(id));
        rows = rows.filter(({ id }) => among.has(id));
      }
      rows = rows.filter((row) => (!jenis || head.jenis[row.kind] === jenis)
        && (!(dinas || wilayah) || head.dinas[treeOf(row) - 1]?.[0].startsWith(dinas || wilayah))).sort(order);
      rows = rows.filter((row) => row.score >= rows[0].score / 5);
      const first = refine(await show(rows.slice(0, Math.max(40, limit))), meant).sort(order);
      return { count: rows.length, rows: first.slice(0, limit), marks };
    },
  };
}
