import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { repositoryRoot } from '../start/programs';
import { makeSbom } from './sbom';
import { texts } from './sbom.texts';

/** `npm run sbom [-- FILE]`: the CycloneDX list of what a release contains. */
const sbom = makeSbom(repositoryRoot);
const { name, version } = sbom.metadata.component;
const file = resolve(process.argv[2] ?? `${name}-${version}.cdx.json`);
writeFileSync(file, `${JSON.stringify(sbom, null, 2)}\n`);
process.stdout.write(`${texts.written(sbom.components.length, file)}\n`);
