/** `dig +trace`: from the root down, from where the learner stands, past every resolver's cache. */
import type { QueryType, ResourceRecord, Response } from '../../dns/index.ts';
import type { Lookup } from '../../sim/dns/look-up.ts';
import { messageSize } from '../../sim/dns/words.ts';
import type { CommandIo } from '../command.ts';
import { recordLine } from './master-text.ts';
import type { DigQuery } from './options.ts';

const MAX_REFERRALS = 30;

/** The lines, and dig's exit code. */
export function traceFromRoot(
  { name, type }: DigQuery,
  server: string | undefined,
  io: CommandIo,
): { readonly text: string; readonly exitCode: number } {
  const { place } = io.standing;
  const given = server === undefined ? {} : { server };
  const first = io.sim.resolve(place, { name: '.', type: 'NS' }, given);
  if (!first.response) return { text: `${unreachable(first)};; no servers could be reached\n`, exitCode: 9 };
  let text = received(first.response, first.response.answer, first, server);
  let names = namesIn(first.response.answer);
  let glue: readonly ResourceRecord[] = [];
  for (let step = 0; step < MAX_REFERRALS; step++) {
    const asked = askOneOf(names, glue, name, type, io);
    text += asked.complaints;
    if (!asked.lookup?.response) return { text: `${text};; no servers could be reached\n`, exitCode: 9 };
    const { response } = asked.lookup;
    const referral = response.answer.length === 0 ? namesIn(response.authority) : [];
    const shown = [...response.answer, ...response.authority];
    text += received(response, shown, asked.lookup, asked.name);
    if (referral.length === 0 || response.authoritative) break;
    names = referral;
    glue = response.additional;
  }
  return { text, exitCode: 0 };
}

/** The first of the servers that answers; their addresses are known from glue, or asked for. */
function askOneOf(
  names: readonly string[],
  glue: readonly ResourceRecord[],
  name: string,
  type: QueryType,
  io: CommandIo,
): { readonly lookup?: Lookup; readonly name?: string; readonly complaints: string } {
  let complaints = '';
  const { place } = io.standing;
  for (const server of names) {
    const known = glue.find((record) => record.name === server && record.type === 'A')?.data;
    const found = known ?? addressOf(server, io);
    if (found === undefined) {
      complaints += `couldn't get address for '${server.replace(/\.$/, '')}': not found\n`;
      continue;
    }
    const lookup = io.sim.resolve(place, { name, type }, { server: found, recursive: false });
    if (lookup.response) return { lookup, name: server, complaints };
    complaints += unreachable(lookup);
  }
  return { complaints };
}

function addressOf(server: string, io: CommandIo): string | undefined {
  const { answer } = io.sim.resolve(io.standing.place, { name: server, type: 'A' });
  return answer.find(({ type }) => type === 'A')?.data;
}

function namesIn(records: readonly ResourceRecord[]): readonly string[] {
  return records.filter(({ type }) => type === 'NS').map(({ data }) => data);
}

function received(
  response: Response,
  records: readonly ResourceRecord[],
  lookup: Lookup,
  server: string | undefined,
): string {
  const address = lookup.servers[0] ?? '';
  const label = server?.replace(/\.$/, '') ?? address;
  const lines = records.map((record) => `${recordLine(record)}\n`).join('');
  return `${lines};; Received ${messageSize(response)} bytes from ${address}#53(${label}) in ${Math.round(lookup.elapsedMs)} ms\n\n`;
}

/** As dig complains of servers that don't answer, once for each try. */
export function unreachable({ failures }: Pick<Lookup, 'failures'>, tries = 1): string {
  return failures
    .flatMap(({ server, kind }) =>
      Array.from(
        { length: tries },
        () =>
          `;; communications error to ${server}#53: ${kind === 'refused' ? 'connection refused' : 'timed out'}\n`,
      ),
    )
    .join('');
}
