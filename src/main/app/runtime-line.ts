type Build = { versions: { electron: string; chrome: string; node: string }; isPackaged: boolean; isStandIn: boolean };

/** Which runtime and which kind of build, for the page "about" and the log: `Electron 45.4.1 · Chromium … · Node … · …`. */
export function describeBuild({ versions, isPackaged, isStandIn }: Build): string {
  const kind = isStandIn ? 'trial runtime' : isPackaged ? 'installed' : 'development';
  const { electron, chrome, node } = versions;
  return `Electron ${electron} · Chromium ${chrome} · Node ${node} · ${kind}`;
}
