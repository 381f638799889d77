/** Files that commands make: whole or not at all, and never over what is there already. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from './command.ts';

/** `verify` reads the file and throws where it is no good: then nothing stays behind. */
export function writeNew(path: string, text: string, verify?: (path: string) => unknown): void {
  if (existsSync(path)) throw new UsageError(`${path} is there already; name another with --output`);
  replaceFile(path, text, verify);
}

export function replaceFile(
  path: string,
  text: string | Uint8Array,
  verify?: (path: string) => unknown,
): void {
  const draft = `${path}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(draft, text);
    verify?.(draft);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    if (error instanceof UsageError) throw new UsageError(error.message.replaceAll(draft, path));
    throw new UsageError(`cannot write ${path}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}
