/** The console's own files, for commands that carry whole folders about. Paths are absolute. */
export interface LocalFile {
  readonly path: string;
  readonly size: number;
  /** Milliseconds since the Unix epoch. */
  readonly modified: number;
  /** Nobody knows what is in it: a file on a site's disks. */
  readonly sizeOnly?: true;
}

export interface LocalFiles {
  /** Of the shell that the command runs in. */
  readonly cwd: string;
  /** An absolute path from one as typed. */
  resolve(path: string): string;
  look(path: string): Promise<'file' | 'folder' | undefined>;
  /** All files in the folder and below, in the order of their paths; the file itself where it is one. */
  walk(path: string): Promise<readonly LocalFile[]>;
  /** With the folders on the way, and with that time of modification. */
  write(path: string, text: string, modified: number): Promise<void>;
  remove(path: string): Promise<void>;
}
