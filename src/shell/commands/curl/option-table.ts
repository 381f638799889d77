/** curl's options as curl 8.5 has them: letters, words, whether a value follows, and what netlab makes of them. */

export interface CurlOption {
  readonly word: string;
  readonly letter?: string;
  readonly takes: 'nothing' | 'text' | 'count' | 'seconds';
  /** Why it is refused: curl has it, and netlab does not simulate it. */
  readonly refusal?: string;
}

const PROXY = 'netlab simulates no proxies';
const KEYS = 'netlab simulates no keys and certificates of clients';
const FILES = "netlab's curl has no such file";
const OTHER = 'netlab does not simulate it';

/** `letter word`, the letter `-` where there is none. */
const FLAGS = `
  0 http1.0|- http1.1|- http2|- http2-prior-knowledge|1 tlsv1|- tlsv1.0|- tlsv1.1|- tlsv1.2|- tlsv1.3|4 ipv4|6 ipv6|# progress-bar
  - progress-meter|a append|- anyauth|- basic|- compressed|- create-dirs|q disable|- disallow-username-in-url
  f fail|- fail-early|- fail-with-body|g globoff|G get|I head|i include|k insecure|j junk-session-cookies
  - keepalive|L location|- location-trusted|N buffer|Z parallel|- path-as-is|- post301|- post302|- post303
  - raw|O remote-name|- remote-name-all|- retry-all-errors|- retry-connrefused|s silent|S show-error
  - styled-output|- tcp-nodelay|v verbose|V version|h help|- ssl-no-revoke|- tcp-fastopen|- sessionid
`;
const TEXTS = `
  A user-agent|b cookie|c cookie-jar|d data|- data-ascii|- data-binary|- data-raw|- data-urlencode|- json
  D dump-header|e referer|H header|o output|- output-dir|r range|- resolve|- connect-to|T upload-file|u user
  - oauth2-bearer|- url|w write-out|X request|- ciphers|- tls13-ciphers|- tls-max|- proto|- proto-redir|- proto-default
  - noproxy
`;
const COUNTS = '- max-redirs|- retry|Y speed-limit|y speed-time|- keepalive-time|- max-filesize';
const SECONDS = 'm max-time|- connect-timeout|- retry-delay|- retry-max-time';

const REFUSED: Readonly<Record<string, { readonly words: string; readonly takes: CurlOption['takes'] }>> = {
  [PROXY]: {
    words: 'x proxy|U proxy-user|- preproxy|- socks4|- socks4a|- socks5|- socks5-hostname|- proxy-header',
    takes: 'text',
  },
  [KEYS]: {
    words: 'E cert|- key|- cert-type|- key-type|- pass|- cacert|- capath|- pinnedpubkey',
    takes: 'text',
  },
  [FILES]: {
    words: 'K config|- netrc-file|- stderr|- trace|- trace-ascii|- etag-save|- etag-compare',
    takes: 'text',
  },
  [OTHER]: {
    words:
      'F form|- form-string|C continue-at|z time-cond|- limit-rate|- interface|- local-port|- dns-servers|- doh-url|- unix-socket|- abstract-unix-socket|- request-target|- aws-sigv4|- alt-svc|- hsts|- ftp-port|P ftp-port|Q quote|t telnet-option|- url-query|- rate|- dns-interface|- mail-from|- mail-rcpt',
    takes: 'text',
  },
};
const REFUSED_FLAGS =
  'n netrc|- netrc-optional|: next|M manual|R remote-time|J remote-header-name|p proxytunnel|l list-only|B use-ascii|- http3|- http3-only|- http0.9|- tr-encoding|- digest|- ntlm|- negotiate|- false-start|- haproxy-protocol|- cert-status|- ssl|- ssl-reqd|- ftp-pasv|- xattr|- trace-time|- trace-ids';

function listed(words: string, rest: Omit<CurlOption, 'word' | 'letter'>): readonly CurlOption[] {
  const entries = words.split(/[|\n]/).map((entry) => entry.trim());
  return entries
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [letter = '-', word = ''] = entry.split(' ');
      return { word, ...(letter !== '-' && { letter }), ...rest };
    });
}

const OPTIONS: readonly CurlOption[] = [
  ...listed(FLAGS, { takes: 'nothing' }),
  ...listed(TEXTS, { takes: 'text' }),
  ...listed(COUNTS, { takes: 'count' }),
  ...listed(SECONDS, { takes: 'seconds' }),
  ...Object.entries(REFUSED).flatMap(([refusal, { words, takes }]) => listed(words, { takes, refusal })),
  ...listed(REFUSED_FLAGS, { takes: 'nothing', refusal: OTHER }),
];

const BY_LETTER = new Map(OPTIONS.map((option) => [option.letter, option]));
const BY_WORD = new Map(OPTIONS.map((option) => [option.word, option]));

export function optionOfLetter(letter: string): CurlOption | undefined {
  return BY_LETTER.get(letter);
}

/** A word may be cut short as long as it can mean only one. */
export function optionOfWord(word: string): CurlOption | 'ambiguous' | undefined {
  const exact = BY_WORD.get(word);
  if (exact || word === '') return exact;
  const fitting = OPTIONS.filter((option) => option.word.startsWith(word));
  return fitting.length > 1 ? 'ambiguous' : fitting[0];
}

/** For completion: what netlab's curl understands. */
export const OPTION_WORDS: readonly string[] = OPTIONS.filter(({ refusal }) => refusal === undefined).map(
  ({ word }) => `--${word}`,
);
