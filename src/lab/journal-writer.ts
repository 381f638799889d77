/** Carries a session's journal on, line by line, each with the hash of the one before. */
import {
  entryLine,
  headerLine,
  type JournalEntry,
  type JournalHeader,
  type JournalStore,
} from './journal.ts';

export class JournalWriter {
  readonly #store: JournalStore;
  #last: string;
  #failed = false;

  /** `last` is the hash of the journal's last line. */
  constructor(store: JournalStore, last: string) {
    this.#store = store;
    this.#last = last;
  }

  begin(header: JournalHeader): Promise<string | undefined> {
    return this.#append(headerLine(header));
  }

  write(entry: Pick<JournalEntry, 'at' | 'line'>): Promise<string | undefined> {
    const wall = this.#store.wallClock?.();
    return this.#append(entryLine({ ...entry, ...(wall !== undefined && { wall }) }, this.#last));
  }

  close(): Promise<void> {
    return this.#store.close();
  }

  /** Answers with what to tell the learner, once, where the journal cannot be written; nothing is kept from there on. */
  async #append({ text, hash }: { text: string; hash: string }): Promise<string | undefined> {
    if (this.#failed) return undefined;
    try {
      await this.#store.append(text);
      this.#last = hash;
      return undefined;
    } catch (error) {
      this.#failed = true;
      return `what you type from here on is not kept: ${(error as Error).message}`;
    }
  }
}
