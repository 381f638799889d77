/**
 * `curl`: an HTTP request from where the learner stands, through the simulated world. Options, output and exit codes
 * are those of curl 8.5 (Ubuntu 24.04's); what curl can do and netlab doesn't simulate is refused in plain words.
 * URLs are taken as they are: braces and brackets in them mean nothing.
 */
import type { CommandOutput, ConsoleCommand } from '../../command.ts';
import { completeHosts } from '../../completion/hosts.ts';
import { type CurlArguments, isSet, lastOf, readArguments, TRY_HELP } from './arguments.ts';
import { OPTION_WORDS } from './option-table.ts';
import { CURL_VERSION } from './request.ts';
import { runCurl } from './run-curl.ts';

const USAGE =
  'curl [-sSvIikL] [-X METHOD] [-H HEADER] [-d DATA] [-T FILE] [-o FILE] [-w FORMAT] [-m SECONDS]\n     [--resolve HOST:PORT:ADDRESS] URL…';

const VERSION = `curl ${CURL_VERSION} (x86_64-pc-linux-gnu) libcurl/${CURL_VERSION} OpenSSL/3.0.13
Release-Date: 2023-12-06
Protocols: http https
Features: HTTP2 HTTPS IPv6 SSL
`;

export const curl: ConsoleCommand = {
  name: 'curl',
  summary: 'ask a web server, and see all that it says',
  usage: `${USAGE}
The request leaves from where you stand. \`explain\` afterwards tells its journey: DNS, connection, TLS, answer.`,
  async run(args, io) {
    const given = readArguments(args);
    if ('complaint' in given) return told(given.complaint, 2);
    if (isSet(given, 'version')) return { stdout: VERSION, stderr: '', exitCode: 0 };
    if (isSet(given, 'help')) return { stdout: `Usage: ${USAGE}\n`, stderr: '', exitCode: 0 };
    if (given.urls.length === 0)
      return told(args.length === 0 ? `${TRY_HELP}\n` : `curl: (2) no URL specified\n${TRY_HELP}\n`, 2);
    const clash = methodClash(given);
    if (clash !== undefined) return told(isSet(given, 'silent') ? '' : clash, 2);
    return runCurl(given, io);
  },
  complete: (words, index, sim) =>
    words[index]?.startsWith('--')
      ? OPTION_WORDS.map((value) => ({ value }))
      : completeHosts(words, index, sim),
};

function told(stderr: string, exitCode: number): CommandOutput {
  return { stdout: '', stderr, exitCode };
}

function methodClash(given: CurlArguments): string | undefined {
  const posts = given.data.length > 0 && !isSet(given, 'get');
  const clash = (first: string, second: string) =>
    `Warning: You can only select one HTTP request method! You asked for both ${first} \nWarning: ${second}\n`;
  if (posts && isSet(given, 'head')) return clash('POST', '(-d, --data) and HEAD (-I, --head).');
  if (posts && lastOf(given, 'upload-file') !== undefined)
    return clash('PUT', '(-T, --upload-file) and POST (-d, --data).');
  return undefined;
}
