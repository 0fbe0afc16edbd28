/** Who may import whom; ARCHITECTURE.md says why. Stages: scan, session, evidence, decision, outbox, sync, platform. */
const stage = (name, allowed) => ({
  name: `${name}-imports`,
  severity: 'error',
  from: { path: `^src/main/${name}/` },
  to: {
    path: '^src/main/(?!index|station)',
    pathNot: `^src/main/(${[name, 'lib', ...allowed].join('|')})/`,
  },
});
const door = (pkg, folder) => ({
  name: `one-door-${pkg}`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${folder}/` },
  to: { path: `(^|node_modules/)${pkg}(/|$)` },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.d\\.ts$|src/renderer/(main\\.tsx|index\\.html)$|src/preload/index\\.ts$' },
      to: {},
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { pathNot: '^src/shared/|node_modules/valibot' },
    },
    {
      name: 'window-knows-only-shared',
      severity: 'error',
      from: { path: '^src/(renderer|preload)/' },
      to: { path: '^src/main/' },
    },
    {
      name: 'main-knows-no-window',
      severity: 'error',
      from: { path: '^src/main/' },
      to: { path: '^src/(renderer|preload)/' },
    },
    stage('lib', []),
    stage('db', []),
    stage('settings', ['db']),
    stage('scan', ['db']),
    stage('outbox', ['db']),
    stage('session', ['db', 'scan']),
    stage('import', ['db', 'session']),
    stage('evidence', ['db', 'session', 'outbox']),
    stage('decision', ['db', 'session', 'evidence', 'outbox']),
    stage('disposition', ['db', 'session', 'decision', 'outbox']),
    stage('shelf', ['db', 'session', 'decision']),
    stage('bench', ['db', 'scan', 'session', 'evidence', 'decision', 'disposition', 'outbox', 'settings']),
    stage('platform', []),
    stage('sync', ['db', 'outbox', 'platform']),
    stage('worker', ['db']),
    stage('print', ['db']),
    {
      name: 'electron-only-in-app',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main/app/|^src/preload/|^src/main/index\\.ts$' },
      to: { path: '(^|node_modules/)electron($|/)' },
    },
    {
      name: 'station-without-electron',
      severity: 'error',
      from: { path: '^src/main/station' },
      to: { path: '^src/main/app/' },
    },
    door('better-sqlite3', 'main/db'),
    door('sharp', 'main/worker'),
    door('node-hid', 'main/scan'),
    door('bwip-js', 'main/print'),
    {
      name: 'network-only-in-platform',
      severity: 'error',
      from: { path: '^src/main/', pathNot: '^src/main/platform/' },
      to: { path: '^(node:)?(http|https|net|tls|dgram)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
