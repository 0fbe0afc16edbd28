// The imitation's own reading of request bodies, strict: what a careless router would forgive is refused here.

export type PracticeForm = { texts: Map<string, string>; files: Map<string, Buffer> };

/** null = no form at all, or a broken one. A name that comes twice is broken, too. */
export function readForm(contentType: string, body: Buffer): PracticeForm | null {
  if (/^application\/x-www-form-urlencoded;\s*charset=utf-8$/i.test(contentType))
    return readEncoded(body.toString('utf8'));
  const boundary = /^multipart\/form-data;\s*boundary=([\w'()+,./:=?-]{1,70})$/i.exec(contentType)?.[1];
  return boundary === undefined ? null : readParts(body, boundary);
}

function readEncoded(text: string): PracticeForm | null {
  const texts = new Map<string, string>();
  for (const pair of text === '' ? [] : text.split('&')) {
    const at = pair.indexOf('=');
    if (at <= 0) return null;
    const name = decoded(pair.slice(0, at));
    const value = decoded(pair.slice(at + 1));
    if (name === null || value === null || texts.has(name)) return null;
    texts.set(name, value);
  }
  return { texts, files: new Map() };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

function readParts(body: Buffer, boundary: string): PracticeForm | null {
  const form: PracticeForm = { texts: new Map(), files: new Map() };
  const mark = Buffer.from(`--${boundary}`);
  let at = body.indexOf(mark);
  if (at !== 0) return null;
  for (;;) {
    at += mark.byteLength;
    if (body.subarray(at, at + 2).toString('latin1') === '--') return form;
    const next = body.indexOf(Buffer.from(`\r\n--${boundary}`), at);
    if (next === -1) return null;
    if (!readPart(body.subarray(at + 2, next), form)) return null;
    at = next + 2;
  }
}

function readPart(part: Buffer, form: PracticeForm): boolean {
  const end = part.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const head = part.subarray(0, end).toString('utf8');
  const content = part.subarray(end + 4);
  const name = /^content-disposition: form-data; name="([^"]+)"/im.exec(head)?.[1];
  if (name === undefined || form.texts.has(name) || form.files.has(name)) return false;
  if (/filename="/i.test(head)) form.files.set(name, content);
  else form.texts.set(name, content.toString('utf8'));
  return true;
}
