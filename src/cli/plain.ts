/** Plays a lab in plain lines: stdin in, stdout out; a pipe or a file will do as well as a person. */
import { createInterface } from 'node:readline';
import type { Session } from '../lab/session.ts';
import { playPlain as play } from '../tui/plain.ts';
import type { CliIo } from './command.ts';

export async function playPlain(session: Session, io: CliIo): Promise<number> {
  const lines = createInterface({
    input: process.stdin,
    terminal: false,
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  const onInterrupt = (listener: () => void) => void process.on('SIGINT', listener);
  try {
    const isSolved = await play(session, {
      write: io.stdout,
      lines,
      echo: !process.stdin.isTTY,
      ...(process.stdin.isTTY && { onInterrupt }),
    });
    return isSolved ? 0 : 1;
  } finally {
    await session.close();
  }
}
