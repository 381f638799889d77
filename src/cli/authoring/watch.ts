/** Tells when something in folders has changed, once it has kept still for a moment: editors write in several steps. */
import { watch } from 'node:fs';

const STILL_MS = 100;

export interface Changes {
  /** Resolves at the next change, or at once when there was one since the last. */
  next(): Promise<void>;
}

/** Watches until the process ends. */
export function watchFolders(paths: readonly string[]): Changes {
  let changed = false;
  let wake: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  const settled = () => {
    changed = true;
    wake?.();
  };
  for (const path of paths)
    watch(path, () => {
      clearTimeout(timer);
      timer = setTimeout(settled, STILL_MS);
    });
  return {
    async next() {
      if (!changed) await new Promise<void>((resolve) => (wake = resolve));
      changed = false;
    },
  };
}
