import { createServer } from 'vite';
import { GALLERY_SITE } from './gallery-site.ts';

// The gallery to look at by hand: node tests/support/preview/serve.ts, then
//   http://localhost:5199/?state=half-counted&lang=zh&theme=dark

const server = await createServer(GALLERY_SITE);
await server.listen();
server.printUrls();
