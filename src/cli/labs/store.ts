/**
 * The labs that a learner has installed: folders in the home folder, each beside what it was compiled to. Reading YAML
 * would cost every start a sixth of a second a lab; what was compiled is believed while the files and netlab itself are
 * those that it was compiled from.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Compiled } from '../../lab/compile-lab.ts';
import { isLabFolder, readLabFolder } from '../../lab/files.ts';
import { hashFiles, isSlug, type Lab, type LabFiles } from '../../lab/lab.ts';
import { version } from '../version.ts';

/** More than anybody has; a bound all the same. */
const MAX_INSTALLED = 1000;

export class LabStore {
  readonly folder: string;

  readonly #netlab: string;

  /** `home`: the folder that `NETLAB_HOME` names. `netlab`: by which version labs are compiled. */
  constructor(home: string, netlab = version) {
    this.folder = join(home, 'labs');
    this.#netlab = netlab;
  }

  /** Names of what is installed, sorted. */
  get slugs(): readonly string[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder)
      .filter((name) => isSlug(name) && isLabFolder(join(this.folder, name)))
      .sort()
      .slice(0, MAX_INSTALLED);
  }

  folderOf(slug: string): string {
    return join(this.folder, slug);
  }

  filesOf(slug: string): LabFiles {
    return readLabFolder(this.folderOf(slug));
  }

  async load(slug: string): Promise<Compiled> {
    const files = this.filesOf(slug);
    const kept = this.#kept(slug, hashFiles(files.files));
    if (kept) return { ok: true, lab: kept };
    const { compileLab } = await import('../../lab/compile-lab.ts');
    const compiled = compileLab(files);
    if (compiled.ok) this.#keep(compiled.lab);
    return compiled;
  }

  /** Puts a lab in the place of another of its name; a crash leaves the one or the other. */
  put({ slug, files }: LabFiles): void {
    const draft = join(this.folder, `.new-${slug}`);
    const old = join(this.folder, `.old-${slug}`);
    for (const left of [draft, old]) rmSync(left, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(draft, name), text);
    if (existsSync(this.folderOf(slug))) renameSync(this.folderOf(slug), old);
    renameSync(draft, this.folderOf(slug));
    rmSync(old, { recursive: true, force: true });
  }

  /** Whether there was one. */
  remove(slug: string): boolean {
    const isThere = isSlug(slug) && existsSync(this.folderOf(slug));
    if (isThere) rmSync(this.folderOf(slug), { recursive: true });
    return isThere;
  }

  #keptPath(slug: string): string {
    return join(this.folderOf(slug), '.compiled.json');
  }

  #kept(slug: string, hash: string): Lab | undefined {
    try {
      const kept = JSON.parse(readFileSync(this.#keptPath(slug), 'utf8')) as { netlab?: string; lab?: Lab };
      return kept.netlab === this.#netlab && kept.lab?.hash === hash && kept.lab.slug === slug
        ? kept.lab
        : undefined;
    } catch {
      return undefined;
    }
  }

  /** A home folder that can't be written to costs time, and nothing else. */
  #keep(lab: Lab): void {
    // From source, the same version compiles otherwise after each edit.
    if (this.#netlab === 'development') return;
    try {
      writeFileSync(this.#keptPath(lab.slug), JSON.stringify({ netlab: this.#netlab, lab }));
    } catch {}
  }
}
