import { randomUUID } from 'node:crypto';

// The body of a call: a form, or a form in parts where a picture goes with it.

/** A byte[] parameter. */
export type TopFile = { name: string; bytes: Uint8Array };
type Form = { body: string | Uint8Array; contentType: string };

export const formOf = (params: Readonly<Record<string, string>>): Form => ({
  body: new URLSearchParams(params).toString(),
  contentType: 'application/x-www-form-urlencoded;charset=utf-8',
});

/** RFC 7578; the names are ours, so none needs escaping. The boundary is random: no value can hold it. */
export function partsOf(params: Readonly<Record<string, string>>, files: readonly TopFile[]): Form {
  const boundary = `dockproof-${randomUUID()}`;
  const texts = Object.entries(params).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const pieces = files.flatMap(({ name, bytes }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="${name}.jpg"\r\n` +
        'Content-Type: image/jpeg\r\n\r\n',
    ),
    bytes,
    Buffer.from('\r\n'),
  ]);
  return {
    body: Buffer.concat([Buffer.from(texts.join('')), ...pieces, Buffer.from(`--${boundary}--\r\n`)]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}
