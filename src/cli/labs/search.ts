/**
 * All labs that there are, by the places where they are looked for, in this order: those that ship with netlab, those
 * that the command line names (`--labs`), those on the search path (`NETLAB_LABS`), those that were installed. A name
 * belongs to the first that has it: progress, journals and assignments know labs by their names, and a built-in lab must
 * mean the same to everybody. Whoever comes second is left out, and that is told.
 */
import { delimiter } from 'node:path';
import { builtInCatalogue } from '../../lab/built-in.ts';
import { type Catalogue, createCatalogue } from '../../lab/catalogue.ts';
import type { Compiled } from '../../lab/compile-lab.ts';
import type { Lab } from '../../lab/lab.ts';
import { formatProblem } from '../../lab/problem.ts';
import { UsageError } from '../command.ts';
import { LabStore } from './store.ts';

export interface KnownLabs {
  readonly catalogue: Catalogue;
  /** Those that don't ship with netlab. */
  readonly added: readonly Lab[];
  /** Where those stand, by name: a folder or archive, or `installed`. */
  readonly where: ReadonlyMap<string, string>;
  /** Labs that can't be used, by name, with all that is wrong with them. */
  readonly broken: ReadonlyMap<string, string>;
  /** What a person should know: which labs were left out, and why. */
  readonly notes: readonly string[];
}

export interface SearchOptions {
  /** The folder that `NETLAB_HOME` names. */
  readonly home: string;
  /** From the command line. */
  readonly given: readonly string[];
  /** `NETLAB_LABS`: paths, joined as in `PATH`. */
  readonly searchPath?: string | undefined;
}

export async function findLabs({ home, given, searchPath = '' }: SearchOptions): Promise<KnownLabs> {
  const builtIn = builtInCatalogue();
  const search = new Search(builtIn);
  const paths = [...given, ...searchPath.split(delimiter).filter((path) => path !== '')];
  if (paths.length > 0) {
    const [{ labsAtPath }, { compileLab }] = await Promise.all([
      import('./sources.ts'),
      import('../../lab/compile-lab.ts'),
    ]);
    for (const [index, path] of paths.entries()) {
      try {
        for (const found of labsAtPath(path)) search.meet(found.slug, found.where, compileLab(found));
      } catch (error) {
        // What a person named just now must be there; the environment may name what is not plugged in today.
        if (index < given.length || !(error instanceof UsageError)) throw error;
        search.note(`NETLAB_LABS: ${error.message}`);
      }
    }
  }
  const store = new LabStore(home);
  for (const slug of store.slugs) search.meet(slug, 'installed', await store.load(slug));
  return search.result;
}

class Search {
  readonly #builtIn: Catalogue;
  readonly #added = new Map<string, Lab>();
  readonly #where = new Map<string, string>();
  readonly #broken = new Map<string, string>();
  readonly #notes: string[] = [];

  constructor(builtIn: Catalogue) {
    this.#builtIn = builtIn;
  }

  note(text: string): void {
    this.#notes.push(text);
  }

  meet(slug: string, where: string, compiled: Compiled): void {
    const at = where === 'installed' ? `the installed ${slug}` : where;
    if (!compiled.ok) {
      const lines = compiled.problems.map((problem) => `  ${formatProblem(slug, problem)}`);
      if (!this.#added.has(slug)) this.#broken.set(slug, lines.join('\n'));
      this.#notes.push(`${at} is left out: its files are wrong; \`netlab lab verify\` shows where`);
      return;
    }
    const other = this.#builtIn.find(slug) ? 'a built-in lab' : this.#where.get(slug);
    if (other !== undefined) {
      const isSame = this.#added.get(slug)?.hash === compiled.lab.hash;
      if (!isSame) this.#notes.push(`${at} is left out: ${other} has the name ${slug}; rename its folder`);
      return;
    }
    this.#added.set(slug, compiled.lab);
    this.#where.set(slug, where);
  }

  get result(): KnownLabs {
    const added = [...this.#added.values()];
    return {
      catalogue: added.length === 0 ? this.#builtIn : createCatalogue([...this.#builtIn.labs, ...added]),
      added,
      where: this.#where,
      broken: this.#broken,
      notes: this.#notes,
    };
  }
}
