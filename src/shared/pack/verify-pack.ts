import { hexOf } from '../custody/hashing.ts';
import type { Checkpoint } from '../custody/checkpoint-note.ts';
import {
  MANIFEST,
  checkPayloadList,
  checkTagFiles,
  checkTagNames,
  compareHash,
  isMeantAsPack,
  readBagInfo,
} from './verify-bag.ts';
import type { BagInfo, Manifest } from './verify-bag.ts';
import { readStationKey } from './verify-certificate.ts';
import { checkConsistency, checkNote, checkStamp } from './verify-checkpoints.ts';
import type { Stamp } from './verify-checkpoints.ts';
import { checkEntries, checkInclusion, checkSeal } from './verify-entries.ts';
import type { PackEntry } from './verify-entries.ts';
import { namedFiles } from './verify-names.ts';
import { capturedIn, checkAttachments, checkDerivatives, checkOriginals } from './verify-originals.ts';
import type { Captured } from './verify-originals.ts';
import { checkRecord, parseRecord } from './verify-record.ts';
import { bad, good } from './verify-result.ts';
import type { Checked, CheckName, Deleted, Passed, SealedBy, Verdict } from './verify-result.ts';
import { createPackReader } from './verify-source.ts';
import type { CheckTools, OnProgress, PackReader, PackSource } from './verify-source.ts';

const CERTIFICATE = 'custody/station-cert.pem';
const CHECKPOINT = 'custody/checkpoint.txt';
const EVIDENCE = 'custody/checkpoint-evidence.txt';
const RECORD = 'data/record.json';
const DERIVATIVES = 'data/derivatives.json';

type Note = (check: CheckName, count: number, about?: string) => void;

/** What the signed part of the pack says. */
type Seal = {
  bagInfo: BagInfo;
  manifest: Manifest;
  entries: PackEntry[];
  seal: PackEntry;
  evidence: Checkpoint;
  stamp: Stamp | null;
  publicKey: Uint8Array;
};

/**
 * Checks a pack and stops at the first thing that is wrong. Small files first (lists, chain, signature), then every file
 * is hashed. Never throws for what a pack may hold; a fault of the disk is `unreadable`.
 */
export async function verifyPack(source: PackSource, tools: CheckTools, onProgress?: OnProgress): Promise<Verdict> {
  const passed: Passed[] = [];
  const note: Note = (check, count, about = '') => {
    passed.push({ check, count, about });
  };
  if (!isMeantAsPack(source.entries.map(({ name }) => name)))
    return { outcome: 'not-a-pack', passed, problem: { code: 'not-a-pack', path: '', detail: '' } };
  const checked = await checkAll(source, tools, onProgress, note);
  if (!checked.ok) return { outcome: 'altered', passed, problem: checked.problem };
  return { outcome: 'sound', passed, ...checked.value };
}

async function checkAll(
  source: PackSource,
  tools: CheckTools,
  onProgress: OnProgress | undefined,
  note: Note,
): Promise<Checked<{ sealedBy: SealedBy; deleted: Deleted[] }>> {
  const files = namedFiles(source.entries);
  if (!files.ok) return files;
  const tags = checkTagNames(files.value);
  if (!tags.ok) return tags;
  note('names', files.value.size);
  const reader = createPackReader(source, files.value, tools, onProgress);
  const sealed = await checkSigned(reader, tags.value, note);
  if (!sealed.ok) return sealed;
  const captured = capturedIn(sealed.value.entries);
  const payload = await checkPayload(reader, sealed.value, captured);
  if (!payload.ok) return payload;
  note('payload', sealed.value.manifest.size, `${payload.value} B`);
  const rest = await checkContents(reader, sealed.value, captured, note);
  if (!rest.ok) return rest;
  const { bagInfo, seal, publicKey, stamp, evidence } = sealed.value;
  const sealedBy = {
    exportId: bagInfo.exportId,
    origin: evidence.origin,
    keySha256: hexOf(tools.sha256(publicKey)),
    sealedAt: seal.at,
    stampedAt: stamp?.stampedAt ?? null,
    tsa: stamp?.tsa ?? null,
  };
  const deleted = [...captured.deleted].map(([file, { rule, at }]) => ({ file, rule, at }));
  return good({ sealedBy, deleted });
}

/** Lists, certificate, checkpoints, lines, seal: everything that leads from the signature to the two lists of files. */
async function checkSigned(reader: PackReader, tags: readonly string[], note: Note): Promise<Checked<Seal>> {
  const { tools } = reader;
  const tagFiles = await checkTagFiles(reader, tags);
  if (!tagFiles.ok) return tagFiles;
  note('tag-files', tagFiles.value);
  const manifest = await checkPayloadList(reader);
  if (!manifest.ok) return manifest;
  note('payload-list', manifest.value.size);

  const texts = await readAll(reader, [CERTIFICATE, CHECKPOINT, EVIDENCE, 'custody/entries.jsonl', 'bag-info.txt']);
  if (!texts.ok) return texts;
  const [certificate = '', checkpointNote = '', evidenceNote = '', lines = '', info = ''] = texts.value;
  const publicKey = await readStationKey(certificate, CERTIFICATE, tools);
  if (!publicKey.ok) return publicKey;
  note('certificate', 1);
  const checkpoint = await checkNote(tools, checkpointNote, CHECKPOINT, publicKey.value);
  if (!checkpoint.ok) return checkpoint;
  const evidence = await checkNote(tools, evidenceNote, EVIDENCE, publicKey.value);
  if (!evidence.ok) return evidence;
  note('checkpoint', 2, checkpoint.value.origin);
  const entries = checkEntries(tools.sha256, lines);
  if (!entries.ok) return entries;
  note('entries', entries.value.length);
  const proof = await reader.text('custody/inclusion.json');
  if (!proof.ok) return proof;
  const inclusion = checkInclusion(tools.sha256, entries.value, proof.value, checkpoint.value);
  if (!inclusion.ok) return inclusion;
  note('inclusion', entries.value.length, `${entries.value.length}/${checkpoint.value.size}`);

  const bagInfo = readBagInfo(info);
  if (!bagInfo.ok) return bagInfo;
  const hashes = await hashesOf(reader, [MANIFEST, 'bag-info.txt']);
  if (!hashes.ok) return hashes;
  const [manifestSha256 = '', bagInfoSha256 = ''] = hashes.value;
  const seal = checkSeal(entries.value, { exportId: bagInfo.value.exportId, manifestSha256, bagInfoSha256 });
  if (!seal.ok) return seal;
  note('seal', 1, bagInfo.value.exportId);
  const isBeginning = await checkConsistency(reader, 'custody/consistency.json', evidence.value, checkpoint.value);
  if (!isBeginning.ok) return isBeginning;
  note('consistency', 1);
  const stamp = await checkStamp(reader, publicKey.value, checkpoint.value);
  if (!stamp.ok) return stamp;
  if (stamp.value !== null) note('time-stamp', 1, stamp.value.isSignatureChecked ? (stamp.value.tsa ?? '') : '?');
  return good({
    bagInfo: bagInfo.value,
    manifest: manifest.value,
    entries: entries.value,
    seal: seal.value,
    evidence: evidence.value,
    stamp: stamp.value,
    publicKey: publicKey.value,
  });
}

/** Hashes every file under data/, films at each fragment's end too. Gives the bytes. */
async function checkPayload(
  reader: PackReader,
  { manifest, bagInfo }: Seal,
  captured: Captured,
): Promise<Checked<number>> {
  // Kept in memory before they are hashed, so that what is believed is what was hashed.
  for (const name of [RECORD, DERIVATIVES]) {
    const bytes = await reader.bytes(name);
    if (!bytes.ok) return bytes;
  }
  let payloadBytes = 0;
  for (const [name, listed] of manifest) {
    const fragments = captured.fragments.get(listed) ?? [];
    const marks = fragments.map(({ bytes }) => bytes).sort((a, b) => a - b);
    const hashed = await reader.hash(name, marks);
    if (!hashed.ok) return hashed;
    const compared = compareHash(manifest, name, hashed.value.sha256);
    if (!compared.ok) return compared;
    const torn = fragments.find(({ bytes, sha256 }) => hashed.value.atMarks.get(bytes) !== sha256);
    if (torn !== undefined) return bad('film-fragments', name, `${torn.bytes}`);
    payloadBytes += hashed.value.bytes;
  }
  const isAsTold = payloadBytes === bagInfo.payloadBytes && manifest.size === bagInfo.payloadFiles;
  return isAsTold
    ? good(payloadBytes)
    : bad('bag-info', 'bag-info.txt', `Payload-Oxum ${payloadBytes}.${manifest.size}`);
}

async function checkContents(reader: PackReader, sealed: Seal, captured: Captured, note: Note): Promise<Checked<null>> {
  const { manifest, entries, seal, evidence, bagInfo } = sealed;
  const texts = await readAll(reader, [RECORD, DERIVATIVES]);
  if (!texts.ok) return texts;
  const [recordText = '', derivativesText = ''] = texts.value;
  const record = parseRecord(recordText);
  if (!record.ok) return record;
  const isSealed = record.value.variant === 'sealed';
  const originals = checkOriginals(manifest, captured, isSealed, evidence.size);
  if (!originals.ok) return originals;
  note('originals', originals.value);
  const attachments = checkAttachments(manifest, captured, isSealed, evidence.size);
  if (!attachments.ok) return attachments;
  if (attachments.value > 0) note('attachments', attachments.value);
  const derivatives = checkDerivatives(derivativesText, manifest, captured);
  if (!derivatives.ok) return derivatives;
  note('derivatives', derivatives.value);
  const evidenceNote = await reader.bytes(EVIDENCE);
  if (!evidenceNote.ok) return evidenceNote;
  const noteSha256 = reader.tools.sha256(evidenceNote.value);
  const known = { exportId: bagInfo.exportId, seal, entries, captured, manifest, evidence, noteSha256 };
  const rows = checkRecord(record.value, known);
  if (!rows.ok) return rows;
  note('record', rows.value);
  return good(null);
}

async function readAll(reader: PackReader, names: readonly string[]): Promise<Checked<string[]>> {
  const texts: string[] = [];
  for (const name of names) {
    const text = await reader.text(name);
    if (!text.ok) return text;
    texts.push(text.value);
  }
  return good(texts);
}

async function hashesOf(reader: PackReader, names: readonly string[]): Promise<Checked<string[]>> {
  const hashes: string[] = [];
  for (const name of names) {
    const bytes = await reader.bytes(name);
    if (!bytes.ok) return bytes;
    hashes.push(hexOf(reader.tools.sha256(bytes.value)));
  }
  return good(hashes);
}
