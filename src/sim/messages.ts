/** How the floors above read HTTP messages. */
export {
  combinedHeader,
  type Headers,
  type HttpRequest,
  type HttpResponse,
  headerOf,
  textBody,
  withHeader,
} from '../cdn/message.ts';
export { MODERN_TLS, TLS_VERSIONS, type TlsRange, type TlsVersion } from '../cloud/web/tls-version.ts';
