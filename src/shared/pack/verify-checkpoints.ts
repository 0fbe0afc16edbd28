import { openNote, readNote } from '../custody/checkpoint-note.ts';
import type { Checkpoint } from '../custody/checkpoint-note.ts';
import { hexOf, isSameBytes } from '../custody/hashing.ts';
import { isConsistent } from '../custody/merkle.ts';
import { nodesOf } from './verify-entries.ts';
import { hasExactly, numberOf, parseCanonical } from './verify-json.ts';
import { bad, good } from './verify-result.ts';
import type { Checked } from './verify-result.ts';
import type { CheckTools, PackReader } from './verify-source.ts';
import { readImprint } from './verify-imprint.ts';

/** Opens a signed note: well spelt, by this key, and under the name that this key has. */
export async function checkNote(
  tools: CheckTools,
  note: string,
  path: string,
  publicKey: Uint8Array,
): Promise<Checked<Checkpoint>> {
  const read = readNote(note);
  if (read === null) return bad('signature', path, 'spelling');
  const origin = `dockproof/${hexOf(tools.sha256(publicKey)).slice(0, 16)}`;
  if (read.checkpoint.origin !== origin) return bad('other-station', path, `${read.checkpoint.origin}, ${origin}`);
  const opened = await openNote(note, publicKey, tools);
  return opened === null ? bad('signature', path) : good(opened);
}

/** A proof file leads from one checkpoint to the other. */
export async function checkConsistency(
  reader: PackReader,
  path: string,
  from: Checkpoint,
  to: Checkpoint,
): Promise<Checked<null>> {
  const text = await reader.text(path);
  if (!text.ok) return text;
  const parsed = parseCanonical(text.value, path);
  if (!parsed.ok) return parsed;
  const nodes = nodesOf(parsed.value);
  if (nodes === null || !hasExactly(parsed.value, ['from', 'nodes', 'to'])) return bad('not-canonical', path, 'fields');
  const isAbout = numberOf(parsed.value, 'from') === from.size && numberOf(parsed.value, 'to') === to.size;
  return isAbout && isConsistent(reader.tools.sha256, from, to, nodes) ? good(null) : bad('consistency', path);
}

export type Stamp = { stampedAt: number; tsa: string | null; isSignatureChecked: boolean };

const TOKEN = 'custody/token.tsr';
const TOKEN_NOTE = 'custody/token-checkpoint.txt';
const TOKEN_PROOF = 'custody/token-consistency.json';
const CA = 'custody/tsa-ca.pem';

/** The time stamp, when the pack has one: over a checkpoint of this station that is the beginning of the pack's own. */
export async function checkStamp(
  reader: PackReader,
  publicKey: Uint8Array,
  checkpoint: Checkpoint,
): Promise<Checked<Stamp | null>> {
  const there = [TOKEN, TOKEN_NOTE, TOKEN_PROOF, CA].filter((name) => reader.files.has(name));
  if (there.length === 0) return good(null);
  const missing = [TOKEN, TOKEN_NOTE, TOKEN_PROOF].find((name) => !reader.files.has(name));
  if (missing !== undefined) return bad('file-missing', missing);
  const note = await reader.text(TOKEN_NOTE);
  if (!note.ok) return note;
  const opened = await checkNote(reader.tools, note.value, TOKEN_NOTE, publicKey);
  if (!opened.ok) return opened;
  const isBeginning = await checkConsistency(reader, TOKEN_PROOF, opened.value, checkpoint);
  if (!isBeginning.ok) return isBeginning;
  const [token, data] = [await reader.bytes(TOKEN), await reader.bytes(TOKEN_NOTE)];
  if (!token.ok) return token;
  if (!data.ok) return data;
  const caPem = reader.files.has(CA) ? await reader.text(CA) : good(undefined);
  if (!caPem.ok) return caPem;
  return checkToken(reader.tools, token.value, data.value, caPem.value, TOKEN);
}

/** What the token stamps are these bytes; its own signature too, where it can be checked. */
export async function checkToken(
  tools: CheckTools,
  token: Uint8Array,
  data: Uint8Array,
  caPem: string | undefined,
  path: string,
): Promise<Checked<Stamp>> {
  const imprint = readImprint(token);
  if (imprint === null) return bad('token', path, 'DER');
  if (!isSameBytes(imprint.hash, tools.sha256(data))) return bad('token', path, 'stamps other bytes');
  if (tools.checkToken === null) return good({ stampedAt: imprint.stampedAt, tsa: null, isSignatureChecked: false });
  const checked = await tools.checkToken(token, data, caPem);
  if (typeof checked === 'string') return bad('token', path, checked);
  return good({ ...checked, isSignatureChecked: true });
}
