/** What in an answer is not as a check wants it, in sentences; none: all is well. */

import type { HttpLeg, Journey } from '../../../cloud/web/journey.ts';
import { combinedHeader } from '../../../sim/messages.ts';
import { placeName } from '../check.ts';
import { sharingFault } from './cross-origin.ts';
import type { ExpectedValue, HttpExpectation } from './schema.ts';

export function complaints(expect: HttpExpectation, journey: Journey): readonly string[] {
  const { response, failure } = journey;
  if (expect.failure !== undefined) return aboutFailure(expect.failure, journey);
  if (!response) return [`No answer comes: ${failure?.text ?? 'nobody knows why'}`];
  const { status, body, headers = {}, cache, edge, server, first_byte_ms: patience, readable } = expect;
  return [
    ...(readable === undefined ? [] : aboutSharing(readable, journey)),
    ...aboutStatus(status, response.status),
    ...(body === undefined ? [] : aboutValue('The body', body, response.body.text ?? '')),
    ...Object.entries(headers).flatMap(([name, wanted]) =>
      aboutValue(`The header ${name}`, wanted, combinedHeader(response.headers, name)),
    ),
    ...(cache === undefined ? [] : aboutCache(cache, combinedHeader(response.headers, 'X-Cache'))),
    ...(edge === undefined ? [] : aboutEdge(edge, httpLegs(journey))),
    ...(server === undefined ? [] : aboutServer(placeName(server), httpLegs(journey))),
    ...(patience === undefined ? [] : aboutPatience(patience, httpLegs(journey))),
  ];
}

function aboutFailure(wanted: string, { response, failure }: Journey): readonly string[] {
  if (failure?.code === wanted) return [];
  if (response) return [`An answer comes, ${response.status}; there should be none (${wanted}).`];
  return [`It fails otherwise than it should (${wanted}): ${failure?.text ?? ''}`];
}

function aboutStatus(wanted: HttpExpectation['status'], actual: number): readonly string[] {
  if (wanted === undefined) return [];
  const fine = Array.isArray(wanted) ? wanted : [wanted];
  return fine.includes(actual) ? [] : [`The status is ${actual}; it should be ${fine.join(' or ')}.`];
}

const SHOWN = 80;

function aboutValue(what: string, wanted: ExpectedValue, actual: string | undefined): readonly string[] {
  const shown = actual === undefined ? 'is not there' : `is \`${shortened(actual)}\``;
  if (wanted === null) return actual === undefined ? [] : [`${what} ${shown}; it should not be there.`];
  if (typeof wanted === 'string')
    return actual?.trim() === wanted.trim()
      ? []
      : [`${what} ${shown}; it should be \`${shortened(wanted)}\`.`];
  const { contains } = wanted;
  return actual?.includes(contains) ? [] : [`${what} ${shown}; it should contain \`${contains}\`.`];
}

function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}

function aboutSharing(wanted: boolean, journey: Journey): readonly string[] {
  const fault = sharingFault(journey);
  const page = combinedHeader(journey.request.headers, 'Origin');
  if (wanted) return fault === undefined ? [] : [`The browser keeps it from ${page}: ${fault}`];
  const allowed = combinedHeader(journey.response?.headers ?? [], 'Access-Control-Allow-Origin');
  return fault === undefined
    ? [
        `The browser shows it to ${page}, since it says \`Access-Control-Allow-Origin: ${allowed}\`; it should not.`,
      ]
    : [];
}

const CACHE_WORDS = {
  hit: 'Hit',
  miss: 'Miss',
  'refresh-hit': 'RefreshHit',
  error: 'Error',
  redirect: 'Redirect',
} as const;

function aboutCache(wanted: keyof typeof CACHE_WORDS, actual: string | undefined): readonly string[] {
  const words = `${CACHE_WORDS[wanted]} from cloudfront`;
  if (actual === words) return [];
  if (actual === undefined) return [`No edge of CloudFront served it; X-Cache should be \`${words}\`.`];
  return [`X-Cache is \`${actual}\`; it should be \`${words}\`.`];
}

function httpLegs({ legs }: Journey): readonly HttpLeg[] {
  return legs.filter((leg) => leg.kind === 'http');
}

function aboutEdge(city: string, legs: readonly HttpLeg[]): readonly string[] {
  const edge = legs.find(({ server }) => server.startsWith('edge/'));
  if (edge?.place === city) return [];
  return [
    `It is served by ${edge ? `${edge.label} in ${edge.place}` : 'no edge'}; it should be one in ${city}.`,
  ];
}

function aboutServer(wanted: string, legs: readonly HttpLeg[]): readonly string[] {
  const deepest = legs.reduce<HttpLeg | undefined>(
    (last, leg) => (last && last.depth > leg.depth ? last : leg),
    undefined,
  );
  if (deepest && namesOf(deepest).includes(wanted)) return [];
  return [`It is answered by ${deepest?.label ?? 'nobody'}; it should be ${wanted}.`];
}

/** A bucket is asked under a host that begins with its name. */
function namesOf({ server, label, url }: HttpLeg): readonly (string | undefined)[] {
  return [server, label, /^https?:\/\/([^/]+?)\.s3[.-]/.exec(url)?.[1]];
}

function aboutPatience(patience: number, legs: readonly HttpLeg[]): readonly string[] {
  const came = legs.find(({ depth }) => depth === 0)?.firstByteMs ?? Number.POSITIVE_INFINITY;
  if (came <= patience) return [];
  return [`The first octet comes after ${Math.round(came)} ms; it should be there within ${patience} ms.`];
}
