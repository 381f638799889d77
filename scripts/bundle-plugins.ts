/**
 * What the bundler changes in the libraries under the screen, each change for the time to the first frame. Shared with
 * the benchmark of that time, whose peer is the same Ink.
 */
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * Ink asks for its devtools only when DEV is set; conf for ajv only with a schema, for semver only to migrate;
 * just-bash for turndown only in a command that the console doesn't have (`src/shell/bash/limits.ts`).
 */
const stubs: Plugin = {
  name: 'stubs',
  setup(build) {
    build.onResolve(
      { filter: /^(react-devtools-core|ajv|ajv-formats|semver|turndown)(\/.*)?$/ },
      ({ path }) => ({
        path,
        namespace: 'stub',
      }),
    );
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

export const BUNDLE_PLUGINS: readonly Plugin[] = [stubs, yogaWithoutFetch, emojiWhenNeeded];
