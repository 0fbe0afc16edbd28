import { EncodedPacket, EncodedVideoPacketSource, Mp4OutputFormat, NullTarget, Output } from 'mediabunny';

/** One piece of the growing file: the header (`endMs` 0), or one whole fragment of the film. */
export type FilmPiece = {
  bytes: Uint8Array<ArrayBuffer>;
  /** Film time at the end of the piece, ms from the first frame. */
  endMs: number;
};

/** An encoded frame; times in µs from the first frame. */
type FilmPacket = { data: Uint8Array; isKey: boolean; timestampUs: number; durationUs: number };

export type FilmMuxer = {
  /** Packets in the order they were encoded, the first with its metadata. A key frame closes the fragment before it. */
  add: (packet: FilmPacket, meta?: EncodedVideoChunkMetadata) => Promise<void>;
  /** Hands out the last fragment. Nothing may be added afterwards. */
  finish: () => Promise<void>;
};

export type FilmCodec = 'avc' | 'vp9';

// Key frames come once a second of film, but never on the dot; half a second keeps each of them the start of a fragment.
const MIN_FRAGMENT_S = 0.5;

/**
 * Makes fragmented MP4 out of encoded frames: header first, then one moof+mdat a key frame, each handed out once, whole
 * and in order. The pieces laid end to end are the file. mediabunny's index at the end (mfra) is left out, so that a
 * closed file is built like a killed one and every piece's end is a good end of the file.
 */
export async function createFilmMuxer(codec: FilmCodec, onPiece: (piece: FilmPiece) => void): Promise<FilmMuxer> {
  let endUs = 0;
  let moof: Uint8Array = new Uint8Array();
  let ftyp: Uint8Array = new Uint8Array();
  const source = new EncodedVideoPacketSource(codec);
  const output = new Output({
    format: new Mp4OutputFormat({
      fastStart: 'fragmented',
      minimumFragmentDuration: MIN_FRAGMENT_S,
      onFtyp: (data) => {
        ftyp = data;
      },
      onMoov: (data) => {
        onPiece({ bytes: join(ftyp, data), endMs: 0 });
      },
      onMoof: (data) => {
        moof = data;
      },
      onMdat: (data) => {
        onPiece({ bytes: join(moof, data), endMs: Math.round(endUs / 1000) });
      },
    }),
    target: new NullTarget(),
  });
  output.addVideoTrack(source);
  await output.start();

  let nextEndUs = 0;
  return {
    async add({ data, isKey, timestampUs, durationUs }, meta) {
      // A fragment that this packet closes lasts until this packet begins.
      endUs = timestampUs;
      await source.add(new EncodedPacket(data, isKey ? 'key' : 'delta', timestampUs / 1e6, durationUs / 1e6), meta);
      nextEndUs = timestampUs + durationUs;
    },
    async finish() {
      endUs = nextEndUs;
      await output.finalize();
    },
  };
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(first.byteLength + second.byteLength);
  whole.set(first);
  whole.set(second, first.byteLength);
  return whole;
}
