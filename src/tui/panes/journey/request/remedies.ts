/** What to change when a request fails or is refused: one sentence for each obstacle, the innermost first. */
import type { Journey, Leg, TlsLeg } from '../../../../cloud/web/journey.ts';

/** Empty where all went well in the end. */
export function requestRemedies({ legs, failure, response }: Journey): string[] {
  const isWell = !failure && (response?.status ?? 0) < 400;
  if (isWell) return [];
  const troubled = legs.filter(isTroubled);
  const deepest = Math.max(0, ...troubled.map(({ depth }) => depth));
  const found = troubled.filter(({ depth }) => depth === deepest).flatMap(remediesOf);
  if (found.length > 0) return [...new Set(found)];
  return failure ? [failure.text] : [];
}

function isTroubled(leg: Leg): boolean {
  return !leg.ok || (leg.kind === 'http' && (leg.status ?? 0) >= 400);
}

function remediesOf(leg: Leg): string[] {
  const reason = leg.reason?.text ?? '';
  switch (leg.kind) {
    case 'dns':
      return [`${reason} Ask for ${leg.name} with dig: its walk shows who doesn't know it.`];
    case 'tcp':
      return leg.blockers.length > 0 ? [...leg.blockers] : reason === '' ? [] : [reason];
    case 'tls':
      return [`${reason}${wayOut(leg)}`];
    case 'http':
      return reason === '' ? [] : [reason];
  }
}

const CERTIFICATE_WAYS = {
  'untrusted-issuer':
    'Use a certificate that everybody trusts: ACM issues them for names that you can prove.',
  'wrong-name': 'Use a certificate that has this name too, or ask for a name that it has.',
  expired: 'Renew it: ACM does by itself as long as its validation record stands in the DNS.',
  'not-yet-valid': 'Use one that is valid already.',
  'weak-key': 'Use a certificate with a stronger key.',
} as const;

function wayOut({ reason, serverName, faults: [fault] }: TlsLeg): string {
  if (reason?.code === 'certificate' && fault) return ` ${CERTIFICATE_WAYS[fault.code]}`;
  if (reason?.code === 'not-tls') return ' Ask with http://, or let it speak TLS there.';
  if (reason?.code === 'tls-version')
    return ' Ask with a newer version, or let the server take older ones; few should.';
  if (reason?.code === 'handshake-refused')
    return ` Give it a certificate for ${serverName}; CloudFront needs the name among its Aliases as well.`;
  return '';
}
