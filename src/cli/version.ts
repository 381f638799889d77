/** The version, put in by the bundler; `development` when run from source. */
declare const NETLAB_VERSION: string | undefined;

export const version: string = typeof NETLAB_VERSION === 'string' ? NETLAB_VERSION : 'development';
