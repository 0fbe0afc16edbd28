import { PAGE_MM } from './print-document.ts';
import type { PageSize } from './print-document.ts';

// One look for all printed matter: system CJK fonts, black on white, sizes in pt and mm. Colour only repeats what a
// shape and a word say: most printers here have none.

const FONTS = `'Noto Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei','Source Han Sans SC',sans-serif`;
const MONO = `ui-monospace,'SF Mono','Cascadia Mono',Consolas,'DejaVu Sans Mono','Noto Sans Mono',monospace`;

/** What every document begins with; `more` is the maker's own. */
export const pageStyle = (page: PageSize, more: string): string => {
  const { width, height } = PAGE_MM[page];
  return `@page{size:${width}mm ${height}mm;margin:0}
*{box-sizing:border-box;margin:0;padding:0}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{width:${width}mm;background:#fff;color:#000;font-family:${FONTS};font-size:10pt;line-height:1.35;font-variant-numeric:tabular-nums}
.page{position:relative;width:${width}mm;height:${height}mm;overflow:hidden;break-after:page}
.page:last-child{break-after:auto}
.bars{display:block;fill:#000}
.mono{font-family:${MONO}}
.cut{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;overflow-wrap:anywhere}
.one{overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
${more}`;
};
