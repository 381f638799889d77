/** What curl says of a journey that failed, and its exit status. */
import type { Certificate, CertificateFaultCode } from '../../../cloud/web/certificate.ts';
import type { Journey, TlsLeg } from '../../../cloud/web/journey.ts';
import type { CurlUrl } from './url.ts';

export interface CurlFailure {
  readonly exitCode: number;
  /** Behind `curl: (28) `. */
  readonly text: string;
  /** Further lines on stderr. */
  readonly more?: string;
}

export interface Limits {
  readonly connectTimeoutMs?: number;
  readonly timeoutMs?: number;
}

const OPENSSL = 'OpenSSL/3.0.13';

export function failureOf(journey: Journey, url: CurlUrl, limits: Limits): CurlFailure | undefined {
  const { failure } = journey;
  if (!failure) return undefined;
  switch (failure.code) {
    case 'unresolved':
      return unresolved(journey, url, limits);
    case 'refused':
      return { exitCode: 7, text: `${connectFailed(journey, url)}: Couldn't connect to server` };
    case 'connect-timeout':
      return connectTimeout(journey, url, limits);
    case 'not-tls':
      return { exitCode: 35, text: `${OPENSSL}: error:0A00010B:SSL routines::wrong version number` };
    case 'handshake-refused':
      return { exitCode: 35, text: `${OPENSSL}: error:0A000410:SSL routines::sslv3 alert handshake failure` };
    case 'tls-version':
      return { exitCode: 35, text: `${OPENSSL}: error:0A00042E:SSL routines::tlsv1 alert protocol version` };
    case 'handshake-timeout':
      return { exitCode: 28, text: 'SSL connection timeout' };
    case 'certificate':
      return { exitCode: 60, text: certificateProblem(journey, url.name), more: SSL_ADVICE };
    case 'empty':
    case 'loop':
      return { exitCode: 52, text: 'Empty reply from server' };
    case 'reset':
      return { exitCode: 56, text: 'Recv failure: Connection reset by peer' };
    case 'not-http':
      return { exitCode: 1, text: 'Received HTTP/0.9 when not allowed' };
    case 'response-timeout':
      return { exitCode: 28, text: answerTimeout(journey) };
  }
}

function answerTimeout({ legs, elapsedMs }: Journey): string {
  const leg = legs.find((one) => one.kind === 'http' && one.depth === 0);
  const { receivedOctets = 0, wholeOctets } = leg?.kind === 'http' ? leg : {};
  const received = wholeOctets === undefined ? '0 bytes' : `${receivedOctets} out of ${wholeOctets} bytes`;
  return `Operation timed out after ${Math.round(elapsedMs) + 1} milliseconds with ${received} received`;
}

function unresolved(journey: Journey, url: CurlUrl, { connectTimeoutMs, timeoutMs }: Limits): CurlFailure {
  const limit = Math.min(connectTimeoutMs ?? Infinity, timeoutMs ?? Infinity);
  if (journey.elapsedMs >= limit)
    return { exitCode: 28, text: `Resolving timed out after ${Math.round(limit) + 1} milliseconds` };
  return { exitCode: 6, text: `Could not resolve host: ${url.name}` };
}

function connectTimeout(
  journey: Journey,
  url: CurlUrl,
  { connectTimeoutMs, timeoutMs }: Limits,
): CurlFailure {
  if (timeoutMs !== undefined && timeoutMs <= (connectTimeoutMs ?? Infinity))
    return { exitCode: 28, text: `Connection timed out after ${timeoutMs + 1} milliseconds` };
  const what = connectTimeoutMs === undefined ? "Couldn't connect to server" : 'Timeout was reached';
  return { exitCode: 28, text: `${connectFailed(journey, url)}: ${what}` };
}

function connectFailed({ legs }: Journey, { name, port }: CurlUrl): string {
  const spent = legs
    .filter(({ kind, depth }) => depth === 0 && (kind === 'tcp' || kind === 'dns'))
    .reduce((sum, { ms }) => sum + ms, 0);
  return `Failed to connect to ${name} port ${port} after ${Math.round(spent)} ms`;
}

interface Problem {
  /** OpenSSL's number (X509_V_ERR_…). */
  readonly number: number;
  readonly text: string;
  readonly alert: string;
}

const PROBLEMS: Readonly<Record<Exclude<CertificateFaultCode, 'wrong-name' | 'untrusted-issuer'>, Problem>> =
  {
    expired: { number: 10, text: 'certificate has expired', alert: 'certificate expired (557)' },
    'not-yet-valid': { number: 9, text: 'certificate is not yet valid', alert: 'bad certificate (554)' },
    'weak-key': { number: 66, text: 'EE certificate key too weak', alert: 'bad certificate (554)' },
  };
const UNKNOWN_ISSUER: Readonly<Record<Certificate['issuer']['kind'], Problem | undefined>> = {
  'self-signed': { number: 18, text: 'self-signed certificate', alert: 'unknown CA (560)' },
  private: { number: 20, text: 'unable to get local issuer certificate', alert: 'unknown CA (560)' },
  public: undefined,
  amazon: undefined,
};

/** What OpenSSL finds wrong with the chain; names are curl's own business, afterwards. */
export function chainProblem({ certificate, faults }: TlsLeg): Problem | undefined {
  for (const { code } of faults) {
    if (code === 'wrong-name') continue;
    if (code !== 'untrusted-issuer') return PROBLEMS[code];
    if (certificate) return UNKNOWN_ISSUER[certificate.issuer.kind];
  }
  return undefined;
}

const WRONG_NAME = 62;

/** OpenSSL's number of what is wrong with a certificate; 0 where nothing is. */
export function verifyResult(leg: TlsLeg): number {
  const isWrongName = leg.faults.some(({ code }) => code === 'wrong-name');
  return chainProblem(leg)?.number ?? (isWrongName ? WRONG_NAME : 0);
}

export function ownTlsLeg({ legs }: Journey): TlsLeg | undefined {
  return legs.find((leg): leg is TlsLeg => leg.kind === 'tls' && leg.depth === 0);
}

function certificateProblem(journey: Journey, name: string): string {
  const leg = ownTlsLeg(journey);
  const problem = leg && chainProblem(leg);
  return problem ? `SSL certificate problem: ${problem.text}` : nameProblem(name);
}

export function nameProblem(name: string): string {
  return `SSL: no alternative certificate subject name matches target host name '${name}'`;
}

const SSL_ADVICE = `More details here: https://curl.se/docs/sslcerts.html

curl failed to verify the legitimacy of the server and therefore could not
establish a secure connection to it. To learn more about this situation and
how to fix it, please visit the web page mentioned above.
`;
