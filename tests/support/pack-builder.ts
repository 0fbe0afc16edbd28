import { createHash, generateKeyPairSync, sign as signWith } from 'node:crypto';
import { canonicalJson } from '../../src/shared/custody/canonical-json.ts';
import type { Json } from '../../src/shared/custody/canonical-json.ts';
import { NO_LINE, chainLine, lineHash } from '../../src/shared/custody/chain-line.ts';
import { checkpointText, signedNote } from '../../src/shared/custody/checkpoint-note.ts';
import { hexOf } from '../../src/shared/custody/hashing.ts';
import { leafHash, proveConsistency, proveInclusion, treeHash } from '../../src/shared/custody/merkle.ts';
import { sha256 } from '../../src/main/custody/node-sha256.ts';
import { makeStationCertificate } from '../../src/main/custody/station-certificate.ts';
import type { PackSource } from '../../src/shared/pack/verify-source.ts';
import { packRecordOf } from './pack-record-sample.ts';

// A small pack after the format's description, by other code than the program's: what both agree on is the format.

export type PackFiles = Map<string, Uint8Array>;
type BuiltPack = { files: PackFiles; exportId: string };

export const text = (words: string): Uint8Array => new Uint8Array(Buffer.from(words));
export const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** `hex  path` lines of these files, sorted. */
const manifestOf = (files: PackFiles, isListed: (name: string) => boolean): Uint8Array =>
  text(
    [...files]
      .filter(([name]) => isListed(name))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, bytes]) => `${hash(bytes)}  ${name}\n`)
      .join(''),
  );

/** Writes both lists anew, as somebody would who changed a file and can do everything but sign. */
export function relist(files: PackFiles, isPayloadToo = true): void {
  if (isPayloadToo)
    files.set(
      'manifest-sha256.txt',
      manifestOf(files, (name) => name.startsWith('data/')),
    );
  files.set(
    'tagmanifest-sha256.txt',
    manifestOf(files, (name) => !name.startsWith('data/') && name !== 'tagmanifest-sha256.txt'),
  );
}

export const PHOTO = text('a picture of the sealed box, as the camera gave it');
export const FILM = text('ftypmoov|moofmdat one|moofmdat two');
const FIGURE = text('the picture with a number on it');
const EXPORT_ID = '0192f0aa-0000-7000-8000-0000000000ee';
const BOX = '0192f0aa-0000-7000-8000-0000000000b0';
const FILM_ID = '0192f0aa-0000-7000-8000-0000000000f1';
const AT = Date.UTC(2026, 10, 22, 1, 0, 0);

type BuildOptions = {
  variant?: 'sealed' | 'masked';
  deleted?: boolean;
  heldBack?: boolean;
  film?: Uint8Array;
  figure?: Uint8Array;
  more?: PackFiles;
  /** Makes a time stamp over a note's text. */
  stamp?: (note: string) => { token: Uint8Array; caPem: string };
};

/** A whole, sound pack. `deleted`: retention took the film, a tombstone is in the chain;
 * `heldBack`: whoever made the pack left it out. */
export async function buildPack({
  variant = 'sealed',
  deleted = false,
  heldBack = false,
  film = FILM,
  figure = FIGURE,
  more,
  stamp,
}: BuildOptions = {}): Promise<BuiltPack> {
  const key = newKey();
  const certificate = await makeStationCertificate({
    publicKey: key.publicKey,
    sign: key.sign,
    name: '退货台 1',
    now: AT,
  });
  const lines: string[] = [];
  const ours: number[] = [];
  const add = (event: string, table: string, row: Json, isOurs = true): number => {
    const prev = lines.at(-1);
    const seq = lines.length + 1;
    const body = canonicalJson({ at: AT + seq, event, row, table });
    lines.push(chainLine(body, prev === undefined ? NO_LINE : lineHash(sha256, prev), seq));
    if (isOurs) ours.push(seq);
    return seq;
  };
  const subtree = (from: number, to: number): Uint8Array =>
    treeHash(sha256, (index) => leafHash(sha256, lines[index] ?? ''), from, to);
  const sign = (): string => {
    const head = {
      origin: key.origin,
      size: lines.length,
      root: subtree(0, lines.length),
      at: AT + 1000 + lines.length,
    };
    return signedNote(sha256, head, key.publicKey, key.sign(checkpointText(head)));
  };

  for (let other = 0; other < 7; other += 1) add('scan-read', 'scan', { id: `other-${other}` }, false);
  const opened = add('inspection-opened', 'inspection', { id: BOX });
  const photo = add('photo', 'photo', { id: 'p1', inspection_id: BOX, sha256: hash(PHOTO), bytes: PHOTO.length });
  add('recording-started', 'recording', { id: FILM_ID, inspection_id: BOX });
  add('scan-read', 'scan', { id: 'other-8' }, false);
  const half = film.subarray(0, Math.ceil(film.length / 2));
  for (const [position, part] of [half, film].entries())
    add('recording-fragment', 'recording_fragment', {
      end_bytes: part.length,
      position,
      recording_id: FILM_ID,
      sha256_rolling: hash(part),
    });
  add('recording-ended', 'recording_end', { bytes: film.length, recording_id: FILM_ID, sha256: hash(film) });
  if (deleted)
    add('deleted', 'deletion', { at: AT, file: FILM_ID, kind: 'recording', rule: 'film-90-days', sha256: hash(film) });
  const verdict = add('verdict', 'verdict', { id: 'v1', inspection_id: BOX, note: '<b>换货</b>' });
  const evidence = sign();
  const evidenceSize = lines.length;

  const files: PackFiles = new Map(more);
  files.set('data/originals/photo-001-label.jpg', PHOTO);
  if (!deleted && !heldBack) files.set('data/originals/film-01.mp4', film);
  files.set('data/figures/fig-01.jpg', figure);
  if (!files.has('data/report.html')) files.set('data/report.html', text('<!doctype html><p>报告</p>'));
  files.set('data/timeline.csv', text('\u{feff}"时间"\r\n'));
  const derivative = {
    how: 'figure',
    parent: 'data/originals/photo-001-label.jpg',
    parentSha256: hash(PHOTO),
    path: 'data/figures/fig-01.jpg',
    sha256: hash(figure),
  };
  files.set('data/derivatives.json', text(canonicalJson([derivative])));
  const record = packRecordOf({
    exportId: EXPORT_ID,
    inspectionId: BOX,
    variant,
    origin: key.origin,
    photoSha256: hash(PHOTO),
    film: { sha256: hash(film), bytes: film.length, isThere: !deleted && !heldBack },
    timeLine: [opened, photo, verdict].map((seq) => ({ seq, at: AT + seq })),
    checkpoint: {
      size: evidenceSize,
      rootHex: hexOf(subtree(0, evidenceSize)),
      noteSha256: hash(text(evidence)),
      at: AT + 1000 + evidenceSize,
    },
  });
  files.set('data/record.json', text(canonicalJson(record)));

  const payload = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  files.set('bagit.txt', text('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'));
  files.set(
    'bag-info.txt',
    text(
      `Bag-Software-Agent: DockProof 0.1.0\nBagging-Date: 2026-11-22\nExternal-Identifier: ${EXPORT_ID}\nPayload-Oxum: ${payload}.${[...files.keys()].filter((name) => name.startsWith('data/')).length}\n`,
    ),
  );
  relist(files);
  add('pack-exported', 'pack_export', {
    bag_info_sha256: hash(files.get('bag-info.txt') ?? text('')),
    id: EXPORT_ID,
    inspection_id: BOX,
    manifest_sha256: hash(files.get('manifest-sha256.txt') ?? text('')),
    preset: 'plain',
    variant,
  });
  const size = lines.length;
  const hexes = (nodes: readonly Uint8Array[]): string[] => nodes.map(hexOf);
  files.set('custody/checkpoint.txt', text(sign()));
  files.set('custody/checkpoint-evidence.txt', text(evidence));
  files.set('custody/station-cert.pem', text(certificate));
  files.set('custody/entries.jsonl', text(ours.map((seq) => `${lines[seq - 1] ?? ''}\n`).join('')));
  const leaves = ours.map((seq) => seq - 1);
  files.set(
    'custody/inclusion.json',
    text(canonicalJson({ nodes: hexes(proveInclusion(leaves, size, subtree)), size })),
  );
  const proof = { from: evidenceSize, nodes: hexes(proveConsistency(evidenceSize, size, subtree)), to: size };
  files.set('custody/consistency.json', text(canonicalJson(proof)));
  if (stamp !== undefined) {
    const { token, caPem } = stamp(evidence);
    files.set('custody/token.tsr', token);
    files.set('custody/token-checkpoint.txt', text(evidence));
    files.set('custody/token-consistency.json', text(canonicalJson(proof)));
    files.set('custody/tsa-ca.pem', text(caPem));
  }
  relist(files, false);
  return { files, exportId: EXPORT_ID };
}

type Key = { publicKey: Uint8Array; origin: string; sign: (data: string | Uint8Array) => Uint8Array };

function newKey(): Key {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
  return {
    publicKey: raw,
    origin: `dockproof/${hash(raw).slice(0, 16)}`,
    sign: (data) => new Uint8Array(signWith(null, Buffer.from(data), privateKey)),
  };
}

/** The files as a source in memory. */
export const memorySource = (files: PackFiles): PackSource => ({
  entries: [...files].map(([name, bytes]) => ({ name, bytes: bytes.length, kind: 'file' })),
  read: async function* (name) {
    await Promise.resolve();
    yield files.get(name) ?? text('');
  },
});
