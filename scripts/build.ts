/**
 * Bundles netlab into `dist/`: one ESM entry with chunks, no runtime dependencies, beside it the licences of what is
 * bundled. Run by `npm run build`.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { build, type Metafile } from 'esbuild';
import { BUNDLE_PLUGINS } from './bundle-plugins.ts';
import { packedTexts } from './packed-texts.ts';

const root = new URL('..', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as { version: string };

await rm(new URL('dist', root), { recursive: true, force: true });
const result = await build({
  entryPoints: {
    netlab: 'src/cli/main.ts',
    'grade-worker': 'src/cli/grading/worker.ts',
    index: 'src/library/index.ts',
  },
  absWorkingDir: root.pathname,
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.12',
  jsx: 'automatic',
  minify: true,
  keepNames: false,
  legalComments: 'none',
  metafile: true,
  chunkNames: 'chunks/[name]-[hash]',
  define: { 'process.env.NODE_ENV': '"production"', NETLAB_VERSION: JSON.stringify(manifest.version) },
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  plugins: [...BUNDLE_PLUGINS, packedTexts],
});
await writeFile(new URL('dist/LICENSES.txt', root), await licences(result.metafile));
await writeFile(new URL('dist/index.d.ts', root), await declarations());

/** The library's types: its API as it stands, and each member of it as an export. */
async function declarations(): Promise<string> {
  const api = await readFile(new URL('src/library/api.ts', root), 'utf8');
  const index = await readFile(new URL('src/library/index.ts', root), 'utf8');
  const exported = [...index.matchAll(/^export const (\w+): (Netlab\['\w+'\])/gm)];
  return [api, ...exported.map(([, name, type]) => `export declare const ${name}: ${type};`), ''].join('\n');
}

/** The licence text of each package that went into the bundle. */
async function licences(metafile: Metafile): Promise<string> {
  const packages = new Set<string>();
  for (const input of Object.keys(metafile.inputs)) {
    const match = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match?.[1]) packages.add(match[1]);
  }
  const sections = await Promise.all([...packages].sort().map(licenceOf));
  return `netlab contains these packages, each under its own licence.\n\n${sections.join('\n')}`;
}

async function licenceOf(name: string): Promise<string> {
  const folder = new URL(`node_modules/${name}/`, root);
  const { version, license } = JSON.parse(await readFile(new URL('package.json', folder), 'utf8')) as Record<
    string,
    string
  >;
  const names = ['LICENSE', 'license', 'LICENSE.md', 'LICENCE', 'LICENSE.txt', 'license.md'];
  const texts = await Promise.all(
    names.map((file) => readFile(new URL(file, folder), 'utf8').catch(() => '')),
  );
  return `## ${name} ${version} (${license})\n\n${texts.find(Boolean)?.trim() ?? 'See its package for the text.'}\n`;
}
