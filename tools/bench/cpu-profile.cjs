/** Loaded into the API by `NODE_OPTIONS=--require`: profiles it from SIGUSR2 on (starting up is another story), and leaves the profile when it ends. */
const { Session } = require('node:inspector');
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');

const session = new Session();
session.connect();
session.post('Profiler.enable');
let isRunning = false;
process.on('SIGUSR2', () => {
  session.post('Profiler.start');
  isRunning = true;
});
process.on('exit', () => {
  if (!isRunning) return;
  session.post('Profiler.stop', (error, result) => {
    if (!error) writeFileSync(join(process.env.JISHAN_PROFILE_DIR, `${process.pid}.cpuprofile`), JSON.stringify(result.profile));
  });
});
