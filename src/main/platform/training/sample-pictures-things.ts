// Product pictures of the training returns: what one uses, eats or gives away.

export const THINGS: Record<string, { tile: string; shapes: string }> = {
  phone: {
    tile: '#d9e6e8',
    shapes: `<rect x="46" y="10" width="34" height="68" rx="7" fill="#36465a"/><rect x="50" y="15" width="15" height="20" rx="6" fill="#28364a"/><circle cx="57.5" cy="21" r="3.6" fill="#0f1824"/><circle cx="57.5" cy="30" r="3.6" fill="#0f1824"/><circle cx="56.5" cy="20" r="1.2" fill="#7fa3d6"/><circle cx="56.5" cy="29" r="1.2" fill="#7fa3d6"/><rect x="18" y="18" width="36" height="70" rx="7.5" fill="#141d29"/><rect x="21" y="22" width="30" height="62" rx="4.5" fill="#3b6fd4"/><path d="M21 62c8-8 20-4 30-16v33.500c0 2.5-2 4.5-4.5 4.500h-21c-2.5 0-4.5-2-4.5-4.500z" fill="#6fa0f5"/><path d="M21 74c10-6 20 0 30-8v13.500c0 2.5-2 4.5-4.5 4.500h-21c-2.5 0-4.5-2-4.5-4.500z" fill="#a9c8ff"/><rect x="31" y="24.5" width="10" height="3" rx="1.5" fill="#141d29"/>`,
  },
  mug: {
    tile: '#e6ece2',
    shapes: `<path d="M62 42h9c8 0 12 5 12 12s-5 13-13 13h-9" fill="none" stroke="#b9523a" stroke-width="6"/><path d="M20 34h44v36c0 7-5 12-12 12H32c-7 0-12-5-12-12z" fill="#d9694a"/><path d="M20 34h44v8H20z" fill="#b9523a"/><ellipse cx="42" cy="34" rx="22" ry="5" fill="#f0a48e"/><ellipse cx="42" cy="34.5" rx="17" ry="3.2" fill="#5d3a2b"/><path d="M28 54c5-5 9-5 14 0s9 5 14 0" fill="none" stroke="#f7d9cd" stroke-width="3.4" stroke-linecap="round"/><path d="M34 24c-4-5 4-7 0-12M46 24c-4-5 4-7 0-12" fill="none" stroke="#9fb09a" stroke-width="2.6" stroke-linecap="round"/>`,
  },
  kettle: {
    tile: '#dfe7ee',
    shapes: `<path d="M66 40c14-2 18 8 14 22-1 5-3 9-7 11" fill="none" stroke="#2a3643" stroke-width="6" stroke-linecap="round"/><path d="M30 38 12 46l16 14z" fill="#aebac6"/><path d="M30 34h36l6 44c0 3-2 5-5 5H29c-3 0-5-2-5-5z" fill="#c9d3dd"/><path d="M30 34h12l-4 49h-9c-3 0-5-2-5-5z" fill="#dfe6ed"/><path d="M33 27h30l4 8H29z" fill="#2a3643"/><rect x="44" y="20" width="8" height="8" rx="3" fill="#2a3643"/><path d="M24 78h48v2c0 2-2 4-4 4H28c-2 0-4-2-4-4z" fill="#2a3643"/><path d="M55 46v24" stroke="#7fb5d9" stroke-width="4" stroke-linecap="round"/>`,
  },
  headphones: {
    tile: '#e6e2ee',
    shapes: `<path d="M20 58V48c0-18 12-30 28-30s28 12 28 30v10" fill="none" stroke="#2c2f45" stroke-width="6"/><path d="M26 38c4-9 12-14 22-14s18 5 22 14" fill="none" stroke="#585d80" stroke-width="2"/><rect x="13" y="51" width="20" height="29" rx="9" fill="#4a4f74"/><rect x="63" y="51" width="20" height="29" rx="9" fill="#4a4f74"/><rect x="27" y="50" width="9" height="31" rx="4.5" fill="#23263a"/><rect x="60" y="50" width="9" height="31" rx="4.5" fill="#23263a"/><circle cx="18.5" cy="65" r="2.2" fill="#f0a04b"/><circle cx="77.5" cy="65" r="2.2" fill="#f0a04b"/>`,
  },
  earbuds: {
    tile: '#dbe6f2',
    shapes: `<rect x="16" y="40" width="64" height="42" rx="18" fill="#fff" stroke="#aebfd2" stroke-width="1.6"/><path d="M16 56h64" stroke="#c5d2e0" stroke-width="1.6"/><path d="M18 52c2-8 8-12 16-12h28c8 0 14 4 16 12z" fill="#eaf0f7"/><circle cx="48" cy="66" r="2.2" fill="#55c28a"/><path d="M32 14c6 0 10 4 10 9 0 4-2 6-5 7l-1 12h-6l-2-13c-3-2-4-4-4-7 0-4 3-8 8-8z" fill="#fff" stroke="#aebfd2" stroke-width="1.6"/><path d="M64 14c-6 0-10 4-10 9 0 4 2 6 5 7l1 12h6l2-13c3-2 4-4 4-7 0-4-3-8-8-8z" fill="#fff" stroke="#aebfd2" stroke-width="1.6"/><circle cx="37" cy="23" r="3.4" fill="#33475f"/><circle cx="59" cy="23" r="3.4" fill="#33475f"/>`,
  },
  powerbank: {
    tile: '#e2ebe0',
    shapes: `<rect x="26" y="14" width="44" height="68" rx="10" fill="#2f3b35"/><rect x="26" y="14" width="18" height="68" rx="9" fill="#3d4c45"/><rect x="41" y="10" width="14" height="6" rx="2" fill="#8fa398"/><path d="M51 32 39 51h8l-3 14 13-20h-8z" fill="#8fd694"/><g fill="#8fd694"><circle cx="39" cy="74" r="1.8"/><circle cx="45" cy="74" r="1.8"/><circle cx="51" cy="74" r="1.8"/></g><circle cx="57" cy="74" r="1.8" fill="#5c6d64"/>`,
  },
  keyboard: {
    tile: '#e5e2dc',
    shapes: `<path d="M48 30c0-10 10-6 12-14" fill="none" stroke="#5a5347" stroke-width="3"/><rect x="8" y="30" width="80" height="42" rx="7" fill="#4b463d"/><g fill="#f4efe4"><rect x="13" y="35" width="9" height="9" rx="2"/><rect x="24" y="35" width="9" height="9" rx="2"/><rect x="35" y="35" width="9" height="9" rx="2"/><rect x="46" y="35" width="9" height="9" rx="2"/><rect x="57" y="35" width="9" height="9" rx="2"/><rect x="13" y="46" width="12" height="9" rx="2"/><rect x="27" y="46" width="9" height="9" rx="2"/><rect x="38" y="46" width="9" height="9" rx="2"/><rect x="49" y="46" width="9" height="9" rx="2"/><rect x="60" y="46" width="9" height="9" rx="2"/><rect x="26" y="57" width="36" height="9" rx="2"/></g><g fill="#d9694a"><rect x="68" y="35" width="15" height="9" rx="2"/><rect x="13" y="57" width="11" height="9" rx="2"/></g><g fill="#6f9fb5"><rect x="71" y="46" width="12" height="9" rx="2"/><rect x="64" y="57" width="19" height="9" rx="2"/></g>`,
  },
  camera: {
    tile: '#e4e0d6',
    shapes: `<path d="M32 28l5-10h22l5 10z" fill="#b9b3a6"/><rect x="10" y="26" width="76" height="50" rx="8" fill="#3a3833"/><path d="M10 34c0-5 3-8 8-8h60c5 0 8 3 8 8v5H10z" fill="#cfc9bb"/><rect x="16" y="20" width="12" height="6" rx="2" fill="#8d877a"/><circle cx="48" cy="54" r="19" fill="#1f1e1b"/><circle cx="48" cy="54" r="14" fill="#34424f"/><circle cx="48" cy="54" r="8" fill="#16202a"/><circle cx="43" cy="49" r="3.4" fill="#8fb4cf"/><rect x="70" y="30" width="10" height="6" rx="2" fill="#5a564d"/><circle cx="20" cy="47" r="2.4" fill="#d8503f"/>`,
  },
  lipstick: {
    tile: '#f2dfe0',
    shapes: `<rect x="18" y="42" width="22" height="42" rx="3" fill="#201b1f"/><rect x="18" y="42" width="22" height="7" fill="#cfa45c"/><rect x="56" y="56" width="24" height="28" rx="3" fill="#201b1f"/><rect x="58" y="42" width="20" height="15" fill="#cfa45c"/><path d="M60 42V24c6-8 12-10 16-10v28z" fill="#c02b45"/><path d="M60 24c6-8 12-10 16-10v5c-5 2-10 6-16 12z" fill="#e0617a"/><path d="M23 54v24" stroke="#4a4247" stroke-width="3" stroke-linecap="round"/>`,
  },
  cream: {
    tile: '#e0ece8',
    shapes: `<rect x="22" y="22" width="52" height="20" rx="5" fill="#f8f4ea"/><path d="M22 34h52v8H22z" fill="#e7dfcd"/><path d="M18 42h60v28c0 8-6 12-14 12H32c-8 0-14-4-14-12z" fill="#7fb8a4"/><path d="M18 42h12v40c-7-1-12-5-12-12z" fill="#9accbb"/><rect x="34" y="52" width="30" height="16" rx="3" fill="#f8f4ea"/><path d="M49 54c5 2 6 8 0 12-6-4-5-10 0-12z" fill="#4f8f79"/>`,
  },
  coffee: {
    tile: '#efe6d0',
    shapes: `<path d="M22 16h52l-3 8 5 56c0 3-2 5-5 5H25c-3 0-5-2-5-5l5-56z" fill="#c98d3a"/><path d="M22 16h52l-3 8H25z" fill="#a8702a"/><rect x="30" y="34" width="36" height="20" rx="4" fill="#fbf3df"/><path d="M36 41h24M40 47h16" stroke="#a8702a" stroke-width="2.6" stroke-linecap="round"/><g fill="#7a4c1e"><ellipse cx="36" cy="68" rx="7" ry="5" transform="rotate(-25 36 68)"/><ellipse cx="50" cy="72" rx="7" ry="5" transform="rotate(15 50 72)"/><ellipse cx="62" cy="66" rx="7" ry="5" transform="rotate(-40 62 66)"/></g><g stroke="#d9a867" stroke-width="1.3" fill="none"><path d="M31 70l10-5M44 71l12 3M58 70l8-8"/></g>`,
  },
  tea: {
    tile: '#e2ead6',
    shapes: `<rect x="26" y="26" width="44" height="58" rx="5" fill="#2f5a3c"/><rect x="23" y="16" width="50" height="14" rx="5" fill="#24472f"/><path d="M26 30h44v4H26z" fill="#c9a961"/><rect x="36" y="42" width="24" height="32" rx="3" fill="#f3eeda"/><path d="M48 46c8 5 9 14 0 22-9-8-8-17 0-22z" fill="#5d9a55"/><path d="M48 50v16M48 58l4-4M48 62l-4-4" stroke="#2f5a3c" stroke-width="1.4" fill="none"/>`,
  },
  lamp: {
    tile: '#e9e4d4',
    shapes: `<ellipse cx="40" cy="82" rx="22" ry="4.5" fill="#39424c"/><path d="M40 80 30 54l26-24" fill="none" stroke="#4f5b67" stroke-width="5" stroke-linejoin="round" stroke-linecap="round"/><circle cx="30" cy="54" r="4.5" fill="#39424c"/><path d="M50 20 68 40 82 32c-2-12-12-22-24-22z" fill="#e0a63a"/><path d="M68 40 82 32c3 3 2 8-2 10s-9 1-12-2z" fill="#fff3c9"/><path d="M62 50l-4 14M74 50l2 16M86 46l6 10" stroke="#e6c463" stroke-width="2.6" stroke-linecap="round"/>`,
  },
  pan: {
    tile: '#e3e6e9',
    shapes: `<path d="M62 44 86 20c3-3 8 2 5 5L68 50z" fill="#7a4c2a"/><circle cx="42" cy="54" r="31" fill="#2b3138"/><circle cx="42" cy="54" r="25" fill="#3d454e"/><path d="M26 42c4-6 9-9 15-9" fill="none" stroke="#6a7580" stroke-width="3" stroke-linecap="round"/><path d="M32 56c0-9 14-12 19-5 6 0 8 9 1 12-4 6-17 6-19-1-2-1-2-4-1-6z" fill="#fdf8ea"/><circle cx="44" cy="57" r="6" fill="#f2b233"/>`,
  },
  bear: {
    tile: '#efe2d2',
    shapes: `<circle cx="27" cy="26" r="11" fill="#a9713f"/><circle cx="69" cy="26" r="11" fill="#a9713f"/><circle cx="27" cy="26" r="5.5" fill="#e3bb8c"/><circle cx="69" cy="26" r="5.5" fill="#e3bb8c"/><ellipse cx="48" cy="72" rx="25" ry="16" fill="#a9713f"/><circle cx="48" cy="42" r="27" fill="#bd824c"/><ellipse cx="48" cy="51" rx="13" ry="10" fill="#efd3ac"/><ellipse cx="48" cy="47" rx="4.5" ry="3.4" fill="#3a2616"/><path d="M48 50v4c0 3-6 4-7 1M48 54c0 3 6 4 7 1" fill="none" stroke="#3a2616" stroke-width="1.8" stroke-linecap="round"/><circle cx="37" cy="39" r="3" fill="#3a2616"/><circle cx="59" cy="39" r="3" fill="#3a2616"/><path d="M36 70l12 5-12 6zM60 70l-12 5 12 6z" fill="#c8403c"/><circle cx="48" cy="75" r="3" fill="#a12f2c"/>`,
  },
  umbrella: {
    tile: '#dbe5ee',
    shapes: `<path d="M48 44v30c0 10-14 10-14 1" fill="none" stroke="#5b3d2b" stroke-width="4" stroke-linecap="round"/><path d="M10 48c2-22 18-34 38-34s36 12 38 34c-4-5-9-5-13 0-4-5-8-5-12 0-4-5-9-5-13 0-4-5-9-5-13 0-4-5-8-5-12 0-4-5-9-5-13 0z" fill="#2f7fa3"/><path d="M35 48c0-16 5-28 13-34 8 6 13 18 13 34-4-5-9-5-13 0-4-5-9-5-13 0z" fill="#54a3c4"/><path d="M48 9v6" stroke="#5b3d2b" stroke-width="3.4" stroke-linecap="round"/>`,
  },
  gift: {
    tile: '#f2e2e0',
    shapes: `<rect x="18" y="42" width="60" height="40" rx="4" fill="#d65b50"/><rect x="14" y="30" width="68" height="15" rx="4" fill="#e2766b"/><path d="M42 30h12v52H42z" fill="#f6d57c"/><path d="M48 30c-6-14-22-16-22-7 0 6 12 7 22 7zM48 30c6-14 22-16 22-7 0 6-12 7-22 7z" fill="none" stroke="#f0c24f" stroke-width="5"/>`,
  },
};
