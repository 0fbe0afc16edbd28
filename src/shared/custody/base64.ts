const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Standard base64 with padding (RFC 4648 §4). */
export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(index, index + 3);
    const bits = (a << 16) | (b << 8) | c;
    const left = bytes.length - index;
    text += LETTERS.charAt(bits >> 18) + LETTERS.charAt((bits >> 12) & 63);
    text += (left > 1 ? LETTERS.charAt((bits >> 6) & 63) : '=') + (left > 2 ? LETTERS.charAt(bits & 63) : '=');
  }
  return text;
}

/** Null unless it is the one canonical spelling: padded, no white space, no bits behind the end. */
export function bytesOfBase64(text: string): Uint8Array | null {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return null;
  const bare = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((bare.length * 3) / 4));
  let bits = 0;
  let kept = 0;
  let at = 0;
  for (const letter of bare) {
    bits = ((bits << 6) | LETTERS.indexOf(letter)) & 0xffffff;
    kept += 6;
    if (kept < 8) continue;
    kept -= 8;
    bytes[at] = (bits >> kept) & 255;
    at += 1;
  }
  return base64Of(bytes) === text ? bytes : null;
}
