// The floor of a film: the camera's frames into the encoder that the station uses, set up the same, a key frame a second.
// No strip, no file: the encoded frames are counted and thrown away.
let finish = null;

async function film(frames, config) {
  const end = { frames: 0, droppedFrames: 0, error: null };
  const encoder = new VideoEncoder({
    output: () => {
      end.frames += 1;
    },
    error: (error) => {
      end.error ??= String(error);
    },
  });
  encoder.configure(config);
  const reader = frames.getReader();
  const frameUs = 1e6 / config.framerate;
  let nextUs = 0;
  let keySecond = -1;
  while (finish === null) {
    const { value: frame, done } = await reader.read();
    if (done) break;
    // A camera that gives more than the film takes is thinned out, as by the station.
    if (frame.timestamp >= nextUs - frameUs * 0.4) {
      nextUs = Math.max(nextUs + frameUs, frame.timestamp + frameUs / 2);
      const second = Math.floor(frame.timestamp / 1e6);
      encoder.encode(frame, { keyFrame: second > keySecond });
      if (keySecond === -1) postMessage({ type: 'began' });
      keySecond = second;
    }
    frame.close();
  }
  await encoder.flush();
  postMessage({ type: 'finished', end });
}

onmessage = ({ data }) => {
  if (data.type === 'open') void film(data.frames, data.config);
  if (data.type === 'finish') finish = true;
};
