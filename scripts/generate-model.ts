/**
 * Writes `src/model/generated/`: for each service that netlab simulates a `<service>.json`, and `index.ts`, which
 * carries the same texts as strings, because a bundler inlines a string at no cost and it is parsed only when a
 * service is first asked for. Run with `npx tsx scripts/generate-model.ts`; what is simulated says `src/cloud/services.ts`.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { SERVICES } from '../src/cloud/services.ts';
import { buildModel } from './model/build-model.ts';

const folder = new URL('../src/model/generated/', import.meta.url);

const texts = SERVICES.map(({ name: service, operations }) => ({
  service,
  text: JSON.stringify(buildModel(service, Object.keys(operations))),
})).sort((a, b) => (a.service < b.service ? -1 : 1));

const files = new Map<string, string>([
  ...texts.map(({ service, text }) => [`${service}.json`, `${text}\n`] as const),
  ['index.ts', moduleOf(texts)] as const,
]);

mkdirSync(folder, { recursive: true });
for (const [name, text] of files) writeFileSync(new URL(name, folder), text);
for (const name of readdirSync(folder)) if (!files.has(name)) rmSync(new URL(name, folder));

function moduleOf(models: readonly { service: string; text: string }[]): string {
  const lines = models.map(({ service, text }) => `  ${JSON.stringify(service)}: ${JSON.stringify(text)},`);
  return [
    '/** Written by scripts/generate-model.ts. */',
    'export const modelTexts: Readonly<Record<string, string>> = {',
    ...lines,
    '};',
    '',
  ].join('\n');
}
