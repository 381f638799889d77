/**
 * A lab as one file to hand on: a ZIP archive of its folder. The same lab gives the same octets, on every machine and at
 * every time. What is unpacked comes from strangers: only files that a lab has, in one folder with a name that a lab may
 * have, each once and within the limits; whatever else an archive holds or claims is refused before it is unpacked.
 */
import { unzipSync, zipSync } from 'fflate';
import { hashFiles, isLabFileName, isSlug, type LabFiles, labText, MAX_FILE_CHARACTERS } from './lab.ts';

export const ARCHIVE_ENDING = '.netlab-lab.zip';
/** Of an archive; more is no lab. */
export const MAX_ARCHIVE_BYTES = 16 * 1024 * 1024;

const MAX_ENTRIES = 100;
/** UTF-8 takes up to four octets for a character. */
const MAX_FILE_BYTES = 4 * MAX_FILE_CHARACTERS;

export type Unpacked =
  | { readonly ok: true; readonly files: LabFiles }
  | { readonly ok: false; readonly reason: string };

/** `build-a-vpc-1.2.0.netlab-lab.zip`; without a version of its author's, the hash tells it apart. */
export function archiveName({ slug, files }: LabFiles, version?: string): string {
  return `${slug}-${version ?? hashFiles(files).slice(0, 8)}${ARCHIVE_ENDING}`;
}

export function packLab({ slug, files }: LabFiles): Uint8Array {
  const encoder = new TextEncoder();
  const names = Object.keys(files).sort();
  const entries = names.map((name) => [`${slug}/${name}`, encoder.encode(files[name])] as const);
  // The hour is the machine's own, and so the same everywhere.
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(1980, 0, 1, 12) });
}

export function unpackLab(archive: Uint8Array): Unpacked {
  if (archive.length > MAX_ARCHIVE_BYTES) return refuse(`it is larger than ${MAX_ARCHIVE_BYTES} octets`);
  const seen = new Set<string>();
  let slug: string | undefined;
  let entries = 0;
  try {
    const unpacked = unzipSync(archive, {
      filter({ name, originalSize }) {
        if (++entries > MAX_ENTRIES) throw new Refused(`it holds more than ${MAX_ENTRIES} files`);
        if (isByTheWay(name)) return false;
        const [, folder = '', file = ''] = /^([^/]*)\/([^/]*)$/.exec(name) ?? [];
        if (!isSlug(folder) || !isLabFileName(file))
          throw new Refused(
            `it holds '${name}', and a lab's archive holds NAME/lab.yaml and the files beside it`,
          );
        if (slug !== undefined && slug !== folder) throw new Refused(`it holds both ${slug} and ${folder}`);
        if (seen.has(file)) throw new Refused(`it holds ${file} twice`);
        if (originalSize > MAX_FILE_BYTES)
          throw new Refused(`${file} is larger than ${MAX_FILE_BYTES} octets`);
        slug = folder;
        seen.add(file);
        return true;
      },
    });
    if (slug === undefined) return refuse('it is empty');
    const texts = Object.entries(unpacked).map(([name, octets]) => [
      name.slice(name.indexOf('/') + 1),
      labText(octets),
    ]);
    return { ok: true, files: { slug, files: Object.fromEntries(texts) } };
  } catch (error) {
    return refuse(
      error instanceof Refused ? error.message : `it is no sound ZIP archive: ${(error as Error).message}`,
    );
  }
}

class Refused extends Error {}

/** Folders as such, and what machines leave behind in archives. */
function isByTheWay(name: string): boolean {
  return name.endsWith('/') || name.startsWith('__MACOSX/') || /(?:^|\/)\.[^/.][^/]*$/.test(name);
}

function refuse(reason: string): Unpacked {
  return { ok: false, reason };
}
