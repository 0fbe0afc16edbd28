/**
 * Bytes that this process still holds once it has thrown away what it no longer needs: JavaScript and its buffers. What
 * the system counts as resident holds garbage too, as much as the collector felt like leaving that day.
 */
export function liveBytes(): number {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  setFlagsFromString('--expose-gc');
  const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
