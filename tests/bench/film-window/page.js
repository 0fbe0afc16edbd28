// One camera, opened once; each take reads it through a track of its own, as the station's window does.

/** What the station asks of a camera (src/renderer/evidence/camera-devices.ts). */
const WANTED = {
  width: { ideal: 2560 },
  height: { ideal: 1440 },
  resizeMode: 'none',
  frameRate: { min: 10, ideal: 15 },
};
const BUFFERED_FRAMES = 3;
/** The onlooker must miss nothing when the page is busy; the camera has about ten frames to lend. */
const WATCHED_FRAMES = 6;
const STRIP = { waybill: 'SF1300001234562', station: '退货台 1', operatorNo: '0217' };

let camera = null;
let take = null;

const readFrom = (track, maxBufferSize) => new MediaStreamTrackProcessor({ track, maxBufferSize }).readable;

async function open() {
  const stream = await navigator.mediaDevices.getUserMedia({ video: WANTED });
  [camera] = stream.getVideoTracks();
  const { width, height, frameRate } = camera.getSettings();
  return { widthPx: width, heightPx: height, frameRate };
}

/** Starts a take: `recorder` is the address of the station's recorder, or null for a bare encoder with `config`. */
function begin(recorder, config) {
  const track = camera.clone();
  const worker = new Worker(recorder ?? 'bare-worker.js', { type: 'module' });
  const pieces = [];
  const began = Promise.withResolvers();
  const ended = Promise.withResolvers();
  worker.onerror = (event) => {
    began.reject(new Error(event.message));
  };
  worker.onmessage = ({ data }) => {
    if (data.type === 'began') began.resolve();
    if (data.type === 'piece') pieces.push(data.bytes);
    if (data.type === 'finished') ended.resolve(data.end);
  };
  const frames = readFrom(track, BUFFERED_FRAMES);
  worker.postMessage({ type: 'open', frames, config }, [frames]);
  worker.postMessage({ type: 'begin', filmId: 1, strip: STRIP });
  take = { track, worker, pieces, ended: ended.promise };
  return began.promise;
}

/** Ends the take; gives back what the recorder says of it, and the file it made (empty for a bare encoder). */
async function end() {
  const { track, worker, pieces, ended } = take;
  worker.postMessage({ type: 'finish', filmId: 1 });
  const told = await ended;
  track.stop();
  worker.terminate();
  const file = new Uint8Array(await new Blob(pieces).arrayBuffer());
  return { ...told, file: file.toBase64?.() ?? toBase64(file) };
}

function toBase64(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

/** Notes the time stamp of every frame that the camera gives, until `stop` is called. */
function watch() {
  const track = camera.clone();
  const reader = readFrom(track, WATCHED_FRAMES).getReader();
  const seenUs = [];
  const read = async () => {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      seenUs.push(next.value.timestamp);
      next.value.close();
    }
  };
  void read();
  globalThis.stopWatching = () => {
    track.stop();
    return seenUs;
  };
}

globalThis.film = { open, begin, end, watch };
