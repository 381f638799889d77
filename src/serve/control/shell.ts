/**
 * A real bash in the simulated world: `eval "$(curl -s http://127.0.0.1:4566/_netlab/shell)"` points AWS's clients here,
 * sets what the lab drew from its seed, and defines the words that only netlab has, and those of the network's tools, as
 * functions that run in netlab's own console. With them a lab's solution runs unchanged in a real shell.
 */
import type { HttpRequest, HttpResponse } from '../../model/protocol/codec.ts';
import type { ConsoleDesk } from '../lab-desk.ts';
import type { ControlDesk } from './operation.ts';

/** They mean the terminal that one sits at, or are AWS's own client, which is the point. */
const REAL = new Set(['aws', 'clear', 'less', 'more', 'history', 'help', 'hostname', 'whoami', 'pdftotext']);
/** Of the shell itself: time is the simulated world's. */
const TIME = ['sleep', 'date'];

export function shellSetup({ console, lab, sim }: ControlDesk, { headers }: HttpRequest): HttpResponse {
  const host = /^[\w.:[\]-]{1,255}$/.exec(headers.host ?? '')?.[0] ?? '127.0.0.1:4566';
  const variables = {
    AWS_ENDPOINT_URL: `http://${host}`,
    AWS_ACCESS_KEY_ID: 'netlab',
    AWS_SECRET_ACCESS_KEY: 'netlab',
    AWS_DEFAULT_REGION: sim.state.region,
    AWS_REGION: sim.state.region,
    AWS_PAGER: '',
    ...lab?.parameters,
  };
  const exports = Object.entries(variables).map(([name, value]) => `export ${name}=${quote(value)}`);
  const words = console ? [...console.commands.filter((name) => !REAL.has(name)), ...TIME] : [];
  return script([
    ...exports,
    ...(words.length > 0 ? [functionOf(host)] : []),
    ...words.map((word) => `${word}() { _netlab ${word} "$@"; }`),
  ]);
}

/** Words that read what is piped into them, as real ones do; others must leave a loop's input alone. */
const READERS = ['ssh', 'nc', 'openssl'];
/** A copy of the shell's own input: what a word reads must be another one. */
const OWN_INPUT = 19;

/** Sends words, and files that they name, and does what comes back. */
function functionOf(host: string): string {
  return `exec ${OWN_INPUT}<&0
_netlab() {
  local word file send=() i=0
  for word in "$@"; do
    send+=(--data-urlencode "word=$word")
    file=\${word#file://}
    [ "$i" -gt 0 ] && [ -f "$file" ] && [ -r "$file" ] && send+=(--data-urlencode "file.$i@$file")
    i=$((i + 1))
  done
  case $1 in
    ${READERS.join('|')}) [ -t 0 ] || [ /dev/stdin -ef /dev/fd/${OWN_INPUT} ] || send+=(--data-urlencode stdin@-) ;;
  esac
  eval "$(command curl -sS "\${send[@]}" ${quote(`http://${host}/_netlab/shell`)} || echo 'return 1')"
}`;
}

const MOST_WORDS = 1000;

/** Runs the words of a form in the console; the answer is what a function is to do to look as if it had run them. */
export async function shellCommand(console: ConsoleDesk, { body }: HttpRequest): Promise<HttpResponse> {
  const form = new URLSearchParams(new TextDecoder().decode(body));
  const words = form.getAll('word').slice(0, MOST_WORDS);
  const files = [...form].flatMap(([name, text]) => {
    const path = words[Number(/^file\.(\d{1,4})$/.exec(name)?.[1] ?? Number.NaN)];
    return path === undefined ? [] : [[path.replace(/^file:\/\//, ''), text] as const];
  });
  const line = words.map(quote).join(' ') + hereDocument(form.get('stdin'));
  const { stdout, stderr, exitCode } = await console.run(line, Object.fromEntries(files));
  return script([
    ...(stdout === '' ? [] : [`printf %s ${quote(stdout)}`]),
    ...(stderr === '' ? [] : [`printf %s ${quote(stderr)} >&2`]),
    `return ${exitCode}`,
  ]);
}

/** Nothing where nothing was piped in. */
function hereDocument(text: string | null): string {
  if (text === null) return '';
  let end = 'NETLAB_INPUT';
  while (text.includes(end)) end += '_';
  return ` <<'${end}'\n${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${end}`;
}

function quote(text: string): string {
  return /^[\w./:=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function script(lines: readonly string[]): HttpResponse {
  return {
    status: 200,
    headers: { 'content-type': 'text/x-shellscript; charset=utf-8' },
    body: `${lines.join('\n')}\n`,
  };
}
