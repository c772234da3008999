// Runs the search of the site's own script on a built site: reads a JSON request, writes a JSON answer.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const [, , script, folder] = process.argv;
const { open, stem } = await import(pathToFileURL(script));
const given = JSON.parse(await readFile('/dev/stdin', 'utf8'));
const asked = new Map();
const load = async (path) => {
  const text = await readFile(join(folder, 'cari', path.split('?')[0]), 'utf8');
  asked.set(path, text.length);
  return JSON.parse(text);
};

if (given.words) {
  console.log(JSON.stringify(given.words.map(stem)));
} else {
  const answers = [];
  for (const { q, ...options } of given.questions) {
    asked.clear();
    const index = await open(load);
    const found = await index.search(q, options);
    answers.push({ count: found.count, addresses: found.rows.map((row) => row.address), asked: [...asked] });
  }
  console.log(JSON.stringify(answers));
}
