/** How the floors above read HTTP messages. */
export {
  combinedHeader,
  type Headers,
  type HttpRequest,
  type HttpResponse,
  headerOf,
  textBody,
} from '../cdn/message.ts';
