/**
 * Bundles netlab into `dist/`: one ESM entry with chunks, no runtime dependencies, beside it the licences of what is
 * bundled. Run by `npm run build`.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { build, type Metafile, type Plugin } from 'esbuild';

const root = new URL('..', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as { version: string };

/** Ink asks for its devtools only when DEV is set; conf for ajv only with a schema, for semver only to migrate. */
const stubs: Plugin = {
  name: 'stubs',
  setup(build) {
    build.onResolve({ filter: /^(react-devtools-core|ajv|ajv-formats|semver)(\/.*)?$/ }, ({ path }) => ({
      path,
      namespace: 'stub',
    }));
    build.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({
      contents: 'export class Ajv2020 {} export default Ajv2020;',
    }));
  },
};

/** Yoga reads its WebAssembly through `fetch("data:…")`, which would boot Node's HTTP client at every start. */
const yogaWithoutFetch: Plugin = {
  name: 'yoga-without-fetch',
  setup(build) {
    build.onLoad({ filter: /yoga-layout[/\\]dist[/\\]src[/\\]index\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const call = /await loadYoga\(\)/;
      if (!call.test(source)) throw new Error('yoga-layout has changed: look at scripts/build.ts');
      const contents = source.replace(
        call,
        'await (() => { const { fetch } = globalThis; globalThis.fetch = undefined; try { return loadYoga(); } finally { globalThis.fetch = fetch; } })()',
      );
      return { contents, loader: 'js' };
    });
  },
};

/**
 * string-width compiles the pattern of all emoji at the start and at the first text beyond ASCII, tens of milliseconds
 * each time. Put off until a text might hold one: an emoji shown as such is one by default or says so by U+FE0F (UTS #51
 * §1.4.6, ED-20 to ED-25).
 */
const emojiWhenNeeded: Plugin = {
  name: 'emoji-when-needed',
  setup(build) {
    build.onLoad({ filter: /string-width[/\\]index\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const pattern = 'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;';
      if (!source.includes(pattern)) throw new Error('string-width has changed: look at scripts/build.ts');
      const contents = source.replace(
        pattern,
        () => `
          const maybeEmoji = /[\\p{Emoji_Presentation}\\uFE0F]/u;
          let emoji;
          const rgiEmojiRegex = {
            test: (text) => maybeEmoji.test(text) && (emoji ??= new RegExp('^\\\\p{RGI_Emoji}$', 'v')).test(text),
          };`,
      );
      return { contents, loader: 'js' };
    });
  },
};

await rm(new URL('dist', root), { recursive: true, force: true });
const result = await build({
  entryPoints: { netlab: 'src/cli/main.ts' },
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
  plugins: [stubs, yogaWithoutFetch, emojiWhenNeeded],
});
await writeFile(new URL('dist/LICENSES.txt', root), await licences(result.metafile));

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
