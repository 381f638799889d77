/** For commands that touch no files. */
import type { LocalFiles } from '../../../src/shell/local-files.ts';

export const noFiles: LocalFiles = {
  cwd: '/home/learner',
  resolve: (path) => path,
  look: async () => undefined,
  walk: async () => [],
  write: async () => {},
  remove: async () => {},
};
