/**
 * WeChat's own checks and its full compile, offline: `node official-compile.cjs <dist>`. Its tools ask the server only for the project's
 * attributes; those are given here, and the upload key is made for the moment. Ends with exit code 1 and the tool's message on a fault.
 */
const { generateKeyPairSync } = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const dist = path.resolve(process.argv[2] ?? '');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'jishan-compile-'));
// The tool keeps caches and logs in the home folder; a check leaves nothing behind.
process.env.HOME = work;
process.env.USERPROFILE = work;
// It would ask WeChat's server for a list it can do without.
require('./no-network.cjs');
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --require ${JSON.stringify(path.join(__dirname, 'no-network.cjs'))}`;
const ci = require('miniprogram-ci');

const attributes = { ...ci.DefaultProjectAttr, setting: { ...ci.DefaultProjectAttr.setting, MaxSubpackageFullCodeSize: 20 } };
for (const kind of [ci.Project, ci.CIProject, ci.PreCompileProject, ci.BaseProject]) {
  if (!kind?.prototype) continue;
  kind.prototype.attr = async () => attributes;
  kind.prototype.getAttr = async () => attributes;
}

async function compile() {
  const privateKeyPath = path.join(work, 'key.pem');
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  fs.writeFileSync(privateKeyPath, privateKey);
  const project = new ci.Project({ appid: 'wx1234567890abcdef', type: 'miniProgram', projectPath: dist, privateKeyPath, ignores: [] });
  const app = await ci.getAppJSON(project);
  const pages = [
    ...app.pages,
    ...(app.subPackages ?? app.subpackages ?? []).flatMap(sub => sub.pages.map(page => path.posix.join(sub.root, page))),
  ];
  for (const pagePath of pages) await ci.getPageJSON(project, { miniprogramRoot: '', pagePath });
  const setting = { es6: false, es7: false, minify: false, minifyWXML: true, minifyWXSS: true };
  await ci.getCompiledResult({ project, version: '0.0.1', desc: 'check', setting }, path.join(work, 'out.zip'));
  return pages.length;
}

function end(code, line) {
  fs.rmSync(work, { recursive: true, force: true });
  fs.writeSync(code === 0 ? 1 : 2, `${line}\n`);
  // It leaves worker processes behind that would wait for ever.
  process.exit(code);
}

compile().then(
  pages => end(0, `compiled ${pages} pages`),
  error => end(1, error?.message ?? String(error)),
);
