// Starts the Bot API server of the npm package "telegram-test-api".
// node server.js <folder that holds node_modules> <port>; it ends when its input is closed.
const path = require('path');

const [folder, port] = process.argv.slice(2);
const TelegramServer = require(path.join(folder, 'node_modules', 'telegram-test-api'));

const server = new TelegramServer({ host: '127.0.0.1', port: Number(port), storeTimeout: 600 });
server.start().then(() => console.log('ready'));
process.stdin.on('end', () => process.exit(0)).resume();
