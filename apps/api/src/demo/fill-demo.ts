import type { DataSource } from 'typeorm';
import type { Config } from '../platform/config/config';
import { FieldCipher } from '../platform/crypto';
import { makeDataSource } from '../platform/db/data-source';
import { UnitOfWork } from '../platform/db/unit-of-work';
import { mediaStoreOf } from '../platform/media';
import type { County, Demo, DemoPart, PartCounts } from './county';
import { activities } from './activities';
import { applications } from './applications';
import { book } from './book';
import { DemoTime } from './demo-time';
import { history } from './history';
import { checklists } from './checklists';
import { complaints } from './complaints';
import { deductions } from './deductions';
import { expiry } from './expiry';
import { fund } from './fund';
import { households } from './households';
import { inbox } from './inbox';
import { notices } from './notices';
import { panels } from './panels';
import { parlour } from './parlour';
import { people } from './people';
import { PhotoPress } from './pictures/photo-press';
import { places } from './places';
import { rules } from './rules';
import { standards } from './standards';
import { store } from './store';

/** In this order: later parts stand on earlier ones. */
const parts: readonly DemoPart[] = [
  places,
  people,
  rules,
  standards,
  applications,
  activities,
  store,
  deductions,
  expiry,
  book,
  history,
  fund,
  notices,
  parlour,
  complaints,
  checklists,
  panels,
  households,
  inbox,
];

export interface DemoOptions {
  readonly config: Config;
  /** The schema's owner: only from it the books take dates of the past. */
  readonly ownerUrl: string;
  readonly now?: Date;
  /** Told after each part. */
  readonly say?: (part: string, counts: PartCounts, seconds: number) => void;
}

/** Fills the demo county into a database that knows no organisation yet. False, and nothing done, when there is one. */
export async function fillDemo(options: DemoOptions): Promise<boolean> {
  const dataSource = makeDataSource({ url: options.ownerUrl, poolSize: 4, applicationName: 'jishan-demo', statementTimeoutMs: 120_000 });
  await dataSource.initialize();
  try {
    if (await isInhabited(dataSource)) return false;
    const media = await mediaStoreOf(options.config);
    const demo: Demo = {
      config: options.config,
      work: new UnitOfWork(dataSource),
      cipher: new FieldCipher(options.config),
      time: new DemoTime(options.now),
      press: new PhotoPress(media),
    };
    const county: County = { organizations: new Map(), villages: [], moments: new Map(), news: [] };
    for (const part of parts) {
      const begun = performance.now();
      const counts = await part.fill(demo, county);
      options.say?.(part.name, counts, (performance.now() - begun) / 1_000);
    }
    return true;
  } finally {
    await dataSource.destroy();
  }
}

async function isInhabited(dataSource: DataSource): Promise<boolean> {
  const [row] = await dataSource.query<{ inhabited: boolean }[]>('SELECT EXISTS (SELECT 1 FROM organization) AS inhabited');
  return row?.inhabited === true;
}
