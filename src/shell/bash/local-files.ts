/** The files of a shell, as `LocalFiles` wants them. */
import type { LocalFile, LocalFiles } from '../local-files.ts';
import type { BashSession } from './bash-session.ts';
import type { ConsoleFileSystem } from './console-files.ts';

export function localFiles(session: BashSession, cwd: string): LocalFiles {
  const { files } = session;
  return {
    cwd,
    resolve: (path) => session.resolve(path, cwd),
    async look(path) {
      if (!(await files.exists(path))) return undefined;
      return (await files.stat(path)).isDirectory ? 'folder' : 'file';
    },
    async walk(path) {
      const found: LocalFile[] = [];
      await gather(files, path, found);
      return found.sort((left, right) => (left.path < right.path ? -1 : 1));
    },
    async write(path, text, modified) {
      await session.writeText(path, text, cwd);
      files.setModified(path, modified);
    },
    remove: (path) => files.rm(path),
  };
}

async function gather(files: ConsoleFileSystem, path: string, found: LocalFile[]): Promise<void> {
  const { isDirectory, size, mtime } = await files.stat(path);
  if (!isDirectory) {
    const sizeOnly = files.isSizeOnly(path) && { sizeOnly: true as const };
    found.push({ path, size, modified: mtime.getTime(), ...sizeOnly });
    return;
  }
  for (const name of await files.readdir(path)) await gather(files, files.resolvePath(path, name), found);
}
