/** A check stays on this machine: names of other machines are not looked up, by this process or by those it starts. */
const dns = require('node:dns');

const lookup = dns.lookup;
dns.lookup = (host, options, callback) => {
  const done = typeof options === 'function' ? options : callback;
  if (host === 'localhost' || host === '127.0.0.1' || host === '::1') return lookup(host, options, callback);
  const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND', hostname: host });
  return process.nextTick(done, error);
};
