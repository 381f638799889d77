/** What a lab says of those who speak HTTP: machine images, and web sites of others out on the internet. */

/** A page of a server: what is answered to requests for a path. */
export interface PageSetting {
  /** Default 200; with `redirect` 302. */
  status?: number;
  headers?: Record<string, string>;
  /** `{host}`, `{path}`, `{query}`, `{method}`, `{client}`, `{instance}`, `{header|query|cookie:NAME}` are filled in. */
  body?: string;
  /** In octets, for bodies of which only the size matters. */
  size?: number;
  /** Default: GET and HEAD; with `stores` also PUT, POST and DELETE. */
  methods?: string[];
  /** Whether what is uploaded to a path is there afterwards. */
  stores?: boolean;
  /** How long the server thinks, in milliseconds. */
  latencyMs?: number;
  /** Whether it is sent compressed to whoever accepts that. */
  gzip?: boolean;
  /** Where to send people instead; the same things are filled in as in `body`. */
  redirect?: string;
  /** What goes wrong after the request was read: no answer, a closed connection, a broken one. */
  fault?: 'hangs' | 'closes' | 'resets';
  /** Basic authentication: `user:password`. */
  password?: string;
}

export interface CertificateSetting {
  issuer: 'public' | 'private' | 'self-signed';
  /** Whom it speaks for; default: the host itself. */
  names?: string[];
  /** How many days after the world's beginning it ends; a negative number: it ended before. Default: renewed in time. */
  days?: number;
}

/** How a server speaks HTTP. */
export interface HttpSetting {
  /** Ports for plain HTTP, and for HTTPS. Default: 443 and 8443 speak HTTPS, other ports HTTP. */
  plain?: number[];
  tls?: number[];
  certificate?: CertificateSetting;
  /** Of the header `Server`. */
  server?: string;
  /** How long it thinks, in milliseconds, where a page says nothing else. Default 2. */
  latencyMs?: number;
  /** By path: exactly, or with a `*` at the end; the longest that fits counts. Default: a greeting under every path. */
  pages?: Record<string, PageSetting>;
}

/** A web site of somebody else, somewhere on the internet. */
export interface SiteSetting extends HttpSetting {
  /** Where on the earth it stands. */
  city: string;
  /** Default: one that nobody else has. */
  address?: string;
}
