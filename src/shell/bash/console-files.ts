/**
 * The console's own files: in memory, with modification times of the simulated clock.
 */
import type { InMemoryFs } from 'just-bash';

type FileSystemClass = typeof InMemoryFs;

export interface ConsoleFileSystem extends InMemoryFs {
  /** In milliseconds since the Unix epoch. */
  setModified(path: string, epochMs: number): void;
}

/** `now` tells the simulated time in milliseconds. The class comes from the bundle that is loaded on demand. */
export function createConsoleFiles(
  Base: FileSystemClass,
  maxBytes: number,
  now: () => number,
): ConsoleFileSystem {
  const created = now();
  const changed = new Map<string, number>();

  class ConsoleFiles extends Base {
    setModified(path: string, epochMs: number): void {
      changed.set(path, epochMs);
    }

    override async writeFile(...[path, ...rest]: Parameters<InMemoryFs['writeFile']>): Promise<void> {
      await super.writeFile(path, ...rest);
      changed.set(path, now());
    }

    override async appendFile(...[path, ...rest]: Parameters<InMemoryFs['appendFile']>): Promise<void> {
      await super.appendFile(path, ...rest);
      changed.set(path, now());
    }

    override async mkdir(...[path, ...rest]: Parameters<InMemoryFs['mkdir']>): Promise<void> {
      await super.mkdir(path, ...rest);
      changed.set(path, now());
    }

    override async utimes(path: string, accessed: Date, modified: Date): Promise<void> {
      await super.utimes(path, accessed, modified);
      changed.set(path, now());
    }

    override async stat(path: string) {
      return { ...(await super.stat(path)), mtime: new Date(changed.get(path) ?? created) };
    }

    override async lstat(path: string) {
      return { ...(await super.lstat(path)), mtime: new Date(changed.get(path) ?? created) };
    }
  }

  return new ConsoleFiles(undefined, { maxTotalBytes: maxBytes });
}
