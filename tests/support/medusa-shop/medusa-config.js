// A real Medusa shop for the opt-in tests: on this machine only, on the database and with the secret that
// tests/support/medusa-shop.ts hands in; without the admin's pages, which would have to be built.
const { defineConfig } = require('@medusajs/framework/utils');

const { DATABASE_URL: databaseUrl, SHOP_SECRET: secret } = process.env;

module.exports = defineConfig({
  admin: { disable: true },
  projectConfig: {
    databaseUrl,
    databaseDriverOptions: { ssl: false },
    http: {
      storeCors: 'http://127.0.0.1',
      adminCors: 'http://127.0.0.1',
      authCors: 'http://127.0.0.1',
      jwtSecret: secret,
      cookieSecret: secret,
    },
  },
});
