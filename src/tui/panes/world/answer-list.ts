/** The answers by letter, and who gets them: the legend of the map. */
import { type Row, row } from '../../text/row.ts';
import { sanitize } from '../../text/sanitize.ts';
import { wrapWords } from '../../text/wrap.ts';
import { type Style, style } from '../../theme.ts';
import type { WorldAnswer, WorldClient, WorldModel } from './model.ts';

/** Letters tell answers apart, colours help. */
const LOOKS: readonly Style[] = [
  { color: 'bright-green' },
  { color: 'bright-yellow' },
  { color: 'bright-cyan' },
  { color: 'bright-magenta' },
  { color: 'bright-blue' },
];
export const lookOf = (answer: number): Style => ({ ...(LOOKS[answer % LOOKS.length] as Style), bold: true });
export const letterOf = (answer: number) =>
  answer < 26 ? String.fromCharCode(65 + answer) : `${answer + 1}`;

/** An entry an answer: letter, data, what it is, and whose it is; then who gets none. */
export function listRows({ answers, clients }: WorldModel, width: number): Row[] {
  const rows = answers.flatMap((answer, index) =>
    entryRows(letterOf(index), lookOf(index), answer, whoseIs(index, clients), width),
  );
  const problems = [...new Set(clients.flatMap(({ problem }) => problem ?? []))];
  for (const problem of problems) {
    const names = clients.filter((client) => client.problem === problem).map(({ name }) => name);
    rows.push(
      ...entryRows('✗', style.bad, { data: problem, sets: '', host: '' }, everyoneOr(names, clients), width),
    );
  }
  return rows;
}

/** `lisbon, tokyo (cached 43s), 30% of seattle` */
function whoseIs(answer: number, clients: readonly WorldClient[]): string {
  const byShare = new Map<string, string[]>();
  for (const { name, cachedFor, told } of clients) {
    const share = told.find((one) => one.answer === answer)?.share;
    if (share === undefined) continue;
    const words = cachedFor === undefined ? name : `${name} (cached ${cachedFor}s)`;
    byShare.set(share, [...(byShare.get(share) ?? []), words]);
  }
  return [...byShare]
    .sort(([left], [right]) => Number(left !== '') - Number(right !== ''))
    .map(([share, names]) => `${share && `${share} of `}${everyoneOr(names, clients)}`)
    .join(', ');
}

function everyoneOr(names: readonly string[], clients: readonly WorldClient[]): string {
  const isEveryone = names.length === clients.length && names.length > 2;
  return isEveryone && !names.some((name) => name.endsWith(')')) ? 'everyone' : names.join(', ');
}

/** Narrower, and a host goes without saying where the sets are named: the map has its letter. */
const ROOMY = 40;

function entryRows(
  sign: string,
  look: Style,
  { data, sets, host }: WorldAnswer,
  whose: string,
  width: number,
): Row[] {
  const isRoomy = width >= ROOMY;
  const label = isRoomy ? [sets, host].filter(Boolean).join(': ') : sets || host;
  const head = row([look, `${sign} `], [look, sanitize(data)], label === '' ? '' : `  ${sanitize(label)}`);
  const tail = whose === '' ? [] : row([style.muted, '→ '], sanitize(whose));
  if (isRoomy) return wrapWords([...head, ...(whose === '' ? [] : [{ text: '  ' }]), ...tail], width, 2);
  return [...wrapWords(head, width, 2), ...wrapWords([{ text: '  ' }, ...tail], width, 4)];
}
