/**
 * `npm run bench`: every benchmark in one run. They are bundled first, as netlab itself is: a loader that translates
 * on the fly slows every closure, and so the code under test more than its peers.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';

const outdir = join(import.meta.dirname, '../node_modules/.cache/netlab-bench');
await build({
  entryPoints: ['rows.ts', 'serving/servers.ts'].map((name) => join(import.meta.dirname, name)),
  entryNames: '[name]',
  outExtension: { '.js': '.mjs' },
  outdir,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  jsx: 'automatic',
  define: { 'import.meta.dirname': JSON.stringify(import.meta.dirname) },
});
const child = spawn(process.execPath, [join(outdir, 'rows.mjs'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production' },
});
child.on('exit', (code) => process.exit(code ?? 1));
