/**
 * `npm run bench`: every benchmark in one run. They are bundled first, as netlab itself is: a loader that translates
 * on the fly slows every closure, and so the code under test more than its peers.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';

const outfile = join(import.meta.dirname, '../node_modules/.cache/netlab-bench.mjs');
await build({
  entryPoints: [join(import.meta.dirname, 'rows.ts')],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  jsx: 'automatic',
  define: { 'import.meta.dirname': JSON.stringify(import.meta.dirname) },
});
const child = spawn(process.execPath, [outfile, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production' },
});
child.on('exit', (code) => process.exit(code ?? 1));
