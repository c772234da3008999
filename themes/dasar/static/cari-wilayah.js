/* The portal's lists of wilayah: those of a name only; on its search page the question goes on to the one that is chosen. */
const question = new URLSearchParams(location.search).get('q') ?? '';
for (const link of document.querySelectorAll('[data-bawa] a')) link.search = location.search;
const search = document.querySelector('input[name=q]');
if (search && question) search.value = question;

const asked = document.querySelector('input[data-wilayah]');
if (asked) {
  const { wilayah, jumlah, kosong } = asked.dataset;
  const rows = [...document.getElementById(wilayah).children].map((row) => [row, row.firstElementChild.textContent.toLowerCase()]);
  const told = asked.closest('p').querySelector('[role=status]');
  const named = (text) => {
    const words = text.toLowerCase().split(/\s+/);
    return rows.filter(([, name]) => words.every((word) => name.includes(word))).map(([row]) => row);
  };
  const show = () => {
    const found = new Set(named(asked.value));
    for (const [row] of rows) row.hidden = !found.has(row);
    told.textContent = asked.value.trim() ? (found.size ? jumlah.replace('{n}', found.size) : kosong) : '';
  };
  asked.addEventListener('input', show);
  asked.addEventListener('keydown', (event) => {
    const found = named(asked.value);
    if (event.key === 'Enter' && found.length === 1) found[0].querySelector('a').click();
  });
  // Whoever has asked the search for a wilayah means that one.
  if (question.trim() && named(question).length) asked.value = question;
  if (asked.value) show(); // the browser may have kept it, too
}
