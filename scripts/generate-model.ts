/**
 * Writes `src/model/generated/`: for each service that netlab simulates a `<service>.json`, and `index.ts`, which
 * carries the same texts as strings, because a bundler inlines a string at no cost and it is parsed only when a
 * service is first asked for. Run with `npx tsx scripts/generate-model.ts`; what is simulated says `src/cloud/services.ts`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { services } from '../src/cloud/services.ts';
import { buildModel } from './model/build-model.ts';

const folder = new URL('../src/model/generated/', import.meta.url);

const texts = services
  .map(({ service, operations }) => ({
    service,
    text: JSON.stringify(buildModel(service, Object.keys(operations))),
  }))
  .sort((a, b) => (a.service < b.service ? -1 : 1));

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const { service, text } of texts) writeFileSync(new URL(`${service}.json`, folder), `${text}\n`);
writeFileSync(new URL('index.ts', folder), moduleOf(texts));

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
