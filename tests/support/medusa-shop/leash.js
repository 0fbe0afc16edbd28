// Runs a program for as long as whoever started this one is there: its standard input ends when they do, however they
// ended, and the program is then told to stop. `node leash.js UID|- COMMAND ARGS…`; the user id only where there is one.
const { spawn } = require('node:child_process');

const [user, command, ...args] = process.argv.slice(2);
const child = spawn(command, args, {
  ...(user === '-' ? {} : { uid: Number(user), gid: Number(user) }),
  stdio: ['ignore', 'inherit', 'inherit'],
});
child.once('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
child.once('close', (code) => process.exit(code ?? 1));
const end = () => {
  // For PostgreSQL this is "stop now, but in order".
  child.kill('SIGINT');
  setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
};
process.stdin.once('end', end).once('error', end).resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end);
