/**
 * The table of what is simulated, as Markdown, made from the control plane's registry and the service models.
 * `npm run readme` puts it between the marks in README.md; a test holds README.md to it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { SERVICES } from '../src/cloud/services.ts';
import { loadModel } from '../src/model/load.ts';

const START = '<!-- simulated: made by `npm run readme` -->';
const END = '<!-- /simulated -->';

export function simulatedTable(): string {
  const rows = SERVICES.map(({ name, operations }) => {
    return `| ${name} | ${Object.keys(operations).sort().join(', ')} |`;
  });
  return ['| service | operations |', '|---|---|', ...rows].join('\n');
}

export function simulatedSummary(): string {
  const counts = SERVICES.map(({ name }) => {
    const model = loadModel(name);
    return `${Object.keys(model?.operations ?? {}).length} of ${model?.operationNames.length} operations of \`${name}\``;
  });
  return `Simulated today: ${counts.join(', ')}.`;
}

/** The text with the part between the marks made anew. */
export function withTable(readme: string): string {
  const [before, rest] = readme.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`README.md lacks the marks ${START} … ${END}`);
  const details = `<details><summary>Every operation</summary>\n\n${simulatedTable()}\n\n</details>`;
  return `${before}${START}\n${simulatedSummary()}\n\n${details}\n${END}${after}`;
}

const README = new URL('../README.md', import.meta.url);
if (process.argv[1] === new URL(import.meta.url).pathname) {
  writeFileSync(README, withTable(readFileSync(README, 'utf8')));
}
