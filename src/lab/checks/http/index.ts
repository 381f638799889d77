/**
 * `http`: a request from somewhere, through DNS, network, TLS, edges and origins, and what comes back: status, headers,
 * body, from which edge, from its cache or not. The journey with all its legs is the evidence.
 */
import type { Journey } from '../../../cloud/web/journey.ts';
import { defineCheck, placeName } from '../check.ts';
import { wherePlacesExist } from '../unknown-place.ts';
import { complaints } from './judge.ts';
import { askFor } from './request.ts';
import { type HttpExpectation, httpSchema } from './schema.ts';

export const http = defineCheck({
  key: 'http',
  schema: httpSchema,
  proof: 'Requests that were made',

  describe({ http: { from, url, method, times, each }, expect }) {
    const often = times > 1 ? ` (${each ? `${times} times` : `the ${ordinal(times)} time`})` : '';
    const asked = `${placeName(from)}: ${method === 'GET' ? '' : `${method} `}${url}${often}`;
    return `${asked} → ${inWords(expect)}`;
  },

  run(check, sim) {
    return wherePlacesExist(() => {
      const { from, url, method, each } = check.http;
      const journeys = askFor(check, sim);
      const found = each ? journeys.find((one) => complaints(check.expect, one).length > 0) : undefined;
      const journey = found ?? (journeys.at(-1) as Journey);
      const wrong = complaints(check.expect, journey);
      const came = journey.response ? `is answered ${journey.response.status}` : 'gets no answer';
      const turn = found && journeys.length > 1 ? ` the ${ordinal(journeys.indexOf(found) + 1)} time` : '';
      const sentence = `${placeName(from)} asks${turn} for ${method === 'GET' ? '' : `${method} `}${url} and ${came}.`;
      if (wrong.length === 0) return { passed: true, code: 'passed', text: sentence, journey };
      const why = reasonOf(journey);
      const isNews = why !== undefined && !wrong.some((complaint) => complaint.includes(why));
      const text = [sentence, ...wrong, ...(isNews ? [why] : [])].join(' ');
      const code = journey.response ? 'wrong-response' : 'no-response';
      return { passed: false, code, text, journey, expected: check.expect };
    });
  },
});

function inWords({ status, cache, edge, server, failure, headers = {}, body }: HttpExpectation): string {
  const parts = [
    failure === undefined ? undefined : `no answer (${failure})`,
    status === undefined ? undefined : [status].flat().join(' or '),
    cache,
    edge === undefined ? undefined : `edge ${edge}`,
    server === undefined ? undefined : `from ${placeName(server)}`,
    body === undefined ? undefined : 'body',
    ...Object.keys(headers),
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

function ordinal(count: number): string {
  const endings: Readonly<Record<string, string>> = { 1: 'st', 2: 'nd', 3: 'rd' };
  const ending = Math.floor(count / 10) % 10 === 1 ? 'th' : (endings[count % 10] ?? 'th');
  return `${count}${ending}`;
}

/** What decided it, by the deepest leg that says so; that a page is there decides nothing. */
function reasonOf({ legs }: Pick<Journey, 'legs'>): string | undefined {
  const telling = legs.filter(({ reason }) => reason && reason.code !== 'page');
  return (telling.findLast(({ ok }) => !ok) ?? telling.at(-1))?.reason?.text;
}
