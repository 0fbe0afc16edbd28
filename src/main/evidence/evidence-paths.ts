import { join } from 'node:path';

const SHA256 = /^[0-9a-f]{64}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Where evidence lies. Names are made from hashes and ids only; anything else throws before it becomes a path. */
export type EvidencePaths = {
  photo: (sha256: string) => string;
  thumb: (sha256: string) => string;
  recording: (id: string) => string;
  recordingsFolder: string;
  /** Without an ending that a viewer knows: a PDF from outside is not to be opened in its place. */
  attachment: (id: string) => string;
  /** Where the one copy lies that a person asked for. */
  attachmentCopies: string;
};

export function createEvidencePaths(dataDir: string): EvidencePaths {
  const root = join(dataDir, 'evidence');
  const checked = (pattern: RegExp, name: string): string => {
    if (!pattern.test(name)) throw new Error('not an evidence name');
    return name;
  };
  const byHash = (folder: string, sha256: string): string =>
    join(root, folder, checked(SHA256, sha256).slice(0, 2), `${sha256}.jpg`);
  return {
    photo: (sha256) => byHash('photos', sha256),
    thumb: (sha256) => byHash('thumbs', sha256),
    recording: (id) => join(root, 'recordings', `${checked(UUID, id)}.mp4`),
    recordingsFolder: join(root, 'recordings'),
    attachment: (id) => join(root, 'attachments', `${checked(UUID, id)}.dat`),
    attachmentCopies: join(dataDir, 'attachments'),
  };
}
