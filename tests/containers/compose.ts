import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../tools/start/programs';

export interface Service {
  /** The script that Node runs; absent where the image's own command does. */
  readonly script?: string;
  /** As written, `${…}` and all. */
  readonly environment: Readonly<Record<string, string>>;
}

const text = (file: string): string => readFileSync(join(repositoryRoot, file), 'utf8');

/** The services of docker-compose.yml that are written as ours are: two blanks a level, one line a setting. */
export function services(): ReadonlyMap<string, Service> {
  const within =
    text('docker-compose.yml')
      .split(/^services:$/m)[1]
      ?.split(/^volumes:$/m)[0] ?? '';
  const blocks = within.split(/^ {2}(?=[a-z]+:)/m).slice(1);
  return new Map(
    blocks.map(block => {
      const script = /^ {4}(?:command|entrypoint): \[node, (\S+)\]$/m.exec(block)?.[1];
      const settings = block.split(/^ {4}environment:$/m)[1]?.split(/^ {0,4}\S/m)[0] ?? '';
      const environment = Object.fromEntries(
        [...settings.matchAll(/^ {6}([A-Z][A-Z0-9_]+): (.+)$/gm)].map(([, name, value]) => [name, value]),
      );
      return [block.slice(0, block.indexOf(':')), { script, environment }];
    }),
  );
}

/** What a container gets: the service's settings, filled in from what `.env` holds, or the default that stands there. */
export function environmentOf(service: Service, dotEnv: Readonly<Record<string, string>>): Record<string, string> {
  const fill = (value: string): string =>
    value.replace(
      /\$\{([A-Z][A-Z0-9_]+)(?::([-?])([^}]*))?\}/g,
      (_all, name: string, kind: string | undefined, more: string | undefined) => {
        const given = dotEnv[name];
        if (given) return given;
        if (kind === '?') throw new Error(`${name}: ${more}`);
        return kind === '-' ? (more ?? '') : '';
      },
    );
  return Object.fromEntries(Object.entries(service.environment).map(([name, value]) => [name, fill(value)]));
}

/** What the last stage of the Dockerfile sets, and the script of its CMD. */
export function image(): { script: string; environment: Record<string, string> } {
  const last =
    text('Dockerfile')
      .split(/^FROM /m)
      .at(-1) ?? '';
  const set = /^ENV ((?:.*\\\n)*.*)$/m.exec(last)?.[1] ?? '';
  const environment = Object.fromEntries([...set.matchAll(/\b([A-Z][A-Z0-9_]+)=(\S+)/g)].map(([, name, value]) => [name, value]));
  return { script: /^CMD \["node", "(.+)"\]$/m.exec(last)?.[1] ?? '', environment };
}

/** Sources of each COPY of the Dockerfile: from the repository, or from the stage that built it. */
export function copied(): { readonly stage: string | undefined; readonly source: string }[] {
  return [...text('Dockerfile').matchAll(/^COPY (?:--from=(\w+) )?(.+) \S+$/gm)].flatMap(([, stage, sources]) =>
    (sources ?? '').split(' ').map(source => ({ stage, source })),
  );
}
