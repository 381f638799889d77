/** A graded submission: the solution of each lab in a fresh world, against what Node takes to start. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { builtInCatalogue } from '../src/lab/built-in.ts';
import { grade } from '../src/lab/grade.ts';
import { variantOf } from '../src/lab/lab.ts';
import { median, type Row, timed } from './row.ts';

const run = promisify(execFile);
const ROUNDS = 5;

export async function gradeBench(): Promise<readonly Row[]> {
  const own: number[] = [];
  const peer: number[] = [];
  for (const lab of builtInCatalogue().labs) {
    const { solution } = variantOf(lab, '1');
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      times.push(await timed(() => grade({ lab, seed: '1', submission: { script: solution } })));
      peer.push(await timed(() => run(process.execPath, ['-e', '0'])));
    }
    own.push(median(times));
  }
  return [
    {
      name: 'a graded submission (median lab)',
      value: median(own),
      unit: 'ms',
      against: { name: 'node -e 0, ms', value: median(peer) },
      aim: '≤ 1',
    },
  ];
}
