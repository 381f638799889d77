/**
 * Packs the two great texts of the bundle, labs and service models: each is inflated when it is first read. A third of
 * what they weigh in the archive otherwise, for a few milliseconds.
 */
import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'esbuild';
import { LABS } from '../src/lab/generated/index.ts';
import { modelTexts } from '../src/model/generated/index.ts';

const INFLATE = `
  import { brotliDecompressSync } from 'node:zlib';
  const inflate = (packed) => brotliDecompressSync(Buffer.from(packed, 'base64')).toString();
`;

export const packedTexts: Plugin = {
  name: 'packed-texts',
  setup(build) {
    build.onLoad({ filter: /[/\\]lab[/\\]generated[/\\]index\.ts$/ }, () => ({
      contents: `${INFLATE} export const LABS = inflate(${packed(LABS)});`,
      loader: 'js',
    }));
    build.onLoad({ filter: /[/\\]model[/\\]generated[/\\]index\.ts$/ }, () => {
      const getters = Object.entries(modelTexts).map(
        ([service, text]) => `get ${service}() { return inflate(${packed(text)}); }`,
      );
      return { contents: `${INFLATE} export const modelTexts = { ${getters.join(', ')} };`, loader: 'js' };
    });
  },
};

function packed(text: string): string {
  return JSON.stringify(brotliCompressSync(text).toString('base64'));
}
