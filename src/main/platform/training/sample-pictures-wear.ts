// Product pictures of the training returns: what one wears or carries. Flat shapes on a 96 × 96 tile of their own, so
// that they read the same on a light and on a dark screen, at 64 px and at arm's length.

export const WEAR: Record<string, { tile: string; shapes: string }> = {
  shirt: {
    tile: '#d3e0ef',
    shapes: `<path d="M35 19 22 26 11 47l12 6 6-9v36h38V44l6 9 12-6-11-21-13-7-13 8z" fill="#fff" stroke="#9db0c6" stroke-width="1.6" stroke-linejoin="round"/><path d="M37 17h22l-11 13z" fill="#dfe8f2"/><path d="M37 17l-4 3 8 14 7-6zM59 17l4 3-8 14-7-6z" fill="#f5f8fc" stroke="#9db0c6" stroke-width="1.4" stroke-linejoin="round"/><path d="M48 30v50" stroke="#c3d0df" stroke-width="1.4"/><g fill="#8ea3bb"><circle cx="50.5" cy="40" r="1.5"/><circle cx="50.5" cy="51" r="1.5"/><circle cx="50.5" cy="62" r="1.5"/><circle cx="50.5" cy="73" r="1.5"/></g><path d="M55 43h9v8l-4.5 3-4.5-3z" fill="#f0f5fa" stroke="#c3d0df" stroke-width="1.2"/>`,
  },
  belt: {
    tile: '#e8dfd0',
    shapes: `<circle cx="44" cy="50" r="26" fill="none" stroke="#26221f" stroke-width="10"/><circle cx="44" cy="50" r="26" fill="none" stroke="#4a433c" stroke-width="1" stroke-dasharray="3 2.5"/><circle cx="44" cy="50" r="14.5" fill="none" stroke="#35302b" stroke-width="8"/><path d="M44 71h30a4 4 0 0 1 4 4v2a4 4 0 0 1-4 4H44z" fill="#26221f"/><rect x="66" y="65" width="19" height="22" rx="4" fill="none" stroke="#c9a961" stroke-width="4"/><path d="M66 76h15" stroke="#dcc284" stroke-width="3" stroke-linecap="round"/><g fill="#a8946c"><circle cx="50" cy="76" r="1.4"/><circle cx="56" cy="76" r="1.4"/></g>`,
  },
  dress: {
    tile: '#f3dfe2',
    shapes: `<path d="M38 14c0 8-3 13-4 19 0 5 3 8 4 12L22 80c8 4 44 4 52 0L58 45c1-4 4-7 4-12-1-6-4-11-4-19l-3 1c0 6-3 9-7 9s-7-3-7-9z" fill="#c8506a"/><path d="M38 45h20l2 5H36z" fill="#8f2f49"/><path d="M42 52 34 82M48 52v31M54 52l8 30" stroke="#ab3d57" stroke-width="1.6" fill="none"/><g fill="#f2b8c4"><circle cx="33" cy="70" r="2"/><circle cx="44" cy="62" r="2"/><circle cx="54" cy="72" r="2"/><circle cx="64" cy="66" r="2"/><circle cx="43" cy="33" r="1.6"/><circle cx="53" cy="36" r="1.6"/></g>`,
  },
  jeans: {
    tile: '#dfe3ea',
    shapes: `<path d="M30 15h36l3 14 3 53H54l-6-40-6 40H24l3-53z" fill="#3f628f"/><path d="M30 15h36l1.5 7h-39z" fill="#31507a"/><path d="M48 22v20" stroke="#27436a" stroke-width="1.6"/><path d="M31 24c1 7 5 9 9 9M65 24c-1 7-5 9-9 9" fill="none" stroke="#c79a54" stroke-width="1.3"/><path d="M24 78h18.500M53.5 78H72" stroke="#c79a54" stroke-width="1.3" stroke-dasharray="2 1.5"/><circle cx="48" cy="18.5" r="1.8" fill="#d9b26e"/><path d="M31 45l2 26M65 45l-2 26" stroke="#6d8cb5" stroke-width="4" stroke-linecap="round" opacity=".6"/>`,
  },
  hoodie: {
    tile: '#e2e6dd',
    shapes: `<path d="M34 24 20 31 12 60l12 4 5-16v32h38V48l5 16 12-4-8-29-14-7z" fill="#6b7f5e"/><path d="M32 27c2-11 8-15 16-15s14 4 16 15c-4 7-9 10-16 10s-12-3-16-10z" fill="#5a6d4e"/><path d="M38 25c1-6 5-8 10-8s9 2 10 8c-2 5-6 8-10 8s-8-3-10-8z" fill="#3c4a34"/><path d="M43 34v14M53 34v14" stroke="#e9eddf" stroke-width="1.8" stroke-linecap="round"/><path d="M37 58h22l5 14H32z" fill="#5a6d4e"/><path d="M29 76h38v5H29z" fill="#55674a"/>`,
  },
  tee: {
    tile: '#f2e8d4',
    shapes: `<path d="M36 20 20 27l-9 18 13 6 5-7v36h38V44l5 7 13-6-9-18-16-7c-2 6-6 9-12 9s-10-3-12-9z" fill="#26384d"/><path d="M36 20c2 6 6 9 12 9s10-3 12-9l-3-1c-1 4-4 6-9 6s-8-2-9-6z" fill="#1a2838"/><circle cx="48" cy="52" r="11" fill="#e9b44c"/><path d="M37 55c4-4 7-4 11 0s7 4 11 0c-1 5-5 8-11 8s-10-3-11-8z" fill="#d9694a"/>`,
  },
  sneakers: {
    tile: '#dcebe6',
    shapes: `<path d="M14 38c5 3 12 3 16-4l6 1 22 17c8 5 19 4 24 10 2 3 2 6 2 8H14z" fill="#f7f9fa" stroke="#a9bac2" stroke-width="1.4" stroke-linejoin="round"/><path d="M12 68h72v5c0 3-2 5-5 5H17c-3 0-5-2-5-5z" fill="#2d6a5d"/><path d="M12 72h72" stroke="#78b3a5" stroke-width="1.5"/><path d="M14 52c12 3 22 8 28 16H14z" fill="#2f8f79"/><path d="M37 40l-5 6M43 45l-5 6M49 50l-5 6M55 54l-5 6" stroke="#2f8f79" stroke-width="2.6" stroke-linecap="round"/><path d="M14 38c5 3 12 3 16-4" fill="none" stroke="#2d6a5d" stroke-width="3" stroke-linecap="round"/><path d="M66 57c6 1 12 3 16 7" fill="none" stroke="#c8d4d9" stroke-width="2"/>`,
  },
  handbag: {
    tile: '#efe3da',
    shapes: `<path d="M34 40c0-16 4-23 14-23s14 7 14 23" fill="none" stroke="#7b4a2d" stroke-width="4.5"/><path d="M20 38h56l6 36c1 5-1 7-5 7H19c-4 0-6-2-5-7z" fill="#a9673f"/><path d="M20 38h56l2 13c-8 7-18 10-30 10s-22-3-30-10z" fill="#93552f"/><rect x="42" y="55" width="12" height="11" rx="2.5" fill="#e0be7c"/><circle cx="48" cy="60" r="2" fill="#93552f"/><path d="M20 76h56" stroke="#c98a5e" stroke-width="1.3" stroke-dasharray="3 2"/>`,
  },
  backpack: {
    tile: '#dde5f0',
    shapes: `<path d="M39 20c0-6 4-9 9-9s9 3 9 9" fill="none" stroke="#26344a" stroke-width="4"/><rect x="24" y="18" width="48" height="64" rx="15" fill="#3d5476"/><path d="M24 42V33c0-9 6-15 15-15h18c9 0 15 6 15 15v9z" fill="#4d6890"/><rect x="31" y="51" width="34" height="24" rx="6" fill="#314561"/><path d="M31 59h34" stroke="#f0a04b" stroke-width="2.4"/><rect x="44" y="57" width="8" height="7" rx="2" fill="#f0a04b"/><path d="M30 42h36" stroke="#26344a" stroke-width="2"/><path d="M24 48c-7 3-8 10-8 20 0 5 3 7 8 7zM72 48c7 3 8 10 8 20 0 5-3 7-8 7z" fill="#314561"/>`,
  },
  cap: {
    tile: '#e7e4da',
    shapes: `<path d="M18 58c0-22 12-34 30-34 17 0 28 11 30 30-14-5-40-5-60 4z" fill="#31466b"/><path d="M48 24c-8 7-12 17-12 28" fill="none" stroke="#22334f" stroke-width="1.6"/><path d="M50 24c8 6 14 15 15 27" fill="none" stroke="#22334f" stroke-width="1.6"/><path d="M18 58c20-9 46-9 60-4 6 4 8 9 8 14-20-10-46-10-66-3-3-1-3-4-2-7z" fill="#d8503f"/><circle cx="49" cy="24" r="3" fill="#d8503f"/><path d="M24 62c18-6 40-6 58 2" fill="none" stroke="#f08c7c" stroke-width="1.2" stroke-dasharray="3 2"/>`,
  },
  socks: {
    tile: '#ece3f0',
    shapes: `<path d="M30 14h18v34l-4 10 10 8c6 5 4 15-5 15-9 0-19-9-21-17-1-6 2-11 2-16z" fill="#7e6bb0"/><path d="M30 14h18v8H30z" fill="#5f4d92"/><path d="M30 30h18M30 37h18" stroke="#f3c969" stroke-width="3"/><path d="M54 66c6 5 4 15-5 15-3 0-6-1-9-3 1-7 7-12 14-12z" fill="#f3c969"/><path d="M54 14h18v34l-4 10 10 8c6 5 4 15-5 15-4 0-9-2-13-5 4-6 3-12-2-16l-6-5 2-8z" fill="#917fc2"/><path d="M54 14h18v8H54z" fill="#5f4d92"/><path d="M54 30h18M54 37h18" stroke="#f3c969" stroke-width="3"/>`,
  },
  pyjamas: {
    tile: '#f0e6ea',
    shapes: `<rect x="18" y="22" width="60" height="56" rx="7" fill="#f4c6cf"/><path d="M38 22h20l-10 17z" fill="#fbeaee"/><path d="M38 22 30 26l14 20 4-7zM58 22l8 4-14 20-4-7z" fill="#e79aa9"/><path d="M48 46v32" stroke="#e79aa9" stroke-width="1.6"/><g fill="#fff"><circle cx="50.5" cy="53" r="1.6"/><circle cx="50.5" cy="63" r="1.6"/><circle cx="50.5" cy="73" r="1.6"/></g><g fill="#e79aa9"><circle cx="27" cy="40" r="2"/><circle cx="33" cy="55" r="2"/><circle cx="25" cy="67" r="2"/><circle cx="38" cy="70" r="2"/><circle cx="69" cy="42" r="2"/><circle cx="62" cy="56" r="2"/><circle cx="71" cy="66" r="2"/></g>`,
  },
  watch: {
    tile: '#e0e4e8',
    shapes: `<path d="M37 12h22l2 20H35zM35 64h26l-2 20H37z" fill="#5b3d2b"/><path d="M42 14v14M54 14v14M42 68v14M54 68v14" stroke="#8a6246" stroke-width="1.2" stroke-dasharray="2.5 2"/><circle cx="48" cy="48" r="22" fill="#c3cad2"/><circle cx="48" cy="48" r="18" fill="#18283c"/><g stroke="#e8edf2" stroke-width="2" stroke-linecap="round"><path d="M48 33v3M48 60v3M33 48h3M60 48h3"/></g><path d="M48 48V38M48 48l8 5" stroke="#f2b84b" stroke-width="2.6" stroke-linecap="round"/><circle cx="48" cy="48" r="2.2" fill="#fff"/><rect x="70" y="45" width="5" height="6" rx="2" fill="#9aa4ae"/>`,
  },
};
